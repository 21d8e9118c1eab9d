// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// What is read of badges: kinds of file, facts, and whom they were made out to.
@Suite struct BadgeViewTests {
    /// What the tests of this suite show beside the tables.
    static let codes: [FindingCode?] = [.ownerHashUnsupported]

    // MARK: Kinds of file

    private static let context = #""@context":"https://w3id.org/openbadges/v2""#

    @Test(arguments: [
        (#"{\#(context),"type":"Assertion"}"#, "unsigned"),
        (#"{\#(context),"type":"Assertion","verification":{"type":"hosted"}}"#, "ob2-hosted"),
        (#"{\#(context),"type":"Assertion","verify":{"type":["HostedBadge"]}}"#, "ob2-hosted"),
        (#"{\#(context),"type":"Assertion","verification":{"type":"SignedBadge"}}"#, "unsigned"),
        (#"{\#(context),"type":"Assertion","id":"https://a.example/1","revoked":true}"#, "ob2-hosted"),
        (#"{"type":"Award","recipient":{},"badge":"https://a.example/1"}"#, "unsigned"),
        (#"{"id":"https://a.example/1","revoked":true}"#, "revoked-assertion"),
        (#"{"id":"https://a.example/1","type":"BadgeClass"}"#, "badge-class"),
        (#"{"id":"https://a.example/1","type":["Issuer","https://a.example/School"]}"#, "issuer-profile"),
        (#"{"id":"https://a.example/1","type":"Profile"}"#, "issuer-profile"),
        (#"{"id":"https://a.example/1","publicKeyPem":"","owner":"https://a.example/"}"#, "key-document"),
        (#"{"type":"RevocationList","revokedAssertions":[]}"#, "revocation-list"),
    ])
    func tells(_ text: String, _ kind: String) throws {
        switch try Recognizer.recognize(Array(text.utf8)) {
        case .secured(let document): #expect(document.format.rawValue == kind)
        case .evidence(let found, _): #expect(found.rawValue == kind)
        case .trustList: Issue.record("a trust list")
        }
    }

    @Test(arguments: [
        (#"{"uid":"1","recipient":{},"badge":"https://a.example/1","verify":{"type":"hosted"}}"#, "format.unsupported"),
        (
            #"{"@context":"https://w3id.org/openbadges/v1","type":"Assertion","recipient":{},"badge":"https://a.example/1"}"#,
            "format.unsupported"
        ),
        (#"{"recipient":"a@b.example","badge":{"version":"0.5.0"}}"#, "format.unsupported"),
        (#"{\#(context),"type":"Endorsement","claim":{}}"#, "format.unsupported"),
        (#"{"type":"BadgeClass"}"#, "format.unrecognized"), (#"{"revoked":true}"#, "format.unrecognized"),
        (#"{"id":"https://a.example/1","revoked":false}"#, "format.unrecognized"),
        (#"{"type":"Assertion"}"#, "format.unrecognized"),
    ])
    func refuses(_ text: String, _ code: String) throws {
        let error = try #require(throws: RecognitionError.self) { try Recognizer.recognize(Array(text.utf8)) }
        #expect(error.code == code)
    }

    // MARK: Facts

    @Test func readsClassAndIssuer() throws {
        var scenario = try BadgeScenario.signed()
        try scenario.assertion.set("/expires", "2030-01-01T00:00:00Z")
        try scenario.assertion.set(
            "/evidence", json: #"["https://school.example/work",{"id":"_:b1","narrative":"Sailed"},{"name":"Log"}]"#)
        try scenario.badgeClass?.set("/tags", json: #"["sea","tide"]"#)
        try scenario.badgeClass?.set(
            "/alignment",
            json: """
                [{"targetName":"EQF 5","targetUrl":"https://a.example/5","targetFramework":"EQF","targetCode":"5"}]
                """)
        let (report, view) = try scenario.verified()
        #expect(view.id == "https://school.example/assertions/1")
        #expect(view.types == ["Assertion"])
        #expect(view.title == "Reading tide tables")
        #expect(view.description == "Knows when to sail.")
        #expect(view.issuerID == BadgeScenario.issuerID)
        #expect(view.issuerName == "School as it calls itself")
        #expect(view.issuerURL == "https://school.example/")
        #expect(view.criteria == "Planned a passage over a bar.")
        #expect(view.issued == "2025-01-01T10:00:00.123456+01:00")
        #expect(view.validUntil == "2030-01-01T00:00:00Z")
        #expect(view.subjectID == "learner@school.example")
        #expect(view.tags == ["sea", "tide"])
        #expect(view.evidence == ["https://school.example/work", "Sailed", "Log"])
        #expect(view.alignments.map(\.url) == ["https://a.example/5"])
        #expect(view.eqf == 5)
        #expect(report.summary.title == "Reading tide tables")
        #expect(report.summary.issuerName == "Listed School")
        #expect(report.summary.issuerNameSource == .trustList)
    }

    /// As `?expand=badge&expand=badge.issuer` gives it.
    @Test func readsTheExtensionsOfEdubadges() throws {
        var scenario = try BadgeScenario.hosted()
        func put(_ name: String, _ value: String) throws {
            let extended = """
                {"@context":"https://api.edubadges.nl/extensions/\(name)Extension/context.json",
                 "type":["Extension","extensions:\(name)Extension"],"\(name)":\(value)}
                """
            try scenario.badgeClass?.set("/extensions:\(name)Extension", json: extended)
        }
        try put("ECTS", "2.50")
        try put("EQF", "6")
        try put("Language", #""nl_NL""#)
        try put("LearningOutcome", #""Plans a passage""#)
        try scenario.badgeClass?.set("/typeBadgeClass", "micro_credential")
        try scenario.badgeClass?.set("/criteria", "https://school.example/criteria")
        try scenario.issuer?.set(
            "/extensions:InstitutionIdentifierExtension", json: #"{"InstitutionIdentifier":"21PX"}"#)
        try scenario.assertion.set("/recipient/hashed", .bool(true))
        try scenario.embedAll()
        let view = try scenario.verified().view
        #expect(view.ects == "2.50")
        #expect(view.eqf == 6)
        #expect(view.language == "nl")
        #expect(view.achievementType == "micro_credential")
        #expect(view.criteriaURL == "https://school.example/criteria")
        #expect(view.criteria == nil)
        #expect(view.issuerIdentifiers.map(\.type) == ["ext:BRIN"])
        #expect(view.issuerIdentifiers.map(\.value) == ["21PX"])
        #expect(view.subjectID == nil)
    }

    @Test(arguments: [("0", nil), ("9", nil), ("5.5", nil), (#""4""#, 4), ("8", 8)] as [(String, Int?)])
    func readsLevelsThatExist(_ json: String, _ level: Int?) throws {
        var scenario = try BadgeScenario.hosted()
        try scenario.badgeClass?.set("/extensions:EQFExtension", json: #"{"EQF":\#(json)}"#)
        #expect(try scenario.verified().view.eqf == level)
    }

    @Test func showsADateWrittenAsSeconds() throws {
        var scenario = try BadgeScenario.hosted()
        try scenario.assertion.set("/issuedOn", .integer(1_389_052_800))
        #expect(try scenario.verified().view.issued == "2014-01-07T00:00:00Z")
    }

    /// A copy without its parts still has its own facts.
    @Test func showsWhatThereIs() throws {
        var scenario = try BadgeScenario.hosted()
        (scenario.badgeClass, scenario.issuer) = (nil, nil)
        let view = try scenario.verified().view
        #expect(view.title == nil && view.issuerID == nil)
        #expect(view.issued == "2025-01-01T10:00:00.123456+01:00")
    }

    // MARK: Recipient

    private static func match(
        _ recipient: String, _ identifiers: [(kind: ExactString, value: ExactString)]
    ) throws -> Check? {
        var scenario = try BadgeScenario.signed()
        try scenario.assertion.set("/recipient", json: recipient)
        scenario.owner = Owner(identifiers: identifiers)
        return try scenario.verified().report.check(.ownerMatch)
    }

    private static func hashed(_ text: String, salt: String?) -> String {
        let digest = Hexadecimal.encode(HashAlgorithm.sha256.digest(Array((text + (salt ?? "")).utf8)))
        let member = salt.map { #","salt":"\#($0)""# } ?? ""
        return #"{"type":"id","hashed":true,"identity":"sha256$\#(digest)"\#(member)}"#
    }

    @Test func knowsItsRecipient() throws {
        let plain = #"{"type":"email","hashed":false,"identity":"a@b.example"}"#
        for (recipient, value) in [
            (plain, "a@b.example"), (Self.hashed("a@b.example", salt: nil), "a@b.example"),
            (Self.hashed("a@b.example", salt: "s"), "a@b.example"), (Self.hashed("ab12", salt: "s"), "AB12"),
        ] {
            let check = try Self.match(recipient, [("eduid", "other"), ("email", ExactString(value))])
            #expect(check?.outcome == .passed, "\(recipient)")
            #expect(check?.evidence == [.init("through", "email")])
        }
    }

    @Test func doesNotTakeAnotherForItsRecipient() throws {
        let hashedAndCalledPlain = Self.hashed("a@b.example", salt: nil).split(separator: "true").joined(
            separator: "false")
        for recipient in [
            #"{"type":"email","hashed":false,"identity":"c@b.example"}"#, Self.hashed("c@b.example", salt: "s"),
            hashedAndCalledPlain,
        ] {
            let check = try Self.match(recipient, [("email", "a@b.example")])
            #expect(check?.outcome == .warning, "\(recipient)")
            #expect(check?.code == .ownerNoMatch)
        }
        let md5 = #"{"type":"email","hashed":true,"identity":"md5$\#(String(repeating: "0", count: 32))"}"#
        #expect(try Self.match(md5, [("email", "a@b.example")])?.code == .ownerHashUnsupported)
    }
}
