// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// An entry of `credentialStatus` that names a list of revoked credentials (1EdTech Revocation List, Open Badges 3.0).
///
/// Nobody signs such a list: a copy counts as far as the wallet's owner fetched it herself.
struct RevocationListEntry: StatusEntry {
    static let type: ExactString = "1EdTechRevocationList"
    /// The specification's own spelling, and the one that is also met.
    private static let members: [ExactString] = ["revokedCredential", "revokedCredentials"]

    let list: ExactString
    let kind = EvidenceItem.Kind.revocationList
    let isSigned = false
    let evidence: [Check.Evidence] = [.init("purpose", "revocation")]

    private let credential: ExactString

    init(_ object: JSONObject, of document: SecuredDocument) throws(StatusFailure) {
        // A credential without an identifier cannot be named on any list.
        guard let list = object["id"]?.stringValue, let credential = document.json["id"]?.stringValue else {
            throw StatusFailure(.statusEntryMalformed)
        }
        (self.list, self.credential) = (list, credential)
    }

    /// Whether a file is such a list.
    static func isList(_ object: JSONObject) -> Bool {
        object["issuer"] != nil && members.contains { object[$0] != nil }
    }

    func timeToLive(of item: EvidenceItem) throws(StatusFailure) -> Int64? { nil }

    func answer(from item: EvidenceItem) throws(StatusFailure) -> StatusAnswer {
        let lists = Self.members.compactMap { item.document[$0] }
        guard !lists.isEmpty else { throw StatusFailure(.statusListType) }
        var match: JSONObject?
        var isMalformed = false
        for value in lists.flatMap(\.elements) {
            guard let entry = value.objectValue, let id = entry["id"]?.stringValue else {
                isMalformed = true
                continue
            }
            if id == credential, entry["revoked"] != .bool(false) { match = match ?? entry }
        }
        // An entry that cannot be read might be the credential's own.
        guard match != nil || !isMalformed else { throw StatusFailure(.statusListMalformed) }
        let reason = match?["revocationReason"]?.stringValue.map { [Check.Evidence("reason", $0)] } ?? []
        return StatusAnswer(
            findings: [(.statusRevocation, match == nil ? nil : .statusRevoked)], warnings: [.statusListUnsigned],
            evidence: reason)
    }
}
