// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// Endorsements inside Open Badges: verified as credentials, with reports of their own.
@Suite struct EndorsementTests {
    /// A listed party's endorsement of the badge, as a token.
    private static func endorsement() throws -> TokenScenario {
        var scenario = try TokenScenario.openBadge(.es256)
        let endorser = try TestSigner("endorser", .es256)
        scenario.maker.signer = endorser
        scenario.maker.header["kid"] = .string(endorser.method)
        try scenario.setIssuer(endorser.did)
        try scenario.claims.set("/type/1", "EndorsementCredential")
        try scenario.claims.set(
            "/credentialSubject",
            json: #"{"id":"urn:uuid:1","type":["EndorsementSubject"],"endorsementComment":"A fine badge."}"#)
        scenario.claims["sub"] = .string("urn:uuid:1")
        return scenario
    }

    /// The reports on a badge with something at a place in it, and on what stands there.
    private static func reports(_ place: String, _ value: JSONValue) throws -> VerificationReport {
        var badge = try TokenScenario.openBadge(.es256)
        try badge.claims.set(place, value)
        badge.lists += try endorsement().lists
        return try badge.report()
    }

    @Test(arguments: [
        "/endorsementJwt", "/issuer/endorsementJwt", "/credentialSubject/achievement/endorsementJwt", "/endorsement",
    ])
    func areVerifiedWhereverTheyStand(_ place: String) throws {
        let token = JSONValue.string(ExactString(try Self.endorsement().token()))
        let report = try Self.reports(place, .array([token, token]))
        #expect(report.verdict == .valid)
        #expect(report.credentials.map(\.verdict) == [.valid, .valid])
        #expect(report.credentials.first?.summary.subject == "urn:uuid:1")
    }

    @Test func areNotSharedInTheBadgesVerdict() throws {
        var forged = try Self.endorsement()
        forged.maker.signer = try TestSigner("stranger", .es256)
        var unknown = try Self.endorsement()
        try unknown.setIssuer("https://endorser.example")
        unknown.maker.header["kid"] = nil
        let values: [JSONValue] = [
            .string(ExactString(try forged.token())), .string(ExactString(try unknown.token())), .string("eyJ"),
            .integer(1), .string("a.b.c"),
        ]
        let report = try Self.reports("/endorsementJwt", .array(values))
        #expect(report.verdict == .valid)
        #expect(report.credentials.map(\.verdict) == [.invalid] + [Verdict](repeating: .indeterminate, count: 4))
        let codes = report.credentials.map { $0.check(.formatParse)?.code }
        #expect(codes == [nil, nil, .formatUnreadable, .formatUnreadable, .formatUnreadable])
    }

    @Test func areOnlyThoseOfBadges() throws {
        let token = JSONValue.string(ExactString(try Self.endorsement().token()))
        var other = try TokenScenario.openBadge(.es256)
        try other.claims.set("/type", json: #"["VerifiableCredential"]"#)
        other.claims["endorsementJwt"] = .array([token])
        #expect(try other.report().credentials.isEmpty)
    }
}
