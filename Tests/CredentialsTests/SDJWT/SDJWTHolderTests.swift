// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// What a holder does with an SD-JWT before she presents it.
@Suite struct SDJWTHolderTests {
    private func token() throws -> SDJWT { try SDJWT(compact: try SDJWTScenario.credential().bytes()) }

    /// The claims that are left, by their names or as list items.
    private func left(_ token: SDJWT) throws -> Set<String> {
        Set(try token.processed().disclosed.map(\.pointer.text))
    }

    @Test func saysWhatCanBeWithheld() throws {
        let payload = try token().processed()
        #expect(
            Set(payload.disclosed.map(\.pointer.text)) == [
                "/given_name", "/family_name", "/place/town", "/languages/1", "/address", "/address/street",
            ])
        let street = try #require(payload.disclosed.first { $0.name == "street" })
        let address = try #require(payload.disclosed.first { $0.name == "address" })
        #expect(street.parent == address.disclosure)
        #expect(address.parent == nil)
        #expect(payload.json["address"]?["street"]?.stringValue == "Zuiderhaven 1")
        #expect(payload.json["languages"]?.arrayValue?.map(\.stringValue) == ["nl", "fy"])
        #expect(payload.json["_sd"] == nil && payload.json["_sd_alg"] == nil)
        #expect(payload.alwaysDisclosed.contains("/place/country") && payload.alwaysDisclosed.contains("/vct"))
        #expect(!payload.alwaysDisclosed.contains("/place/town"))
    }

    @Test(
        arguments: [
            ([], []), (["given_name"], ["/given_name"]), (["/given_name"], ["/given_name"]),
            (["street"], ["/address", "/address/street"]), (["/address/street"], ["/address", "/address/street"]),
            (["address"], ["/address", "/address/street"]), (["/place"], ["/place/town"]), (["place"], ["/place/town"]),
            (["/languages/1"], ["/languages/1"]), (["languages"], ["/languages/1"]), (["course", "/vct"], []),
            (["/place/country"], []),
        ] as [([ExactString], Set<String>)])
    func keepsWhatIsChosen(_ choice: [ExactString], _ expected: Set<String>) throws {
        let whole = try token()
        let reduced = try whole.reduced(revealing: choice)
        // A list that loses an item closes up.
        #expect(try left(reduced) == expected)
        #expect(reduced.issuerSigned.signature.signingInput == whole.issuerSigned.signature.signingInput)
        #expect(reduced.issuerSigned.signature.signatureText == whole.issuerSigned.signature.signatureText)
        let scenario = try SDJWTScenario.credential()
        #expect(try Scenario.verify(reduced.compact, Verifier(try scenario.inputs())).verdict == .valid)
    }

    @Test(arguments: ["nickname", "/address/city", "/given", "", "/", "/given_name/x"] as [ExactString])
    func refusesWhatIsNotThere(_ choice: ExactString) throws {
        let whole = try token()
        let error = try #require(throws: SDJWTPresentationError.self) { try whole.reduced(revealing: [choice]) }
        #expect(error == .claimUnknown(choice))
        #expect(error.code == "sd-jwt.claim-unknown")
    }

    @Test(arguments: [PublicKey.Algorithm.ed25519, .p256])
    func bindsToOneReader(_ algorithm: PublicKey.Algorithm) throws {
        let holder = try TestKey("holder", algorithm)
        var scenario = try SDJWTScenario.credential()
        scenario.maker.claims["cnf"] = .object(["jwk": .object(holder.publicKey.jwk)])
        let bound = try SDJWT(compact: try scenario.bytes()).reduced(revealing: ["given_name"]).bound(
            audience: "https://employer.example", nonce: "n-1", at: scenario.instant, key: holder.privateKey)
        scenario.challenge = "n-1"
        scenario.domain = "https://employer.example"
        scenario.requiresBinding = true
        let report = try Scenario.verify(bound.compact, Verifier(try scenario.inputs()))
        #expect(report.verdict == .valid, "\(report.checks.filter { $0.outcome != .passed })")
        #expect(report.credentials.first?.check(.holderBinding)?.outcome == .passed)
        #expect(throws: SDJWTPresentationError.alreadyBound) {
            try bound.bound(audience: "a", nonce: "n", at: scenario.instant, key: holder.privateKey)
        }
        #expect(throws: SDJWTPresentationError.alreadyBound) { try bound.reduced(revealing: []) }
    }

    @Test func bindsWithNoOtherKey() throws {
        let stranger = try Scenario.strangerKey.get()
        let whole = try token()
        let error = try #require(throws: SDJWTPresentationError.self) {
            try whole.bound(audience: "a", nonce: "n", at: Instant(seconds: 0), key: stranger.privateKey)
        }
        #expect(error == .otherKey)
    }

    @Test func reducesNothingThatIsBroken() throws {
        var scenario = try SDJWTScenario.credential()
        scenario.maker.disclosures.append(SDJWTMaker.disclosure("degree", .string("PhD")))
        let token = try SDJWT(compact: try scenario.bytes())
        let error = try #require(throws: SDJWTPresentationError.self) { try token.reduced(revealing: []) }
        #expect(error.code == "disclosure.unreferenced")
    }
}

/// The JSON serialisations say the same as the compact one (RFC 9901 §8).
@Suite struct SDJWTSerializationTests {
    /// What only a serialisation with several signatures shows.
    static let codes: [FindingCode?] = [.proofOtherNotChecked]

    @Test(arguments: [false, true], [false, true])
    func isVerifiedAlike(isGeneral: Bool, isBound: Bool) throws {
        // The same signature every time.
        let scenario = try isBound ? SDJWTScenario.bound(.ed25519) : SDJWTScenario.credential(.ed25519)
        let json = try scenario.maker.json(isGeneral: isGeneral)
        let verifier = Verifier(try scenario.inputs())
        let report = try Scenario.verify(JSONWriter.bytes(.object(json), .indented), verifier)
        #expect(report.verdict == .valid)
        #expect(report.format == .sdJWT)
        let other = try scenario.report()
        #expect(report.kind == other.kind)
        #expect(try SDJWT(json: json).compact == scenario.bytes())
    }

    @Test(
        arguments: [
            ("/header/disclosures", #""text""#, "sd-jwt.malformed"), ("/header/disclosures/0", "1", "sd-jwt.malformed"),
            ("/header/kb_jwt", "1", "sd-jwt.malformed"), ("/header/kb_jwt", #""""#, "sd-jwt.malformed"),
            ("/signature", #""=""#, "jws.encoding"), ("/protected", #""e30""#, nil),
        ] as [(String, String, String?)])
    func isRefused(_ pointer: String, _ value: String, _ code: String?) throws {
        var json = try SDJWTScenario.credential().maker.json(isGeneral: false)
        try json.set(pointer, json: value)
        let bytes = JSONWriter.bytes(.object(json))
        guard let code else {
            let scenario = try SDJWTScenario.credential()
            #expect(try Scenario.verify(bytes, Verifier(try scenario.inputs())).verdict == .invalid)
            return
        }
        let error = try #require(throws: RecognitionError.self) { try Recognizer.recognize(bytes) }
        #expect(error.code == code)
    }

    @Test func disclosuresBelongToTheFirstSignature() throws {
        var json = try SDJWTScenario.credential().maker.json(isGeneral: true)
        let first = try #require(json.value("/signatures/0")?.objectValue)
        try json.set("/signatures/-", .object(first))
        let bytes = JSONWriter.bytes(.object(json))
        let error = try #require(throws: RecognitionError.self) { try Recognizer.recognize(bytes) }
        #expect(error.code == "sd-jwt.malformed")
    }

    @Test func anotherSignatureIsNamed() throws {
        let scenario = try SDJWTScenario.credential()
        var json = try scenario.maker.json(isGeneral: true)
        var second = try #require(json.value("/signatures/0")?.objectValue)
        second["header"] = nil
        try json.set("/signatures/-", .object(second))
        let report = try Scenario.verify(JSONWriter.bytes(.object(json)), Verifier(try scenario.inputs()))
        #expect(report.check(.proofPresent)?.code == .proofOtherNotChecked)
        #expect(report.verdict == .valid)
    }

    @Test func isTakenInWithoutABindingOnly() throws {
        for (scenario, isBound) in [(try SDJWTScenario.credential(), false), (try SDJWTScenario.bound(), true)] {
            guard case .secured(let document) = try Recognizer.recognize(try scenario.bytes()) else {
                throw VectorError.notUnderstood("SD-JWT")
            }
            #expect(document.isKeyBound == isBound)
        }
    }

    @Test func namesItsFacts() throws {
        let scenario = try SDJWTScenario.credential()
        guard case .secured(let document) = try Recognizer.recognize(try scenario.bytes()) else {
            throw VectorError.notUnderstood("SD-JWT")
        }
        let (report, view) = Verifier(try scenario.inputs()).verifyWithView(document)
        #expect(view.title == "https://school.example/credentials/tides")
        #expect(view.subjectName == "Noor de Wit")
        #expect(report.summary.issuerID == scenario.maker.signer.did)
        #expect(report.summary.issuerName == "Listed School")
        #expect(report.summary.issued == "2026-01-01T00:00:00Z")
        #expect(report.summary.validUntil == "2027-01-01T00:00:00Z")
    }

    /// A credential that an SD-JWT secures inside a presentation of the data model.
    @Test func standsInAnEnvelope() throws {
        let credential = try SDJWTScenario.credential()
        var scenario = try Scenario.presentation([])
        guard case .secured(let document) = try Recognizer.recognize(try credential.bytes()) else {
            throw VectorError.notUnderstood("SD-JWT")
        }
        scenario.document["verifiableCredential"] = .array([.object(document.presentable(file: []))])
        scenario.lists = credential.lists
        let report = try scenario.report()
        let inner = try #require(report.credentials.first)
        #expect(inner.verdict == .valid && inner.format == .sdJWT)
        #expect(inner.check(.holderBinding)?.outcome == .passed)
    }
}
