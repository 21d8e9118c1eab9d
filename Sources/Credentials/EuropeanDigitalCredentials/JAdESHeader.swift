// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// What the protected header of a JAdES signature says (ETSI TS 119 182-1 §5.1 and 5.2), once it holds together.
package struct JAdESHeader: Sendable {
    /// Critical extensions that are acted upon here. `b64` is the JWS reader's.
    package static let understood: Set<ExactString> = ["sigT", "iat", "exp", "adoTst", "x5t#o", "sigX5ts"]
    /// The header is signed, so that it may say more than is acted upon; what is not is named in the report.
    private static let known: Set<ExactString> = [
        "alg", "typ", "cty", "crit", "b64", "x5c", "x5t#S256", "x5t#o", "sigX5ts", "sigT", "iat", "exp", "adoTst",
        "kid",
    ]

    package let algorithm: SignatureAlgorithm
    /// Of `x5c`, the signer's first.
    package let leaf: Certificate
    /// Those behind the signer's in `x5c`.
    package let others: [Certificate]
    /// `sigT` or `iat`: when the signer says it signed (§5.2.1).
    package let claimedTime: Instant?
    /// `exp`: until when the signer lets the signature be used.
    package let expires: Instant?
    /// `adoTst`: timestamps over the payload, made before it was signed; DER (§5.2.6).
    package let contentTimestamps: [[UInt8]]
    /// Parameters that nothing was made of.
    package let ignored: [ExactString]

    package init(_ signature: JSONWebSignature.Signature) throws(JAdESError) {
        let header = signature.protectedHeader
        guard header["sigD"] == nil else { throw .detached }
        do { algorithm = try signature.algorithm(understanding: Self.understood) } catch { throw .jws(error) }
        try Self.checkType(header)
        guard header["sigT"] == nil || header["iat"] == nil else { throw .header("iat") }
        claimedTime = try Self.signingTime(header)
        expires = try Self.end(header)
        contentTimestamps = try Self.contentTimestamps(header)
        let chain: CertificateChainHeader?
        do { chain = try CertificateChainHeader(header) } catch { throw JAdESError(error) }
        guard let chain else { throw .noCertificate }
        leaf = chain.leaf
        others = chain.others
        ignored =
            header.names.filter { !Self.known.contains($0) }
            + signature.unprotectedHeader.names.filter { $0 != "etsiU" }
        try Self.checkReferences(header, chain.leaf)
    }

    /// The signature over exactly the bytes that stand in the document, by the certificate's key.
    package func verify(_ signature: JSONWebSignature.Signature) throws(JAdESError) -> PublicKey {
        let key: PublicKey
        do { key = try leaf.publicKey } catch { throw .jws(.algorithmMismatch(algorithm.joseName)) }
        do { try signature.verify(with: key, understanding: Self.understood) } catch { throw .jws(error) }
        return key
    }

    // MARK: Parameters

    /// RFC 7515 §4.1.9: a media type may leave `application/` out; letter case does not count.
    private static func checkType(_ header: JSONObject) throws(JAdESError) {
        guard let type = header["typ"]?.stringValue else { return }
        let name = type.text.lowercased()
        guard ["jose", "jose+json", "application/jose", "application/jose+json"].contains(name) else {
            throw .header("typ")
        }
    }

    /// §5.2.1: `sigT` is UTC to the second.
    private static func signingTime(_ header: JSONObject) throws(JAdESError) -> Instant? {
        guard let member = header["sigT"] else { return try seconds(header, "iat") }
        guard let text = member.stringValue, text.utf8.last == UInt8(ascii: "Z") else { throw .header("sigT") }
        do { return try DateTime(text).instant } catch { throw .header("sigT") }
    }

    /// No specification says how `exp` is written in the header of a signature: seconds and dates are both in use.
    private static func end(_ header: JSONObject) throws(JAdESError) -> Instant? {
        guard let text = header["exp"]?.stringValue else { return try seconds(header, "exp") }
        do {
            let date = try DateTime(text)
            if date.hasOffset { return date.instant }
        } catch {
            throw .header("exp")
        }
        throw .header("exp")
    }

    /// Whole seconds since 1970 of the years to 9999.
    private static func seconds(_ header: JSONObject, _ name: ExactString) throws(JAdESError) -> Instant? {
        guard let member = header[name] else { return nil }
        guard let value = member.numberValue?.integer, 0..<253_402_300_800 ~= value else { throw .header(name) }
        return Instant(seconds: Int64(value))
    }

    private static func contentTimestamps(_ header: JSONObject) throws(JAdESError) -> [[UInt8]] {
        guard let member = header["adoTst"] else { return [] }
        guard let tokens = UnsignedHeader.tokens(member), !tokens.isEmpty else { throw .header("adoTst") }
        return tokens
    }

    // MARK: References to the certificate

    /// §5.2.2: every digest that names the signer's certificate is the certificate's.
    private static func checkReferences(_ header: JSONObject, _ leaf: Certificate) throws(JAdESError) {
        if let member = header["x5t#o"] {
            guard try refers(member, to: leaf, "x5t#o") else { throw .certificateReference("x5t#o") }
        }
        if let member = header["sigX5ts"] {
            guard let references = member.arrayValue, references.count <= CertificateChainHeader.maximumCertificates
            else {
                throw .header("sigX5ts")
            }
            var isNamed = false
            for reference in references where try refers(reference, to: leaf, "sigX5ts") { isNamed = true }
            guard isNamed else { throw .certificateReference("sigX5ts") }
        }
    }

    private static func refers(
        _ reference: JSONValue, to leaf: Certificate, _ name: ExactString
    ) throws(JAdESError) -> Bool {
        guard let value = reference["digVal"]?.stringValue else { throw .header(name) }
        let algorithm: HashAlgorithm
        switch reference["digAlg"]?.stringValue {
        case "S256": algorithm = .sha256
        case "S384": algorithm = .sha384
        case "S512": algorithm = .sha512
        default: throw .header(name)
        }
        do { return try Base64URL.decode(value) == algorithm.digest(leaf.der) } catch { throw .header(name) }
    }
}
