// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// The forms in which status is published beside single bits: values of several bits, purposes that are not about validity,
/// the edition of 2021, and lists of revoked credentials.
@Suite struct StatusFormTests {
    @Test(arguments: cases) func holds(_ rule: RuleCase) throws { try rule.run() }

    static let cases = sizes + purposes + edition2021 + revocationLists

    private static let url: ExactString = "https://school.example/status/1"

    private static func maker(_ change: (inout StatusListMaker) -> Void = { _ in }) throws -> StatusListMaker {
        var maker = StatusListMaker(id: url, issuer: try Scenario.issuerKey.get().did)
        maker.set = [6, 131_071]
        change(&maker)
        return maker
    }

    // MARK: Several bits

    private static let fourMessages: ExactString = """
        [{"status":"0x0","message":"pending"},{"status":"0x1","message":"accepted"},
         {"status":"0x2","message":"rejected"},{"status":"0x3","message":"undefined"}]
        """

    /// An entry of two bits whose list has the bits 6 and 131,071.
    private static func twoBits(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        index: Int, purpose: ExactString, entries: Int = 262_144
    ) -> RuleCase {
        RuleCase(name, check, outcome, code, verdict) {
            $0.signAsText()
            try $0.useStatusList(
                try maker {
                    $0.purpose = purpose
                    $0.entryCount = entries
                }, index: index)
            try $0.document.set("/credentialStatus/statusSize", .integer(2))
            try $0.document.set("/credentialStatus/statusMessage", try JSONReader.read(Array(fourMessages.utf8)))
        }
    }

    private static let sizes = [
        // Bits 6 and 7 are entry 3: 0b10.
        twoBits(
            "a value of two bits", .statusList, .warning, .statusMessage, .valid, index: 3, purpose: "message"),
        twoBits("a value of nothing", .statusList, .passed, nil, .valid, index: 2, purpose: "message"),
        twoBits(
            "a revocation of two bits", .statusRevocation, .failed, .statusRevoked, .revoked, index: 3,
            purpose: "revocation"),
        twoBits(
            "the neighbour of a revocation", .statusRevocation, .passed, nil, .valid, index: 4, purpose: "revocation"),
        twoBits("the last two bits", .statusRevocation, .passed, nil, .valid, index: 131_071, purpose: "revocation"),
        twoBits(
            "two bits behind the list", .statusList, .unknown, .statusIndexRange, .indeterminate, index: 131_072,
            purpose: "revocation"),
        twoBits(
            "the highest index of two bits", .statusList, .unknown, .statusIndexRange, .indeterminate,
            index: 1 << 31, purpose: "revocation"),
        twoBits(
            "a list with bits enough, and entries too few", .statusList, .warning, .statusListShort, .valid, index: 4,
            purpose: "revocation", entries: 131_072),
    ]

    // MARK: Purposes

    private static func purpose(
        _ name: String, _ purpose: ExactString, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        index: Int
    ) -> RuleCase {
        RuleCase(name, .statusList, outcome, code, verdict) {
            try $0.useStatusList(try maker { $0.purpose = purpose }, index: index)
        }
    }

    private static let purposes = [
        purpose("a newer version is there", "refresh", .warning, .statusRefresh, .valid, index: 6),
        purpose("no newer version is there", "refresh", .passed, nil, .valid, index: 7),
        purpose("a message", "message", .warning, .statusMessage, .valid, index: 6),
        purpose("a purpose of its own, set", "parking", .unknown, .statusPurposeUnknown, .indeterminate, index: 6),
        purpose("a purpose of its own, not set", "parking", .unknown, .statusPurposeUnknown, .indeterminate, index: 7),
        RuleCase("a list of several purposes", .statusRevocation, .failed, .statusRevoked, .revoked) {
            let maker = try maker()
            try $0.document.set("/credentialStatus", maker.entry(6))
            var list = try Scenario.credential()
            list.document = maker.document
            try list.document.set("/credentialSubject/statusPurpose", json: #"["suspension","revocation"]"#)
            $0.addEvidence(.statusListCredential, try list.secured())
        },
        RuleCase("a known and an unknown purpose", .statusRevocation, .failed, .statusRevoked, .revoked) {
            let other = try maker {
                $0.id = "https://school.example/status/2"
                $0.purpose = "parking"
            }
            try $0.useStatusList(try maker(), index: 6)
            try $0.document.set("/credentialStatus", .array([other.entry(6), try maker().entry(6)]))
            try $0.addStatusList(other)
        },
        RuleCase("an unknown form beside a known one", .statusList, .unknown, .statusTypeUnsupported, .indeterminate) {
            $0.signAsText()
            try $0.useStatusList(try maker(), index: 7)
            let other = try JSONReader.read(Array(#"{"id":"urn:x","type":"https://school.example/Status"}"#.utf8))
            try $0.document.set("/credentialStatus", .array([try maker().entry(7), other]))
        },
        RuleCase("more entries than are read", .statusList, .unknown, .statusEntryMalformed, .indeterminate) {
            try $0.useStatusList(try maker(), index: 7)
            let entries = try (100..<165).map { index in try maker().entry(index) }
            try $0.document.set("/credentialStatus", .array(entries))
        },
    ]

    // MARK: Status List 2021

    private static func of2021(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        index: Int = 7, _ change: @escaping @Sendable (inout StatusListMaker) -> Void = { _ in },
        changing: @escaping @Sendable (inout JSONObject) throws -> Void = { _ in }
    ) -> RuleCase {
        RuleCase("2021: \(name)", .v1, check, outcome, code, verdict) {
            let maker = try maker {
                $0.isOf2021 = true
                change(&$0)
            }
            $0.signAsText()
            try $0.document.set("/@context/-", .string(StatusListMaker.context2021))
            try $0.useStatusList(maker, index: index, changing: changing)
        }
    }

    private static let edition2021 = [
        of2021("not revoked", .statusRevocation, .passed, nil, .valid),
        of2021("revoked", .statusRevocation, .failed, .statusRevoked, .revoked, index: 6),
        of2021(
            "suspended", .statusSuspension, .failed, .statusSuspended, .revoked, index: 6, { $0.purpose = "suspension" }
        ),
        of2021(
            "a message, which it has not", .statusList, .unknown, .statusPurposeUnknown, .indeterminate,
            { $0.purpose = "message" }),
        of2021("an index behind the list", .statusList, .unknown, .statusIndexRange, .indeterminate, index: 131_072),
        of2021(
            "a short list", .statusList, .warning, .statusListShort, .valid,
            {
                $0.entryCount = 100_000
                $0.set = [6]
            }),
        of2021(
            "a changed list", .statusList, .unknown, .statusListUnverified, .indeterminate,
            changing: { try $0.set("/credentialSubject/statusPurpose", "suspension") }),
        RuleCase(
            "2021: an entry for a list of today's form", .v1, .statusList, .unknown, .statusListType, .indeterminate
        ) {
            $0.signAsText()
            try $0.document.set("/@context/-", .string(StatusListMaker.context2021))
            try $0.useStatusList(try maker(), index: 7)
            try $0.document.set("/credentialStatus", try maker { $0.isOf2021 = true }.entry(7))
        },
        RuleCase("an entry of today for a list of 2021", .statusList, .unknown, .statusListType, .indeterminate) {
            try $0.useStatusList(try maker { $0.isOf2021 = true }, index: 7)
            try $0.document.set("/credentialStatus", try maker().entry(7))
        },
    ]

    // MARK: 1EdTech revocation lists

    private static func revocationList(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        _ entries: String, member: ExactString = "revokedCredential", origin: EvidenceItem.Origin = .owner,
        added: ExactString? = nil, _ change: @escaping @Sendable (inout JSONObject) throws -> Void = { _ in }
    ) -> RuleCase {
        RuleCase("revocation list: \(name)", check, outcome, code, verdict) {
            let id: ExactString = "https://school.example/revoked"
            try $0.document.set("/@context/-", "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json")
            try $0.document.set(
                "/credentialStatus", .object(["id": .string(id), "type": .string("1EdTechRevocationList")]))
            var list = JSONObject([("id", .string(id)), ("issuer", .string($0.key.did))])
            list[member] = try JSONReader.read(Array(entries.utf8))
            try change(&list)
            $0.addEvidence(.revocationList, list, origin: origin, added: added)
        }
    }

    private static let ours = #""urn:uuid:0d2f3c52-5f6a-4b4d-9d63-0a44d2ab5a01""#

    private static let revocationLists = [
        revocationList("nobody", .statusRevocation, .passed, nil, .valid, "[]"),
        revocationList("another", .statusRevocation, .passed, nil, .valid, #"[{"id":"urn:uuid:1"}]"#),
        revocationList("nobody signs it", .statusList, .warning, .statusListUnsigned, .valid, "[]"),
        revocationList("this one", .statusRevocation, .failed, .statusRevoked, .revoked, #"[{"id":\#(ours)}]"#),
        revocationList(
            "the other spelling", .statusRevocation, .failed, .statusRevoked, .revoked,
            #"[{"id":\#(ours),"revoked":true}]"#, member: "revokedCredentials"),
        revocationList("one alone", .statusRevocation, .failed, .statusRevoked, .revoked, #"{"id":\#(ours)}"#),
        revocationList(
            "taken back", .statusRevocation, .passed, nil, .valid, #"[{"id":\#(ours),"revoked":false}]"#),
        revocationList(
            "an entry that names nobody", .statusList, .unknown, .statusListMalformed, .indeterminate, #"[{}]"#),
        revocationList(
            "another issuer's", .statusList, .unknown, .statusListIssuer, .indeterminate, "[]",
            { $0["issuer"] = .string("did:example:other") }),
        revocationList(
            "nobody's", .statusList, .unknown, .statusListIssuer, .indeterminate, "[]", { $0["issuer"] = nil }),
        revocationList(
            "no list in it", .statusList, .unknown, .statusListType, .indeterminate, "[]",
            { $0["revokedCredential"] = nil }),
        revocationList(
            "one that a bundle brings", .statusList, .unknown, .statusListUnavailable, .indeterminate, "[]",
            origin: .bundle),
        revocationList(
            "one from long ago", .statusList, .unknown, .statusStale, .indeterminate, "[]",
            added: "2026-05-01T00:00:00Z"),
        revocationList(
            "revoked long ago", .statusRevocation, .failed, .statusRevoked, .revoked, #"[{"id":\#(ours)}]"#,
            added: "2026-05-01T00:00:00Z"),
        RuleCase("a credential without a name", .statusList, .unknown, .statusEntryMalformed, .indeterminate) {
            try $0.document.set("/@context/-", "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json")
            try $0.document.set("/id", nil)
            try $0.document.set(
                "/credentialStatus", json: #"{"id":"https://school.example/revoked","type":"1EdTechRevocationList"}"#)
        },
        RuleCase("an older copy that names it", .statusRevocation, .failed, .statusRevoked, .revoked) {
            let id: ExactString = "https://school.example/revoked"
            try $0.document.set("/@context/-", "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json")
            try $0.document.set(
                "/credentialStatus", .object(["id": .string(id), "type": .string("1EdTechRevocationList")]))
            for entries in [#"[{"id":\#(ours)}]"#, "[]"] {
                var list = JSONObject([("id", .string(id)), ("issuer", .string($0.key.did))])
                list["revokedCredential"] = try JSONReader.read(Array(entries.utf8))
                $0.addEvidence(.revocationList, list, added: "2026-05-31T00:00:00Z")
            }
        },
    ]

    // MARK: Reports

    @Test func everyEntryIsReportedByItself() throws {
        var scenario = try Scenario.credential()
        try scenario.useStatusList(try Self.maker(), index: 7)
        let second = try Self.maker {
            $0.id = "https://school.example/status/2"
            $0.purpose = "suspension"
        }
        try scenario.addStatusList(second)
        let missing = try Self.maker { $0.id = "https://school.example/status/3" }
        try scenario.document.set(
            "/credentialStatus", .array([try Self.maker().entry(7), missing.entry(7), second.entry(6)]))
        let report = try scenario.report()
        #expect(report.statuses.map(\.id) == [.statusRevocation, .statusList, .statusSuspension])
        #expect(report.statuses.map(\.outcome) == [.passed, .unknown, .failed])
        #expect(report.statuses.map(\.code) == [nil, .statusListUnavailable, .statusSuspended])
        #expect(report.verdict == .revoked)
    }

    @Test func theValueAndItsMeaningAreInTheReport() throws {
        let rule = try #require(Self.cases.first { $0.name == "a value of two bits" })
        let evidence = try #require(try rule.report().statuses.first).evidence
        #expect(evidence.contains(.init("value", "0x2")))
        #expect(evidence.contains(.init("statusMessage", "rejected")))
    }
}
