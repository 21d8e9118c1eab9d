// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Files of JSON: credentials, presentations, trust lists and evidence, told apart by their members.
enum JSONDocument {
    /// One kind of object. The first row that knows an object answers for it.
    struct Form: Sendable {
        let recognize: @Sendable (JSONObject, Recognizer.Content) throws(RecognitionError) -> RecognizedDocument?
    }

    static let forms: [Form] = [
        EvidenceBundle.form, SDJWTForm.json,
        Form { object, _ throws(RecognitionError) in try Envelope.document(object).map(RecognizedDocument.secured) },
        EuropeanDigitalCredential.form,
        Form { object, content throws(RecognitionError) in
            Recognizer.secured(object, digest: content.digest).map(RecognizedDocument.secured)
        },
        Form { object, content throws(RecognitionError) in
            try OpenBadge2.recognize(object, digest: content.digest)
        },
        Form { object, _ throws(RecognitionError) in
            TrustListDocument.isList(object) ? .trustList(.json(object)) : nil
        },
        Form { object, _ throws(RecognitionError) in evidenceKind(object).map { .evidence($0, object) } },
    ]

    static let form = Recognizer.Form(name: "JSON") { content throws(RecognitionError) in
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONReader.read(content.bytes)
        } catch {
            if case .duplicateMember = error.kind, let registry = registryWithRepeats(content.bytes) {
                return .trustList(.json(registry))
            }
            throw RecognitionError(.json(error))
        }
        guard let object = value.objectValue else { throw RecognitionError(.unrecognized) }
        for form in forms {
            if let document = try form.recognize(object, content) { return document }
        }
        return nil
    }

    /// A credential of a form that no presentation holds but in an envelope; nil for any other. Envelopes are not among
    /// them, so that none stands in another.
    static func enveloped(_ content: Recognizer.Content) throws(RecognitionError) -> SecuredDocument? {
        let value: JSONValue
        do { value = try JSONReader.read(content.bytes) } catch { throw RecognitionError(.json(error)) }
        guard let object = value.objectValue else { return nil }
        if let european = try EuropeanDigitalCredential.document(object, digest: content.digest) { return european }
        if case .secured(let badge)? = try OpenBadge2.recognize(object, digest: content.digest) { return badge }
        return nil
    }

    // MARK: Evidence

    /// The kind of evidence an object is by its shape.
    private static func evidenceKind(_ object: JSONObject) -> EvidenceItem.Kind? {
        let methodMembers: [ExactString] = ["verificationMethod", "assertionMethod", "authentication"]
        if object["id"]?.stringValue != nil, methodMembers.contains(where: { object[$0] != nil }) {
            return .controlledIdentifierDocument
        }
        if IssuerMetadata.isMetadata(object) { return .issuerMetadata }
        if KeyDocument.isKeyDocument(object) { return .keyDocument }
        if let kind = OpenBadge2.evidenceKind(object) { return kind }
        if RevocationListEntry.isList(object) { return .revocationList }
        if object["@context"] != nil, object["type"] == nil, object["id"] == nil { return .context }
        return nil
    }

    // MARK: Trust lists

    /// The registries of the Digital Credentials Consortium are published with an issuer standing twice. Only there, and
    /// only among the issuers, the first entry counts.
    private static func registryWithRepeats(_ bytes: [UInt8]) -> JSONObject? {
        let value: JSONValue
        do { value = try JSONReader.read(bytes, limits: .init(keepsFirstOfRepeated: true)) } catch { return nil }
        guard let object = value.objectValue, TrustListDocument.isRegistry(object), object.repeated.isEmpty else {
            return nil
        }
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
}
