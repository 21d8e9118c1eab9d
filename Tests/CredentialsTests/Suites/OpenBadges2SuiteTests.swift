// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// The files of the validator's Open Badges 2.0 cases and of edubadges, one by one.
@Suite(
    .enabled(
        if: VectorFolder.hasSample("ob20") && VectorFolder.hasSample("edubadges"), "no Open Badges 2 samples at hand"))
struct OpenBadges2SampleTests {
    /// What each file is, so that no file goes unread.
    private static let ob20: [String: String] = [
        "basic-assertion.json": "ob2-hosted", "simple.jwt": "ob2-signed", "simple-revoked.jwt": "ob2-signed",
        "simple-not-revoked.jwt": "ob2-signed", "altbadgeurl.json": "badge-class",
        "bad-issuer.json": "issuer-profile", "badge-from-organization-with-empty-revocation-list.json": "badge-class",
        "badge-from-organization-with-revocation-list.json": "badge-class", "badge-with-bad-issuer.json": "badge-class",
        "badge-with-data-image.json": "badge-class", "badgeclass-with-complex-image.json": "badge-class",
        "badgeclass-with-endorsements.json": "badge-class", "badgeclass-with-language.json": "badge-class",
        "badgeclass-with-verification-invalid-multiple-starts-with.json": "badge-class",
        "badgeclass-with-verification-invalid-starts-with.json": "badge-class",
        "badgeclass-with-verification-valid-multiple-starts-with.json": "badge-class",
        "badgeclass-with-verification-valid-starts-with.json": "badge-class",
        "badgeclass-with-verification.json": "badge-class", "badgeclass1.json": "badge-class",
        "badgecriteria.json": "format.unrecognized", "basic-badge-no-public-key.json": "badge-class",
        "criteria-no-type.json": "format.unrecognized", "empty-revocation-list.json": "revocation-list",
        "endorsement-1.json": "format.unsupported", "endorsement-2.json": "format.unsupported",
        "endorsement-3.json": "format.unsupported", "endorsement-4.json": "format.unsupported",
        "issuer-invalid-type.json": "format.unrecognized",
        "issuer-with-allowed-origins-invalid-multiple-starts-with.json": "issuer-profile",
        "issuer-with-allowed-origins-invalid-starts-with.json": "issuer-profile",
        "issuer-with-allowed-origins-valid-multiple-starts-with.json": "issuer-profile",
        "issuer-with-allowed-origins-valid-starts-with.json": "issuer-profile",
        "issuer-with-allowed-origins.json": "issuer-profile", "issuer1.json": "issuer-profile",
        "key1.json": "key-document", "key2.json": "key-document", "key3.json": "key-document",
        // Its first line is an address, so that it is no JSON.
        "openbadges_context.json": "json.unexpected-byte", "organization-no-public-key.json": "issuer-profile",
        "organization-with-empty-revocation-list.json": "issuer-profile",
        "organization-with-revocation-list.json": "issuer-profile", "organization.json": "issuer-profile",
        "revocation-list.json": "revocation-list", "robotics-badge.json": "badge-class",
    ]

    private static func kind(_ bytes: [UInt8]) -> String {
        do {
            switch try Recognizer.recognize(bytes) {
            case .secured(let document): return document.format.rawValue
            case .evidence(let kind, _): return kind.rawValue
            case .trustList: return "trust-list"
            }
        } catch {
            return error.code
        }
    }

    @Test func everyValidatorFileIsWhatItIs() throws {
        let files = try VectorFolder.files(
            in: VectorFolder.samples.appending(path: "ob20"), extensions: ["json", "jwt"])
        for file in files {
            #expect(Self.kind(try file.bytes()) == Self.ob20[file.url.lastPathComponent], "\(file)")
        }
        #expect(files.count == Self.ob20.count)
    }

    /// Contexts of extensions are vocabularies; their schemas are nothing that is read.
    @Test func everyEdubadgesFileIsWhatItIs() throws {
        let kinds = [
            "ob2-assertion-a41jSgms.json": "ob2-hosted", "ob2-badgeclass-EqLuTedx.json": "badge-class",
            "ob2-issuer-lQ67BQQQ.json": "issuer-profile",
        ]
        let files = try VectorFolder.files(in: VectorFolder.samples.appending(path: "edubadges"))
        for file in files {
            let expected =
                kinds[file.name] ?? (file.name.hasSuffix("-context.json") ? "json-ld-context" : "format.unrecognized")
            #expect(Self.kind(try file.bytes()) == expected, "\(file)")
        }
        #expect(files.count == 25)
    }

    /// What a person reads in the real edubadge.
    @Test func readsTheEdubadge() throws {
        let folder = VectorFolder.samples.appending(path: "edubadges")
        func object(_ name: String) throws -> JSONObject {
            try #require(try JSONReader.read([UInt8](Data(contentsOf: folder.appending(path: name)))).objectValue)
        }
        var scenario = try BadgeScenario.hosted()
        scenario.assertion = try object("ob2-assertion-a41jSgms.json")
        scenario.badgeClass = try object("ob2-badgeclass-EqLuTedx.json")
        scenario.issuer = try object("ob2-issuer-lQ67BQQQ.json")
        let (report, view) = try scenario.verified()
        #expect(report.verdict == .indeterminate)
        #expect(report.checks.allSatisfy { $0.outcome != .failed }, "\(report.checks)")
        #expect(report.check(.modelRequired)?.outcome == .passed)
        #expect(report.check(.hostedSnapshot)?.code == .hostedSnapshot)
        #expect(view.title == "Edubadge account complete")
        #expect(view.issuerName == "SURF - Team edubadges")
        #expect(view.issuerID == "https://api.edubadges.nl/public/issuers/lQ67BQQQS-eBx5syJGpazg")
        #expect(view.issuerIdentifiers.map(\.value) == ["0000"])
        #expect(view.language == "en")
        #expect(view.achievementType == "Achievement")
        #expect(view.issued == "2022-12-05T14:21:04.517352+00:00")
        #expect(view.criteria?.hasPrefix("To qualify for this edubadge") == true)
        #expect(view.subjectID == nil && view.evidence.isEmpty)
    }

    /// Signed by an issuer without a revocation list, with an empty one, and with one that names the badge.
    @Test(arguments: [
        ("simple.jwt", "organization.json", Verdict.valid),
        ("simple-not-revoked.jwt", "organization-with-empty-revocation-list.json", .valid),
        ("simple-revoked.jwt", "organization-with-revocation-list.json", .revoked),
    ])
    func signedBadgesVerify(_ name: String, _ issuer: String, _ verdict: Verdict) throws {
        let bytes = [UInt8](try Data(contentsOf: VectorFolder.samples.appending(path: "ob20/\(name)")))
        var scenario = try BadgeScenario.hosted()
        scenario.evidence = try ValidatorAssets.evidence()
        (scenario.badgeClass, scenario.issuer) = (nil, nil)
        scenario.lists = [TrustListMaker([.init(ExactString("https://example.org/\(issuer)"), name: "Example")])]
        let report = try Scenario.verify(bytes, Verifier(try scenario.inputs()))
        #expect(report.verdict == verdict, "\(report.checks.filter { $0.outcome != .passed })")
        scenario.lists = []
        let untrusted = try Scenario.verify(bytes, Verifier(try scenario.inputs())).verdict
        #expect(untrusted == min(verdict, .untrusted))
    }
}

/// The files that the validator's cases refer to, under both addresses that they are referred to by.
enum ValidatorAssets {
    static func evidence() throws -> [EvidenceItem] {
        let files = try VectorFolder.files(
            in: VectorFolder.samples.appending(path: "ob20/assets"), extensions: ["json"])
        return try files.flatMap { file -> [EvidenceItem] in
            let recognized: RecognizedDocument
            do { recognized = try Recognizer.recognize(try file.bytes()) } catch is RecognitionError { return [] }
            guard case .evidence(let kind, let object) = recognized else { return [] }
            return ["https://example.org/", "http://example.org/"].map { base in
                EvidenceItem(
                    kind: kind, url: ExactString(base + file.url.lastPathComponent), document: object, digest: "00",
                    origin: .owner, added: nil)
            }
        }
    }
}

/// The Open Badges 2.0 cases of 1EdTech's validator, held against its own outcomes.
@Suite(
    .enabled(
        if: VectorFolder.has("ob3-1edtech-validator") && VectorFolder.hasSample("ob20"), "no validator cases at hand"))
struct OpenBadges2ValidatorTests {
    /// Where we differ, with what we find and why.
    private static let differences: [String: (finding: String, reason: String)] = [
        "ob20/assertion-with-data-image.json": (
            "indeterminate", "an Image's id may be a data URI (Open Badges 2.0, Image); that validator refuses it here"
        ),
        "ob20/rdf-validation/valid-badge-class-empty-criteria-type.json": (
            "model.member-missing",
            "a BadgeClass requires an image (Open Badges 2.0, BadgeClass); that test asks types only"
        ),
        "ob20/rdf-validation/valid-alignment-object.json": (
            "format.unrecognized", "an alignment is no file of its own: it stands in a BadgeClass"
        ),
        "ob20/rdf-validation/valid-cool-class.json": (
            "format.unrecognized", "a type of nobody's vocabulary is nothing that can be verified"
        ),
    ]

    /// `indeterminate` stands for all that a copy of a hosted badge can be; a class or profile is said to be sound or not.
    private static func finding(_ bytes: [UInt8], _ verifier: Verifier) -> String {
        let document: RecognizedDocument
        do { document = try Recognizer.recognize(bytes) } catch { return error.code }
        switch document {
        case .secured(let document): return verifier.verify(document).verdict.rawValue
        case .evidence(let kind, let object):
            let rules: BadgePartRules.Kind = kind == .badgeClass ? .badgeClass : .profile
            return BadgePartRules.violation(rules, object)?.rawValue ?? "sound"
        case .trustList: return "trust-list"
        }
    }

    @Test func outcomesAgreeOrTheDifferenceIsNamed() throws {
        let folder = VectorFolder.vectors.appending(path: "ob3-1edtech-validator")
        let expected = try JSONReader.read([UInt8](try Data(contentsOf: folder.appending(path: "expected.json"))))
        var scenario = try BadgeScenario.hosted()
        (scenario.badgeClass, scenario.issuer) = (nil, nil)
        scenario.evidence = try ValidatorAssets.evidence()
        scenario.lists = [TrustListMaker([.init("https://example.org/organization.json", name: "Example")])]
        let verifier = Verifier(try scenario.inputs())
        var seen: [String] = []
        for item in try #require(expected["cases"]?.arrayValue) {
            guard let name = item["file"]?.stringValue?.text, let outcome = item["expected"]?.stringValue else {
                throw VectorError.notUnderstood("case")
            }
            let url = folder.appending(path: name)
            guard name.hasPrefix("ob20/"), name.hasSuffix(".json") || name.hasSuffix(".jwt"),
                FileManager.default.fileExists(atPath: url.path)
            else { continue }
            seen.append(name)
            let found = Self.finding([UInt8](try Data(contentsOf: url)), verifier)
            if let difference = Self.differences[name] {
                #expect(found == difference.finding, "\(name): \(difference.reason)")
                continue
            }
            switch outcome {
            case "valid", "warning": #expect(["valid", "indeterminate", "sound"].contains(found), "\(name): \(found)")
            case "invalid": #expect(!["valid", "indeterminate", "sound"].contains(found), "\(name): \(found)")
            default: throw VectorError.notUnderstood("\(outcome)")
            }
        }
        #expect(Set(Self.differences.keys).isSubset(of: seen))
        #expect(seen.count == 19)
    }

    /// The scopes that issuers declare, over the validator's own profiles.
    @Test(arguments: [
        ("badgeclass-with-verification-valid-starts-with", true),
        ("badgeclass-with-verification-valid-multiple-starts-with", true),
        ("badgeclass-with-verification-invalid-starts-with", false),
        ("badgeclass-with-verification-invalid-multiple-starts-with", false),
    ])
    func scopesAreKept(_ badgeClass: String, _ isWithin: Bool) throws {
        var scenario = try BadgeScenario.hosted()
        (scenario.badgeClass, scenario.issuer) = (nil, nil)
        scenario.evidence = try ValidatorAssets.evidence()
        try scenario.assertion.set("/id", "https://example.org/beths-robotics-badge.json")
        try scenario.assertion.set("/badge", "https://example.org/\(badgeClass).json")
        let report = try scenario.verified().report
        #expect(report.check(.modelRequired)?.code == (isWithin ? nil : .modelScope))
    }
}
