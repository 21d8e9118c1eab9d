// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// Seals of European Digital Credentials: certificates, time, revocation, identity, several seals.
@Suite struct SealRuleTests {
    @Test(arguments: cases) func holds(_ rule: SealCase) throws { try rule.run() }

    @Test func namesAreUnique() {
        #expect(Set(Self.cases.map(\.testDescription)).count == Self.cases.count)
    }

    static let cases = forms + revocation + times + timestamps + identities + purposes + several + models

    private static let january: Int64 = 1_767_225_600
    private static let april: Int64 = 1_775_001_600

    private static let forms = [
        SealCase("a sealed credential", .proofSignature, .passed, nil, .valid),
        SealCase("the payload in base64url", .proofSignature, .passed, nil, .valid) {
            $0.isEncoded = true
            try $0.header("b64", nil)
            try $0.header("crit", #"["sigT"]"#)
        },
        SealCase("the flattened form", .proofSignature, .passed, nil, .valid) { $0.isFlattened = true },
        SealCase("a time in whole seconds", .proofSuite, .passed, nil, .valid) {
            try $0.header("sigT", nil)
            try $0.header("iat", "1769904000")
            try $0.header("crit", #"["b64","iat"]"#)
        },
        SealCase("two times", .proofSuite, .failed, .sealHeader, .invalid) { try $0.header("iat", "1769904000") },
        SealCase("no time at all", .proofSuite, .passed, nil, .valid) {
            try $0.header("sigT", nil)
            try $0.header("crit", #"["b64"]"#)
        },
        SealCase("a reference with another digest", .proofKey, .passed, nil, .valid) {
            let digest = Base64URL.encode(HashAlgorithm.sha512.digest($0.authorities.school.der))
            try $0.header("x5t#S256", nil)
            try $0.header("x5t#o", #"{"digAlg":"S512","digVal":"\#(digest)"}"#)
        },
        SealCase("several references", .proofKey, .passed, nil, .valid) {
            let digests = [$0.authorities.authority, $0.authorities.school].map {
                #"{"digAlg":"S256","digVal":"\#(Base64URL.encode($0.certificate.fingerprint))"}"#
            }
            try $0.header("sigX5ts", "[\(digests.joined(separator: ","))]")
        },
        SealCase("a content timestamp", .proofSuite, .passed, nil, .valid) { scenario in
            let token = try SealMaker.contentTimestamp(
                over: JSONWriter.bytes(.object(scenario.credential)), by: scenario.authorities.strangersClock,
                at: SealAuthorities.february)
            try scenario.change { $0.header["adoTst"] = token }
            try scenario.header("crit", #"["b64","sigT","adoTst"]"#)
        },
        SealCase("no certificate", .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
            try $0.header("x5c", nil)
        },
        SealCase("content elsewhere", .proofSuite, .unknown, .sealDetached, .indeterminate) {
            try $0.header("sigD", #"{"mId":"http://uri.etsi.org/19182/ObjectIdByURI","pars":["a"]}"#)
        },
        SealCase("an algorithm that is not read", .proofSuite, .unknown, .proofSuiteUnsupported, .indeterminate) {
            try $0.header("alg", #""ES512""#)
        },
        SealCase("a pointer elsewhere", .proofPresent, .warning, .tokenPointerIgnored, .valid) {
            try $0.header("x5u", #""https://school.example/chain""#)
        },
    ]

    private static func revoked(_ date: Int64, _ serial: Int64 = 10) -> SealScenario.Change {
        { scenario in
            let list = try scenario.authorities.list([.init(serial, date: date)])
            try scenario.revocation(SealMaker.revocation(lists: [list]))
        }
    }

    private static func answer(_ answer: RevocationMaker.Answer) -> SealScenario.Change {
        { scenario in
            let response = try RevocationMaker.response(
                answer, on: scenario.authorities.school, issuer: scenario.authorities.authority,
                responder: scenario.authorities.authority, from: SealAuthorities.may, until: SealAuthorities.july)
            try scenario.revocation(SealMaker.revocation(responses: [response]))
        }
    }

    private static let revocation = [
        SealCase("a list in force", .proofKey, .passed, nil, .valid),
        SealCase("a response", .proofKey, .passed, nil, .valid, answer(.good)),
        SealCase(
            "a response that does not know", .proofKey, .unknown, .certificateRevocationUnknown, .indeterminate,
            answer(.unknown)),
        SealCase(
            "a response that revokes", .proofKey, .failed, .certificateRevoked, .invalid,
            answer(.revoked(at: january, reason: 1))),
        SealCase("nothing on revocation", .proofKey, .unknown, .certificateRevocationUnknown, .indeterminate) {
            try $0.revocation(nil)
        },
        SealCase("a list out of date", .proofKey, .unknown, .certificateRevocationUnknown, .indeterminate) {
            let list = try $0.authorities.list(from: january, until: april)
            try $0.revocation(SealMaker.revocation(lists: [list]))
        },
        SealCase("a namesake's list", .proofKey, .unknown, .certificateRevocationUnknown, .indeterminate) {
            let list = try RevocationMaker.list(
                $0.authorities.namesake, [], from: SealAuthorities.may, until: SealAuthorities.july)
            try $0.revocation(SealMaker.revocation(lists: [list]))
        },
        SealCase("revoked before it was sealed", .proofKey, .failed, .certificateRevoked, .invalid, revoked(january)),
        SealCase(
            "revoked in the second of sealing", .proofKey, .failed, .certificateRevoked, .invalid,
            revoked(SealAuthorities.february)),
        SealCase(
            "revoked since, the time claimed", .proofKey, .unknown, .certificateRevokedLater, .indeterminate,
            revoked(april)),
        SealCase("revoked, and no time claimed", .proofKey, .failed, .certificateRevoked, .invalid) {
            try revoked(april)(&$0)
            try $0.header("sigT", nil)
            try $0.header("crit", #"["b64"]"#)
        },
        SealCase("revoked since, the time proven", .proofKey, .passed, nil, .valid) {
            try revoked(april)(&$0)
            try $0.attach(SealMaker.signatureTimestamp($0.authorities.clock, at: SealAuthorities.february))
        },
        SealCase("revoked before the time proven", .proofKey, .failed, .certificateRevoked, .invalid) {
            try revoked(january)(&$0)
            try $0.attach(SealMaker.signatureTimestamp($0.authorities.clock, at: SealAuthorities.february))
        },
        SealCase("another's certificate revoked", .proofKey, .passed, nil, .valid, revoked(january, 99)),
        SealCase("the certificate itself on the list of issuers", .proofKey, .passed, nil, .valid) {
            try $0.revocation(nil)
            $0.lists[0].issuers[0].certificates = [$0.authorities.school.der]
        },
        SealCase("the key itself on the list of issuers", .trustIssuer, .passed, nil, .valid) {
            try $0.revocation(nil)
            $0.lists = [
                TrustListMaker([.init("urn:epass:org:1", keys: [try $0.authorities.school.certificate.publicKey])])
            ]
        },
    ]

    /// Revocation data of the time of sealing.
    private static func early(_ scenario: inout SealScenario) throws {
        let list = try scenario.authorities.list(from: january, until: april)
        try scenario.revocation(SealMaker.revocation(lists: [list]))
    }

    private static let times = [
        SealCase("expired since, the time claimed", .proofKey, .unknown, .certificateExpired, .indeterminate) {
            try $0.sealed(by: $0.authorities.expired)
        },
        SealCase("expired and nobody trusted", .proofKey, .unknown, .certificateExpired, .indeterminate) {
            try $0.sealed(by: $0.authorities.expired)
            $0.lists = []
        },
        SealCase("sealed after it expired, by its own word", .proofKey, .failed, .certificateOutsidePeriod, .invalid) {
            try $0.sealed(by: $0.authorities.expired, at: "2026-04-01T00:00:00Z")
        },
        SealCase("a certificate of the future", .proofKey, .failed, .certificateOutsidePeriod, .invalid) {
            try $0.sealed(by: $0.authorities.notYetValid)
        },
        SealCase("dated after the moment of checking", .timeValidFrom, .warning, .proofCreatedLater, .valid) {
            try $0.header("sigT", #""2026-06-01T12:00:01Z""#)
        },
        SealCase("a seal that has not ended", .timeValidUntil, .passed, nil, .valid) {
            try $0.header("exp", "1780315200")
            try $0.header("crit", #"["b64","sigT","exp"]"#)
        },
        SealCase("a seal whose end is a date", .timeValidUntil, .passed, nil, .valid) {
            try $0.header("exp", #""2026-06-01T12:00:00Z""#)
        },
        SealCase("a seal whose end is no date", .proofSuite, .failed, .sealHeader, .invalid) {
            try $0.header("exp", #""tomorrow""#)
        },
        SealCase("a seal that has ended", .timeValidUntil, .failed, .proofExpired, .expired) {
            try $0.header("exp", "1780315199")
        },
    ]

    private static func expired(_ scenario: inout SealScenario) throws {
        try scenario.sealed(by: scenario.authorities.expired)
        try early(&scenario)
    }

    private static let timestamps = [
        SealCase("expired since, the time proven", .proofKey, .passed, nil, .valid) {
            try expired(&$0)
            try $0.attach(SealMaker.signatureTimestamp($0.authorities.clock, at: SealAuthorities.february))
        },
        SealCase("expired since, the time proven by an archive timestamp", .proofKey, .passed, nil, .valid) {
            try expired(&$0)
            try $0.attach(SealMaker.archiveTimestamp($0.authorities.clock, at: SealAuthorities.february))
        },
        SealCase("expired since, the time proven in clear", .proofKey, .passed, nil, .valid) {
            try expired(&$0)
            try $0.attach(SealMaker.signatureTimestamp($0.authorities.clock, at: SealAuthorities.february))
            try $0.change { $0.isClear = true }
        },
        SealCase("an archive timestamp in clear", .proofKey, .unknown, .certificateExpired, .indeterminate) {
            try expired(&$0)
            try $0.attach(SealMaker.archiveTimestamp($0.authorities.clock, at: SealAuthorities.february))
            try $0.change { $0.isClear = true }
        },
        SealCase("expired since, dated by nobody known", .proofKey, .unknown, .certificateExpired, .indeterminate) {
            try expired(&$0)
            try $0.attach(SealMaker.signatureTimestamp($0.authorities.strangersClock, at: SealAuthorities.february))
        },
        SealCase("expired before the time proven", .proofKey, .failed, .certificateOutsidePeriod, .invalid) {
            try expired(&$0)
            try $0.attach(SealMaker.signatureTimestamp($0.authorities.clock, at: april))
        },
        SealCase("a timestamp of the future", .proofKey, .unknown, .certificateExpired, .indeterminate) {
            try expired(&$0)
            try $0.attach(SealMaker.signatureTimestamp($0.authorities.clock, at: SealAuthorities.july))
        },
        SealCase("a timestamp over something else", .proofPresent, .warning, .sealAttachment, .valid) {
            try $0.attach(SealMaker.foreignTimestamp($0.authorities.clock, at: SealAuthorities.february))
        },
        SealCase(
            "a timestamp over something else proves no time", .proofKey, .unknown, .certificateExpired,
            .indeterminate
        ) {
            try expired(&$0)
            try $0.attach(SealMaker.foreignTimestamp($0.authorities.clock, at: SealAuthorities.february))
        },
        SealCase("an attachment that cannot be read", .proofPresent, .warning, .sealAttachment, .valid) {
            try $0.attach(SealMaker.component("sigTst", .string("x")))
        },
        SealCase("an attachment that is not known", .proofPresent, .passed, nil, .valid) {
            try $0.attach(SealMaker.component("cSig", .string("x")))
        },
    ]

    private static let identities = [
        SealCase("the organisation in full", .proofController, .passed, nil, .valid),
        SealCase("the organisation's number alone", .proofController, .passed, nil, .valid) {
            try $0.credential.set("/issuer/eIDASIdentifier/notation", "12345678")
        },
        SealCase("the same number elsewhere", .proofController, .failed, .proofControllerMismatch, .invalid) {
            try $0.credential.set("/issuer/eIDASIdentifier/notation", "NTRBE-12345678")
        },
        SealCase("another organisation", .proofController, .failed, .proofControllerMismatch, .invalid) {
            try $0.sealed(by: $0.authorities.stranger)
        },
        SealCase("a certificate without an organisation", .proofController, .failed, .proofControllerMismatch, .invalid)
        {
            try $0.sealed(by: $0.authorities.nameless)
        },
        SealCase(
            "a register beside another eIDAS identifier", .proofController, .failed, .proofControllerMismatch, .invalid
        ) {
            try $0.credential.set("/issuer/eIDASIdentifier/notation", "NTRNL-87654321")
            try $0.credential.set("/issuer/registration", json: #"{"notation":"NTRNL-12345678"}"#)
        },
        SealCase("a register alone", .proofController, .passed, nil, .valid) {
            try $0.credential.set("/issuer/eIDASIdentifier", nil)
            try $0.credential.set("/issuer/registration", json: #"{"notation":"NTRNL-12345678"}"#)
        },
        SealCase(
            "a register beside an address of someone else", .proofController, .failed, .proofControllerMismatch,
            .invalid
        ) {
            try $0.credential.set("/issuer/eIDASIdentifier", nil)
            try $0.credential.set("/issuer/id", "https://other.example/org")
            try $0.credential.set("/issuer/registration", json: #"{"notation":"NTRNL-12345678"}"#)
        },
        SealCase("an authority on no list", .trustIssuer, .failed, .trustAuthorityAbsent, .untrusted) {
            $0.lists = [TrustListMaker([.init("did:example:other")])]
        },
        SealCase("no list", .trustIssuer, .failed, .trustNotConfigured, .untrusted) { $0.lists = [] },
        SealCase("an authority listed for another issuer", .trustIssuer, .failed, .trustAuthorityAbsent, .untrusted) {
            $0.lists[0].issuers[0].id = "NTRNL-87654321"
        },
        SealCase("an issuer listed by its claimed identifier", .trustIssuer, .failed, .trustAuthorityAbsent, .untrusted)
        {
            $0.lists = [TrustListMaker([.init("urn:epass:org:1")])]
        },
        SealCase("a list that expired", .trustList, .unknown, .trustListStale, .indeterminate) {
            $0.lists[0].expires = "2026-05-01T00:00:00Z"
        },
    ]

    private static let purposes = [
        SealCase("a certificate for seals", .proofPurpose, .passed, nil, .valid),
        SealCase("an authority's certificate", .proofPurpose, .failed, .certificatePurpose, .invalid) {
            try $0.sealed(by: $0.authorities.subordinate)
        },
        SealCase("a certificate for encryption", .proofPurpose, .failed, .certificatePurpose, .invalid) {
            try $0.sealed(by: $0.authorities.encipherer)
        },
        SealCase("a certificate signed with SHA-1", .proofKey, .unknown, .certificateChain, .indeterminate) {
            try $0.sealed(by: $0.authorities.weak)
        },
    ]

    private static let several = [
        SealCase("two seals of the issuer", .proofPresent, .passed, nil, .valid) {
            $0.seals.append(try $0.seal($0.authorities.school))
        },
        SealCase("someone else's seal beside it", .proofController, .warning, .proofOtherSigner, .valid) {
            $0.seals.append(try $0.seal($0.authorities.stranger))
        },
        SealCase("someone else's seal before it", .proofController, .warning, .proofOtherSigner, .valid) {
            $0.seals.insert(try $0.seal($0.authorities.stranger), at: 0)
        },
        SealCase("a second seal that does not hold", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            $0.seals.append(try $0.seal($0.authorities.stranger))
            $0.tamper { json in
                let first = try #require(json.value("/signatures/0/signature"))
                try json.set("/signatures/1/signature", first)
                try json.set("/signatures/0/signature", "AAAA")
            }
        },
        SealCase("two seals of others", .proofController, .failed, .proofControllerMismatch, .invalid) {
            $0.seals = [try $0.seal($0.authorities.stranger), try $0.seal($0.authorities.stranger)]
        },
    ]

    private static let models = [
        SealCase("a whole credential", .modelRequired, .passed, nil, .valid),
        SealCase("no schema", .modelRequired, .failed, .modelMissing, .invalid) {
            try $0.credential.set("/credentialSchema", nil)
        },
        SealCase("an issuer that is a text", .modelRequired, .failed, .modelType, .invalid) {
            try $0.credential.set("/issuer", "urn:epass:org:1")
        },
        SealCase("no date of issue", .modelRequired, .failed, .modelMissing, .invalid) {
            try $0.credential.set("/issuanceDate", nil)
        },
        SealCase("a date that is none", .modelRequired, .failed, .modelDate, .invalid) {
            try $0.credential.set("/validFrom", "2026-02-30T00:00:00Z")
        },
        SealCase("known contexts", .modelContext, .passed, nil, .valid),
        SealCase("another data model", .modelContext, .failed, .contextBaseMissing, .invalid) {
            try $0.credential.set("/@context/0", "https://www.w3.org/ns/credentials/v2")
        },
        SealCase("a context that is not at hand", .modelContext, .unknown, .contextUnknown, .indeterminate) {
            try $0.credential.set("/@context/-", "https://school.example/context")
        },
        SealCase("words of its own", .modelContext, .unknown, .contextInline, .indeterminate) {
            try $0.credential.set("/credentialSubject/@context", json: #"{"givenName":"https://a.example/b"}"#)
        },
        SealCase("its validity ended", .timeValidUntil, .failed, .timeExpired, .expired) {
            try $0.credential.set("/validUntil", "2026-06-01T13:59:59+02:00")
        },
        SealCase("its validity ends this second", .timeValidUntil, .passed, nil, .valid) {
            try $0.credential.set("/validUntil", "2026-06-01T14:00:00+02:00")
        },
        SealCase("a status of another kind", .statusList, .unknown, .statusTypeUnsupported, .indeterminate) {
            try $0.credential.set("/status", json: #"[{"id":"https://a.example/1#1","type":"OtherStatus2020"}]"#)
        },
    ]
}
