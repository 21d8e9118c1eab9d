// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// Each way in which a status check has failed open elsewhere, by its number in the threat model, and the case that shows that
/// it does not here.
@Suite struct StatusThreatTests {
    struct Threat: Sendable, CustomTestStringConvertible {
        let number: Int
        /// The case's name in the rule book.
        let rule: String
        /// The code that tells it; nil where the right answer is the test.
        let code: FindingCode?

        init(_ number: Int, _ rule: String, _ code: FindingCode?) {
            (self.number, self.rule, self.code) = (number, rule, code)
        }

        var testDescription: String { "ST-\(number): \(rule)" }
    }

    static let threats = [
        // Not verified, not bound, or open where it should be shut.
        Threat(1, "a list not at hand", .statusListUnavailable),
        Threat(2, "a list without proof", .statusListUnverified),
        Threat(3, "a changed list", .statusListUnverified),
        Threat(4, "a list by a stranger's key", .statusListUnverified),
        Threat(5, "a list of a stranger's", .statusListIssuer),
        Threat(6, "a keeper on a list out of force", .statusListIssuer),
        Threat(7, "a list in capitals", .statusListUnavailable),
        Threat(8, "a list that a bundle brings under an address", .statusListUnavailable),
        Threat(9, "a purpose that the list does not serve", .statusListPurpose),
        Threat(10, "another form of status", .statusTypeUnsupported),
        Threat(11, "an unknown form beside a known one", .statusTypeUnsupported),
        Threat(12, "an ordinary credential for a list", .statusListType),
        Threat(13, "suspended by the second of two entries", .statusSuspended),
        Threat(14, "a purpose of its own, set", .statusPurposeUnknown),
        // Bombs and broken packing.
        Threat(15, "seventeen million bytes from few", .statusListTooLarge),
        Threat(16, "two members", .statusListMalformed),
        Threat(17, "bits cut off", .statusListMalformed),
        Threat(18, "bits with a wrong checksum", .statusListMalformed),
        // Indexes, bit order, overflow.
        Threat(19, "an index behind the list", .statusIndexRange),
        Threat(20, "the highest index", .statusIndexRange),
        Threat(21, "an index in letters", .statusEntryMalformed),
        Threat(22, "an index beyond any integer", .statusEntryMalformed),
        Threat(23, "the highest index of two bits", .statusIndexRange),
        Threat(24, "the last but one", nil),
        // Old lists.
        Threat(25, "a list of seven days and a second", .statusStale),
        Threat(26, "a second past its time to live", .statusStale),
        Threat(27, "an expired list", .statusListExpired),
    ]

    @Test(arguments: threats) func isMet(_ threat: Threat) throws {
        let rules = RuleBook.cases.filter { $0.name == threat.rule }
        let rule = try #require(rules.first)
        #expect(rules.count == 1)
        #expect(rule.code == threat.code)
        try rule.run()
    }

    @Test func everyNumberHasItsCase() { #expect(Self.threats.map(\.number) == Array(1...27)) }

    @Test func listsOfEveryFormAreRecognised() throws {
        var maker = StatusListMaker(id: "https://school.example/1", issuer: "did:example:school")
        let revocations = #"{"id":"https://school.example/2","issuer":"did:example:school","revokedCredential":[]}"#
        let plural = #"{"id":"https://school.example/2","issuer":"did:example:school","revokedCredentials":[]}"#
        var kinds: [EvidenceItem.Kind?] = []
        for text in [revocations, plural] {
            guard case .evidence(let kind, _) = try Recognizer.recognize(Array(text.utf8)) else { continue }
            kinds.append(kind)
        }
        #expect(kinds == [.revocationList, .revocationList])
        for isOf2021 in [false, true] {
            maker.isOf2021 = isOf2021
            let bytes = JSONWriter.bytes(.object(maker.document))
            guard case .secured(let document) = try Recognizer.recognize(bytes) else {
                Issue.record("no credential")
                continue
            }
            #expect(document.evidenceKind == .statusListCredential)
        }
    }
}
