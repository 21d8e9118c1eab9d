// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A Selective Disclosure JWT, with or without a Key Binding JWT behind it (RFC 9901 §4).
///
/// Reading one says nothing about its signature, its disclosures or its key binding; every byte that a signature or digest
/// covers is kept as it stood.
package struct SDJWT: Sendable {
    /// The Issuer-signed JWT.
    package let issuerSigned: JSONWebSignature
    /// Its payload as the issuer signed it: digests, not claims, stand for what can be hidden.
    package let payload: JSONObject
    /// The base64url text of each disclosure, in order. Whether it is one, `processed()` says.
    package let disclosures: [ExactString]
    /// The text of the Key Binding JWT; nil in an SD-JWT that is not presented.
    package let keyBinding: ExactString?

    init(
        issuerSigned: JSONWebSignature, payload: JSONObject, disclosures: [ExactString], keyBinding: ExactString?
    ) {
        self.issuerSigned = issuerSigned
        self.payload = payload
        self.disclosures = disclosures
        self.keyBinding = keyBinding
    }

    private init(
        _ issuerSigned: JSONWebSignature, _ disclosures: [ExactString], _ keyBinding: ExactString?
    ) throws(SDJWTError) {
        let value: JSONValue
        do { value = try JSONReader.read(issuerSigned.payload) } catch { throw .payload(error) }
        guard let payload = value.objectValue else { throw .malformed("payload") }
        self.init(
            issuerSigned: issuerSigned, payload: payload, disclosures: disclosures, keyBinding: keyBinding)
    }

    // MARK: Compact serialisation

    package static let tilde = UInt8(ascii: "~")

    /// Reads `<Issuer-signed JWT>~<Disclosure>~…~[<KB-JWT>]` (RFC 9901 §4) with nothing around it.
    package init(compact token: some Collection<UInt8>) throws(SDJWTError) {
        let parts = Array(token).split(separator: Self.tilde, omittingEmptySubsequences: false)
        // Without a tilde it is a JWT; §4 has one behind the last disclosure even where there is none.
        guard parts.count > 1, let first = parts.first, let last = parts.last else { throw .malformed("~") }
        guard last.isEmpty || last.contains(UInt8(ascii: ".")) else { throw .malformed("kb_jwt") }
        let jws: JSONWebSignature
        do { jws = try JSONWebSignature(compact: first) } catch { throw .issuerSigned(error) }
        var texts: [ExactString] = []
        texts.reserveCapacity(parts.count - 2)
        for part in parts.dropFirst().dropLast() {
            guard let text = String(validating: part, as: UTF8.self) else { throw .malformed("disclosures") }
            texts.append(ExactString(text))
        }
        guard let binding = String(validating: last, as: UTF8.self) else { throw .malformed("kb_jwt") }
        try self.init(jws, texts, binding.isEmpty ? nil : ExactString(binding))
    }

    // MARK: JWS JSON serialisation

    /// Reads the flattened or general JSON serialisation (RFC 9901 §8), whose first unprotected header carries what the
    /// compact one has behind the tildes.
    package init(json object: JSONObject) throws(SDJWTError) {
        let jws: JSONWebSignature
        do { jws = try JSONWebSignature(json: object) } catch { throw .issuerSigned(error) }
        let header = jws.signature.unprotectedHeader
        for other in jws.signatures.dropFirst() {
            // §8: only the first header has them.
            for name in Self.headerNames where other.unprotectedHeader[name] != nil {
                throw .malformed(name.text)
            }
        }
        for signature in jws.signatures {
            for name in Self.headerNames where signature.protectedHeader[name] != nil { throw .malformed(name.text) }
        }
        var texts: [ExactString] = []
        if let member = header["disclosures"] {
            guard let elements = member.arrayValue else { throw .malformed("disclosures") }
            for element in elements {
                guard let text = element.stringValue else { throw .malformed("disclosures") }
                texts.append(text)
            }
        }
        var binding: ExactString?
        if let member = header["kb_jwt"] {
            guard let text = member.stringValue, !text.isEmpty else { throw .malformed("kb_jwt") }
            binding = text
        }
        try self.init(jws, texts, binding)
    }

    private static let headerNames: [ExactString] = ["disclosures", "kb_jwt"]

    /// Whether an object is a JWS with something selective about it.
    static func isJSONSerialization(_ object: JSONObject) -> Bool {
        guard object["payload"]?.stringValue != nil else { return false }
        let entries = object["signatures"]?.arrayValue ?? [.object(object)]
        return entries.contains { entry in headerNames.contains { entry["header"]?[$0] != nil } }
    }

    // MARK: What a key binding covers

    /// Everything up to and including the last tilde (RFC 9901 §4.3.1); of a JSON serialisation, what its first signature
    /// would have there (§8.1).
    package var boundPart: [UInt8] {
        var bytes = issuerSigned.signature.signingInput
        bytes.reserveCapacity(bytes.count + 256 + disclosures.reduce(0) { $0 + $1.utf8.count + 1 })
        bytes.append(UInt8(ascii: "."))
        bytes += issuerSigned.signature.signatureText.utf8
        bytes.append(Self.tilde)
        for text in disclosures {
            bytes += text.utf8
            bytes.append(Self.tilde)
        }
        return bytes
    }

    /// The compact serialisation, with the issuer's own bytes.
    package var compact: [UInt8] {
        guard let keyBinding else { return boundPart }
        return boundPart + Array(keyBinding.utf8)
    }
}

/// Why bytes are no SD-JWT.
package enum SDJWTError: Error, Sendable, Equatable {
    /// The Issuer-signed JWT is none.
    case issuerSigned(JWSError)
    /// Its payload is not JSON, or names a member twice.
    case payload(JSONError)
    /// A part is missing, of the wrong type or in the wrong place; the text names it.
    case malformed(String)

    /// Stable across versions.
    package var code: String {
        switch self {
        case .issuerSigned(let error): error.code
        case .payload(let error): error.code
        case .malformed: "sd-jwt.malformed"
        }
    }
}
