// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// A JSON Web Signature in one of its serialisations (RFC 7515 §7), with every byte that is signed kept as it stood.
///
/// Reading one says nothing about its signatures; `Signature.verify` does. Nothing a header points to is ever fetched.
package struct JSONWebSignature: Sendable {
    package enum Serialization: Sendable {
        case compact, flattened, general
    }

    package let serialization: Serialization
    /// The JWS Payload.
    package let payload: [UInt8]
    /// The first signature; of a compact or flattened serialisation, the only one.
    package let signature: Signature
    /// Those behind the first in a general serialisation.
    private let others: [Signature]

    package var signatures: [Signature] { [signature] + others }

    /// One signature with the headers that belong to it.
    package struct Signature: Sendable {
        /// The protected header's base64url text, as it is signed; empty where there is none.
        package let protectedText: ExactString
        /// The JWS Protected Header.
        package let protectedHeader: JSONObject
        /// The JWS Unprotected Header; empty in a compact serialisation. Nobody signed it.
        package let unprotectedHeader: JSONObject
        /// The signature's base64url text.
        package let signatureText: ExactString
        package let bytes: [UInt8]
        /// ASCII(protected header) ‖ `.` ‖ the payload in the form that is signed (RFC 7515 §5.2 step 8, RFC 7797 §3).
        package let signingInput: [UInt8]
        /// A flaw that no key mends, found while reading: `b64` where it may not stand.
        let flaw: JWSError?
    }

    private init(
        _ serialization: Serialization, _ payload: [UInt8], _ signatures: [Signature]
    ) throws(JWSError) {
        guard let first = signatures.first else { throw .malformed("signatures") }
        self.serialization = serialization
        self.payload = payload
        signature = first
        others = Array(signatures.dropFirst())
    }

    // MARK: Compact serialisation

    private static let dot = UInt8(ascii: ".")

    /// Reads three base64url parts parted by dots (RFC 7515 §7.1) with nothing around them: no padding, no white space, no second
    /// spelling of the same bytes.
    ///
    /// - Parameter detached: the payload where the token leaves it out (RFC 7515 Appendix F).
    package init(compact token: some Collection<UInt8>, detached: [UInt8]? = nil) throws(JWSError) {
        let token = Array(token)
        let parts = Self.parts(of: token)
        guard parts.count == 3 else { throw parts.count == 5 ? .encrypted("enc") : .malformed("parts") }
        guard detached == nil || parts[1].isEmpty else { throw .malformed("payload") }
        let protectedText = try Self.text(parts[0], "protected")
        let header = try Self.protectedHeader(protectedText)
        let isEncoded = Self.isEncoded(header)
        let payload: [UInt8]
        let input: [UInt8]
        if let detached {
            payload = detached
            let signed = isEncoded ? Array(Base64URL.encode(detached).utf8) : detached
            input = Signature.signingInput(protectedText, signed)
        } else {
            payload = isEncoded ? try Self.decode(parts[1]) : Array(parts[1])
            // Both stand side by side already.
            input = Array(token[..<parts[1].endIndex])
        }
        let signature = try Signature(
            protectedText, header, JSONObject(), signatureText: try Self.text(parts[2], "signature"), input)
        try self.init(.compact, payload, [signature])
    }

    /// What stands between dots; behind the fourth nothing is parted any more.
    private static func parts(of token: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        parts.reserveCapacity(3)
        var start = 0
        token.withUnsafeBytes { bytes in
            while parts.count < 4, let end = ByteOrder.firstIndex(of: dot, in: bytes, from: start) {
                parts.append(token[start..<end])
                start = end + 1
            }
        }
        parts.append(token[start...])
        return parts
    }

    // MARK: JSON serialisations

    /// Reads the flattened or general JSON serialisation (RFC 7515 §7.2). Members beside its own are left alone.
    ///
    /// - Parameter detached: the payload where the object leaves it out.
    package init(json object: JSONObject, detached: [UInt8]? = nil) throws(JWSError) {
        for name: ExactString in ["ciphertext", "encrypted_key", "iv"] where object[name] != nil {
            throw .encrypted(name)
        }
        let (serialization, entries) = try Self.entries(object)
        let headers = try entries.map { entry throws(JWSError) in try Self.headers(entry) }
        let encodings = Set(headers.map { Self.isEncoded($0.protected) })
        guard encodings.count == 1, let isEncoded = encodings.first else { throw .unencodedPayload }
        let payload: [UInt8]
        let signed: [UInt8]
        switch (object["payload"], detached) {
        case (.string(let text), nil):
            signed = Array(text.utf8)
            payload = isEncoded ? try Self.decode(signed) : signed
        case (nil, let detached?):
            payload = detached
            signed = isEncoded ? Array(Base64URL.encode(detached).utf8) : detached
        default: throw .malformed("payload")
        }
        var signatures: [Signature] = []
        for (entry, header) in zip(entries, headers) {
            guard let text = entry["signature"]?.stringValue else { throw .malformed("signature") }
            signatures.append(
                try Signature(
                    header.text, header.protected, header.unprotected, signatureText: text,
                    Signature.signingInput(header.text, signed)))
        }
        try self.init(serialization, payload, signatures)
    }

    private static func entries(_ object: JSONObject) throws(JWSError) -> (Serialization, [JSONObject]) {
        guard let list = object["signatures"] else { return (.flattened, [object]) }
        // RFC 7515 §7.2.2: the two forms do not mix.
        for name: ExactString in ["signature", "protected", "header"] where object[name] != nil {
            throw .malformed(name.text)
        }
        guard let elements = list.arrayValue, !elements.isEmpty else { throw .malformed("signatures") }
        var entries: [JSONObject] = []
        for element in elements {
            guard let entry = element.objectValue else { throw .malformed("signatures") }
            entries.append(entry)
        }
        return (.general, entries)
    }

    private static func headers(
        _ entry: JSONObject
    ) throws(JWSError) -> (text: ExactString, protected: JSONObject, unprotected: JSONObject) {
        var text: ExactString = ""
        var protected = JSONObject()
        var unprotected = JSONObject()
        if let member = entry["protected"] {
            guard let value = member.stringValue, !value.isEmpty else { throw .malformed("protected") }
            text = value
            protected = try protectedHeader(value)
        }
        if let member = entry["header"] {
            guard let value = member.objectValue else { throw .malformed("header") }
            unprotected = value
        }
        // RFC 7515 §7.2.1: no parameter stands in both.
        if let name = unprotected.names.first(where: { protected[$0] != nil }) { throw .header(name) }
        return (text, protected, unprotected)
    }

    // MARK: Parts

    private static func text(_ part: ArraySlice<UInt8>, _ name: String) throws(JWSError) -> ExactString {
        guard let text = String(validating: part, as: UTF8.self) else { throw .malformed(name) }
        return ExactString(text)
    }

    private static func decode(_ text: some Sequence<UInt8>) throws(JWSError) -> [UInt8] {
        do { return try Base64URL.decode(utf8: text) } catch { throw .encoding(error) }
    }

    private static func protectedHeader(_ text: ExactString) throws(JWSError) -> JSONObject {
        let value: JSONValue
        do { value = try JSONReader.read(try decode(text.utf8)) } catch let error as JSONError {
            throw .headerJSON(error)
        } catch let error as JWSError {
            throw error
        } catch {
            throw .malformed("protected")
        }
        guard let header = value.objectValue else { throw .malformed("protected") }
        return header
    }

    /// RFC 7797 §3. Whether `b64` may stand there at all is asked with the other rules of a header.
    private static func isEncoded(_ header: JSONObject) -> Bool { header["b64"] != .bool(false) }
}

extension JSONWebSignature.Signature {
    fileprivate init(
        _ protectedText: ExactString, _ protectedHeader: JSONObject, _ unprotectedHeader: JSONObject,
        signatureText: ExactString, _ signingInput: [UInt8]
    ) throws(JWSError) {
        self.protectedText = protectedText
        self.protectedHeader = protectedHeader
        self.unprotectedHeader = unprotectedHeader
        self.signatureText = signatureText
        do { bytes = try Base64URL.decode(signatureText) } catch { throw .encoding(error) }
        self.signingInput = signingInput
        flaw = unprotectedHeader["b64"] == nil ? nil : .unencodedPayload
    }

    fileprivate static func signingInput(_ protectedText: ExactString, _ payload: [UInt8]) -> [UInt8] {
        var input: [UInt8] = []
        input.reserveCapacity(protectedText.utf8.count + 1 + payload.count)
        input += protectedText.utf8
        input.append(UInt8(ascii: "."))
        input += payload
        return input
    }
}
