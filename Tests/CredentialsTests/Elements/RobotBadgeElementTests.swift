// SPDX-License-Identifier: Apache-2.0

import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// The Open Badges 2.0 files of 1EdTech's validator: assertions as they come, and the classes and issuers that they point
/// at, brought together with one. The samples have the same files, and a few of their own.
@Suite("Elements of the validator's Open Badges 2.0 files")
struct RobotBadgeElementTests {
    private static let learner =
        "sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942 | /recipient/identity | hashed email"
    private static let work =
        "https://example.org/beths-robot-work.html | /evidence | to https://example.org/beths-robot-work.html"

    /// An assertion that says little itself.
    struct Assertion: Sendable, CustomTestStringConvertible {
        let file: String
        /// The address of its class.
        let badge: String
        var issued = "2016-12-31T23:59:59Z"
        var further: [String] = [work]

        var testDescription: String { file }
    }

    private static let robotics = "https://example.org/robotics-badge.json"

    static let ofTheValidator: [Assertion] = [
        Assertion(file: "basic-assertion.json", badge: robotics),
        Assertion(file: "assertion-with-data-image.json", badge: robotics),
        Assertion(
            file: "assertion-with-multiple-extensions.json", badge: robotics,
            further: ["Rocked the free world | /evidence/narrative | words"]),
        Assertion(
            file: "basic-assertion-expired-before-issued.json", badge: robotics, issued: "2022-12-31T23:59:59Z",
            further: ["2022-11-15T23:59:59Z | /expires | 2022-11-15T23:59:59Z", work]),
        Assertion(file: "basic-assertion-invalid-context.json", badge: robotics),
        Assertion(file: "basic-assertion-invalid-type.json", badge: robotics),
        Assertion(
            file: "basic-assertion-no-public-key.json", badge: "https://example.org/basic-badge-no-public-key.json"),
        Assertion(
            file: "basic-assertion-with-allowed-origins.json",
            badge: "https://example.org/badgeclass-with-verification.json"),
        Assertion(
            file: "basic-assertion-with-language.json", badge: "https://example.org/badgeclass-with-language.json"),
        Assertion(file: "simple.jwt", badge: robotics),
        Assertion(
            file: "simple-revoked.jwt",
            badge: "https://example.org/badge-from-organization-with-revocation-list.json"),
        Assertion(file: "warning-with-redirection.json", badge: "http://example.org/altbadgeurl.json"),
    ]

    static let ofTheSamples: [Assertion] = [
        Assertion(file: "basic-assertion.json", badge: robotics), Assertion(file: "simple.jwt", badge: robotics),
        Assertion(
            file: "simple-revoked.jwt",
            badge: "https://example.org/badge-from-organization-with-revocation-list.json"),
        Assertion(
            file: "simple-not-revoked.jwt",
            badge: "https://example.org/badge-from-organization-with-empty-revocation-list.json"),
        Assertion(file: "simple-badge.png", badge: robotics, further: []),
    ]

    private static func expect(_ assertion: Assertion, in folder: URL) throws {
        let sample = try ElementSample(file: folder.appending(path: assertion.file))
        #expect(sample.elements.reader == .openBadges2)
        let elsewhere = ["\(assertion.badge) | /badge | elsewhere"]
        sample.expect([
            .learner: [learner], .dateOfIssuing: ["\(assertion.issued) | /issuedOn | \(assertion.issued)"],
            .title: elsewhere, .country: elsewhere, .awardingBody: elsewhere, .learningOutcomes: elsewhere,
            .workload: elsewhere, .level: elsewhere, .assessment: elsewhere, .participation: elsewhere,
            .qualityAssurance: elsewhere, .supervision: elsewhere, .stackability: elsewhere,
            .furtherInformation: assertion.further,
        ])
    }

    @Test(
        "agree with what a person reads in the validator's assertions",
        .enabled(if: VectorFolder.has("ob3-1edtech-validator"), "the suite is not at hand"),
        arguments: ofTheValidator)
    func validator(_ assertion: Assertion) throws {
        try Self.expect(assertion, in: VectorFolder.vectors.appending(path: "ob3-1edtech-validator/ob20"))
    }

    @Test(
        "agree with what a person reads in the samples' assertions",
        .enabled(if: VectorFolder.hasSample("ob20"), "the samples are not at hand"), arguments: ofTheSamples)
    func samples(_ assertion: Assertion) throws {
        try Self.expect(assertion, in: VectorFolder.samples.appending(path: "ob20"))
    }

    // MARK: Classes and issuers

    /// A class, which says what the badge is for, and points at its criteria and its issuer.
    struct BadgeClass: Sendable, CustomTestStringConvertible {
        let file: String
        var title = "Awesome Robotics Badge"
        var outcome = "For doing awesome things with robots that people think is pretty great."
        var criteria = "http://example.com/badgecriteria.json"
        let issuer: String
        /// Its language and its picture, where they say something.
        var further: [String] = []

        var testDescription: String { file }

        /// Most of what the validator's classes are not about is the same nothing.
        static func example(_ file: String, issuer: String) -> BadgeClass {
            BadgeClass(
                file: file, title: "Example Badge", outcome: "An example", issuer: "http://example.org/\(issuer).json",
                further: [picture("http://example.org/robotics-badge.png")])
        }

        static func robotics(_ file: String, criteria: String = "http://example.com", issuer: String) -> BadgeClass {
            BadgeClass(
                file: file, criteria: "\(criteria)/badgecriteria.json", issuer: "https://example.org/\(issuer).json",
                further: [picture("https://example.org/robotics-badge.png")])
        }

        static func picture(_ address: String) -> String { "\(address) | /badge/image | to \(address)" }
    }

    private static let hexagon = "http://example.org/beths-robot-badge.png"
    private static let withList = "organization-with-revocation-list"
    private static let withEmptyList = "organization-with-empty-revocation-list"

    static let classes: [BadgeClass] = [
        .robotics("assets/robotics-badge.json", criteria: "https://example.org", issuer: "organization"),
        .robotics("assets/altbadgeurl.json", issuer: "organization"),
        .robotics("assets/badge-from-organization-with-revocation-list.json", issuer: withList),
        .robotics("assets/badge-from-organization-with-empty-revocation-list.json", issuer: withEmptyList),
        .robotics("assets/badge-with-bad-issuer.json", issuer: "bad-issuer"),
        BadgeClass(
            file: "assets/badge-with-data-image.json", issuer: "https://example.org/\(withList).json",
            further: ["data:image/png;base64 | /badge/image | words"]),
        .robotics("assets/badgeclass-with-endorsements.json", criteria: "https://example.org", issuer: "organization"),
        .robotics(
            "assets/basic-badge-no-public-key.json", criteria: "https://example.org",
            issuer: "organization-no-public-key"),
        BadgeClass(
            file: "assets/badgeclass-with-language.json", title: "Insignia fantastica",
            criteria: "https://example.org/badgecriteria.json", issuer: "https://example.org/organization.json",
            further: [
                "es | /badge/@language | words", BadgeClass.picture("https://example.org/robotics-badge.png"),
            ]),
        BadgeClass(
            file: "assets/badgeclass-with-complex-image.json", title: "Example Badge", outcome: "An example",
            issuer: "http://example.org/issuer1.json", further: ["\(hexagon) | /badge/image/id | to \(hexagon)"]),
        .example("assets/badgeclass1.json", issuer: "issuer1"),
        .example("assets/badgeclass-with-verification.json", issuer: "issuer-with-allowed-origins"),
        .example(
            "assets/badgeclass-with-verification-valid-starts-with.json",
            issuer: "issuer-with-allowed-origins-valid-starts-with"),
        .example(
            "assets/badgeclass-with-verification-valid-multiple-starts-with.json",
            issuer: "issuer-with-allowed-origins-valid-multiple-starts-with"),
        .example(
            "assets/badgeclass-with-verification-invalid-starts-with.json",
            issuer: "issuer-with-allowed-origins-invalid-starts-with"),
        .example(
            "assets/badgeclass-with-verification-invalid-multiple-starts-with.json",
            issuer: "issuer-with-allowed-origins-invalid-multiple-starts-with"),
    ]

    /// Two that only the validator's folder has.
    static let barelyClasses: [BadgeClass] = [
        BadgeClass(
            file: "rdf-validation/badge-class-invalid-issuer-type.json", title: "Example Badge",
            outcome: "An example", issuer: "http://example.org/issuer-invalid-type.json",
            further: ["en-US | /badge/@language | words"]),
        BadgeClass(
            file: "rdf-validation/valid-badge-class-empty-criteria-type.json", title: "Chumley",
            outcome: "An example", criteria: "http://example.com/criteria-no-type.json",
            issuer: "http://example.org/issuer1.json"),
    ]

    /// An issuer's name and site.
    struct Issuer: Sendable, CustomTestStringConvertible {
        let file: String
        let name: String
        let site: String

        var testDescription: String { file }
    }

    static let issuers: [Issuer] =
        [
            "organization", "organization-no-public-key", withList, withEmptyList,
        ].map { Issuer(file: "assets/\($0).json", name: "An Example Badge Issuer", site: "https://example.org") }
        + [
            "issuer1", "issuer-with-allowed-origins", "issuer-with-allowed-origins-valid-starts-with",
            "issuer-with-allowed-origins-valid-multiple-starts-with",
            "issuer-with-allowed-origins-invalid-starts-with",
            "issuer-with-allowed-origins-invalid-multiple-starts-with",
        ].map { Issuer(file: "assets/\($0).json", name: "Example Issuer", site: "http://example.org") } + [
            Issuer(file: "assets/bad-issuer.json", name: "some Issuer", site: "http://example.com")
        ]

    static let barelyIssuer = Issuer(
        file: "rdf-validation/valid-issuer-extension.json", name: "Chumley", site: "https://example.org")

    private static func expected(_ badge: BadgeClass) -> ExpectedElements {
        let issuer = ["\(badge.issuer) | /badge/issuer | elsewhere"]
        return [
            .learner: [learner], .dateOfIssuing: ["2016-12-31T23:59:59Z | /issuedOn | 2016-12-31T23:59:59Z"],
            .title: ["\(badge.title) | /badge/name | words"], .country: issuer, .awardingBody: issuer,
            .learningOutcomes: ["\(badge.outcome) | /badge/description | words"],
            .assessment: ["\(badge.criteria) | /badge/criteria | elsewhere"],
            .furtherInformation: ["\(badge.criteria) | /badge/criteria | to \(badge.criteria)"] + badge.further
                + [work],
        ]
    }

    /// The validator's first assertion with another file in the place of its class's address.
    private static func assertion(in folder: URL, badge: JSONObject) throws -> JSONObject {
        let file = folder.appending(path: "basic-assertion.json")
        var assertion = try ElementSample.object([UInt8](try Data(contentsOf: file)))
        assertion["badge"] = .object(badge)
        return assertion
    }

    private static func object(_ file: String, in folder: URL) throws -> JSONObject {
        try ElementSample.object([UInt8](try Data(contentsOf: folder.appending(path: file))))
    }

    private static func expect(_ badge: BadgeClass, in folder: URL) throws {
        try ElementSample(try assertion(in: folder, badge: try object(badge.file, in: folder))).expect(
            expected(badge))
    }

    private static func expect(_ issuer: Issuer, in folder: URL) throws {
        var badge = try object("assets/robotics-badge.json", in: folder)
        badge["issuer"] = .object(try object(issuer.file, in: folder))
        let robot = try #require(classes.first)
        var expected = expected(robot)
        expected[.country] = nil
        expected[.awardingBody] = ["\(issuer.name) | /badge/issuer/name | to \(issuer.site)"]
        try ElementSample(try assertion(in: folder, badge: badge)).expect(expected)
    }

    @Test(
        "agree with what a person reads in the validator's classes and issuers",
        .enabled(if: VectorFolder.has("ob3-1edtech-validator"), "the suite is not at hand"))
    func validatorParts() throws {
        let folder = VectorFolder.vectors.appending(path: "ob3-1edtech-validator/ob20")
        for badge in Self.classes + Self.barelyClasses { try Self.expect(badge, in: folder) }
        for issuer in Self.issuers + [Self.barelyIssuer] { try Self.expect(issuer, in: folder) }
    }

    @Test(
        "agree with what a person reads in the samples' classes and issuers",
        .enabled(if: VectorFolder.hasSample("ob20"), "the samples are not at hand"))
    func sampleParts() throws {
        let folder = VectorFolder.samples.appending(path: "ob20")
        for badge in Self.classes { try Self.expect(badge, in: folder) }
        for issuer in Self.issuers { try Self.expect(issuer, in: folder) }
    }
}
