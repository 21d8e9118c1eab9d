// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// JSON Web Key (RFC 7517, RFC 7518 §6.2 and §6.3, RFC 8037 §2).
extension PublicKey {
    /// Private parameters of every key type of RFC 7518 §6 and RFC 8037 §2.
    private static let privateMembers: [ExactString] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]

    /// Members that are not understood are ignored (RFC 7517 §4), those that say what the key is for are not.
    package init(jwk: JSONObject) throws(KeyError) {
        if let name = Self.privateMembers.first(where: { jwk[$0] != nil }) { throw .privateMember(name) }
        let algorithm = try Self.algorithm(of: jwk)
        let named = try Self.checkPurpose(of: jwk, algorithm)
        let key =
            switch algorithm {
            case .ed25519: try PublicKey(ed25519: try Self.coordinate("x", of: jwk, byteCount: Edwards25519.byteCount))
            case .p256, .p384: try Self.point(of: jwk, algorithm)
            case .rsa:
                try PublicKey(rsaModulus: try Self.bytes("n", of: jwk), exponent: try Self.bytes("e", of: jwk))
            }
        self = named.map(key.restricted) ?? key
    }

    private static func point(of jwk: JSONObject, _ algorithm: Algorithm) throws(KeyError) -> PublicKey {
        let byteCount = algorithm.curve?.byteCount ?? 0
        let x = try coordinate("x", of: jwk, byteCount: byteCount)
        let y = try coordinate("y", of: jwk, byteCount: byteCount)
        return try PublicKey(sec1: [4] + x + y)
    }

    /// The required members in the order of their names, which is also the order of the thumbprint.
    package var jwk: JSONObject {
        let names = algorithm.jwkNames
        var jwk = JSONObject()
        if let crv = names.crv { jwk["crv"] = .string(crv) }
        switch material {
        case .edwards(let x):
            jwk["kty"] = .string(names.kty)
            jwk["x"] = .string(Base64URL.encode(x))
        case .point(let x, let y):
            jwk["kty"] = .string(names.kty)
            jwk["x"] = .string(Base64URL.encode(x))
            jwk["y"] = .string(Base64URL.encode(y))
        case .rsa(let modulus, let exponent):
            jwk["e"] = .string(Base64URL.encode(exponent))
            jwk["kty"] = .string(names.kty)
            jwk["n"] = .string(Base64URL.encode(modulus))
        }
        return jwk
    }

    /// Base64url of the SHA-256 thumbprint (RFC 7638 §3).
    package var jwkThumbprint: ExactString {
        ExactString(Base64URL.encode(HashAlgorithm.sha256.digest(JSONWriter.bytes(.object(jwk)))))
    }

    private static func algorithm(of jwk: JSONObject) throws(KeyError) -> Algorithm {
        guard let kty = jwk["kty"]?.stringValue else { throw .malformed("kty") }
        let ofType = Algorithm.allCases.filter { $0.jwkNames.kty == kty }
        guard let only = ofType.first else { throw .unsupported(kty) }
        // An RSA key has no curve to name.
        if only.jwkNames.crv == nil { return only }
        guard let crv = jwk["crv"]?.stringValue else { throw .malformed("crv") }
        guard let algorithm = ofType.first(where: { $0.jwkNames.crv == crv }) else { throw .unsupported(crv) }
        return algorithm
    }

    /// RFC 7517 §4.2–4.4: `use`, `key_ops` and `alg`, each optional, each binding when it stands there. Returns what `alg` names.
    private static func checkPurpose(
        of jwk: JSONObject, _ algorithm: Algorithm
    ) throws(KeyError) -> SignatureAlgorithm? {
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
        guard let name = jwk["alg"] else { return nil }
        guard let name = name.stringValue else { throw .malformed("alg") }
        guard let named = SignatureAlgorithm(joseName: name), named.keyAlgorithm == algorithm else {
            throw .notForVerification("alg")
        }
        return named
    }

    private static func coordinate(
        _ name: ExactString, of jwk: JSONObject, byteCount: Int
    ) throws(KeyError) -> [UInt8] {
        let bytes = try bytes(name, of: jwk)
        // RFC 7518 §6.2.1.2: the full size of a coordinate, no octet more or less.
        guard bytes.count == byteCount else { throw .malformed(name.text) }
        return bytes
    }

    private static func bytes(_ name: ExactString, of jwk: JSONObject) throws(KeyError) -> [UInt8] {
        guard let text = jwk[name]?.stringValue else { throw .malformed(name.text) }
        do { return try Base64URL.decode(text) } catch { throw .encoding(error) }
    }
}

extension PublicKey.Algorithm {
    fileprivate var jwkNames: (kty: ExactString, crv: ExactString?) {
        switch self {
        case .ed25519: ("OKP", "Ed25519")
        case .p256: ("EC", "P-256")
        case .p384: ("EC", "P-384")
        case .rsa: ("RSA", nil)
        }
    }
}
