// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

extension SDJWTCase {
    private static func bound(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        inside: Bool = false, _ change: @escaping SDJWTScenario.Change = { _ in }
    ) -> SDJWTCase {
        SDJWTCase(name, .bound, inside: inside, check, outcome, code, verdict, change)
    }

    private static func claim(
        _ name: String, _ claim: ExactString, _ value: JSONValue?, _ check: CheckID = .proofPresent,
        _ code: FindingCode = .proofMalformed
    ) -> SDJWTCase {
        bound(name, check, .failed, code, .invalid) { try $0.setBinding(claim, value) }
    }

    private static func unbind(_ scenario: inout SDJWTScenario, _ cnf: JSONValue?) {
        scenario.maker.claims["cnf"] = cnf
    }

    /// RFC 9901 §4.3 and §7.3.
    static let bindings = whole + claims + signatures + splices + malformed

    private static let whole = [
        bound("the presentation's own signature", .proofSignature, .passed, nil, .valid),
        bound("who presents it", .holderBinding, .passed, nil, .valid, inside: true),
        bound("binding asked for and proven", .holderBinding, .passed, nil, .valid) { $0.requiresBinding = true },
        bound("the reader", .presentationDomain, .passed, nil, .valid),
        bound("the occasion", .presentationChallenge, .passed, nil, .valid),
        bound("what was signed for", .disclosureIntegrity, .passed, nil, .valid),
        bound("nobody asked for an occasion", .presentationChallenge, .warning, .challengeNotCompared, .valid) {
            $0.challenge = nil
        },
        bound("nobody said who reads", .presentationDomain, .warning, .domainNotCompared, .valid) { $0.domain = nil },
        bound("another occasion", .presentationChallenge, .failed, .challengeMismatch, .invalid) {
            $0.challenge = "n-2"
        },
        bound("another reader", .presentationDomain, .failed, .domainMismatch, .invalid) {
            $0.domain = "https://other.example"
        },
        bound("nearly that reader", .presentationDomain, .failed, .domainMismatch, .invalid) {
            $0.domain = "https://employer.example/"
        },
        bound("by a holder with ES256", .proofSignature, .passed, nil, .valid) { scenario in
            let holder = try TestSigner("holder", .es256)
            unbind(&scenario, .object(["jwk": .object(holder.publicKey.jwk)]))
            try scenario.bind(holder)
        },
        bound("by a holder known by a DID", .proofSignature, .passed, nil, .valid) { scenario in
            unbind(&scenario, .object(["kid": .string(try Scenario.holderKey.get().method)]))
        },
        bound("by a holder known by a DID, bound", .holderBinding, .passed, nil, .valid, inside: true) { scenario in
            unbind(&scenario, .object(["kid": .string(try Scenario.holderKey.get().did)]))
        },
        bound("a presentation of something out of date", .timeValidUntil, .failed, .timeExpired, .expired, inside: true)
        {
            $0.maker.claims["exp"] = .integer(SDJWTScenario.now)
        },
        bound("a presentation of something a stranger signed", .proofSignature, .passed, nil, .invalid) { scenario in
            scenario.maker.signer = try TestSigner("stranger", .es256)
        },
    ]

    private static let claims = [
        claim("no date", "iat", nil), claim("a date that is a text", "iat", .string("now")),
        claim("no reader", "aud", nil),
        claim("a list of readers", "aud", .array([.string("https://employer.example")])),
        claim("an empty reader", "aud", .string("")), claim("no occasion", "nonce", nil),
        claim("an occasion that is a number", "nonce", .integer(1)), claim("no hash", "sd_hash", nil),
        claim("a hash that is a number", "sd_hash", .integer(1)), claim("an end that is a text", "exp", .string("x")),
        claim("another hash", "sd_hash", .string("AAAA"), .disclosureIntegrity, .disclosureHashMismatch),
        claim("in a minute and a second", "iat", .integer(SDJWTScenario.now + 61), .timeValidFrom, .timeNotYetValid),
        claim("from later on", "nbf", .integer(SDJWTScenario.now + 1), .timeValidFrom, .timeNotYetValid),
        claim("over", "exp", .integer(SDJWTScenario.now), .timeValidUntil, .timeExpired),
        bound("in a minute", .timeValidFrom, .warning, .proofCreatedLater, .valid) {
            try $0.setBinding("iat", .integer(SDJWTScenario.now + 60))
        },
        bound("a year ago", .timeValidFrom, .passed, nil, .valid) { try $0.setBinding("iat", .integer(1_750_000_000)) },
        bound("too long ago", .timeValidUntil, .failed, .proofExpired, .invalid) { $0.maximumAge = 9 },
        bound("just in time", .timeValidUntil, .passed, nil, .valid) { $0.maximumAge = 10 },
    ]

    private static let signatures = [
        bound("signed by a stranger", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            $0.maker.binding?.signer = TestSigner(try Scenario.strangerKey.get())
        },
        bound("signed by the issuer", .proofSuite, .failed, .proofSuiteKey, .invalid) {
            $0.maker.binding?.signer = $0.maker.signer
            $0.maker.binding?.header["alg"] = .string("ES256")
        },
        bound("who presents it is a stranger", .holderBinding, .warning, .holderUnproven, .valid, inside: true) {
            $0.maker.binding?.signer = TestSigner(try Scenario.strangerKey.get())
        },
        bound("binding asked for and a stranger presents", .holderBinding, .failed, .holderBindingRequired, .invalid) {
            $0.requiresBinding = true
            $0.maker.binding?.signer = TestSigner(try Scenario.strangerKey.get())
        },
        bound("a stranger's key in its header", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            scenario in
            let stranger = try Scenario.strangerKey.get()
            scenario.maker.binding?.signer = TestSigner(stranger)
            scenario.maker.binding?.header["jwk"] = .object(stranger.publicKey.jwk)
            scenario.maker.binding?.header["kid"] = .string(stranger.method)
        },
        bound("another media type", .formatParse, .failed, .tokenType, .invalid) {
            $0.maker.binding?.header["typ"] = .string("JWT")
        },
        bound("no media type", .formatParse, .failed, .tokenType, .invalid) { $0.maker.binding?.header["typ"] = nil },
        bound("algorithm none", .proofSuite, .failed, .tokenAlgorithmForbidden, .invalid) {
            $0.maker.binding?.header["alg"] = .string("none")
        },
        bound("algorithm HS256", .proofSuite, .failed, .tokenAlgorithmForbidden, .invalid) {
            $0.maker.binding?.header["alg"] = .string("HS256")
        },
        bound("bound to nobody", .proofKey, .failed, .proofKeyNotConfirmed, .invalid) { unbind(&$0, nil) },
        bound("bound to a name that leads nowhere", .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
            unbind(&$0, .object(["kid": .string("key-1")]))
        },
        bound("bound in a way that is not read", .proofKey, .unknown, .proofKeyInvalid, .indeterminate) {
            unbind(&$0, .object(["jkt": .string("AAAA")]))
        },
        bound("bound to a private key", .proofKey, .failed, .proofKeyInvalid, .invalid) { scenario in
            var jwk = try Scenario.holderKey.get().publicKey.jwk
            jwk["d"] = .string("AAAA")
            unbind(&scenario, .object(["jwk": .object(jwk)]))
        },
        bound("bound to no object", .proofKey, .failed, .proofKeyInvalid, .invalid) {
            unbind(&$0, .object(["jwk": .string("key")]))
        },
    ]

    private static let splices = [
        bound("a disclosure taken away", .disclosureIntegrity, .failed, .disclosureHashMismatch, .invalid) {
            $0.maker.text = { text in
                var parts = text.split(separator: "~", omittingEmptySubsequences: false)
                parts.remove(at: 1)
                return parts.joined(separator: "~")
            }
        },
        bound("a disclosure added", .disclosureIntegrity, .failed, .disclosureHashMismatch, .invalid) {
            $0.maker.text = { text in
                var parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
                parts.insert(SDJWTMaker.disclosure("degree", .string("PhD")), at: 1)
                return parts.joined(separator: "~")
            }
        },
        bound("the disclosures in another order", .disclosureIntegrity, .failed, .disclosureHashMismatch, .invalid) {
            $0.maker.text = { text in
                var parts = text.split(separator: "~", omittingEmptySubsequences: false)
                parts.swapAt(1, 2)
                return parts.joined(separator: "~")
            }
        },
        bound("another's binding behind it", .disclosureIntegrity, .failed, .disclosureHashMismatch, .invalid) {
            scenario in
            var other = try SDJWTScenario.bound()
            other.maker.claims["course"] = .string("Astronomy")
            let binding = try other.maker.compact().split(separator: "~").last.map(String.init) ?? ""
            scenario.maker.text = { text in
                text.split(separator: "~").dropLast().map { $0 + "~" }.joined() + binding
            }
        },
        bound(
            "a hash of something else than the credential says", .disclosureIntegrity, .unknown,
            .disclosureAlgorithmUnsupported, .indeterminate
        ) {
            $0.maker.claims["_sd_alg"] = .string("sha3-256")
        },
        bound(
            "a disclosure of nobody's", .disclosureIntegrity, .failed, .disclosureUnreferenced, .invalid, inside: true
        ) {
            $0.maker.disclosures.append(SDJWTMaker.disclosure("degree", .string("PhD")))
        },
    ]

    private static let malformed = [
        bound("a binding that is no token", .proofPresent, .failed, .proofMalformed, .invalid) {
            $0.maker.text = { String($0[...($0.lastIndex(of: "~") ?? $0.startIndex)]) + "a.b.c" }
        },
        bound("a binding of two parts", .proofPresent, .failed, .proofMalformed, .invalid) {
            $0.maker.text = { String($0[...($0.lastIndex(of: ".") ?? $0.startIndex)].dropLast()) }
        },
        SDJWTCase("no tilde behind the last disclosure", refused: "sd-jwt.malformed") {
            $0.maker.text = { String($0.dropLast()) }
        },
        SDJWTCase("two dots less", refused: "jws.malformed") {
            $0.maker.text = { $0.replacing(".", with: "", maxReplacements: 1) }
        },
        SDJWTCase("a payload that is no JSON", refused: "json.trailing-content") {
            $0.maker.tampering = { text in
                var parts = text.split(separator: ".").map(String.init)
                parts[1] = Base64URL.encode(Array("{}{}".utf8))
                return parts.joined(separator: ".")
            }
        },
        SDJWTCase("a payload that is a list", refused: "sd-jwt.malformed") {
            $0.maker.tampering = { text in
                var parts = text.split(separator: ".").map(String.init)
                parts[1] = Base64URL.encode(Array("[]".utf8))
                return parts.joined(separator: ".")
            }
        },
        SDJWTCase("its end cut off", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            // Four letters less are three bytes less where their number is a multiple of four.
            $0 = try .credential(.es384)
            $0.maker.tampering = { String($0.dropLast(4)) }
        },
    ]
}
