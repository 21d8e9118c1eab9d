// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Which Verifiable Credentials Data Model a document follows, told by its first context.
package enum ModelVersion: Sendable {
    case v1
    case v2

    init?(firstContext url: ExactString?) {
        switch url {
        case "https://www.w3.org/2018/credentials/v1": self = .v1
        case "https://www.w3.org/ns/credentials/v2": self = .v2
        default: return nil
        }
    }
}

/// A rule of the data model that a document breaks, with the member it breaks it in.
struct ModelViolation: Error, Equatable {
    let code: FindingCode
    let member: ExactString
}

/// What the Verifiable Credentials Data Model requires of a document's members (VCDM 2.0 §4, 1.1 §4 and 5).
///
/// Members are read by their JSON names: the base context stands first, is built in, and protects the names read here, so
/// that no other context can give them another meaning.
struct ModelRules {
    let object: JSONObject
    let kind: VerificationReport.Kind
    let version: ModelVersion
    /// Whether a presentation's credentials may be texts: tokens as they are (VCDM 1.1 §6.3.1).
    var allowsTokens = false

    func check() throws(ModelViolation) {
        if kind == .credential, object.hasType("EnvelopedVerifiableCredential") { return try checkEnvelope() }
        try checkTypes()
        try checkIdentifier(object, "id", required: false)
        switch kind {
        case .credential: try checkCredential()
        case .presentation: try checkPresentation()
        }
    }

    private func fail(_ code: FindingCode, _ member: ExactString) -> ModelViolation {
        ModelViolation(code: code, member: member)
    }

    /// A credential of another form inside a presentation (VCDM 2.0 §4.13): all there is to see is its wrapping.
    private func checkEnvelope() throws(ModelViolation) {
        guard object["id"]?.stringValue?.hasPrefix("data:") == true else { throw fail(.modelIdentifier, "id") }
    }

    private func checkTypes() throws(ModelViolation) {
        let types = object["type"]?.elements ?? []
        guard !types.isEmpty, types.allSatisfy({ $0.stringValue != nil }) else { throw fail(.modelType, "type") }
        let required: ExactString = kind == .credential ? "VerifiableCredential" : "VerifiablePresentation"
        guard object.hasType(required) else { throw fail(.modelType, "type") }
    }

    private func checkCredential() throws(ModelViolation) {
        guard object["issuer"] != nil else { throw fail(.modelMissing, "issuer") }
        guard let issuer = object.identifier(of: "issuer"), AbsoluteIRI.isValid(issuer) else {
            throw fail(.modelIdentifier, "issuer")
        }
        try checkSubjects()
        try checkDates()
        if version == .v2 {
            try checkLanguageText("name")
            try checkLanguageText("description")
        }
        try checkTypedObjects("credentialStatus", needsID: version == .v1)
        try checkTypedObjects("credentialSchema", needsID: true)
        try checkTypedObjects("refreshService", needsID: version == .v1)
        try checkTypedObjects("termsOfUse", needsID: false)
        try checkTypedObjects("evidence", needsID: false)
    }

    private func checkSubjects() throws(ModelViolation) {
        guard let subjects = object["credentialSubject"]?.elements, !subjects.isEmpty else {
            throw fail(.modelMissing, "credentialSubject")
        }
        for subject in subjects {
            guard let subject = subject.objectValue, !subject.isEmpty else {
                throw fail(.modelMissing, "credentialSubject")
            }
            try checkIdentifier(subject, "id", required: false)
        }
    }

    private func checkDates() throws(ModelViolation) {
        if version == .v1, object["issuanceDate"] == nil { throw fail(.modelMissing, "issuanceDate") }
        let names: [ExactString] =
            version == .v1
            ? ["issuanceDate", "expirationDate", "validFrom", "validUntil"] : ["validFrom", "validUntil"]
        for name in names {
            guard let value = object[name] else { continue }
            guard let text = value.stringValue else { throw fail(.modelDate, name) }
            do { _ = try DateTime(text) } catch { throw fail(.modelDate, name) }
        }
        if let from = instant("validFrom"), let until = instant("validUntil"), until < from {
            throw fail(.modelPeriod, "validUntil")
        }
    }

    private func instant(_ name: ExactString) -> Instant? {
        guard let text = object[name]?.stringValue else { return nil }
        do { return try DateTime(text).instant } catch { return nil }
    }

    private static let languageMembers: Set<ExactString> = ["@value", "@language", "@direction"]

    /// A string, a language value object, or several of these (VCDM 2.0 §11.1).
    private func checkLanguageText(_ name: ExactString) throws(ModelViolation) {
        guard let value = object[name] else { return }
        for element in value.elements {
            switch element {
            case .string: continue
            case .object(let text)
            where text["@value"]?.stringValue != nil && Self.languageMembers.isSuperset(of: text.names):
                continue
            default: throw fail(.modelText, name)
            }
        }
    }

    private func checkTypedObjects(_ name: ExactString, needsID: Bool) throws(ModelViolation) {
        for element in object[name]?.elements ?? [] {
            guard let entry = element.objectValue, let types = entry["type"]?.elements, !types.isEmpty,
                types.allSatisfy({ $0.stringValue?.isEmpty == false })
            else { throw fail(.modelType, name) }
            try checkIdentifier(entry, "id", required: needsID, in: name)
        }
    }

    private func checkPresentation() throws(ModelViolation) {
        if let holder = object["holder"] {
            guard holder.arrayValue == nil, let id = object.identifier(of: "holder"), AbsoluteIRI.isValid(id) else {
                throw fail(.modelIdentifier, "holder")
            }
        }
        for element in object["verifiableCredential"]?.elements ?? [] {
            guard element.objectValue != nil || (allowsTokens && element.stringValue != nil) else {
                throw fail(.modelCredentials, "verifiableCredential")
            }
        }
    }

    private func checkIdentifier(
        _ object: JSONObject, _ name: ExactString, required: Bool, in parent: ExactString? = nil
    ) throws(ModelViolation) {
        guard let value = object[name] else {
            if required { throw fail(.modelMissing, parent ?? name) }
            return
        }
        guard let id = value.stringValue, AbsoluteIRI.isValid(id) else { throw fail(.modelIdentifier, parent ?? name) }
    }
}
