// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// What a file turned out to be.
package enum RecognizedDocument: Sendable {
    case secured(SecuredDocument)
    case evidence(EvidenceItem.Kind, JSONObject)
    case trustList(TrustListDocument)
}

/// A trust list in the envelope that it came in. Nothing of it was checked yet.
package enum TrustListDocument: Sendable {
    case json(JSONObject)
    /// A compact JWS and the list that is its payload.
    case token(JSONWebSignature, JSONObject)
    /// XML whose root is a `TrustServiceStatusList` (ETSI TS 119 612).
    case xml

    /// What makes a JSON object a trust list of one of the forms that are read.
    static func isList(_ object: JSONObject) -> Bool {
        object["schema"]?.stringValue?.hasPrefix("backpack.trust-list/") == true || isRegistry(object)
            || isListOfTrustedEntities(object)
    }

    /// A registry of the Digital Credentials Consortium.
    static func isRegistry(_ object: JSONObject) -> Bool {
        object["registry"]?.objectValue != nil && object["meta"] != nil
    }

    /// ETSI TS 119 602; some leave out the outermost member.
    private static func isListOfTrustedEntities(_ object: JSONObject) -> Bool {
        (object["LoTE"]?.objectValue ?? object)["ListAndSchemeInformation"]?.objectValue != nil
    }
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
        /// A compact token that is no JSON Web Signature.
        case token(JWSError)
        /// A token with disclosures that is no SD-JWT.
        case selectiveToken(SDJWTError)
        /// A page without exactly one presentation inside.
        case pageWithoutPresentation
        /// An image that gives no badge.
        case image(BadgeImageError)
        /// An image that carries only the address of a badge that is published elsewhere.
        case hostedURL(ExactString)
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
        case .token(let error): error.code
        case .selectiveToken(let error): error.code
        case .pageWithoutPresentation: "format.page-without-presentation"
        case .image(let error): error.code
        case .hostedURL: "image.hosted-url"
        }
    }
}

/// Tells by its bytes what a file is. Names and extensions say nothing.
package enum Recognizer {
    /// A file, or a part of one, that is to be recognised.
    struct Content {
        /// The bytes as they are.
        let bytes: [UInt8]
        /// SHA-256 of the file that they came in, lowercase hexadecimal.
        let digest: ExactString

        /// Without the white space around it.
        var trimmed: ArraySlice<UInt8> {
            let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
            let start = bytes.firstIndex { !isSpace($0) } ?? bytes.endIndex
            let end = bytes.lastIndex { !isSpace($0) } ?? bytes.startIndex
            return start < bytes.endIndex ? bytes[start...end] : []
        }
    }

    /// One form that files have. The first row that does not pass a file by answers for it.
    struct Form: Sendable {
        let name: String
        /// What the content is; nil where it is not of this form at all.
        let recognize: @Sendable (Content) throws(RecognitionError) -> RecognizedDocument?
    }

    /// One form of file that carries a document of another form.
    struct Carrier: Sendable {
        /// What the content carries; nil where it is not of this form at all.
        let unwrap: @Sendable (Content) throws(RecognitionError) -> [UInt8]?
    }

    private static let carriers: [Carrier] = [PresentationPage.carrier, BadgeImage.carrier]

    /// A form for each way in which bytes can begin.
    private static let forms: [Form] = [Markup.form, CompactToken.form, JSONDocument.form]

    package static func recognize(_ bytes: [UInt8]) throws(RecognitionError) -> RecognizedDocument {
        let digest = ExactString(Hexadecimal.encode(HashAlgorithm.sha256.digest(bytes)))
        return try recognize(Content(bytes: bytes, digest: digest))
    }

    static func recognize(_ content: Content) throws(RecognitionError) -> RecognizedDocument {
        guard let carried = try carried(in: content) else { return try recognizePlain(content) }
        // A carrier inside a carrier is of none of the forms, so this ends here. Only credentials and presentations come
        // carried; evidence and trust lists are files of their own.
        let document = try recognizePlain(Content(bytes: carried, digest: content.digest))
        guard case .secured = document else { throw RecognitionError(.unrecognized) }
        return document
    }

    private static func carried(in content: Content) throws(RecognitionError) -> [UInt8]? {
        for carrier in carriers {
            if let carried = try carrier.unwrap(content) { return carried }
        }
        return nil
    }

    private static func recognizePlain(_ content: Content) throws(RecognitionError) -> RecognizedDocument {
        guard !content.trimmed.isEmpty else { throw RecognitionError(.empty) }
        for form in forms {
            if let document = try form.recognize(content) { return document }
        }
        throw RecognitionError(.unrecognized)
    }

    /// The bytes of a credential or presentation by itself: those of the file, or what a page or an image carries.
    package static func securedBytes(in bytes: [UInt8]) throws(RecognitionError) -> [UInt8] {
        let file = Content(bytes: bytes, digest: "")
        let content = Content(bytes: try carried(in: file) ?? bytes, digest: "")
        // White space around a token is the file's, not the token's.
        return CompactToken.isToken(content.trimmed) ? Array(content.trimmed) : content.bytes
    }

    /// The usual extension of a file that holds these bytes, without its dot.
    package static func fileExtension(of bytes: [UInt8]) -> String {
        let content = Content(bytes: bytes, digest: "").trimmed
        if PresentationPage.isPage(content) { return "html" }
        if let image = BadgeImage.format(of: bytes) { return image.rawValue }
        return CompactToken.isToken(content) ? "jwt" : "json"
    }

    /// A credential or presentation in embedded form; nil for any other object.
    package static func secured(_ object: JSONObject, digest: ExactString) -> SecuredDocument? {
        let mechanism: any SecuringMechanism = object["proof"] == nil ? Unsecured() : EmbeddedProofs()
        if object.hasType("VerifiablePresentation") {
            return SecuredDocument(kind: .presentation, mechanism: mechanism, json: object, digest: digest)
        }
        let looksLikeCredential = object["credentialSubject"] != nil && object["issuer"] != nil
        if object.hasType("VerifiableCredential") || looksLikeCredential {
            return SecuredDocument(kind: .credential, mechanism: mechanism, json: object, digest: digest)
        }
        return nil
    }

    /// What stands where a presentation or a comprehensive record lists a credential: an object, an envelope (VCDM 2.0 §4.13) or a
    /// token (VCDM 1.1 §6.3.1, Open Badges 3.0 `CompactJws`). Its digest is of its JSON text, of a token of its own text.
    package static func contained(_ value: JSONValue) -> SecuredDocument {
        let bytes = value.stringValue.map { Array($0.utf8) } ?? JSONWriter.bytes(value)
        let digest = ExactString(Hexadecimal.encode(HashAlgorithm.sha256.digest(bytes)))
        func unreadable(_ reason: RecognitionError) -> SecuredDocument {
            SecuredDocument(
                kind: .credential, mechanism: Unreadable(reason: reason), json: value.objectValue ?? JSONObject(),
                digest: digest)
        }
        do {
            let content = Content(bytes: bytes, digest: digest)
            let token: SecuredDocument?
            switch value {
            case .string: token = try CompactToken.document(content)
            case .object(let object): token = try Envelope.document(object)
            default: token = nil
            }
            if let token {
                let isOne = token.kind == .credential || token.isKeyBound
                return isOne ? token : unreadable(RecognitionError(.unrecognized))
            }
        } catch {
            return unreadable(error)
        }
        guard let object = value.objectValue else { return unreadable(RecognitionError(.unrecognized)) }
        return secured(object, digest: digest)
            ?? SecuredDocument(kind: .credential, mechanism: Unsecured(), json: object, digest: digest)
    }
}

extension BadgeImage {
    static let carrier = Recognizer.Carrier { file throws(RecognitionError) in
        guard format(of: file.bytes) != nil else { return nil }
        let content: Content
        do throws(BadgeImageError) { content = try Self.content(of: file.bytes) } catch {
            throw RecognitionError(.image(error))
        }
        switch content {
        case .credential(let credential): return credential
        case .hostedURL(let url): throw RecognitionError(.hostedURL(url))
        }
    }
}

/// Markup that is neither a presentation's page nor an image.
enum Markup {
    static let form = Recognizer.Form(name: "XML") { content throws(RecognitionError) in
        guard content.trimmed.first == UInt8(ascii: "<") else { return nil }
        let head = String(decoding: content.trimmed.prefix(1_024), as: UTF8.self)
        if head.contains("TrustServiceStatusList") { return .trustList(.xml) }
        // European Digital Credentials were issued so until 2023.
        let isEuropass = head.contains("verifiablePresentation") || head.contains("europassCredential")
        throw RecognitionError(.unsupported(isEuropass ? "Europass XML" : "XML"))
    }
}
