// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// What a token is, and whether its claims agree with what it holds.
@Suite struct TokenFormTests {
    @Test(arguments: cases) func holds(_ rule: TokenCase) throws { try rule.run() }

    static let cases = forms + claims + agreement + dates + models + presentations

    private static let forms = [
        TokenCase("a token", .proofSignature, .passed, .valid),
        TokenCase("an Open Badge", .openBadge, .proofSignature, .passed, .valid),
        TokenCase("a vc claim", .v1, .proofSignature, .passed, .valid),
        TokenCase("terms are not asked", .modelTerms, .skipped, .doesNotApply, .valid),
        TokenCase(
            "a parameter beside those of Open Badges", .openBadge, .proofSuite, .warning, .tokenHeaderExtra, .valid
        ) { $0.maker.header["iat"] = .integer(1) },
        TokenCase("a parameter around a badge of 1.1", .v1, .proofSuite, .warning, .tokenHeaderExtra, .valid) {
            $0.maker.header["cty"] = .string("vc")
        },
        TokenCase(
            "a parameter and an algorithm that is forbidden", .openBadge, .proofSuite, .failed,
            .tokenAlgorithmForbidden, .invalid
        ) {
            $0.maker.header["iat"] = .integer(1)
            $0.maker.header["alg"] = .string("none")
        },
        TokenCase("a parameter in the newer type", .proofSuite, .passed, .valid) {
            $0.maker.header["iat"] = .integer(1)
        },
        TokenCase("every parameter of Open Badges", .openBadge, .proofSuite, .passed, .valid) {
            $0.maker.header["jwk"] = .object($0.maker.signer.publicKey.jwk)
        },
        TokenCase("no type", .formatParse, .passed, .valid) { try $0.maker.header.set("/typ", nil) },
        TokenCase("a whole media type", .formatParse, .passed, .valid) {
            try $0.maker.header.set("/typ", "application/VC+JWT")
        },
        TokenCase("a type of something else", .formatParse, .failed, .tokenType, .invalid) {
            try $0.maker.header.set("/typ", "bad+typ")
        },
        TokenCase("a selective type without disclosures", .formatParse, .failed, .tokenType, .invalid) {
            try $0.maker.header.set("/typ", "vc+sd-jwt")
        },
        TokenCase("the type of a key binding", .formatParse, .failed, .tokenType, .invalid) {
            try $0.maker.header.set("/typ", "kb+jwt")
        },
        TokenCase("a credential as a presentation", .formatParse, .failed, .tokenForm, .invalid) {
            try $0.maker.header.set("/typ", "vp+jwt")
            $0.claims["vp"] = .object(JSONObject())
        },
        TokenCase("the newer type around a vc claim", .v1, .formatParse, .failed, .tokenForm, .invalid) {
            try $0.maker.header.set("/typ", "vc+jwt")
        },
        TokenCase("a vc claim beside a credential", .formatParse, .failed, .tokenForm, .invalid) {
            $0.claims["vc"] = .object($0.claims)
        },
        TokenCase("a vc claim of text beside a credential", .formatParse, .failed, .tokenForm, .invalid) {
            $0.claims["vc"] = .string("oops")
        },
        TokenCase("a vp claim beside a vc claim", .v1, .formatParse, .failed, .tokenForm, .invalid) {
            $0.claims["vp"] = .object(JSONObject())
        },
        TokenCase("a credential of 2.0 in a vc claim", .v1, .formatParse, .failed, .tokenForm, .invalid) {
            try $0.claims.set("/vc/@context/0", "https://www.w3.org/ns/credentials/v2")
        },
        TokenCase("a credential of 1.1 outside a vc claim", .openBadge, .formatParse, .failed, .tokenForm, .invalid) {
            try $0.claims.set("/@context/0", "https://www.w3.org/2018/credentials/v1")
            $0.claims["issuanceDate"] = $0.claims["validFrom"]
        },
        TokenCase("two vc claims", .v1, refused: "json.duplicate-member") {
            let text = JSONWriter.text(.object($0.claims))
            $0.payload = Array((text.dropLast() + #","vc":{}}"#).utf8)
        },
        TokenCase("two vc claims, one escaped", .v1, refused: "json.duplicate-member") {
            let text = JSONWriter.text(.object($0.claims))
            $0.payload = Array((text.dropLast() + #","\u0076c":{}}"#).utf8)
        },
        TokenCase("claims that are no object", refused: "format.unrecognized") { $0.payload = Array("[]".utf8) },
        TokenCase("claims that are no JSON", refused: "json.unexpected-byte") { $0.payload = Array("vc".utf8) },
        TokenCase("no payload", refused: "json.unexpected-end") { $0.payload = [] },
        TokenCase("a token about nothing", refused: "format.unsupported") {
            $0.claims = try JSONObject(json: #"{"iss":"a"}"#)
            try $0.maker.header.set("/typ", "JWT")
        },
    ]

    private static func badClaim(_ name: String, _ base: TokenCase.Base, _ claim: String, json: String) -> TokenCase {
        TokenCase(name, base, .formatParse, .failed, .tokenClaim, .invalid) {
            $0.claims[ExactString(claim)] = try JSONReader.read(Array(json.utf8))
        }
    }

    private static func badClaim(_ name: String, _ claim: String, json: String) -> TokenCase {
        badClaim(name, .openBadge, claim, json: json)
    }

    private static let claims = [
        badClaim("exp as text", "exp", json: #""1798761600""#),
        badClaim("exp as a date", "exp", json: #""2027-01-01""#),
        badClaim("exp with a fraction", "exp", json: "1798761600.5"),
        badClaim("exp with a point", "exp", json: "1798761600.0"),
        badClaim("exp as 1e400", "exp", json: "1e400"), badClaim("exp as 1.8e9", "exp", json: "1.8e9"),
        badClaim("exp beyond the years", "exp", json: "253402300800"),
        badClaim("exp beyond 64 bits", "exp", json: "99999999999999999999"),
        badClaim("exp as null", "exp", json: "null"),
        badClaim("exp as true", "exp", json: "true"), badClaim("exp as a list", "exp", json: "[1798761600]"),
        badClaim("nbf as text", "nbf", json: #""0""#), badClaim("nbf far in the past", "nbf", json: "-62167219201"),
        badClaim("nbf with an exponent", .v1, "nbf", json: "1e3"),
        badClaim("an issuer in a list", "iss", json: #"["a"]"#),
        badClaim("an issuer as an object", .v1, "iss", json: #"{"id":"a"}"#),
        badClaim("a number as jti", "jti", json: "1"),
        badClaim("no text as sub", "sub", json: "null"), badClaim("an audience of numbers", "aud", json: "[1]"),
        TokenCase("iat as a date", .formatParse, .warning, .tokenClaim, .valid) {
            $0.claims["iat"] = .string("2026-01-01T00:00:00Z")
        },
        TokenCase("iat as a fraction", .formatParse, .warning, .tokenClaim, .valid) {
            $0.claims["iat"] = try JSONReader.read(Array("1767225600.25".utf8))
        },
    ]

    private static let agreement = [
        TokenCase("another issuer outside", .openBadge, .modelRequired, .failed, .tokenIssuer, .invalid) {
            $0.claims["iss"] = .string("https://school.example")
        },
        TokenCase("another issuer outside a vc claim", .v1, .modelRequired, .failed, .tokenIssuer, .invalid) {
            $0.claims["iss"] = .string(try Scenario.strangerKey.get().did)
        },
        TokenCase("an issuer in other letters", .openBadge, .modelRequired, .failed, .tokenIssuer, .invalid) {
            try $0.setIssuer("https://school.example/\u{e9}")
            $0.claims["iss"] = .string("https://school.example/e\u{301}")
        },
        TokenCase("a quoted issuer", .openBadge, .modelRequired, .failed, .tokenIssuer, .invalid) {
            $0.claims["iss"] = .string("\"\($0.maker.signer.did)\"")
        },
        TokenCase("another identifier outside", .openBadge, .modelRequired, .failed, .tokenID, .invalid) {
            $0.claims["jti"] = .string("urn:uuid:other")
        },
        TokenCase("another identifier outside a vc claim", .v1, .modelRequired, .failed, .tokenID, .invalid) {
            $0.claims["jti"] = .string("urn:uuid:other")
        },
        TokenCase("another person outside", .openBadge, .modelRequired, .failed, .tokenSubject, .invalid) {
            $0.claims["sub"] = .string(try Scenario.strangerKey.get().did)
        },
        TokenCase("another person outside a vc claim", .v1, .modelRequired, .failed, .tokenSubject, .invalid) {
            $0.claims["sub"] = .string("did:example:other")
        },
        TokenCase("one of two persons", .openBadge, .modelRequired, .passed, .valid) {
            let subject = try #require($0.claims["credentialSubject"])
            $0.claims["credentialSubject"] = .array([.object(["id": .string("did:example:other")]), subject])
        },
        TokenCase("another start outside", .openBadge, .modelRequired, .failed, .tokenDate, .invalid) {
            $0.claims["nbf"] = .integer(TokenScenario.validFrom + 1)
        },
        TokenCase("another end outside", .openBadge, .modelRequired, .failed, .tokenDate, .invalid) {
            $0.claims["exp"] = .integer(TokenScenario.validUntil + 1)
        },
        TokenCase("another end outside a vc claim", .v1, .modelRequired, .failed, .tokenDate, .invalid) {
            $0.claims["exp"] = .integer(TokenScenario.validUntil + 86_400)
        },
        TokenCase("a fraction of a second inside", .openBadge, .modelRequired, .passed, .valid) {
            $0.claims["validFrom"] = .string("2025-01-01T00:00:00.75Z")
        },
        TokenCase("the same moment with another offset", .openBadge, .modelRequired, .passed, .valid) {
            $0.claims["validFrom"] = .string("2025-01-01T01:00:00+01:00")
        },
        // JOSE and COSE §3.1.3: these are the signature's own.
        TokenCase("a signature that ends before the credential", .modelRequired, .passed, .valid) {
            $0.claims["exp"] = .integer(TokenScenario.validUntil - 86_400)
        },
        TokenCase("issuer, identifier and subject agree", .modelRequired, .passed, .valid) {
            $0.claims["iss"] = $0.claims.value("/issuer/id")
            $0.claims["jti"] = $0.claims["id"]
            $0.claims["sub"] = $0.claims.value("/credentialSubject/id")
        },
        TokenCase("another issuer beside the newer form", .modelRequired, .failed, .tokenIssuer, .invalid) {
            $0.claims["iss"] = .string("https://school.example")
        },
    ]

    private static let dates = [
        TokenCase("an end not reached", .openBadge, .timeValidUntil, .passed, .valid) {
            $0.instant = Instant(seconds: Int64(TokenScenario.validUntil - 1))
        },
        TokenCase("at its end", .openBadge, .timeValidUntil, .failed, .proofExpired, .expired) {
            $0.instant = Instant(seconds: Int64(TokenScenario.validUntil))
        },
        TokenCase("a signature that has ended", .timeValidUntil, .failed, .proofExpired, .expired) {
            $0.claims["exp"] = .integer($0.instant.seconds)
        },
        TokenCase("a start not reached", .openBadge, .timeValidFrom, .failed, .timeNotYetValid, .expired) {
            $0.instant = Instant(seconds: Int64(TokenScenario.validFrom - 1))
        },
        TokenCase("at its start", .openBadge, .timeValidFrom, .passed, .valid) {
            $0.instant = Instant(seconds: Int64(TokenScenario.validFrom))
        },
        TokenCase("a signature not yet in force", .timeValidFrom, .failed, .timeNotYetValid, .expired) {
            $0.claims["nbf"] = .integer($0.instant.seconds + 1)
        },
        TokenCase("made in the future", .timeValidFrom, .warning, .proofCreatedLater, .valid) {
            $0.claims["iat"] = .integer($0.instant.seconds + 1)
        },
    ]

    private static let models = [
        TokenCase("no issuer inside a vc claim", .v1, .modelRequired, .passed, .valid) {
            try $0.claims.set("/vc/issuer", nil)
        },
        TokenCase("an issuer without identifier in a vc claim", .v1, .proofController, .passed, .valid) {
            try $0.claims.set("/vc/issuer/id", nil)
        },
        TokenCase("no dates inside a vc claim", .v1, .timeValidUntil, .passed, .valid) {
            try $0.claims.set("/vc/issuanceDate", nil)
            try $0.claims.set("/vc/expirationDate", nil)
        },
        TokenCase("no dates at all", .v1, .modelRequired, .failed, .modelMissing, .invalid) {
            try $0.claims.set("/vc/issuanceDate", nil)
            try $0.claims.set("/nbf", nil)
        },
        TokenCase("no claims beside a vc claim", .v1, .proofSignature, .passed, .valid) {
            for name in ["/iss", "/jti", "/sub", "/nbf", "/exp"] { try $0.claims.set(name, nil) }
        },
        TokenCase("no issuer beside the newer form", .modelRequired, .failed, .modelMissing, .invalid) {
            $0.claims["iss"] = $0.claims.value("/issuer/id")
            try $0.claims.set("/issuer", nil)
        },
        TokenCase("no subject", .modelRequired, .failed, .modelMissing, .invalid) {
            try $0.claims.set("/credentialSubject", nil)
        },
        TokenCase("a date that is none", .modelRequired, .failed, .modelDate, .invalid) {
            $0.claims["validUntil"] = .string("2027-02-30T00:00:00Z")
        },
        TokenCase("no vocabulary", .modelContext, .failed, .contextBaseMissing, .invalid) {
            try $0.claims.set("/@context", nil)
        },
        TokenCase("a vocabulary that is not at hand", .modelContext, .unknown, .contextUnknown, .indeterminate) {
            try $0.claims.set("/@context/-", "https://school.example/words")
        },
        TokenCase("a vocabulary that the owner holds", .modelContext, .passed, .valid) {
            try $0.claims.set("/@context/-", "https://school.example/words")
            $0.addEvidence(.context, try JSONObject(json: #"{"@context":{}}"#), url: "https://school.example/words")
        },
        TokenCase("words of its own", .modelContext, .unknown, .contextInline, .indeterminate) {
            try $0.claims.set("/@context/-", json: #"{"mine":"https://school.example/mine"}"#)
        },
        TokenCase("words that no vocabulary has", .modelTerms, .skipped, .doesNotApply, .valid) {
            $0.claims["mine"] = .string("covered by the signature all the same")
        },
    ]

    private static func holding(_ name: String, _ code: FindingCode?, _ url: @escaping @Sendable (String) -> String)
        -> TokenCase
    {
        TokenCase(
            name, .presentation, inside: true, .formatParse, code == nil ? .passed : .unknown, code,
            code == nil ? .valid : .indeterminate
        ) {
            let token = try TokenScenario.credential().token()
            try $0.claims.set("/verifiableCredential/0/id", .string(url(token)))
        }
    }

    private static let presentations = [
        TokenCase("a presentation", .presentation, .proofSignature, .passed, .valid),
        TokenCase("its credential", .presentation, inside: true, .holderBinding, .passed, .valid),
        TokenCase("a vp claim", .presentationV1, .proofSignature, .passed, .valid),
        TokenCase("its credential", .presentationV1, inside: true, .proofSignature, .passed, .valid),
        holding("an envelope", nil) { "data:application/vc+jwt,\($0)" },
        holding("an envelope in capitals", nil) { "data:Application/VC+JWT,\($0)" },
        holding("an older media type", nil) { "data:application/jwt,\($0)" },
        holding("base64 in an envelope", .formatUnreadable) { "data:application/vc+jwt;base64,\($0)" },
        holding("another media type", .formatUnreadable) { "data:text/html,\($0)" },
        holding("a data URL without content", .formatUnreadable) { _ in "data:application/vc+jwt" },
        holding("an empty envelope", .formatUnreadable) { _ in "data:application/vc+jwt," },
        holding("white space in an envelope", .formatUnreadable) { "data:application/vc+jwt,\($0)\n" },
        holding("a broken token in an envelope", .formatUnreadable) { "data:application/vc+jwt,\($0)=" },
        TokenCase(
            "a presentation in a credential's place", .presentation, inside: true, .formatParse, .unknown,
            .formatUnreadable, .indeterminate
        ) {
            try $0.claims.set(
                "/verifiableCredential/0/id",
                .string("data:application/vp+jwt,\(try TokenScenario.presentation([.credential()]).token())"))
        },
        TokenCase(
            "a text in a presentation of 2.0", .presentation, .modelRequired, .failed, .modelCredentials, .invalid
        ) {
            $0.claims["verifiableCredential"] = .array([.string(try TokenScenario.credential().token())])
        },
        TokenCase(
            "words in place of a token", .presentationV1, inside: true, .formatParse, .unknown, .formatUnreadable,
            .indeterminate
        ) {
            try $0.claims.set("/vp/verifiableCredential/0", "Hello")
        },
        TokenCase(
            "an altered credential inside", .presentation, inside: true, .proofSignature, .failed,
            .proofSignatureInvalid, .invalid
        ) {
            var inner = try TokenScenario.credential()
            inner.maker.signature = { $0.reversed() }
            try $0.claims.set("/verifiableCredential/0/id", .string("data:application/vc+jwt,\(try inner.token())"))
        },
        TokenCase("nothing inside", .presentation, .proofSignature, .passed, .indeterminate) {
            $0.claims["verifiableCredential"] = .array([])
        },
        TokenCase("another holder outside", .presentation, .modelRequired, .failed, .tokenIssuer, .invalid) {
            $0.claims["iss"] = .string(try Scenario.strangerKey.get().did)
        },
        TokenCase("a holder who is only named outside", .presentation, .proofController, .passed, .valid) {
            $0.claims["iss"] = $0.claims["holder"]
            try $0.claims.set("/holder", nil)
        },
        TokenCase(
            "someone else's presentation", .presentation, .proofController, .failed, .proofControllerMismatch, .invalid
        ) {
            $0.maker.signer = TestSigner(try Scenario.strangerKey.get())
            try $0.maker.header.set("/kid", .string($0.maker.signer.method))
        },
        TokenCase("what was asked", .presentation, .presentationChallenge, .passed, .valid) {
            $0.claims["nonce"] = .string("n-1")
            $0.challenge = "n-1"
        },
        TokenCase("another nonce", .presentation, .presentationChallenge, .failed, .challengeMismatch, .invalid) {
            $0.claims["nonce"] = .string("n-2")
            $0.challenge = "n-1"
        },
        TokenCase("no nonce", .presentation, .presentationChallenge, .failed, .challengeMismatch, .invalid) {
            $0.challenge = "n-1"
        },
        TokenCase(
            "a nonce that is not compared", .presentation, .presentationChallenge, .warning, .challengeNotCompared,
            .valid
        ) {
            $0.claims["nonce"] = .string("n-1")
        },
        TokenCase("its reader", .presentation, .presentationDomain, .passed, .valid) {
            $0.claims["aud"] = .array([.string("https://reader.example"), .string("https://other.example")])
            $0.domain = "https://reader.example"
        },
        TokenCase("another reader", .presentationV1, .presentationDomain, .failed, .domainMismatch, .invalid) {
            $0.claims["aud"] = .string("https://other.example")
            $0.domain = "https://reader.example"
        },
        TokenCase("a presentation that has ended", .presentation, .timeValidUntil, .failed, .proofExpired, .invalid) {
            $0.claims["exp"] = .integer($0.instant.seconds)
        },
    ]

    /// What is read by name is what was signed, completed from the claims where VCDM 1.1 §6.3.1 says so.
    @Test func completion() throws {
        var scenario = try TokenScenario.credentialV1()
        for name in ["issuer", "issuanceDate", "expirationDate", "id", "credentialSubject/id"] {
            try scenario.claims.set("/vc/\(name)", nil)
        }
        let report = try scenario.report()
        #expect(report.summary.issuerID == scenario.maker.signer.did)
        #expect(report.summary.validFrom == "2025-01-01T00:00:00Z")
        #expect(report.summary.validUntil == "2027-01-01T00:00:00Z")
        #expect(report.summary.id == scenario.claims["jti"]?.stringValue)
        #expect(report.summary.subject == scenario.claims["sub"]?.stringValue)
        #expect(report.verdict == .valid)
    }

    /// A record that is a token, with tokens in it (Comprehensive Learner Record 2.0).
    @Test func recordOfTokens() throws {
        var record = try TokenScenario.openBadge()
        record.claims["type"] = .array([.string("VerifiableCredential"), .string("ClrCredential")])
        let inner = try TokenScenario.openBadge(.es384)
        record.lists[0].issuers.append(.init(inner.maker.signer.did))
        var broken = inner
        broken.maker.signature = { $0.reversed() }
        try record.claims.set(
            "/credentialSubject/verifiableCredential",
            .array([.string(try inner.token()), .string(try broken.token()), .string("not.a.token")]))
        let report = try record.report()
        #expect(report.verdict == .valid)
        #expect(report.credentials.map(\.verdict) == [.valid, .invalid, .indeterminate])
        #expect(report.credentials.map(\.format) == [.jwt, .jwt, .unsigned])
    }

    /// `EnvelopedVerifiablePresentation` (VCDM 2.0 §4.14) and an enveloped credential as files of their own.
    @Test func envelopesAreFilesToo() throws {
        let presentation = try TokenScenario.presentation([.credential()])
        for (type, mediaType, kind, token) in [
            ("EnvelopedVerifiablePresentation", "vp+jwt", "presentation", try presentation.token()),
            ("EnvelopedVerifiableCredential", "vc+jwt", "credential", try TokenScenario.credential().token()),
        ] {
            var object = try JSONObject(json: #"{"@context":"https://www.w3.org/ns/credentials/v2"}"#)
            object["id"] = .string("data:application/\(mediaType),\(token)")
            object["type"] = .string(type)
            let report = try Scenario.verify(JSONWriter.bytes(.object(object)), try presentation.verifier())
            #expect(report.kind.rawValue == kind)
            #expect(report.verdict == .valid)
        }
    }

    /// A token goes into a presentation as it is and comes out of it the same.
    @Test(arguments: [TokenCase.Base.v2, .openBadge, .v1])
    func presentable(base: TokenCase.Base) throws {
        let token = try base.scenario().token()
        guard case .secured(let document) = try Recognizer.recognize(Array((token + "\n").utf8)) else {
            throw VectorError.notUnderstood("token")
        }
        let envelope = JSONWriter.bytes(.object(document.presentable(file: [])))
        guard case .secured(let inner) = try Recognizer.recognize(envelope) else {
            throw VectorError.notUnderstood("envelope")
        }
        #expect(inner.json == document.json)
        #expect(inner.format == .jwt)
    }
}
