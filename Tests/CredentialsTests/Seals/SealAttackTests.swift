// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// Named forgeries of sealed credentials: none comes out valid, and each is told by the check that explains it.
@Suite struct SealAttackTests {
    @Test(arguments: cases) func isTold(_ attack: SealCase) throws {
        #expect(attack.verdict != .valid)
        try attack.run()
    }

    @Test func namesAreUniqueAndMany() {
        #expect(Set(Self.cases.map(\.name)).count == Self.cases.count)
        #expect(Self.cases.count >= 40)
    }

    static let cases = payloads + envelopes + headers + certificates + attachments

    private static func signature(_ name: String, _ change: @escaping SealScenario.Change) -> SealCase {
        SealCase(name, .proofSignature, .failed, .proofSignatureInvalid, .invalid, change)
    }

    /// Changes the payload's text behind the signer's back.
    private static func payload(_ name: String, _ from: String, _ to: String) -> SealCase {
        signature(name) { scenario in
            scenario.tamper { json in
                let text = try #require(json["payload"]?.stringValue?.text)
                try #require(text.contains(from))
                json["payload"] = .string(text.replacing(from, with: to))
            }
        }
    }

    private static let payloads = [
        payload("another name", "de Vries", "de Wit"),
        payload("more credit", "2.5", "9.5"),
        payload("another issuer", "School zoals", "Hogeschool zoals"),
        payload(
            "a later end", "\"credentialSubject\"", "\"validUntil\":\"2099-01-01T00:00:00Z\",\"credentialSubject\""),
        payload("another spelling of the same text", "Getijden", "\\u0047etijden"),
        payload("white space", "\"credentialSubject\":", "\"credentialSubject\": "),
        payload("a space behind it", "}}}}", "}}}} "),
        payload(
            "members in another order", "\"givenName\":{\"nl\":\"Anna\"},\"familyName\":{\"nl\":\"de Vries\"}",
            "\"familyName\":{\"nl\":\"de Vries\"},\"givenName\":{\"nl\":\"Anna\"}"),
        payload(
            "a status taken away and its place filled", "\"volumeOfLearning\":\"PT60H\"",
            "\"volumeOfLearning\":\"PT90H\""),
    ]

    private static func present(
        _ name: String, _ code: FindingCode, _ change: @escaping @Sendable (inout JSONObject) throws -> Void
    ) -> SealCase {
        SealCase(name, .proofPresent, .failed, code, .invalid) { $0.tamper(change) }
    }

    /// The protected header of the first seal, changed without signing anew.
    private static func resealed(_ json: inout JSONObject, _ change: (inout JSONObject) throws -> Void) throws {
        let text = try #require(json.value("/signatures/0/protected")?.stringValue)
        var header = try #require(try JSONReader.read(try Base64URL.decode(text)).objectValue)
        try change(&header)
        try json.set("/signatures/0/protected", Base64URL.encode(JSONWriter.bytes(.object(header))))
    }

    private static let envelopes = [
        present("no seals", .proofEmpty) { try $0.set("/signatures", json: "[]") },
        present("seals that are no list", .proofEmpty) { try $0.set("/signatures", json: "{}") },
        present("a seal that is no object", .proofEmpty) { try $0.set("/signatures/0", "x") },
        present("no signature in a seal", .proofMalformed) { try $0.set("/signatures/0/signature", nil) },
        present("an empty protected header", .proofMalformed) { try $0.set("/signatures/0/protected", "") },
        present("a protected header that is no JSON", .proofMalformed) {
            try $0.set("/signatures/0/protected", "AAAA")
        },
        present("the same seal twice", .proofMalformed) {
            let seal = try #require($0.value("/signatures/0"))
            try $0.set("/signatures/-", seal)
        },
        present("both forms at once", .proofMalformed) { try $0.set("/signature", "AAAA") },
        present("padding behind the signature", .proofMalformed) {
            let text = try #require($0.value("/signatures/0/signature")?.stringValue)
            try $0.set("/signatures/0/signature", "\(text)==")
        },
        present("encrypted besides", .proofMalformed) { try $0.set("/ciphertext", "AAAA") },
        present("b64 dropped", .proofMalformed) { try resealed(&$0) { try $0.set("/b64", nil) } },
        present("a parameter in both headers", .proofMalformed) { try $0.set("/signatures/0/header/alg", "ES256") },
        signature("an empty signature") { $0.tamper { try $0.set("/signatures/0/signature", "") } },
        signature("the issuer's seal taken from another credential") { scenario in
            var other = scenario
            try other.credential.set("/credentialSubject/id", "urn:epass:person:2")
            let entries = try #require(try other.envelope()["signatures"])
            scenario.tamper { $0["signatures"] = entries }
        },
        SealCase("the issuer's seal taken away", .proofController, .failed, .proofControllerMismatch, .invalid) {
            $0.seals.append(try $0.seal($0.authorities.stranger))
            $0.tamper { try $0.set("/signatures/0", nil) }
        },
    ]

    private static func suite(_ name: String, _ code: FindingCode, _ change: @escaping SealScenario.Change) -> SealCase
    {
        SealCase(name, .proofSuite, .failed, code, .invalid, change)
    }

    /// Signed with this `crit`.
    private static func critical(_ name: String, _ json: String?, _ code: FindingCode = .sealHeader) -> SealCase {
        suite("crit: \(name)", code) { try $0.header("crit", json) }
    }

    private static let headers = [
        critical("without b64", #"["sigT"]"#),
        critical("none", nil),
        critical("empty", "[]"),
        critical("a text", #""b64""#),
        critical("twice the same", #"["b64","sigT","sigT"]"#),
        critical("an entry that is no text", #"["b64",["sigT"]]"#),
        critical("a registered name", #"["b64","alg"]"#),
        critical("an absent name", #"["b64","sigPId"]"#),
        critical("the unprotected name", #"["b64","etsiU"]"#),
        suite("crit: an unknown name", .sealCritical) {
            try $0.header("mustKnow", "1")
            try $0.header("crit", #"["b64","mustKnow"]"#)
        },
        suite("crit: a policy that is not applied", .sealCritical) {
            try $0.header("sigPId", #"{"id":{"id":"urn:oid:1.2.3"}}"#)
            try $0.header("crit", #"["b64","sigPId"]"#)
        },
        suite("b64 in both headers", .sealHeader) {
            // Where both say it the envelope is none; in the unprotected header alone nobody signed it.
            $0.isEncoded = true
            try $0.header("b64", nil)
            try $0.header("crit", #"["sigT"]"#)
            try $0.change { $0.unprotected["b64"] = .bool(true) }
        },
        suite("b64 that is a text", .sealHeader) {
            $0.isEncoded = true
            try $0.header("b64", #""false""#)
        },
        suite("no signature at all", .sealHeader) { try $0.header("alg", #""none""#) },
        suite("a shared secret", .sealHeader) { try $0.header("alg", #""HS256""#) },
        suite("another algorithm of another key", .proofSuiteKey) { try $0.header("alg", #""RS256""#) },
        suite("another type", .sealHeader) { try $0.header("typ", #""vc+jwt""#) },
        suite("compressed", .sealHeader) { try $0.header("zip", #""DEF""#) },
        suite("a time that is none", .sealHeader) { try $0.header("sigT", #""yesterday""#) },
        suite("a time without its zone", .sealHeader) { try $0.header("sigT", #""2026-02-01T00:00:00""#) },
        suite("a number of milliseconds", .sealHeader) {
            try $0.header("sigT", nil)
            try $0.header("iat", "1769904000000")
            try $0.header("crit", #"["b64","iat"]"#)
        },
        suite("a content timestamp over something else", .sealHeader) {
            let token = try SealMaker.contentTimestamp(
                over: [1], by: $0.authorities.clock, at: SealAuthorities.february)
            try $0.change { $0.header["adoTst"] = token }
        },
        signature("another time of sealing") {
            $0.tamper { try resealed(&$0) { try $0.set("/sigT", "2026-01-01T00:00:00Z") } }
        },
        SealCase("a key in the header", .trustIssuer, .failed, .trustAuthorityAbsent, .untrusted) {
            try $0.sealed(by: $0.authorities.selfSigned)
            try $0.header("jwk", #"{"kty":"EC"}"#)
        },
        SealCase("a pointer to keys", .trustIssuer, .failed, .trustAuthorityAbsent, .untrusted) {
            try $0.sealed(by: $0.authorities.selfSigned)
            try $0.header("jku", #""https://school.example/keys""#)
        },
    ]

    private static func mismatch(_ name: String, _ change: @escaping SealScenario.Change) -> SealCase {
        SealCase(name, .proofKey, .failed, .certificateMismatch, .invalid, change)
    }

    private static let certificates = [
        mismatch("another certificate's digest") {
            try $0.header("x5t#S256", "\"\(Base64URL.encode($0.authorities.stranger.certificate.fingerprint))\"")
        },
        mismatch("references to others alone") {
            let digest = Base64URL.encode($0.authorities.authority.certificate.fingerprint)
            try $0.header("sigX5ts", #"[{"digAlg":"S256","digVal":"\#(digest)"}]"#)
        },
        mismatch("a certificate that is none") {
            try $0.header("x5t#S256", nil)
            try $0.header("x5c", #"["AAAA"]"#)
        },
        mismatch("the authority's certificate before the signer's") {
            let (first, second) = ($0.authorities.authority.der, $0.authorities.school.der)
            try $0.header("x5c", "[\"\(Base64.encode(first))\",\"\(Base64.encode(second))\"]")
        },
        signature("another's certificate with its own digest") { scenario in
            let other = scenario.authorities.schoolOfNamesake
            try scenario.header("x5c", "[\"\(Base64.encode(other.der))\"]")
            try scenario.header("x5t#S256", "\"\(Base64URL.encode(other.certificate.fingerprint))\"")
        },
        suite("an empty list of certificates", .sealHeader) { try $0.header("x5c", "[]") },
        suite("a certificate in the other alphabet", .sealHeader) {
            try $0.header("x5c", "[\"\(Base64URL.encode($0.authorities.school.der))-_\"]")
        },
        SealCase("signed by itself, with the right names", .trustIssuer, .failed, .trustAuthorityAbsent, .untrusted) {
            try $0.sealed(by: $0.authorities.selfSigned)
        },
        SealCase("a certificate issued by a school", .proofKey, .failed, .certificateChain, .invalid) {
            try $0.sealed(by: $0.authorities.forged)
            let chain = [$0.authorities.school.der, $0.authorities.authority.der]
            try $0.change { $0.attachments[0] = SealMaker.certificates(chain) }
        },
        SealCase("a chain with the right names", .trustIssuer, .failed, .trustAuthorityAbsent, .untrusted) {
            try $0.sealed(by: $0.authorities.schoolOfNamesake)
            try $0.change {
                try $0.attachments[0] = SealMaker.certificates([SealAuthorities.shared.get().namesake.der])
            }
        },
        SealCase("an authority's certificate for a seal", .proofPurpose, .failed, .certificatePurpose, .invalid) {
            try $0.sealed(by: $0.authorities.authority)
        },
        SealCase(
            "another organisation under the same authority", .proofController, .failed, .proofControllerMismatch,
            .invalid
        ) {
            try $0.sealed(by: $0.authorities.stranger)
        },
        SealCase("another organisation by its own name", .trustIssuer, .failed, .trustAuthorityAbsent, .untrusted) {
            try $0.sealed(by: $0.authorities.stranger)
            try $0.credential.set("/issuer/eIDASIdentifier/notation", "NTRNL-87654321")
        },
    ]

    private static func expired(
        _ name: String, _ change: @escaping SealScenario.Change
    ) -> SealCase {
        SealCase(name, .proofKey, .unknown, .certificateExpired, .indeterminate) {
            try $0.sealed(by: $0.authorities.expired)
            try change(&$0)
        }
    }

    private static let attachments = [
        expired("a timestamp of another seal") { scenario in
            var other = scenario
            try other.attach(SealMaker.signatureTimestamp(scenario.authorities.clock, at: SealAuthorities.february))
            let header = try #require(try other.envelope().value("/signatures/0/header"))
            scenario.tamper { try $0.set("/signatures/0/header", header) }
        },
        expired("an archive timestamp with something put before it") { scenario in
            try scenario.attach(SealMaker.archiveTimestamp(scenario.authorities.clock, at: SealAuthorities.february))
            scenario.tamper { json in
                let components = try #require(json.value("/signatures/0/header/etsiU")?.arrayValue)
                try json.set("/signatures/0/header/etsiU", .array([.string("eyJhIjoxfQ")] + components))
            }
        },
        expired("a claimed time in place of a timestamp") {
            try $0.attach(
                SealMaker.component("sigTst", .object(["tstTokens": .array([.object(["val": .string("AAAA")])])])))
        },
        expired("an expired seal that brings its own clock") { scenario in
            let clock = scenario.authorities.strangersClock
            try scenario.attach(SealMaker.signatureTimestamp(clock, at: SealAuthorities.february))
            try scenario.attach(SealMaker.certificates([clock.der]))
        },
        SealCase("revocation data taken away", .proofKey, .unknown, .certificateRevocationUnknown, .indeterminate) {
            $0.tamper { try $0.set("/signatures/0/header", nil) }
        },
        SealCase("attachments that are a text", .proofKey, .unknown, .certificateRevocationUnknown, .indeterminate) {
            $0.tamper { try $0.set("/signatures/0/header/etsiU", "x") }
        },
        SealCase("a chain that brings its own anchor", .trustIssuer, .failed, .trustAuthorityAbsent, .untrusted) {
            $0.lists = [TrustListMaker([.init("did:example:other")])]
        },
    ]
}

/// Changes of single bits and spellings.
@Suite struct SealMutationTests {
    @Test func noBitOfSignatureOrHeaderCanChange() throws {
        let scenario = try SealScenario()
        let object = try scenario.envelope()
        let verifier = Verifier(try scenario.inputs())
        for place in ["/signatures/0/signature", "/signatures/0/protected"] {
            let bytes = try Base64URL.decode(try #require(object.value(place)?.stringValue))
            for bit in stride(from: 0, to: bytes.count * 8, by: bytes.count > 200 ? 7 : 1) {
                var changed = bytes
                changed[bit / 8] ^= 1 << (bit % 8)
                var forged = object
                try forged.set(place, Base64URL.encode(changed))
                let report = try Scenario.verify(JSONWriter.bytes(.object(forged)), verifier)
                #expect(
                    report.verdict == .invalid || report.check(.proofSignature)?.outcome == .skipped, "\(place) \(bit)")
                #expect(report.verdict != .valid && report.verdict != .untrusted, "\(place) \(bit)")
            }
        }
    }

    @Test func noByteOfThePayloadCanChange() throws {
        let scenario = try SealScenario()
        let object = try scenario.envelope()
        let verifier = Verifier(try scenario.inputs())
        let bytes = Array(try #require(object["payload"]?.stringValue).utf8)
        var refused = 0
        for index in bytes.indices {
            var changed = bytes
            changed[index] = changed[index] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
            var forged = object
            forged["payload"] = .string(String(decoding: changed, as: UTF8.self))
            do {
                let report = try Scenario.verify(JSONWriter.bytes(.object(forged)), verifier)
                #expect(report.verdict == .invalid, "\(index)")
            } catch is RecognitionError {
                refused += 1
            } catch VectorError.notUnderstood {
                refused += 1
            }
        }
        #expect(refused > 0)
    }

    /// The envelope's own JSON may be written in other ways: the payload is the text that it stands for.
    @Test func theSamePayloadInOtherEscapesIsTheSame() throws {
        let scenario = try SealScenario()
        let text = String(decoding: try scenario.bytes(), as: UTF8.self)
        let respelt = text.replacing("Getijden", with: "\\u0047etijden")
        try #require(respelt != text)
        let report = try scenario.report(Array(respelt.utf8))
        #expect(report.verdict == .valid)
        #expect(report.summary.title == "Getijden lezen")
        #expect(report.summary.digest != (try scenario.report()).summary.digest)
    }
}
