// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// `status.list`, `status.revocation` and `status.suspension` (Bitstring Status List 1.0 §3.2).
@Suite struct StatusRuleTests {
    @Test(arguments: cases) func holds(_ rule: RuleCase) throws { try rule.run() }

    static let cases = answers + entries + lists + contents + keepers

    private static let url: ExactString = "https://school.example/status/1"

    private static func maker(_ change: (inout StatusListMaker) -> Void = { _ in }) throws -> StatusListMaker {
        var maker = StatusListMaker(id: url, issuer: try Scenario.issuerKey.get().did)
        maker.set = [6, 131_071]
        change(&maker)
        return maker
    }

    private static let answers = [
        RuleCase("no status entry", .statusList, .skipped, .doesNotApply, .valid),
        RuleCase("a bit that is not set", .statusRevocation, .passed, .valid) {
            try $0.useStatusList(try maker(), index: 7)
        },
        RuleCase("the list of a bit that is not set", .statusList, .passed, .valid) {
            try $0.useStatusList(try maker(), index: 0)
        },
        RuleCase("a bit that is set", .statusRevocation, .failed, .statusRevoked, .revoked) {
            try $0.useStatusList(try maker(), index: 6)
        },
        RuleCase("the last bit", .statusRevocation, .failed, .statusRevoked, .revoked) {
            try $0.useStatusList(try maker(), index: 131_071)
        },
        RuleCase("the last but one", .statusRevocation, .passed, .valid) {
            try $0.useStatusList(try maker(), index: 131_070)
        },
        RuleCase("suspended", .statusSuspension, .failed, .statusSuspended, .revoked) {
            try $0.useStatusList(try maker { $0.purpose = "suspension" }, index: 6)
        },
        RuleCase("not suspended", .statusSuspension, .passed, .valid) {
            try $0.useStatusList(try maker { $0.purpose = "suspension" }, index: 7)
        },
        RuleCase("suspension without an entry", .statusSuspension, .skipped, .doesNotApply, .valid) {
            try $0.useStatusList(try maker(), index: 7)
        },
        RuleCase("suspended by the second of two entries", .statusSuspension, .failed, .statusSuspended, .revoked) {
            try $0.useStatusList(try maker(), index: 7)
            let second = try maker {
                $0.id = "https://school.example/status/2"
                $0.purpose = "suspension"
            }
            try $0.document.set("/credentialStatus", .array([try maker().entry(7), second.entry(6)]))
            try $0.addStatusList(second)
        },
        RuleCase("a message, which says nothing of validity", .statusRevocation, .skipped, .doesNotApply, .valid) {
            try $0.useStatusList(try maker { $0.purpose = "message" }, index: 6)
        },
        RuleCase("an expired credential that was revoked", .statusRevocation, .failed, .statusRevoked, .revoked) {
            try $0.document.set("/validUntil", "2026-05-01T00:00:00Z")
            try $0.useStatusList(try maker(), index: 6)
        },
        RuleCase("a changed credential is not asked about", .statusRevocation, .skipped, .dependsOnOther, .invalid) {
            try $0.useStatusList(try maker(), index: 6)
            $0.tamper { try $0.set("/name", "Reading charts") }
        },
        RuleCase("a list under the address it was fetched from", .statusRevocation, .passed, .valid) {
            try $0.useStatusList(try maker { $0.id = "https://elsewhere.example/1" }, index: 7, url: url)
            try $0.document.set("/credentialStatus/statusListCredential", .string(url))
        },
        RuleCase("an index that is a number", .statusRevocation, .failed, .statusRevoked, .revoked) {
            $0.signAsText()
            try $0.useStatusList(try maker(), index: 6)
            try $0.document.set("/credentialStatus/statusListIndex", .integer(6))
        },
        RuleCase("an older list beside a newer one", .statusRevocation, .failed, .statusRevoked, .revoked) {
            try $0.useStatusList(try maker { $0.validFrom = "2026-02-01T00:00:00Z" }, index: 6)
            try $0.addStatusList(try maker { $0.set = [] })
        },
        RuleCase("an older list that a bundle brings", .statusRevocation, .failed, .statusRevoked, .revoked) {
            try $0.useStatusList(try maker { $0.validFrom = "2026-02-01T00:00:00Z" }, index: 6)
            try $0.addStatusList(try maker { $0.set = [] }, origin: .bundle)
        },
        RuleCase("two lists of one moment", .statusRevocation, .failed, .statusRevoked, .revoked) {
            try $0.useStatusList(try maker(), index: 6)
            try $0.addStatusList(try maker { $0.set = [] }, origin: .bundle)
        },
        RuleCase("a newer list beside an older one", .statusRevocation, .passed, .valid) {
            try $0.useStatusList(try maker { $0.validFrom = "2026-02-01T00:00:00Z" }, index: 5)
            try $0.addStatusList(try maker { $0.set = [5] })
        },
    ]

    private static func entry(_ name: String, _ code: FindingCode, _ pointer: String, _ json: String?) -> RuleCase {
        RuleCase(name, .statusList, .unknown, code, .indeterminate) {
            $0.signAsText()
            try $0.useStatusList(try maker(), index: 7)
            let value = try json.map { try JSONReader.read(Array($0.utf8)) }
            try $0.document.set("/credentialStatus/\(pointer)", value)
        }
    }

    private static func messages(_ values: String...) -> String {
        "[" + values.map { #"{"status":"\#($0)","message":"text"}"# }.joined(separator: ",") + "]"
    }

    private static let entries = [
        RuleCase("another form of status", .statusList, .unknown, .statusTypeUnsupported, .indeterminate) {
            try $0.document.set(
                "/credentialStatus",
                json: #"{"id":"https://school.example/revoked","type":"https://school.example/RevocationList"}"#)
        },
        entry("two bits without their meanings", .statusEntryMalformed, "statusSize", "2"),
        entry("no bits at all", .statusEntryMalformed, "statusSize", "0"),
        entry("more bits than meanings could be given", .statusEntryMalformed, "statusSize", "17"),
        entry("a size in letters", .statusEntryMalformed, "statusSize", #""one""#),
        entry("a meaning that is not of this size", .statusEntryMalformed, "statusMessage", messages("0x0", "0x2")),
        entry("a meaning given twice", .statusEntryMalformed, "statusMessage", messages("0x0", "0x00")),
        entry("a meaning too few", .statusEntryMalformed, "statusMessage", messages("0x0")),
        entry("a value without 0x", .statusEntryMalformed, "statusMessage", messages("0", "1")),
        entry("a signed value", .statusEntryMalformed, "statusMessage", messages("0x0", "0x+1")),
        entry("no index", .statusEntryMalformed, "statusListIndex", nil),
        entry("no list", .statusEntryMalformed, "statusListCredential", nil),
        entry("no purpose", .statusEntryMalformed, "statusPurpose", nil),
        entry("an index in letters", .statusEntryMalformed, "statusListIndex", #""abc""#),
        entry("an empty index", .statusEntryMalformed, "statusListIndex", #""""#),
        entry("a negative index", .statusEntryMalformed, "statusListIndex", #""-1""#),
        entry("minus zero", .statusEntryMalformed, "statusListIndex", #""-0""#),
        entry("a signed index", .statusEntryMalformed, "statusListIndex", #""+7""#),
        entry("a fraction", .statusEntryMalformed, "statusListIndex", "7.0"),
        entry("an index above 2³¹", .statusEntryMalformed, "statusListIndex", #""2147483649""#),
        entry("an index beyond any integer", .statusEntryMalformed, "statusListIndex", #""99999999999999999999""#),
        entry("Arabic digits", .statusEntryMalformed, "statusListIndex", #""٧""#),
        entry("a list not at hand", .statusListUnavailable, "statusListCredential", #""https://school.example/2""#),
        entry(
            "a list in capitals", .statusListUnavailable, "statusListCredential", #""https://SCHOOL.example/status/1""#),
        entry("an index behind the list", .statusIndexRange, "statusListIndex", #""131072""#),
        entry("the highest index", .statusIndexRange, "statusListIndex", #""2147483648""#),
        entry("a purpose that the list does not serve", .statusListPurpose, "statusPurpose", #""suspension""#),
        entry("a purpose in capitals", .statusListPurpose, "statusPurpose", #""Revocation""#),
    ]

    private static func list(
        _ name: String, _ code: FindingCode, _ change: @escaping @Sendable (inout StatusListMaker) -> Void = { _ in },
        tampering: @escaping @Sendable (inout JSONObject) throws -> Void = { _ in }
    ) -> RuleCase {
        RuleCase(name, .statusList, .unknown, code, .indeterminate) {
            try $0.useStatusList(try maker(change), index: 7, changing: tampering)
        }
    }

    private static let lists = [
        list("an expired list", .statusListExpired) { $0.validUntil = "2026-06-01T11:59:59Z" },
        RuleCase("an older list beside one that has expired", .statusList, .unknown, .statusListExpired, .indeterminate)
        {
            try $0.useStatusList(
                try maker {
                    $0.validFrom = "2026-02-01T00:00:00Z"
                    $0.validUntil = "2026-06-01T11:59:59Z"
                }, index: 7)
            try $0.addStatusList(try maker())
        },
        RuleCase("a list in its last second", .statusList, .passed, .valid) {
            try $0.useStatusList(try maker { $0.validUntil = "2026-06-01T12:00:00Z" }, index: 7)
        },
        list("a list of tomorrow", .statusListNotYetValid) { $0.validFrom = "2026-06-02T00:00:00Z" },
        RuleCase("a list that starts now", .statusList, .passed, .valid) {
            try $0.useStatusList(try maker { $0.validFrom = "2026-06-01T12:00:00Z" }, index: 7)
        },
        list(
            "a changed list", .statusListUnverified,
            tampering: { try $0.set("/credentialSubject/statusPurpose", "suspension") }),
        list("a list without proof", .statusListUnverified, tampering: { try $0.set("/proof", nil) }),
        list("a list with a word of its own", .statusListUnverified, tampering: { try $0.set("/comment", "x") }),
        list(
            "a list by a stranger's key", .statusListUnverified,
            tampering: {
                try $0.set("/proof/verificationMethod", .string(try Scenario.strangerKey.get().method))
            }),
        RuleCase("a presentation for a list", .statusList, .unknown, .statusListType, .indeterminate) {
            try $0.useStatusList(try maker(), index: 7) { try $0.set("/type", json: #"["VerifiablePresentation"]"#) }
        },
        RuleCase("an ordinary credential for a list", .statusList, .unknown, .statusListType, .indeterminate) {
            let maker = try maker()
            var other = try Scenario.credential()
            try other.document.set("/id", .string(url))
            try $0.document.set("/credentialStatus", maker.entry(7))
            $0.addEvidence(.statusListCredential, try other.secured())
        },
        RuleCase(
            "a list that a bundle brings under an address", .statusList, .unknown, .statusListUnavailable,
            .indeterminate
        ) {
            try $0.useStatusList(
                try maker { $0.id = "https://elsewhere.example/1" }, index: 7, url: url, origin: .bundle)
            try $0.document.set("/credentialStatus/statusListCredential", .string(url))
        },
        RuleCase("a list that a bundle brings under its own id", .statusList, .passed, .valid) {
            try $0.useStatusList(try maker { $0.created = "2026-05-31T12:00:00Z" }, index: 7, origin: .bundle)
        },
    ]

    /// A list whose bits are this text, signed as it is.
    private static func encoded(
        _ name: String, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict, index: Int = 7,
        _ text: @escaping @Sendable () throws -> ExactString
    ) -> RuleCase {
        RuleCase(name, .statusList, outcome, code, verdict) { scenario in
            let text = try text()
            try scenario.document.set("/credentialStatus", try maker().entry(index))
            var list = try Scenario.credential()
            list.document = try maker().document
            try list.document.set("/credentialSubject/encodedList", .string(text))
            scenario.addEvidence(.statusListCredential, try list.secured())
        }
    }

    private static let zeros = [UInt8](repeating: 0, count: 16_384)

    private static let contents = [
        encoded("the bits of another writer", .passed, nil, .valid) {
            Multibase.encode(GzipMaker.gzip(zeros), .base64url)
        },
        encoded("bits in base58", .unknown, .statusListMalformed, .indeterminate) {
            Multibase.encode(GzipMaker.gzip(zeros), .base58btc)
        },
        encoded("bits without prefix", .unknown, .statusListMalformed, .indeterminate) {
            ExactString(Base64URL.encode(GzipMaker.gzip(zeros)))
        },
        encoded("bits that are not compressed", .unknown, .statusListMalformed, .indeterminate) {
            Multibase.encode(zeros, .base64url)
        },
        encoded("bits cut off", .unknown, .statusListMalformed, .indeterminate) {
            Multibase.encode(GzipMaker.gzip(zeros).dropLast(9), .base64url)
        },
        encoded("bits with a wrong checksum", .unknown, .statusListMalformed, .indeterminate) {
            var gzip = GzipMaker.gzip(zeros)
            gzip[gzip.count - 5] ^= 1
            return Multibase.encode(gzip, .base64url)
        },
        encoded("two members", .unknown, .statusListMalformed, .indeterminate) {
            Multibase.encode(GzipMaker.gzip(zeros) + GzipMaker.gzip(zeros), .base64url)
        },
        encoded("something behind the bits", .unknown, .statusListMalformed, .indeterminate) {
            Multibase.encode(GzipMaker.gzip(zeros) + [0], .base64url)
        },
        encoded("no bits", .unknown, .statusListMalformed, .indeterminate) { "u" },
        encoded("seventeen million bytes from few", .unknown, .statusListTooLarge, .indeterminate) {
            Multibase.encode(GzipMaker.gzip([UInt8](repeating: 0, count: (16 << 20) + 1)), .base64url)
        },
        encoded("a list of one hundred thousand", .warning, .statusListShort, .valid) {
            Multibase.encode(GzipMaker.gzip([UInt8](repeating: 0, count: 12_500)), .base64url)
        },
        encoded("an index behind a short list", .unknown, .statusIndexRange, .indeterminate, index: 100_000) {
            Multibase.encode(GzipMaker.gzip([UInt8](repeating: 0, count: 12_500)), .base64url)
        },
    ]

    private static let keepers = [
        RuleCase("a list of a stranger's", .statusList, .unknown, .statusListIssuer, .indeterminate) {
            let stranger = try Scenario.strangerKey.get()
            try $0.useStatusList(try maker { $0.issuer = stranger.did }, index: 7, signedBy: stranger)
        },
        RuleCase("a stranger's word that it is revoked", .statusRevocation, .skipped, .dependsOnOther, .indeterminate) {
            let stranger = try Scenario.strangerKey.get()
            try $0.useStatusList(try maker { $0.issuer = stranger.did }, index: 6, signedBy: stranger)
        },
        RuleCase("a keeper on a trust list", .statusList, .warning, .statusListThirdParty, .valid) {
            let keeper = try Scenario.strangerKey.get()
            $0.lists.append(TrustListMaker(name: "Keepers", [.init(keeper.did)]))
            try $0.useStatusList(try maker { $0.issuer = keeper.did }, index: 7, signedBy: keeper)
        },
        RuleCase("a keeper on a list out of force", .statusList, .unknown, .statusListIssuer, .indeterminate) {
            let keeper = try Scenario.strangerKey.get()
            $0.lists.append(
                TrustListMaker(name: "Keepers", [.init(keeper.did)], expires: "2026-05-01T00:00:00Z"))
            try $0.useStatusList(try maker { $0.issuer = keeper.did }, index: 7, signedBy: keeper)
        },
        RuleCase("the keeper's word that it is revoked", .statusRevocation, .failed, .statusRevoked, .revoked) {
            let keeper = try Scenario.strangerKey.get()
            $0.lists.append(TrustListMaker(name: "Keepers", [.init(keeper.did)]))
            try $0.useStatusList(try maker { $0.issuer = keeper.did }, index: 6, signedBy: keeper)
        },
    ]
}
