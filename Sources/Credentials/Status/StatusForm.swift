// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// One form in which issuers publish the status of what they issued.
///
/// Adding a form is one type that conforms to `StatusEntry` and one row in the table.
struct StatusForm: Sendable {
    /// What the entry calls itself: `type` in `credentialStatus`, the member's name in a token's `status`.
    let type: ExactString
    /// Reads the entry that a credential carries; it says which list to ask, and for what.
    let entry: @Sendable (JSONObject, SecuredDocument) throws(StatusFailure) -> any StatusEntry

    static let all: [StatusForm] = [
        StatusForm(type: "BitstringStatusListEntry") { object, _ throws(StatusFailure) in
            try BitstringStatusListEntry(object, .bitstring)
        },
        StatusForm(type: "StatusList2021Entry") { object, _ throws(StatusFailure) in
            try BitstringStatusListEntry(object, .statusList2021)
        },
        StatusForm(type: RevocationListEntry.type) { object, document throws(StatusFailure) in
            try RevocationListEntry(object, of: document)
        },
        StatusForm(type: "status_list") { object, _ throws(StatusFailure) in try TokenStatusEntry(object) },
    ]

    static func entry(_ value: StatusEntryValue, of document: SecuredDocument) throws(StatusFailure) -> any StatusEntry
    {
        guard let object = value.json.objectValue else { throw StatusFailure(.statusEntryMalformed) }
        let types = value.types
        guard let form = all.first(where: { types.contains($0.type) }) else {
            throw StatusFailure(.statusTypeUnsupported, types.map { .init("type", $0) })
        }
        return try form.entry(object, document)
    }
}

/// An entry as it stands in a document, with what it calls itself.
package struct StatusEntryValue: Sendable {
    let types: [ExactString]
    let json: JSONValue

    init(types: [ExactString], json: JSONValue) {
        self.types = types
        self.json = json
    }

    /// An entry of `credentialStatus`.
    init(_ json: JSONValue) {
        self.init(types: (json["type"]?.elements ?? []).compactMap(\.stringValue), json: json)
    }
}

/// What one entry asks of which list.
protocol StatusEntry: Sendable {
    /// The list's identifier.
    var list: ExactString { get }
    /// As what kind of evidence the list comes in.
    var kind: EvidenceItem.Kind { get }
    /// Whether the list has to carry its keeper's own signature.
    var isSigned: Bool { get }
    /// What the report tells of the entry beside the list's identifier.
    var evidence: [Check.Evidence] { get }

    /// What the list, which is verified and its keeper's own, says of the credential.
    func answer(from item: EvidenceItem) throws(StatusFailure) -> StatusAnswer
    /// For how many seconds the list says that a copy of it may be relied on; nil where it does not say.
    func timeToLive(of item: EvidenceItem) throws(StatusFailure) -> Int64?
}

/// What a list says of one credential.
struct StatusAnswer: Sendable {
    /// The checks that the list answers, each with why it fails; nil where it holds.
    var findings: [(check: CheckID, code: FindingCode?)]
    /// What there is to know beside: of two, the first stands in the report.
    var warnings: [FindingCode] = []
    var evidence: [Check.Evidence] = []

    var isSet: Bool { findings.contains { $0.code != nil } }

    /// A revocation is not undone (Bitstring Status List 1.0 §2.2), a suspension may be.
    var isPermanent: Bool { findings.contains { $0.code == .statusRevoked } }

    /// Whether what is not set now was not set at any time before.
    var holdsForEarlier: Bool {
        findings.allSatisfy { $0.check == .statusRevocation && $0.code == nil } && !findings.isEmpty
    }
}

/// Why a status cannot be told.
struct StatusFailure: Error, Equatable {
    let code: FindingCode
    let evidence: [Check.Evidence]

    init(_ code: FindingCode, _ evidence: [Check.Evidence] = []) {
        self.code = code
        self.evidence = evidence
    }
}
