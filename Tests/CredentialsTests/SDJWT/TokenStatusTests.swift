// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// The `status` claim of a token, and the lists that answer it (IETF Token Status List).
@Suite struct TokenStatusTests {
    @Test(arguments: cases) func holds(_ rule: SDJWTCase) throws { try rule.run() }

    static let cases = answers + references + lists + contents

    private typealias Change = @Sendable (inout TokenStatusListMaker) throws -> Void

    /// A credential at an index of a list whose places 1, 2, 3 and 63 have the values 1, 2, 3 and 1.
    private static func rule(
        _ name: String, at index: Int = 0, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?,
        _ verdict: Verdict, _ change: @escaping Change = { _ in }
    ) -> SDJWTCase {
        SDJWTCase("status, \(name)", check, outcome, code, verdict) { scenario in
            try scenario.useStatusList(index) { maker in
                maker.values = [1: 1, 2: 2, 3: 3, 63: 1]
                try change(&maker)
            }
        }
    }

    private static func unknown(
        _ name: String, _ code: FindingCode, at index: Int = 0, _ change: @escaping Change = { _ in }
    ) -> SDJWTCase {
        rule(name, at: index, .statusList, .unknown, code, .indeterminate, change)
    }

    /// A list that may be used for an hour, imported so many seconds ago.
    private static func aged(
        _ name: String, _ age: Int64, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?,
        _ verdict: Verdict
    ) -> SDJWTCase {
        SDJWTCase("status, \(name)", check, outcome, code, verdict) { scenario in
            try scenario.useStatusList(0, added: Instant(seconds: Int64(SDJWTScenario.now) - age)) {
                $0.claims["ttl"] = .integer(3_600)
            }
        }
    }

    private static let answers = [
        rule("valid", .statusRevocation, .passed, nil, .valid),
        rule("not suspended", .statusSuspension, .passed, nil, .valid),
        rule("the list holds", .statusList, .passed, nil, .valid),
        rule("invalid", at: 1, .statusRevocation, .failed, .statusRevoked, .revoked),
        rule("suspended", at: 2, .statusSuspension, .failed, .statusSuspended, .revoked),
        rule("not revoked while suspended", at: 2, .statusRevocation, .passed, nil, .revoked),
        unknown("a value of the application", .statusValueUnknown, at: 3),
        rule(
            "a value of the application says nothing", at: 3, .statusRevocation, .skipped, .dependsOnOther,
            .indeterminate),
        rule("the last place", at: 63, .statusRevocation, .failed, .statusRevoked, .revoked),
        unknown("a place beyond the last", .statusIndexRange, at: 64),
        unknown("a place far beyond", .statusIndexRange, at: 1 << 31),
        rule("one bit", at: 9, .statusRevocation, .failed, .statusRevoked, .revoked) {
            ($0.bits, $0.values) = (1, [9: 1])
        },
        rule("one bit, beside it", at: 14, .statusRevocation, .passed, nil, .valid) {
            ($0.bits, $0.values) = (1, [9: 1])
        },
        rule("four bits", at: 5, .statusSuspension, .failed, .statusSuspended, .revoked) {
            ($0.bits, $0.values) = (4, [5: 2])
        },
        rule("eight bits", at: 5, .statusRevocation, .failed, .statusRevoked, .revoked) {
            ($0.bits, $0.values) = (8, [5: 1])
        },
        unknown("eight bits, all set", .statusValueUnknown, at: 5) { ($0.bits, $0.values) = (8, [5: 255]) },
    ]

    private static func reference(_ name: String, _ code: FindingCode, _ json: String) -> SDJWTCase {
        SDJWTCase("status, \(name)", .statusList, .unknown, code, .indeterminate) { scenario in
            try scenario.useStatusList(0)
            scenario.maker.claims["status"] = try JSONReader.read(Array(json.utf8))
        }
    }

    private static let uri = TokenStatusListMaker.uri.text

    private static let references = [
        reference("no list at hand", .statusListUnavailable, #"{"status_list":{"idx":0,"uri":"https://a.example"}}"#),
        reference("no index", .statusEntryMalformed, #"{"status_list":{"uri":"\#(uri)"}}"#),
        reference("no address", .statusEntryMalformed, #"{"status_list":{"idx":0}}"#),
        reference("an index below zero", .statusEntryMalformed, #"{"status_list":{"idx":-1,"uri":"\#(uri)"}}"#),
        reference("an index in a text", .statusEntryMalformed, #"{"status_list":{"idx":"0","uri":"\#(uri)"}}"#),
        reference("an index with a fraction", .statusEntryMalformed, #"{"status_list":{"idx":0.5,"uri":"\#(uri)"}}"#),
        reference("an index too large", .statusEntryMalformed, #"{"status_list":{"idx":1e30,"uri":"\#(uri)"}}"#),
        reference("an address that is none", .statusEntryMalformed, #"{"status_list":{"idx":0,"uri":"lists/1"}}"#),
        reference("a list of lists", .statusEntryMalformed, #"{"status_list":[]}"#),
        reference("another mechanism", .statusTypeUnsupported, #"{"status_attestation":{}}"#),
        reference("nothing in it", .statusTypeUnsupported, "{}"),
        reference(
            "another mechanism beside a list", .statusTypeUnsupported,
            #"{"status_list":{"idx":0,"uri":"\#(uri)"},"other":{}}"#),
    ]

    private static let lists = [
        rule("a list without an issuer", .statusRevocation, .passed, nil, .valid) { $0.claims["iss"] = nil },
        unknown("a list without an issuer, by a stranger", .statusListUnverified) {
            $0.claims["iss"] = nil
            $0.signer = try TestSigner("stranger", .es256)
        },
        unknown("signed by a stranger in the issuer's name", .statusListUnverified) {
            $0.signer = try TestSigner("stranger", .es256)
        },
        unknown("a stranger's list", .statusListIssuer) {
            let stranger = try TestSigner("stranger", .es256)
            $0 = TokenStatusListMaker(stranger, issuer: stranger.did)
        },
        unknown("no signature", .statusListUnverified) { $0.header["alg"] = .string("none") },
        unknown("a shared secret", .statusListUnverified) { $0.header["alg"] = .string("HS256") },
        unknown("of another type", .statusListUnverified) { $0.header["typ"] = .string("JWT") },
        unknown("about another list", .statusListUnavailable) { $0.claims["sub"] = .string("https://a.example") },
        unknown("ended", .statusListExpired) { $0.claims["exp"] = .integer(SDJWTScenario.now) },
        rule("ends in a second", .statusRevocation, .passed, nil, .valid) {
            $0.claims["exp"] = .integer(SDJWTScenario.now + 1)
        },
        unknown("not in force yet", .statusListNotYetValid) { $0.claims["nbf"] = .integer(SDJWTScenario.now + 1) },
        unknown("made later", .statusListNotYetValid) { $0.claims["iat"] = .integer(SDJWTScenario.now + 1) },
        aged("older than it may be used for", 3_601, .statusList, .unknown, .statusStale, .indeterminate),
        aged("as old as it may be used for", 3_600, .statusRevocation, .passed, nil, .valid),
        unknown("used for no time", .statusListUnverified) { $0.claims["ttl"] = .integer(0) },
        unknown("no date", .statusListUnverified) { $0.claims["iat"] = nil },
        unknown("a date in a text", .statusListUnverified) { $0.claims["iat"] = .string("2026") },
        SDJWTCase("status, a list of a listed party", .statusList, .warning, .statusListThirdParty, .valid) {
            let keeper = try TestSigner("keeper", .es256)
            try $0.useStatusList(0) { $0 = TokenStatusListMaker(keeper, issuer: keeper.did) }
            $0.lists.append(TrustListMaker(name: "Keepers", [.init(keeper.did)]))
        },
        SDJWTCase("status, an older list beside a newer", .statusRevocation, .failed, .statusRevoked, .revoked) {
            try $0.useStatusList(1) { $0.values = [1: 1] }
            try $0.useStatusList(1) { $0.claims["iat"] = .integer(SDJWTScenario.now - 10_000_000) }
        },
        SDJWTCase("status, a newer list beside an older", .statusRevocation, .passed, nil, .valid) {
            try $0.useStatusList(1) { $0.values = [1: 1] }
            try $0.useStatusList(1) { $0.claims["iat"] = .integer(SDJWTScenario.now - 10) }
        },
        SDJWTCase("status, two lists of one moment", .statusRevocation, .failed, .statusRevoked, .revoked) {
            try $0.useStatusList(1) { $0.values = [1: 1] }
            try $0.useStatusList(1)
        },
        SDJWTCase("status, a newer list that ended", .statusList, .unknown, .statusListExpired, .indeterminate) {
            try $0.useStatusList(1)
            try $0.useStatusList(1) {
                $0.claims["iat"] = .integer(SDJWTScenario.now - 10)
                $0.claims["exp"] = .integer(SDJWTScenario.now - 5)
            }
        },
        SDJWTCase("status, by a chain to a listed authority", .statusRevocation, .failed, .statusRevoked, .revoked) {
            let parties = try TokenAuthorities.shared.get()
            try $0.certify([parties.school, parties.intermediate])
            try $0.useStatusList(1) {
                $0.values = [1: 1]
                $0.signer = try TestSigner(parties.schoolAgain)
                $0.header["kid"] = nil
                $0.header["x5c"] = TokenAuthorities.header([parties.schoolAgain, parties.intermediate])
            }
        },
        SDJWTCase(
            "status, by another's chain to a listed authority", .statusList, .unknown, .statusListUnverified,
            .indeterminate
        ) {
            let parties = try TokenAuthorities.shared.get()
            try $0.certify([parties.school, parties.intermediate])
            try $0.useStatusList(1) {
                $0.signer = try TestSigner(parties.stranger)
                $0.header["kid"] = nil
                $0.header["x5c"] = TokenAuthorities.header([parties.stranger, parties.intermediate])
            }
        },
    ]

    private static let contents = [
        unknown("three bits", .statusListMalformed) { maker in
            maker.claims["status_list"] = .object(["bits": .integer(3), "lst": .string("eNpjAAAAAQAB")])
        },
        unknown("no bits", .statusListMalformed) { maker in
            maker.claims["status_list"] = .object(["lst": .string("eNpjAAAAAQAB")])
        },
        unknown("no list", .statusListMalformed) { $0.claims["status_list"] = .object(["bits": .integer(1)]) },
        unknown("no base64url", .statusListMalformed) { $0.list = "eNpjAAAAAQAB==" },
        unknown("not compressed", .statusListMalformed) { $0.list = "AAAA" },
        unknown("cut off", .statusListMalformed) {
            $0.list = ExactString(Base64URL.encode(Array(TokenStatusListMaker.zlib($0.packed).dropLast())))
        },
        unknown("bytes behind it", .statusListMalformed) {
            $0.list = ExactString(Base64URL.encode(TokenStatusListMaker.zlib($0.packed) + [0]))
        },
        unknown("in gzip", .statusListMalformed) {
            $0.list = ExactString(Base64URL.encode(GzipMaker.gzip($0.packed)))
        },
        unknown("larger than is unpacked", .statusListTooLarge) {
            $0.list = ExactString(
                Base64URL.encode(TokenStatusListMaker.zlib([UInt8](repeating: 0, count: (16 << 20) + 1))))
        },
    ]

    /// The two lists that the specification packs by hand.
    @Test func publishedLists() throws {
        let one = try Self.statuses(#"{"bits":1,"lst":"eNrbuRgAAhcBXQ"}"#, 16)
        #expect(one == [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1])
        let two = try Self.statuses(#"{"bits":2,"lst":"eNo76fITAAPfAgc"}"#, 12)
        #expect(two == [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3])
    }

    /// Read as a credential's status is: by one credential for each place.
    private static func statuses(_ json: String, _ count: Int) throws -> [Int] {
        try (0..<count).map { index in
            var scenario = try SDJWTScenario.credential()
            try scenario.useStatusList(index) { $0.claims["status_list"] = .object(try JSONObject(json: json)) }
            let check = try #require(try scenario.report().check(.statusList))
            return try #require(check.evidence.first { $0.name == "value" }.flatMap { Int($0.value.text) })
        }
    }

    /// A token of VCDM says it in the same claim.
    @Test func tokensOfTheDataModel() throws {
        var scenario = try TokenScenario.credentialV1(.es256)
        var maker = TokenStatusListMaker(scenario.maker.signer, issuer: scenario.maker.signer.did)
        maker.values = [1: 1]
        for (index, verdict) in [(0, Verdict.valid), (1, .revoked), (64, .indeterminate)] {
            scenario.claims["status"] = TokenStatusListMaker.reference(index)
            scenario.evidence = [try SDJWTScenario.evidence(maker)]
            #expect(try scenario.report().verdict == verdict)
        }
        scenario.evidence = []
        #expect(try scenario.report().verdict == .indeterminate)
    }

    /// Bitstring Status List 1.0 §2.2 lets the list be a credential in a token.
    @Test func credentialsInTokens() throws {
        let signer = try TestSigner("issuer", .es256)
        let list = StatusListMaker(id: "https://school.example/status/1", issuer: signer.did)
        for (set, verdict) in [(Set<Int>(), Verdict.valid), ([7], .revoked)] {
            var maker = list
            maker.set = set
            var scenario = try TokenScenario.credential()
            scenario.claims["credentialStatus"] = maker.entry(7)
            let header = JSONObject([
                (name: "kid", value: .string(signer.method)), (name: "typ", value: .string("vc+jwt")),
            ])
            let token = try TokenMaker(signer, header: header, claims: maker.document).compact()
            scenario.evidence = [try SDJWTScenario.evidence(token)]
            let report = try scenario.report()
            #expect(report.verdict == verdict, "\(report.checks.filter { $0.outcome != .passed })")
            // Signed by somebody else it says nothing.
            let stranger = TokenMaker(try TestSigner("stranger", .es256), header: header, claims: maker.document)
            scenario.evidence = [try SDJWTScenario.evidence(try stranger.compact())]
            #expect(try scenario.report().check(.statusList)?.code == .statusListUnverified)
        }
    }
}

extension SDJWTScenario {
    /// Points into a list of the issuer's, and brings that list.
    mutating func useStatusList(
        _ index: Int, added: Instant? = nil, _ change: (inout TokenStatusListMaker) throws -> Void = { _ in }
    ) throws {
        maker.claims["status"] = TokenStatusListMaker.reference(index)
        var list = TokenStatusListMaker(maker.signer, issuer: maker.claims["iss"]?.stringValue)
        try change(&list)
        evidence.append(try Self.evidence(try list.token(), added: added))
    }

    static func evidence(_ list: TokenStatusListMaker) throws -> EvidenceItem { try evidence(try list.token()) }

    /// A token as evidence, read as the wallet reads it.
    static func evidence(_ token: String, added: Instant? = nil) throws -> EvidenceItem {
        guard case .secured(let document) = try Recognizer.recognize(Array(token.utf8)),
            let kind = document.evidenceKind
        else { throw VectorError.notUnderstood("status list") }
        return EvidenceItem(
            kind: kind, url: nil, document: document.json, digest: document.digest, origin: .owner,
            added: added.map { ExactString($0.rfc3339) }, secured: document)
    }
}
