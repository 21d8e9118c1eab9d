// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import CredentialCrypto
import StrictJSON
import TestSupport
import Testing

/// A wallet with credentials of every form, worked out by hand in `OverviewTests`.
enum MixedWallet {
    static let issuerName = "Hogeschool Voorbeeld"

    /// Number 1: an edubadge with everything inside. Credits and hours say the same work twice.
    static let edubadge = """
        {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://badges.example/assertions/1",
         "recipient": {"type": "email", "hashed": false, "identity": "noor@example.nl"},
         "issuedOn": "2026-02-03T10:00:00+01:00", "verification": {"type": "HostedBadge"},
         "badge": {"type": "BadgeClass", "id": "https://badges.example/classes/1", "name": "Lassen", "description": "Lassen.",
           "image": "https://badges.example/1.png", "criteria": {"narrative": "Een proefstuk."}, "tags": ["metaal"],
           "extensions:ECTSExtension": {"ECTS": 2.5}, "extensions:StudyLoadExtension": {"StudyLoad": 70},
           "extensions:EQFExtension": {"EQF": 6}, "extensions:LearningOutcomeExtension": {"LearningOutcome": "Je kunt lassen."},
           "issuer": {"type": "Issuer", "id": "https://badges.example/issuers/1", "name": "Hogeschool Voorbeeld",
             "url": "https://hogeschool.example", "email": "info@hogeschool.example"}}}
        """

    /// Number 3: of the educredentials profile, with hours in words.
    static let educredential = """
        {"@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
           "https://raw.githubusercontent.com/educredentials/obv3-examples/refs/heads/main/contexts/educredential.json"],
         "id": "urn:uuid:33333333-3333-4333-8333-333333333333", "type": ["VerifiableCredential", "OpenBadgeCredential"],
         "issuer": {"id": "https://roc.example", "type": ["Profile"], "name": "ROC Voorbeeld"},
         "validFrom": "2026-03-01T00:00:00Z",
         "credentialSubject": {"type": ["AchievementSubject"], "achievement": {"id": "https://roc.example/a/3",
           "type": ["Achievement"], "name": "Wondzorg", "description": "Wondzorg.", "criteria": {"narrative": "Toets."},
           "SBU": "84 uur", "alignment": [
             {"type": ["Alignment"], "targetName": "NLQF niveau 4", "targetCode": "4", "targetType": "ext:NLQF", "targetUrl": "https://nlqf.example/4"},
             {"type": ["Alignment"], "targetName": "wonden verzorgen", "targetFramework": "ESCO", "targetUrl": "https://esco.example/wonden"}]}}}
        """

    /// Number 4: of the European Learning Model, with two claims that have credits of their own.
    static let european = """
        {"@context": ["https://www.w3.org/2018/credentials/v1", "http://data.europa.eu/snb/model/context/edc-ap"],
         "id": "urn:credential:4", "credentialSchema": {"id": "http://data.europa.eu/snb/model/ap/edc-generic-full", "type": "ShaclValidator2017"},
         "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
         "issued": "2026-04-01T00:00:00Z", "validFrom": "2026-04-01T00:00:00Z", "issuanceDate": "2026-04-01T00:00:00Z",
         "issuer": {"id": "urn:epass:org:1", "legalName": {"nl": "Universiteit Voorbeeld"}},
         "credentialSubject": {"id": "urn:epass:person:1", "fullName": {"nl": "Noor Jansen"}, "hasClaim": [
           {"title": {"nl": "Onderzoek doen", "en": "Doing research"},
            "awardedBy": {"awardingBody": {"legalName": {"nl": "Universiteit Voorbeeld"}}},
            "creditReceived": {"point": "3", "framework": {"id": "http://data.europa.eu/snb/education-credit/6fcec5c5af"}},
            "specifiedBy": {"creditPoint": {"point": "5", "framework": {"id": "http://data.europa.eu/snb/education-credit/6fcec5c5af"}},
              "eqfLevel": {"id": "http://data.europa.eu/snb/eqf/6"},
              "learningOutcome": {"title": {"nl": "Je kunt een onderzoek opzetten.", "en": "You can set up a study."}}}},
           {"title": {"nl": "Schrijven"},
            "specifiedBy": {"creditPoint": [{"point": "1,5", "framework": {"id": "http://data.europa.eu/snb/education-credit/6fcec5c5af"}}],
              "volumeOfLearning": "PT42H", "eqfLevel": {"id": "http://data.europa.eu/snb/eqf/6"}}}]}}
        """

    /// What is left of number 9 at its address.
    static let revoked = #"{"id": "https://badges.example/assertions/9", "revoked": true}"#

    /// Takes all of it in: numbers 1 to 10 as they are named here.
    static func fill(_ bench: CommandBench) throws {
        let issuer = try TestIssuer("mixed")
        try rely(on: issuer, bench)
        func take(_ name: String, _ bytes: [UInt8], _ options: Word...) throws {
            let result = bench.run(["import", Word(try bench.write(name, bytes))] + options)
            #expect(result.exitCode == .success, "\(name): \(result.error)")
        }
        try take("1.json", Array(edubadge.utf8))
        try take("2.json", try badge(issuer, "Lassen", from: "2026-02-03T00:00:00Z", ects: "2,5", eqf: "6"))
        try take("3.json", Array(educredential.utf8))
        try take("4.json", Array(european.utf8))
        try take("5.txt", try token())
        try take("6.json", try badge(issuer, "Badminton", from: "2026-05-01T00:00:00Z", credits: 5))
        try take(
            "7.json",
            try badge(
                issuer, "Oude cursus", from: "2025-01-01T00:00:00Z", until: "2026-06-01T00:00:00Z", ects: "9", eqf: "6")
        )
        let forged = try badge(issuer, "Vervalst", from: "2026-05-02T00:00:00Z", ects: "9", eqf: "6")
        let text = String(decoding: forged, as: UTF8.self)
        try take("8.json", Array(text.replacing("Vervalst", with: "Vervalscht").utf8), "--keep-invalid")
        try take("9.json", Array(edubadge.replacing("assertions/1", with: "assertions/9").utf8))
        try take("revoked.json", Array(revoked.utf8))
        try take(
            "10.json",
            try badge(
                issuer, "Statistiek; deel 2, vervolg", from: "2026-06-01T00:00:00Z", until: "2027-01-15T22:30:00Z",
                ects: "7.5", eqf: "EQF 7"))
    }

    private static func rely(on issuer: TestIssuer, _ bench: CommandBench) throws {
        let list = """
            {"schema":"backpack.trust-list/1","name":"Register","version":1,"issued":"2026-01-01T00:00:00Z",
             "expires":"2028-01-01T00:00:00Z","issuers":[{"id":"\(issuer.did)","name":"\(issuerName)"},
             {"id":"\(try TestSigner("mixed token", .es256).did)","name":"Universiteit Voorbeeld"}]}
            """
        #expect(bench.run("trust", "add", try bench.write("list.json", list)).exitCode == .success)
    }

    /// A signed Open Badge 3.0.
    static func badge(
        _ issuer: TestIssuer, _ title: String, from: String, until: String? = nil, ects: String? = nil,
        eqf: String? = nil, credits: Int? = nil, id: String? = nil
    ) throws -> [UInt8] {
        try issuer.credential(id: id, title: title, validFrom: from) { document in
            if ects != nil {
                // Words of its own, which leave the verdict `indeterminate`.
                document["@context"] = .array(
                    (document["@context"]?.elements ?? []) + [.object(["ECTS": .string("https://schema.org/ECTS")])])
            }
            document["issuer"] = .object([
                "id": .string(issuer.did), "type": .string("Profile"), "name": .string(issuerName),
            ])
            if let until { document["validUntil"] = .string(until) }
            var subject = document["credentialSubject"]?.objectValue
            var achievement = subject?["achievement"]?.objectValue
            if let ects { achievement?["ECTS"] = .string(ects) }
            if let eqf {
                achievement?["alignment"] = .array([
                    .object([
                        "type": .array([.string("Alignment")]), "targetName": .string("Niveau"),
                        "targetCode": .string(eqf), "targetType": .string("ext:EQF"),
                        "targetUrl": .string("https://eqf.example/"),
                    ])
                ])
            }
            if let credits { achievement?["creditsAvailable"] = .integer(credits) }
            subject?["achievement"] = achievement.map(JSONValue.object)
            document["credentialSubject"] = subject.map(JSONValue.object)
        }
    }

    /// Number 5: an SD-JWT VC with a duration. It ends within the year.
    private static func token() throws -> [UInt8] {
        let signer = try TestSigner("mixed token", .es256)
        var claims = try JSONObject(
            json: """
                {"vct":"https://universiteit.example/credentials/course","iat":1777593600,"nbf":1777593600,"exp":1803859200,
                 "issuer_name":"Universiteit Voorbeeld","title":"Statistiek","eqf_level":6,
                 "learning_outcomes":["Je kunt toetsen kiezen.","Je kunt lassen."]}
                """)
        claims["iss"] = .string(signer.did)
        var maker = SDJWTMaker(signer, type: "dc+sd-jwt", claims: claims)
        try maker.disclose("workload", .string("PT84H"))
        try maker.disclose("given_name", .string("Noor"))
        return Array(try maker.compact().utf8)
    }
}
