// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Knows European Digital Credentials: sealed, as they are uploaded for sealing, and plain.
enum EuropeanDigitalCredential {
    static let type: ExactString = "EuropeanDigitalCredential"
    /// Every version of the European Learning Model's context is published below this address.
    private static let contexts: ExactString = "http://data.europa.eu/snb/model/context/"

    static let form = JSONDocument.Form { object, content throws(RecognitionError) in
        try document(object, digest: content.digest).map(RecognizedDocument.secured)
    }

    /// nil for everything else.
    static func document(_ object: JSONObject, digest: ExactString) throws(RecognitionError) -> SecuredDocument? {
        if object["payload"] != nil { return try sealed(object, digest: digest) }
        // The upload form of the Commission's issuing tool.
        let credential = object["type"] == nil ? object["credential"]?.objectValue ?? object : object
        guard isEuropean(credential), credential["proof"] == nil else { return nil }
        return SecuredDocument(kind: .credential, mechanism: UnsealedCredential(), json: credential, digest: digest)
    }

    private static func sealed(
        _ object: JSONObject, digest: ExactString
    ) throws(RecognitionError) -> SecuredDocument? {
        let members: [ExactString] = ["signatures", "signature", "protected"]
        guard let text = object["payload"]?.stringValue, members.contains(where: { object[$0] != nil }) else {
            return nil
        }
        let envelope = Result { () throws(JWSError) in try JSONWebSignature(json: object) }
        guard let bytes = payload(text, envelope) else { return nil }
        let value: JSONValue
        // What is signed is read once, as strictly as the file around it.
        do { value = try JSONReader.read(bytes) } catch { throw RecognitionError(.json(error)) }
        guard let credential = value.objectValue, isEuropean(credential) else { return nil }
        return SecuredDocument(
            kind: .credential, mechanism: SealedCredential(envelope: envelope), json: credential, digest: digest)
    }

    /// The payload, also of an envelope that is flawed: then the report can say what is wrong with which credential.
    private static func payload(_ text: ExactString, _ envelope: Result<JSONWebSignature, JWSError>) -> [UInt8]? {
        if case .success(let found) = envelope { return found.payload }
        if text.utf8.first == UInt8(ascii: "{") { return Array(text.utf8) }
        do { return try Base64URL.decode(text) } catch { return nil }
    }

    static func isEuropean(_ object: JSONObject) -> Bool {
        object.hasType(type)
            || (object.hasType("VerifiableCredential")
                && (object["@context"]?.elements ?? []).contains { $0.stringValue?.hasPrefix(contexts) == true })
    }
}
