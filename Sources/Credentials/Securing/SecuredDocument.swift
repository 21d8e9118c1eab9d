// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A credential or presentation as it was received: its bytes are kept, its JSON is read once.
package struct SecuredDocument: Sendable {
    package let kind: VerificationReport.Kind
    /// How it is secured, with what its mechanism needs to check it.
    package let mechanism: any SecuringMechanism
    /// The one tree that is both verified and shown. Of an envelope, what the envelope carries.
    package let json: JSONObject
    /// SHA-256 of the original bytes, 64 lowercase hexadecimal digits.
    package let digest: ExactString
    /// Who is to have signed it: the issuer of a credential, the holder of a presentation where it names one.
    package internal(set) var author: ExactString?
    /// When the wallet took it in, as RFC 3339; nil for a file that is only looked at.
    package var received: ExactString?
    /// What its presenter packed beside it.
    package internal(set) var brought: [BroughtEvidence] = []

    /// - Parameter author: the author, for forms that do not name one as the W3C data model does.
    package init(
        kind: VerificationReport.Kind, mechanism: any SecuringMechanism, json: JSONObject, digest: ExactString,
        author: ExactString? = nil
    ) {
        self.kind = kind
        self.mechanism = mechanism
        self.json = json
        self.digest = digest
        self.author = author ?? json.identifier(of: kind == .presentation ? "holder" : "issuer")
    }

    package var format: CredentialFormat { mechanism.format }

    /// How it stands in a presentation: itself, or an envelope around its bytes (VCDM 2.0 §4.13).
    ///
    /// - Parameter file: the document's own bytes, for forms that are carried as such.
    package func presentable(file: [UInt8]) -> JSONObject {
        let url = mechanism.dataURL ?? mechanism.envelopeType.map { Envelope.url(bytes: file, type: $0) }
        guard let url else { return json }
        return JSONObject([
            (name: "@context", value: .string("https://www.w3.org/ns/credentials/v2")),
            (name: "id", value: .string(url)),
            (
                name: "type",
                value: .string(
                    kind == .credential ? "EnvelopedVerifiableCredential" : "EnvelopedVerifiablePresentation")
            ),
        ])
    }

    /// All that its bytes say, which is what whoever gets them learns.
    package var stated: JSONObject { mechanism.statedClaims ?? json }

    package func hasType(_ name: ExactString) -> Bool { json.hasType(name) }

    /// The credentials of a presentation, or those that a comprehensive record lists in its subject.
    package var containedCredentials: [SecuredDocument] {
        if let contained = mechanism.contained { return contained }
        let member =
            kind == .presentation
            ? json["verifiableCredential"] : json["credentialSubject"]?.objectValue?["verifiableCredential"]
        return (member?.elements ?? []).map(Recognizer.contained)
    }

    /// Where the document says that its status is published. Some European Digital Credentials call the member `status`;
    /// in a token that claim names each form by itself.
    var statusEntries: [StatusEntryValue] {
        let own = (json["credentialStatus"]?.elements ?? []).map { StatusEntryValue($0) }
        if format == .europeanDigitalCredential {
            return own + (json["status"]?.elements ?? []).map { StatusEntryValue($0) }
        }
        guard let status = mechanism.tokenStatus else { return own }
        let forms = status.objectValue?.members.map { StatusEntryValue(types: [$0.name], json: $0.value) } ?? []
        // A status that names no form is not passed over.
        return own + (forms.isEmpty ? [StatusEntryValue(types: ["status"], json: .object([:]))] : forms)
    }

    /// Whether it is a list of other credentials' status, and so evidence rather than an award.
    package var isStatusList: Bool {
        guard kind == .credential else { return false }
        return mechanism is StatusListToken
            || BitstringStatusListEntry.Edition.all.contains { edition in
                hasType(edition.credentialType)
                    || json["credentialSubject"]?.objectValue?.hasType(edition.subjectType) == true
            }
    }

    /// What evidence it is about other credentials, or about an earlier copy of itself; nil for an award.
    package var evidenceKind: EvidenceItem.Kind? {
        if isStatusList { return .statusListCredential }
        return format == .openBadge2Hosted && json.saysRevoked ? .revokedAssertion : nil
    }
}

extension JSONObject {
    /// Whether `type` names a type, alone or in a list.
    package func hasType(_ name: ExactString) -> Bool {
        self["type"]?.elements.contains { $0.stringValue == name } == true
    }

    /// The `id` of a member that is an identifier or an object with one.
    package func identifier(of name: ExactString) -> ExactString? {
        switch self[name] {
        case .string(let id): id
        case .object(let object): object["id"]?.stringValue
        default: nil
        }
    }
}
