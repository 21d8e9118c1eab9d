// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// An SD-JWT, to be changed in one respect before or after it is signed.
package struct SDJWTMaker: Sendable {
    /// The protected header behind `alg`.
    package var header: JSONObject
    /// What is signed: claims, digests and all.
    package var claims: JSONObject
    /// The texts behind the Issuer-signed JWT.
    package var disclosures: [String] = []
    package var signer: TestSigner
    /// What digests are made with; `_sd_alg` is the caller's to set.
    package var hash = HashAlgorithm.sha256
    /// The Key Binding JWT behind it; nil for none.
    package var binding: TokenMaker?
    /// Whether the binding's `sd_hash` is set to what it has to be.
    package var setsHash = true
    /// Changes to the Issuer-signed JWT's text, made behind the signer's back.
    package var tampering: @Sendable (String) throws -> String = { $0 }
    /// Changes to the whole, made behind everybody's back.
    package var text: @Sendable (String) throws -> String = { $0 }

    package init(_ signer: TestSigner, type: String, claims: JSONObject) {
        self.signer = signer
        self.claims = claims
        header = JSONObject([(name: "kid", value: .string(signer.method)), (name: "typ", value: .string(type))])
    }

    // MARK: Disclosures

    /// The text of a disclosure that is written as JSON.
    package static func disclosure(json: String) -> String { Base64URL.encode(Array(json.utf8)) }

    package static func disclosure(_ name: String, _ value: JSONValue) -> String {
        disclosure(json: JSONWriter.text(.array([.string("salt of \(name)"), .string(name), value])))
    }

    package static func element(_ value: JSONValue) -> String {
        disclosure(json: JSONWriter.text(.array([.string("salt"), value])))
    }

    package func digest(_ text: String) -> JSONValue { .string(Base64URL.encode(hash.digest(Array(text.utf8)))) }

    /// Puts a digest into the `_sd` of the object at a place.
    package mutating func hide(_ digest: JSONValue, at pointer: String = "") throws {
        if claims.value("\(pointer)/_sd") == nil { try claims.set("\(pointer)/_sd", .array([])) }
        try claims.set("\(pointer)/_sd/-", digest)
    }

    /// Adds a disclosure and its digest.
    package mutating func disclose(text: String, at pointer: String = "") throws {
        disclosures.append(text)
        try hide(digest(text), at: pointer)
    }

    package mutating func disclose(_ name: String, _ value: JSONValue, at pointer: String = "") throws {
        try disclose(text: Self.disclosure(name, value), at: pointer)
    }

    /// Adds a disclosure of an element of the array at a place, and its digest.
    package mutating func discloseElement(_ value: JSONValue, of pointer: String) throws {
        let text = Self.element(value)
        disclosures.append(text)
        try claims.set("\(pointer)/-", placeholder(digest(text)))
    }

    package func placeholder(_ digest: JSONValue) -> JSONValue { .object(["...": digest]) }

    // MARK: Making

    package func issuerSigned() throws -> String {
        try tampering(try TokenMaker(signer, header: header, claims: claims).compact())
    }

    /// Everything up to and including the last tilde.
    package func issued() throws -> String {
        try ([issuerSigned()] + disclosures).map { $0 + "~" }.joined()
    }

    package func compact() throws -> String {
        let issued = try issued()
        return try text(issued + (try keyBinding(of: issued) ?? ""))
    }

    private func keyBinding(of issued: String) throws -> String? {
        guard var binding else { return nil }
        if setsHash {
            guard var claims = try JSONReader.read(binding.payload).objectValue else {
                throw VectorError.notUnderstood("binding")
            }
            claims["sd_hash"] = .string(Base64URL.encode(hash.digest(Array(issued.utf8))))
            binding.payload = JSONWriter.bytes(.object(claims))
        }
        return try binding.compact()
    }

    /// The flattened or general JSON serialisation of the same (RFC 9901 §8).
    package func json(isGeneral: Bool) throws -> JSONObject {
        let issued = try issued()
        let parts = issued.prefix { $0 != "~" }.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { throw VectorError.notUnderstood("parts") }
        var header = JSONObject([(name: "disclosures", value: .array(disclosures.map { .string($0) }))])
        if let binding = try keyBinding(of: issued) { header["kb_jwt"] = .string(binding) }
        let signature = JSONObject([
            (name: "protected", value: .string(parts[0])), (name: "header", value: .object(header)),
            (name: "signature", value: .string(parts[2])),
        ])
        var object = JSONObject([(name: "payload", value: .string(parts[1]))])
        if isGeneral {
            object["signatures"] = .array([.object(signature)])
        } else {
            for member in signature.members { object[member.name] = member.value }
        }
        return object
    }
}
