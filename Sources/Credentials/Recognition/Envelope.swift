// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// An object that carries a secured document as a data URL (VCDM 2.0 §4.13 and 4.14).
enum Envelope {
    private static let types: [(type: ExactString, kind: VerificationReport.Kind)] = [
        ("EnvelopedVerifiableCredential", .credential), ("EnvelopedVerifiablePresentation", .presentation),
    ]
    /// What stands in one as the text that it is. Anything else is a form that is not read.
    private static let tokenTypes: Set<ExactString> = [
        "vc+jwt", "vp+jwt", "jwt", "vc+ld+jwt", "vp+ld+jwt", "vc+sd-jwt", "vp+sd-jwt", "dc+sd-jwt", "jose",
    ]
    /// What stands in one as base64, because its signature covers bytes that a URL could not hold: European Digital
    /// Credentials in their envelope (RFC 7515 §9.2.1), and Open Badges 2.0.
    private static let jsonTypes: Set<ExactString> = ["jose+json", "ld+json"]

    /// The data URL of a token; under `standard` where its own type is none that is read.
    static func url(token: String, type: ExactString?, standard: ExactString) -> ExactString {
        let known = type.flatMap { tokenTypes.contains($0) ? $0 : nil }
        return ExactString("data:application/\(known ?? standard),\(token)")
    }

    /// The data URL of bytes that are kept as they are.
    static func url(bytes: [UInt8], type: ExactString) -> ExactString {
        jsonTypes.contains(type)
            ? ExactString("data:application/\(type);base64,\(Base64.encode(bytes))")
            : ExactString("data:application/\(type),\(String(decoding: bytes, as: UTF8.self))")
    }

    /// What is inside; nil for an object that is no envelope. Its digest is of the inner text or file.
    static func document(_ object: JSONObject) throws(RecognitionError) -> SecuredDocument? {
        guard let kind = types.first(where: { object.hasType($0.type) })?.kind else { return nil }
        // Without one it is a broken credential, and the data model's rules say so.
        guard let url = object["id"]?.stringValue, url.hasPrefix("data:") else { return nil }
        guard let parts = url.split(at: ",") else { throw RecognitionError(.unrecognized) }
        let head = parts.head.text.dropFirst("data:".count).lowercased()
        let found = try document(head, parts.tail)
        // One credential that its holder bound to a reader (RFC 9901 §4.3) stands in the place of a credential.
        guard let found, found.kind == kind || (kind == .credential && found.isKeyBound) else {
            throw RecognitionError(.unrecognized)
        }
        return found
    }

    private static func document(
        _ head: String, _ data: ExactString
    ) throws(RecognitionError) -> SecuredDocument? {
        let prefix = "application/"
        let base64 = ";base64"
        guard head.hasPrefix(prefix) else { throw RecognitionError(.unsupported(head)) }
        let type = head.dropFirst(prefix.count)
        if tokenTypes.contains(ExactString(String(type))) {
            return try CompactToken.document(content(Array(data.utf8)))
        }
        guard type.hasSuffix(base64), jsonTypes.contains(ExactString(String(type.dropLast(base64.count)))) else {
            throw RecognitionError(.unsupported(head))
        }
        let bytes: [UInt8]
        do { bytes = try Base64.decode(data) } catch { throw RecognitionError(.unrecognized) }
        return try JSONDocument.enveloped(content(bytes))
    }

    private static func content(_ bytes: [UInt8]) -> Recognizer.Content {
        Recognizer.Content(
            bytes: bytes, digest: ExactString(Hexadecimal.encode(HashAlgorithm.sha256.digest(bytes))))
    }
}
