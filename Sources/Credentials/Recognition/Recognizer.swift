// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// What a file turned out to be.
package enum RecognizedDocument: Sendable {
    case secured(SecuredDocument)
    case evidence(EvidenceItem.Kind, JSONObject)
    case trustList(JSONObject)
}

/// Why a file is nothing that can be read.
package struct RecognitionError: Error, Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
        case empty
        case json(JSONError)
        /// Readable, and neither a credential, a presentation, evidence nor a trust list.
        case unrecognized
        /// A form that is known and not read: its name.
        case unsupported(String)
        /// A page without exactly one presentation inside.
        case pageWithoutPresentation
    }

    package let reason: Reason

    package init(_ reason: Reason) { self.reason = reason }

    /// Stable across versions.
    package var code: String {
        switch reason {
        case .empty: "format.empty"
        case .json(let error): error.code
        case .unrecognized: "format.unrecognized"
        case .unsupported: "format.unsupported"
        case .pageWithoutPresentation: "format.page-without-presentation"
        }
    }
}

/// Tells by its bytes what a file is. Names and extensions say nothing.
package enum Recognizer {
    package static func recognize(_ bytes: [UInt8]) throws(RecognitionError) -> RecognizedDocument {
        let digest = ExactString(Hexadecimal.encode(HashAlgorithm.sha256.digest(bytes)))
        let content = bytes.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard let first = content.first else { throw RecognitionError(.empty) }
        if first == UInt8(ascii: "<") {
            guard PresentationPage.isPage(content) else { throw RecognitionError(.unsupported(xmlName(content))) }
            guard let presentation = PresentationPage.presentation(in: bytes) else {
                throw RecognitionError(.pageWithoutPresentation)
            }
            return try recognizeJSON(presentation, digest)
        }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { throw RecognitionError(.unsupported("PNG")) }
        if let token = compactToken(content) { throw RecognitionError(.unsupported(token)) }
        return try recognizeJSON(bytes, digest)
    }

    private static func recognizeJSON(
        _ bytes: [UInt8], _ digest: ExactString
    ) throws(RecognitionError) -> RecognizedDocument {
        let value: JSONValue
        do {
            value = try JSONReader.read(bytes)
        } catch {
            if case .duplicateMember = error.kind, let registry = registryWithRepeats(bytes) {
                return .trustList(registry)
            }
            throw RecognitionError(.json(error))
        }
        guard let object = value.objectValue else { throw RecognitionError(.unrecognized) }
        if let document = secured(object, digest: digest) { return .secured(document) }
        if object["schema"]?.stringValue?.hasPrefix("backpack.trust-list/") == true
            || isRegistry(object)
        {
            return .trustList(object)
        }
        if let kind = evidenceKind(object) { return .evidence(kind, object) }
        throw RecognitionError(.unrecognized)
    }

    private static func isRegistry(_ object: JSONObject) -> Bool {
        object["registry"]?.objectValue != nil && object["meta"] != nil
    }

    /// The registries of the Digital Credentials Consortium are published with an issuer standing twice. Only there, and
    /// only among the issuers, the first entry counts.
    private static func registryWithRepeats(_ bytes: [UInt8]) -> JSONObject? {
        let value: JSONValue
        do { value = try JSONReader.read(bytes, limits: .init(keepsFirstOfRepeated: true)) } catch { return nil }
        guard let object = value.objectValue, isRegistry(object), object.repeated.isEmpty else { return nil }
        let isRepeatedElsewhere = object.members.contains { member in
            let parts = member.name == "registry" ? member.value.objectValue?.members.map(\.value) : [member.value]
            return parts?.contains(where: hasRepeats) ?? true
        }
        return isRepeatedElsewhere ? nil : object
    }

    private static func hasRepeats(_ value: JSONValue) -> Bool {
        switch value {
        case .array(let elements): elements.contains(where: hasRepeats)
        case .object(let object): !object.repeated.isEmpty || object.members.contains { hasRepeats($0.value) }
        default: false
        }
    }

    /// A credential or presentation in embedded form; nil for any other object.
    package static func secured(_ object: JSONObject, digest: ExactString) -> SecuredDocument? {
        let format: CredentialFormat = object["proof"] == nil ? .unsigned : .dataIntegrity
        if object.hasType("VerifiablePresentation") {
            return SecuredDocument(kind: .presentation, format: format, json: object, digest: digest)
        }
        let looksLikeCredential = object["credentialSubject"] != nil && object["issuer"] != nil
        if object.hasType("VerifiableCredential") || looksLikeCredential {
            return SecuredDocument(kind: .credential, format: format, json: object, digest: digest)
        }
        return nil
    }

    /// The kind of evidence an object is by its shape.
    package static func evidenceKind(_ object: JSONObject) -> EvidenceItem.Kind? {
        let methodMembers: [ExactString] = ["verificationMethod", "assertionMethod", "authentication"]
        if object["id"]?.stringValue != nil, methodMembers.contains(where: { object[$0] != nil }) {
            return .controlledIdentifierDocument
        }
        if object["@context"] != nil, object["type"] == nil, object["id"] == nil { return .context }
        return nil
    }

    /// The forms of compact token there are; none of them is JSON.
    private static func compactToken(_ content: ArraySlice<UInt8>) -> String? {
        let isToken = content.prefix(4_096).allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"), 0x0A, 0x0D:
                true
            default: false
            }
        }
        guard isToken, content.starts(with: "ey".utf8) else { return nil }
        return content.contains(UInt8(ascii: "~")) ? "SD-JWT" : "JWT"
    }

    private static func xmlName(_ content: ArraySlice<UInt8>) -> String {
        let head = String(decoding: content.prefix(1_024), as: UTF8.self)
        return head.contains("<svg") ? "SVG" : "XML"
    }
}
