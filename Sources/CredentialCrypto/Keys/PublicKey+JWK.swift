// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// JSON Web Key (RFC 7517, RFC 7518 §6.2, RFC 8037 §2).
extension PublicKey {
    /// Private parameters of every key type of RFC 7518 §6 and RFC 8037 §2.
    private static let privateMembers: [ExactString] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]

    /// Members that are not understood are ignored (RFC 7517 §4), those that say what the key is for are not.
    package init(jwk: JSONObject) throws(KeyError) {
        if let name = Self.privateMembers.first(where: { jwk[$0] != nil }) { throw .privateMember(name) }
        let algorithm = try Self.algorithm(of: jwk)
        try Self.checkPurpose(of: jwk, algorithm)
        guard let curve = algorithm.curve else {
            try self.init(ed25519: try Self.coordinate("x", of: jwk, byteCount: Edwards25519.byteCount))
            return
        }
        let x = try Self.coordinate("x", of: jwk, byteCount: curve.byteCount)
        let y = try Self.coordinate("y", of: jwk, byteCount: curve.byteCount)
        try self.init(sec1: [4] + x + y)
    }

    /// The required members in the order of their names, which is also the order of the thumbprint.
    package var jwk: JSONObject {
        let names = algorithm.jwkNames
        var jwk = JSONObject([
            (name: "crv", value: .string(names.crv)), (name: "kty", value: .string(names.kty)),
            (name: "x", value: .string(Base64URL.encode(x))),
        ])
        if let y { jwk["y"] = .string(Base64URL.encode(y)) }
        return jwk
    }

    /// Base64url of the SHA-256 thumbprint (RFC 7638 §3).
    package var jwkThumbprint: ExactString {
        ExactString(Base64URL.encode(HashAlgorithm.sha256.digest(JSONWriter.bytes(.object(jwk)))))
    }

    private static func algorithm(of jwk: JSONObject) throws(KeyError) -> Algorithm {
        guard let kty = jwk["kty"]?.stringValue else { throw .malformed("kty") }
        // An RSA or symmetric key has no curve to name.
        guard Algorithm.allCases.contains(where: { $0.jwkNames.kty == kty }) else { throw .unsupported(kty) }
        guard let crv = jwk["crv"]?.stringValue else { throw .malformed("crv") }
        guard let algorithm = Algorithm.allCases.first(where: { $0.jwkNames == (kty, crv) }) else {
            throw .unsupported(crv)
        }
        return algorithm
    }

    /// RFC 7517 §4.2–4.4: `use`, `key_ops` and `alg`, each optional, each binding when it stands there.
    private static func checkPurpose(of jwk: JSONObject, _ algorithm: Algorithm) throws(KeyError) {
        if let use = jwk["use"] {
            guard let use = use.stringValue else { throw .malformed("use") }
            guard use == "sig" else { throw .notForVerification("use") }
        }
        if let operations = jwk["key_ops"] {
            guard let names = operations.arrayValue?.map(\.stringValue), !names.contains(nil),
                Set(names).count == names.count
            else { throw .malformed("key_ops") }
            guard names.contains("verify") else { throw .notForVerification("key_ops") }
        }
        if let name = jwk["alg"] {
            guard let name = name.stringValue else { throw .malformed("alg") }
            // RFC 9864 §2.2 names Ed25519 by itself.
            guard name == algorithm.joseAlgorithm || (algorithm == .ed25519 && name == "Ed25519") else {
                throw .notForVerification("alg")
            }
        }
    }

    private static func coordinate(
        _ name: ExactString, of jwk: JSONObject, byteCount: Int
    ) throws(KeyError) -> [UInt8] {
        guard let text = jwk[name]?.stringValue else { throw .malformed(name.text) }
        let bytes: [UInt8]
        do { bytes = try Base64URL.decode(text) } catch { throw .encoding(error) }
        // RFC 7518 §6.2.1.2: the full size of a coordinate, no octet more or less.
        guard bytes.count == byteCount else { throw .malformed(name.text) }
        return bytes
    }
}

extension PublicKey.Algorithm {
    fileprivate var jwkNames: (kty: ExactString, crv: ExactString) {
        switch self {
        case .ed25519: ("OKP", "Ed25519")
        case .p256: ("EC", "P-256")
        case .p384: ("EC", "P-384")
        }
    }
}
