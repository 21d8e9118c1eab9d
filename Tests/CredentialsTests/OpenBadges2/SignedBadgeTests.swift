// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// Signed assertions: algorithm, key and whose key it is (Open Badges 2.0, SignedBadge Verification and CryptographicKey).
@Suite struct SignedBadgeTests {
    @Test(arguments: cases) func holds(_ rule: BadgeCase) throws { try rule.run() }

    static let cases = algorithms + keys + owners + profiles

    private static let algorithms: [BadgeCase] = [
        BadgeCase("RS256", .signed, .proofSuite, .passed, .valid),
        BadgeCase("PS256", .signed, .proofSignature, .passed, .valid) { try $0.use(TestSigner("issuer", .ps256)) },
        BadgeCase("ES256", .signed, .proofSignature, .passed, .valid) { try $0.use(TestSigner("issuer", .es256)) },
        BadgeCase("EdDSA", .signed, .proofSignature, .passed, .valid) { try $0.use(TestSigner("issuer", .ed25519)) },
        BadgeCase("none", .signed, .proofSuite, .failed, .tokenAlgorithmForbidden, .invalid) {
            $0.token = { try $0.header.set("/alg", "none") }
        },
        BadgeCase("a shared secret", .signed, .proofSuite, .failed, .tokenAlgorithmForbidden, .invalid) {
            $0.token = { try $0.header.set("/alg", "HS256") }
        },
        BadgeCase("RS512", .signed, .proofSuite, .unknown, .proofSuiteUnsupported, .indeterminate) {
            $0.token = { try $0.header.set("/alg", "RS512") }
        },
        BadgeCase("an algorithm of another kind of key", .signed, .proofSuite, .failed, .proofSuiteKey, .invalid) {
            $0.token = { try $0.header.set("/alg", "ES256") }
        },
        BadgeCase("no algorithm", .signed, .proofSuite, .failed, .tokenHeader, .invalid) {
            $0.token = { $0.header = JSONObject([(name: "typ", value: .string("JWT"))]) }
        },
        BadgeCase("an extension that must be understood", .signed, .proofSuite, .failed, .tokenCritical, .invalid) {
            $0.token = {
                try $0.header.set("/crit", json: #"["exp"]"#)
                try $0.header.set("/exp", .integer(1))
            }
        },
        BadgeCase("another signature", .signed, .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            $0.token = { $0.signature = { $0.reversed() } }
        },
        BadgeCase("one signature", .signed, .proofPresent, .passed, .valid),
        BadgeCase("said to be signed", .signed, .proofPurpose, .passed, .valid),
    ]

    private static let keys: [BadgeCase] = [
        BadgeCase("the key at hand", .signed, .proofKey, .passed, .valid),
        BadgeCase("no key at hand", .signed, .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
            $0.key = nil
        },
        BadgeCase("a key that came with a bundle", .signed, .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
            let key = try #require($0.key)
            $0.key = nil
            let item = EvidenceItem(
                kind: .keyDocument, url: nil, document: key, digest: "00", origin: .bundle, added: nil)
            $0.evidence.append(item)
        },
        BadgeCase("a key inside the assertion", .signed, .proofKey, .unknown, .proofKeySelfAsserted, .indeterminate) {
            $0.assertion["verification"] = .object([
                "type": .string("SignedBadge"), "creator": .object(try #require($0.key)),
            ])
            $0.key = nil
        },
        BadgeCase("a key inside that a list pins", .signed, .proofKey, .passed, .valid) {
            $0.assertion["verification"] = .object([
                "type": .string("SignedBadge"), "creator": .object(try #require($0.key)),
            ])
            $0.key = nil
            let key = try #require($0.signer).publicKey
            $0.lists = [TrustListMaker([.init(BadgeScenario.issuerID, name: "Listed School", keys: [key])])]
        },
        BadgeCase("a key in the profile at hand", .signed, .proofKey, .passed, .valid) {
            $0.issuer?["publicKey"] = $0.key.map(JSONValue.object)
            $0.key = nil
        },
        BadgeCase("no key named, one listed", .signed, .proofKey, .passed, .valid) {
            try $0.assertion.set("/verification/creator", nil)
        },
        BadgeCase("no key named, the second listed", .signed, .proofSignature, .passed, .valid) {
            try $0.assertion.set("/verification/creator", nil)
            let other = try TestSigner("other", .ed25519).publicKey
            let second: ExactString = "https://school.example/keys/2"
            $0.evidence.append(
                $0.item(.keyDocument, try BadgeScenario.keyDocument(other, id: second)))
            try $0.issuer?.set("/publicKey", .array([.string(second), .string(BadgeScenario.keyID)]))
        },
        BadgeCase(
            "no key named, and one that is listed is missing", .signed, .proofKey, .unknown, .proofKeyUnavailable,
            .indeterminate
        ) {
            try $0.assertion.set("/verification/creator", nil)
            try $0.issuer?.set(
                "/publicKey", .array([.string(BadgeScenario.keyID), .string("https://school.example/keys/2")]))
            $0.signer = try TestSigner("other", .es256)
        },
        BadgeCase("no key named, none listed", .signed, .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
            try $0.assertion.set("/verification/creator", nil)
            try $0.issuer?.set("/publicKey", nil)
        },
        BadgeCase("a key that is none", .signed, .proofKey, .failed, .proofKeyInvalid, .invalid) {
            try $0.key?.set("/publicKeyPem", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")
        },
        BadgeCase("a key document without its key", .signed, .proofKey, .failed, .proofKeyInvalid, .invalid) {
            try $0.key?.set("/publicKeyPem", nil)
        },
        BadgeCase("a private key", .signed, .proofKey, .unknown, .proofKeyInvalid, .indeterminate) {
            try $0.key?.set("/publicKeyPem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")
        },
    ]

    private static let owners: [BadgeCase] = [
        BadgeCase("the issuer's key", .signed, .proofController, .passed, .valid),
        BadgeCase("another's key", .signed, .proofController, .failed, .proofControllerMismatch, .invalid) {
            try $0.key?.set("/owner", "https://other.example/issuer")
        },
        BadgeCase("a key that names nobody, listed", .signed, .proofController, .passed, .valid) {
            try $0.key?.set("/owner", nil)
        },
        BadgeCase("a key that is not listed", .signed, .proofKey, .unknown, .proofKeyNotInDocument, .indeterminate) {
            try $0.issuer?.set("/publicKey", "https://school.example/keys/2")
        },
        BadgeCase(
            "a key that nothing connects", .signed, .proofController, .unknown, .proofControllerUnproven, .indeterminate
        ) {
            try $0.issuer?.set("/publicKey", nil)
        },
        BadgeCase(
            "a key whose owner has no profile at hand", .signed, .proofController, .unknown, .proofControllerUnproven,
            .indeterminate
        ) { $0.issuer = nil },
        BadgeCase(
            "a class that is not at hand", .signed, .proofController, .unknown, .proofControllerUnproven, .indeterminate
        ) { $0.badgeClass = nil },
        BadgeCase(
            "a profile inside that lists the key", .signed, .proofController, .unknown, .proofControllerUnproven,
            .indeterminate
        ) { try $0.embedAll() },
        BadgeCase("an unlisted key that a trust list pins", .signed, .proofController, .passed, .valid) {
            try $0.issuer?.set("/publicKey", nil)
            let key = try #require($0.signer).publicKey
            $0.lists = [TrustListMaker([.init(BadgeScenario.issuerID, name: "Listed School", keys: [key])])]
        },
    ]

    private static let profiles: [BadgeCase] = [
        BadgeCase("a listed issuer", .signed, .trustIssuer, .passed, .valid),
        BadgeCase("an issuer on no list", .signed, .trustIssuer, .failed, .trustIssuerAbsent, .untrusted) {
            $0.lists = [TrustListMaker([.init("https://other.example/issuer")])]
        },
        BadgeCase("an issuer listed with another key", .signed, .trustIssuer, .failed, .trustOtherKey, .untrusted) {
            let key = try TestSigner("other", .ed25519).publicKey
            $0.lists = [TrustListMaker([.init(BadgeScenario.issuerID, keys: [key])])]
        },
    ]
}

/// Revocation of signed assertions (Open Badges 2.0, RevocationList).
@Suite struct BadgeRevocationTests {
    @Test(arguments: cases) func holds(_ rule: BadgeCase) throws { try rule.run() }

    static let cases = entries + lists

    private static let this = "https://school.example/assertions/1"

    private static func revoked(
        _ name: String, _ entries: String, _ change: @escaping @Sendable (inout BadgeScenario) throws -> Void = { _ in }
    ) -> BadgeCase {
        BadgeCase(name, .listed(entries), .statusRevocation, .failed, .statusRevoked, .revoked, change)
    }

    private static func notRevoked(_ name: String, _ entries: String) -> BadgeCase {
        BadgeCase(name, .listed(entries), .statusRevocation, .passed, .valid)
    }

    private static let entries: [BadgeCase] = [
        notRevoked("an empty list", "[]"), notRevoked("another badge", #"["\#(this)1","https://school.example/"]"#),
        notRevoked("another badge in an object", #"[{"id":"\#(this)0"},{"uid":"\#(this)"}]"#),
        notRevoked("an entry that was taken back", #"[{"id":"\#(this)","revoked":false}]"#),
        revoked("by its identifier", #"["\#(this)"]"#), revoked("alone, without a list", #""\#(this)""#),
        revoked("by an object", #"["urn:x",{"id":"\#(this)","revocationReason":"Awarded in error"}]"#),
        revoked("beside an entry that is none", #"[7,{"id":"\#(this)"}]"#),
        revoked("by its old identifier", #"[{"uid":"abc-1"}]"#) { try $0.assertion.set("/uid", "abc-1") },
        BadgeCase("by another's old identifier", .listed(#"[{"uid":"abc-1"}]"#), .statusRevocation, .passed, .valid) {
            try $0.assertion.set("/uid", "abc-2")
        },
        revoked("past its end", #"["\#(this)"]"#) { try $0.assertion.set("/expires", "2026-01-01T00:00:00Z") },
        BadgeCase("by its issuer's own signed words", .signed, .statusRevocation, .failed, .statusRevoked, .revoked) {
            try $0.assertion.set("/revoked", .bool(true))
        },
        BadgeCase("an unsigned copy that says so", .signed, .statusRevocation, .skipped, .doesNotApply, .valid) {
            let copy = try JSONObject(json: #"{"id":"\#(this)","revoked":true}"#)
            $0.evidence.append($0.item(.revokedAssertion, copy))
        },
    ]

    private static func unknown(
        _ name: String, _ code: FindingCode, _ change: @escaping @Sendable (inout BadgeScenario) throws -> Void
    ) -> BadgeCase {
        BadgeCase(name, .listed("[]"), .statusList, .unknown, code, .indeterminate, change)
    }

    private static let lists: [BadgeCase] = [
        BadgeCase("no list", .signed, .statusList, .skipped, .doesNotApply, .valid),
        BadgeCase("a list", .listed("[]"), .statusList, .warning, .statusListUnsigned, .valid),
        BadgeCase(
            "a list that names nobody as its keeper", .listed("[]"), .statusList, .warning, .statusListUnsigned, .valid
        ) { try $0.revocationList?.set("/issuer", nil) },
        BadgeCase(
            "a list under the address it was fetched from", .listed("[]"), .statusList, .warning, .statusListUnsigned,
            .valid
        ) {
            var list = try #require($0.revocationList)
            try list.set("/id", nil)
            $0.revocationList = nil
            $0.evidence.append($0.item(.revocationList, list, url: BadgeScenario.listID))
        },
        unknown("no list at hand", .statusListUnavailable) { $0.revocationList = nil },
        unknown("a list from a bundle", .statusListUnavailable) {
            let list = try #require($0.revocationList)
            $0.revocationList = nil
            let item = EvidenceItem(
                kind: .revocationList, url: nil, document: list, digest: "00", origin: .bundle, added: nil)
            $0.evidence.append(item)
        },
        unknown("another issuer's list", .statusListIssuer) {
            try $0.revocationList?.set("/issuer", "https://other.example/issuer")
        },
        unknown("a list without entries", .statusListType) { try $0.revocationList?.set("/revokedAssertions", nil) },
        unknown("an entry that is a number", .statusListMalformed) {
            try $0.revocationList?.set("/revokedAssertions", json: #"["urn:x",7]"#)
        },
        unknown("an entry that names nothing", .statusListMalformed) {
            try $0.revocationList?.set("/revokedAssertions", json: #"[{"revocationReason":"x"}]"#)
        },
        unknown("a list from long ago", .statusStale) { $0.added = "2026-05-01T00:00:00Z" },
        BadgeCase(
            "on a list from long ago", .listed(#"["\#(this)"]"#), .statusRevocation, .failed, .statusRevoked, .revoked
        ) { $0.added = "2026-05-01T00:00:00Z" },
        BadgeCase(
            "as of: revoked, who knows when", .listed(#"["\#(this)"]"#), .statusList, .unknown, .statusListLater,
            .indeterminate
        ) { ($0.askedAt, $0.instant) = ($0.instant, try DateTime("2026-05-01T00:00:00Z").instant) },
        BadgeCase("as of: not revoked since", .listed("[]"), .statusRevocation, .passed, .valid) {
            ($0.askedAt, $0.instant) = ($0.instant, try DateTime("2026-05-01T00:00:00Z").instant)
        },
        BadgeCase(
            "a newer list without it", .listed(#"["\#(this)"]"#), .statusRevocation, .failed, .statusRevoked, .revoked
        ) {
            var list = try #require($0.revocationList)
            try list.set("/revokedAssertions", .array([]))
            $0.evidence.append($0.item(.revocationList, list))
        },
        BadgeCase(
            "a list that only the profile at hand names", .listed(#"["\#(this)"]"#), .statusRevocation, .failed,
            .statusRevoked, .revoked
        ) {
            var embedded = try #require($0.badgeClass)
            var issuer = try #require($0.issuer)
            try issuer.set("/revocationList", nil)
            embedded["issuer"] = .object(issuer)
            $0.assertion["badge"] = .object(embedded)
        },
        BadgeCase("never suspended", .listed("[]"), .statusSuspension, .skipped, .doesNotApply, .valid),
        BadgeCase(
            "a forged badge is not asked about", .listed(#"["\#(this)"]"#), .statusRevocation, .skipped,
            .dependsOnOther, .invalid
        ) { $0.token = { $0.signature = { $0.reversed() } } },
    ]

    @Test func saysSinceWhenTheListIsHeldAndWhy() throws {
        var scenario = try BadgeScenario.listed(#"[{"id":"\#(Self.this)","revocationReason":"Awarded in error"}]"#)
        scenario.added = "2026-05-05T00:00:00Z"
        let check = try #require(try scenario.verified().report.check(.statusRevocation))
        #expect(check.evidence.contains(.init("listDate", "2026-05-05T00:00:00Z")))
        #expect(check.evidence.contains(.init("reason", "Awarded in error")))
    }
}
