// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

extension JSONWebSignature.Signature {
    /// Names that RFC 7515 §4.1, RFC 7516 §4.1 and RFC 7518 §4 define: `crit` may not repeat them (RFC 7515 §4.1.11).
    private static let registered: Set<ExactString> = [
        "alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit", "enc", "zip", "epk", "apu",
        "apv", "iv", "tag", "p2s", "p2c",
    ]
    private static let secretAlgorithms: Set<ExactString> = ["HS256", "HS384", "HS512"]

    /// The algorithm, where the header holds together: `alg` stands in the protected header and is one that is verified here, and
    /// every critical extension is among `understood`. `b64` always is.
    package func algorithm(understanding understood: Set<ExactString> = []) throws(JWSError) -> SignatureAlgorithm {
        if let flaw { throw flaw }
        for name: ExactString in ["enc", "zip"] where protectedHeader[name] != nil || unprotectedHeader[name] != nil {
            throw .encrypted(name)
        }
        let algorithm = try namedAlgorithm()
        try checkCritical(understood)
        for name: ExactString in ["kid", "typ", "cty"] {
            if let value = protectedHeader[name] ?? unprotectedHeader[name], value.stringValue == nil {
                throw .header(name)
            }
        }
        return algorithm
    }

    private func namedAlgorithm() throws(JWSError) -> SignatureAlgorithm {
        guard let name = protectedHeader["alg"]?.stringValue else { throw .header("alg") }
        if let algorithm = SignatureAlgorithm(joseName: name) { return algorithm }
        // Every spelling of `none` is meant to be taken for it by somebody.
        let isNone = name.text.lowercased().filter { !$0.isWhitespace } == "none"
        throw isNone || Self.secretAlgorithms.contains(name) ? .algorithmForbidden(name) : .algorithmUnsupported(name)
    }

    private func checkCritical(_ understood: Set<ExactString>) throws(JWSError) {
        guard unprotectedHeader["crit"] == nil else { throw .criticalMalformed }
        var critical: Set<ExactString> = []
        if let member = protectedHeader["crit"] {
            guard let names = member.arrayValue, !names.isEmpty else { throw .criticalMalformed }
            for element in names {
                guard let name = element.stringValue, !Self.registered.contains(name), protectedHeader[name] != nil,
                    critical.insert(name).inserted
                else { throw .criticalMalformed }
            }
            for element in names {
                if let name = element.stringValue, name != "b64", !understood.contains(name) {
                    throw .criticalUnsupported(name)
                }
            }
        }
        if let b64 = protectedHeader["b64"] {
            // RFC 7797 §6: nobody who does not know `b64` may take the token. One that is `true` changes nothing.
            guard b64 == .bool(true) || (b64 == .bool(false) && critical.contains("b64")) else {
                throw .unencodedPayload
            }
        }
    }

    /// Checks the signature (RFC 7515 §5.2) with a key that was found by other means than the header's word.
    ///
    /// - Parameter understood: the critical extensions that the caller handles.
    /// - Throws: `JWSError`; `algorithmMismatch` where `alg` is not the key's own.
    package func verify(with key: PublicKey, understanding understood: Set<ExactString> = []) throws(JWSError) {
        let algorithm = try algorithm(understanding: understood)
        guard key.signatureAlgorithms.contains(algorithm) else { throw .algorithmMismatch(algorithm.joseName) }
        guard key.isValidSignature(bytes, for: signingInput, by: algorithm) else { throw .signatureInvalid }
    }

    /// Pointers to keys and certificates elsewhere that the header carries. They are never followed.
    package var ignoredPointers: [ExactString] {
        ["jku", "x5u"].filter { protectedHeader[$0] != nil || unprotectedHeader[$0] != nil }
    }
}
