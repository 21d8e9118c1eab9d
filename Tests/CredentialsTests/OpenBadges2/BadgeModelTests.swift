// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// `model.context`, `model.required` and the dates of assertions (Open Badges 2.0, Data Classes and DateTime).
@Suite struct BadgeModelTests {
    @Test(arguments: cases) func holds(_ rule: BadgeCase) throws { try rule.run() }

    static let cases = contexts + members + recipients + verifications + dates

    /// A change to one place of the assertion.
    private static func assertion(
        _ pointer: String, _ json: String?
    ) -> @Sendable (inout BadgeScenario) throws -> Void {
        { scenario in
            if let json {
                try scenario.assertion.set(pointer, json: json)
            } else {
                try scenario.assertion.set(pointer, nil)
            }
        }
    }

    private static func invalid(
        _ name: String, _ code: FindingCode, _ pointer: String, _ json: String?
    ) -> BadgeCase {
        BadgeCase(name, .signed, .modelRequired, .failed, code, .invalid, assertion(pointer, json))
    }

    private static let contexts: [BadgeCase] = [
        BadgeCase("the agreed vocabulary", .signed, .modelContext, .passed, .valid),
        BadgeCase(
            "the agreed vocabulary in a list", .signed, .modelContext, .passed, .valid,
            assertion("/@context", #"["https://w3id.org/openbadges/v2"]"#)),
        BadgeCase(
            "another vocabulary", .signed, .modelContext, .failed, .contextBaseMissing, .invalid,
            assertion("/@context", #""https://w3id.org/openbadges/v3""#)),
        BadgeCase(
            "no vocabulary", .signed, .modelContext, .failed, .contextBaseMissing, .invalid,
            assertion("/@context", nil)),
        BadgeCase(
            "a second vocabulary", .signed, .modelContext, .unknown, .contextUnknown, .indeterminate,
            assertion("/@context", #"["https://w3id.org/openbadges/v2","https://school.example/terms"]"#)),
        BadgeCase(
            "words of its own", .signed, .modelContext, .unknown, .contextInline, .indeterminate,
            assertion("/@context", #"["https://w3id.org/openbadges/v2",{"expires":"https://school.example/x"}]"#)),
        BadgeCase("a class without a vocabulary", .signed, .modelContext, .failed, .contextBaseMissing, .invalid) {
            try $0.badgeClass?.set("/@context", nil)
        },
        BadgeCase("an issuer with words of its own", .hosted, .modelContext, .unknown, .contextInline, .indeterminate) {
            try $0.issuer?.set("/@context", json: #"{"name":"https://schema.org/name"}"#)
        },
        BadgeCase("terms are not applied", .signed, .modelTerms, .skipped, .doesNotApply, .valid),
    ]

    private static let members: [BadgeCase] = [
        BadgeCase("all that is required", .signed, .modelRequired, .passed, .valid),
        BadgeCase("a second type", .signed, .modelRequired, .passed, .valid) {
            try $0.assertion.set("/type", json: #"["Assertion","https://school.example/Award"]"#)
        },
        invalid("another type", .modelType, "/type", #""Award""#),
        invalid("an empty type", .modelType, "/type", #"["Assertion",""]"#),
        invalid("no identifier", .modelMissing, "/id", nil),
        invalid("an identifier that is relative", .modelIdentifier, "/id", #""assertions/1""#),
        invalid("no class", .modelMissing, "/badge", nil),
        invalid("two classes", .modelIdentifier, "/badge", #"["https://a.example/1","https://a.example/2"]"#),
        invalid("a class without an identifier", .modelIdentifier, "/badge", #"{"type":"BadgeClass","name":"x"}"#),
        invalid("revoked as text", .modelValue, "/revoked", #""true""#),
        BadgeCase("an identifier that is no address, signed", .signed, .modelRequired, .passed, .valid) {
            try $0.assertion.set("/id", "urn:uuid:5a0b9a4e-2f33-4a8e-9b9a-2f6b0e5f5a01")
        },
        BadgeCase(
            "an identifier that is no address, hosted", .hosted, .modelRequired, .failed, .modelIdentifier, .invalid,
            assertion("/id", #""urn:uuid:5a0b9a4e-2f33-4a8e-9b9a-2f6b0e5f5a01""#)),
    ]

    private static let recipients: [BadgeCase] = [
        BadgeCase(
            "a hashed recipient", .signed, .modelRequired, .passed, .valid,
            assertion(
                "/recipient",
                #"{"type":"id","hashed":true,"salt":null,"identity":"sha256$\#(String(repeating: "aB", count: 32))"}"#)),
        BadgeCase(
            "a recipient hashed with MD5", .signed, .modelRequired, .passed, .valid,
            assertion(
                "/recipient",
                #"{"type":"email","hashed":true,"salt":"s","identity":"md5$\#(String(repeating: "0f", count: 16))"}"#)),
        invalid("no recipient", .modelMissing, "/recipient", nil),
        invalid("a recipient that is text", .modelValue, "/recipient", #""learner@school.example""#),
        invalid("two recipients", .modelValue, "/recipient", "[{},{}]"),
        invalid("a recipient without a kind", .modelMissing, "/recipient/type", nil),
        invalid("a recipient without an identity", .modelMissing, "/recipient/identity", nil),
        invalid("an empty identity", .modelValue, "/recipient/identity", #""""#),
        invalid("a recipient that does not say whether it is hashed", .modelMissing, "/recipient/hashed", nil),
        invalid("hashed as text", .modelValue, "/recipient/hashed", #""true""#),
        invalid("a hash that is none", .modelValue, "/recipient/hashed", "true"),
        invalid("a salt that is a number", .modelValue, "/recipient/salt", "7"),
    ]

    private static let verifications: [BadgeCase] = [
        BadgeCase(
            "the short name", .signed, .modelRequired, .passed, .valid, assertion("/verification/type", #""signed""#)),
        BadgeCase("under the other name", .signed, .modelRequired, .passed, .valid) {
            $0.assertion["verify"] = $0.assertion["verification"]
            try $0.assertion.set("/verification", nil)
        },
        invalid("no verification", .modelMissing, "/verification", nil),
        invalid("no kind of verification", .modelVerification, "/verification/type", nil),
        invalid("an unknown kind", .modelVerification, "/verification/type", #""LedgerBadge""#),
        invalid("both kinds", .modelVerification, "/verification/type", #"["HostedBadge","SignedBadge"]"#),
        invalid("a token that says it is hosted", .modelVerification, "/verification/type", #""HostedBadge""#),
        invalid("two verifications", .modelVerification, "/verification", #"[{"type":"signed"},{"type":"signed"}]"#),
        invalid("two names for it", .modelVerification, "/verify", #"{"type":"SignedBadge"}"#),
        invalid("a key that is not identified", .modelIdentifier, "/verification/creator", #"{"publicKeyPem":""}"#),
    ]

    private static let dates: [BadgeCase] = [
        BadgeCase("issued before", .signed, .timeValidFrom, .passed, .valid),
        BadgeCase(
            "issued later", .signed, .timeValidFrom, .failed, .timeNotYetValid, .expired,
            assertion("/issuedOn", #""2026-06-01T12:00:01Z""#)),
        BadgeCase(
            "issued at an hour and a minute", .signed, .timeValidFrom, .passed, .valid,
            assertion("/issuedOn", #""2017-10-01T00:00Z""#)),
        BadgeCase(
            "issued so many seconds since 1970", .signed, .modelRequired, .warning, .modelDate, .valid,
            assertion("/issuedOn", "1389052800")),
        BadgeCase(
            "issued so many seconds since 1970, and in force", .signed, .timeValidFrom, .passed, .valid,
            assertion("/issuedOn", "1389052800")),
        BadgeCase(
            "issued without a time zone", .signed, .modelRequired, .warning, .modelDate, .valid,
            assertion("/issuedOn", #""2025-01-01T10:00:00""#)),
        BadgeCase(
            "issued today without a time zone", .signed, .timeValidFrom, .unknown, .timeNoOffset, .indeterminate,
            assertion("/issuedOn", #""2026-06-01T10:00:00""#)),
        invalid("never issued", .modelMissing, "/issuedOn", nil),
        invalid("issued on a day without a time", .modelDate, "/issuedOn", #""2025-01-01""#),
        invalid("issued on a day that is none", .modelDate, "/issuedOn", #""2025-02-30T10:00:00Z""#),
        invalid("issued in a year beyond the calendar", .modelDate, "/issuedOn", "253402300800"),
        invalid("issued at half a second", .modelDate, "/issuedOn", "1389052800.5"),
        BadgeCase("without an end", .signed, .timeValidUntil, .skipped, .doesNotApply, .valid),
        BadgeCase(
            "at its end", .signed, .timeValidUntil, .passed, .valid,
            assertion("/expires", #""2026-06-01T12:00:00Z""#)),
        BadgeCase(
            "past its end", .signed, .timeValidUntil, .failed, .timeExpired, .expired,
            assertion("/expires", #""2026-06-01T11:59:59Z""#)),
        BadgeCase(
            "hosted, past its end", .hosted, .timeValidUntil, .failed, .timeExpired, .indeterminate,
            assertion("/expires", #""2026-06-01T11:59:59Z""#)),
        invalid("an end that is no date", .modelDate, "/expires", #""never""#),
        invalid("an end before its beginning", .modelPeriod, "/expires", #""2024-12-31T00:00:00Z""#),
    ]
}

/// The class and the issuer that an assertion refers to (`model.required`).
@Suite struct BadgeLinkTests {
    @Test(arguments: cases) func holds(_ rule: BadgeCase) throws { try rule.run() }

    static let cases = links + parts

    private static let links: [BadgeCase] = [
        BadgeCase("no class at hand", .signed, .modelRequired, .unknown, .modelLinkUnavailable, .indeterminate) {
            $0.badgeClass = nil
        },
        BadgeCase("no issuer at hand", .signed, .modelRequired, .unknown, .modelLinkUnavailable, .indeterminate) {
            $0.issuer = nil
        },
        BadgeCase(
            "parts that came with a bundle", .hosted, .modelRequired, .unknown, .modelLinkUnavailable, .indeterminate
        ) { $0.origin = .bundle },
        BadgeCase("the class inside", .signed, .modelRequired, .passed, .valid) {
            $0.assertion["badge"] = $0.badgeClass.map(JSONValue.object)
            $0.badgeClass = nil
        },
        BadgeCase("class and issuer inside, hosted", .hosted, .modelRequired, .passed, .indeterminate) {
            try $0.embedAll()
        },
        BadgeCase("the class inside and at hand", .signed, .modelRequired, .passed, .valid) {
            $0.assertion["badge"] = $0.badgeClass.map(JSONValue.object)
        },
        BadgeCase(
            "the class inside names another issuer", .signed, .modelRequired, .failed, .modelLinkMismatch, .invalid
        ) {
            $0.assertion["badge"] = $0.badgeClass.map(JSONValue.object)
            try $0.assertion.set("/badge/issuer", "https://other.example/issuer")
        },
        BadgeCase("parts under the address they were fetched from", .signed, .modelRequired, .passed, .valid) {
            let item = $0.item(
                .badgeClass, try #require($0.badgeClass), url: "https://school.example/badges/old-address")
            $0.badgeClass = nil
            $0.evidence.append(item)
            try $0.assertion.set("/badge", "https://school.example/badges/old-address")
        },
    ]

    private static func badgeClass(
        _ name: String, _ code: FindingCode, _ pointer: String, _ value: JSONValue?
    ) -> BadgeCase {
        BadgeCase(name, .signed, .modelRequired, .failed, code, .invalid) { try $0.badgeClass?.set(pointer, value) }
    }

    private static func issuer(
        _ name: String, _ code: FindingCode, _ pointer: String, _ value: JSONValue?
    ) -> BadgeCase {
        BadgeCase(name, .signed, .modelRequired, .failed, code, .invalid) { try $0.issuer?.set(pointer, value) }
    }

    private static let parts: [BadgeCase] = [
        badgeClass("a class of another type", .modelType, "/type", .string("Criteria")),
        badgeClass("a class without a name", .modelMissing, "/name", nil),
        badgeClass("a class with two names", .modelText, "/name", .array([.string("a"), .string("b")])),
        badgeClass("a class without a description", .modelMissing, "/description", nil),
        badgeClass("a class without an image", .modelMissing, "/image", nil),
        badgeClass("a class with an empty image", .modelValue, "/image", .string("")),
        badgeClass("a class without criteria", .modelMissing, "/criteria", nil),
        badgeClass("a class without an issuer", .modelMissing, "/issuer", nil),
        badgeClass("a class whose issuer is a number", .modelValue, "/issuer", .integer(1)),
        issuer("an issuer of another type", .modelType, "/type", .string("Organisation")),
        issuer("an issuer without a name", .modelMissing, "/name", nil),
        issuer("an issuer without an address", .modelMissing, "/url", nil),
        issuer("an issuer who cannot be written to", .modelMissing, "/email", nil),
        issuer("an issuer with an empty name", .modelText, "/name", .string("")),
        issuer("a revocation list that is not identified", .modelIdentifier, "/revocationList", .array([])),
    ]
}

extension BadgeScenario {
    /// Puts class and issuer into the assertion, as edubadges expands them, and takes their files away.
    mutating func embedAll() throws {
        var embedded = try #require(badgeClass)
        embedded["issuer"] = issuer.map(JSONValue.object)
        assertion["badge"] = .object(embedded)
        (badgeClass, issuer) = (nil, nil)
    }
}
