// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// What a holder makes of a credential that was signed statement by statement.
@Suite struct DerivationTests {
    private func verdict(_ document: JSONObject, _ scenario: Scenario) throws -> Verdict {
        try Scenario.verify(JSONWriter.bytes(.object(document)), Verifier(try scenario.inputs())).verdict
    }

    /// What is mandatory stays, what is chosen comes along with what identifies the objects around it, and nothing else.
    @Test func showsWhatIsChosen() throws {
        let scenario = try Scenario.disclosable()
        let base = try scenario.secured()
        let derived = try SelectiveDisclosure.derive(
            document: base, revealing: try Scenario.pointers(["/credentialSubject/result/1/value"]))
        var expected = base.removing("proof").removing("name")
        try expected.set("/credentialSubject/achievement/description", nil)
        try expected.set("/credentialSubject/achievement/criteria", nil)
        try expected.set("/credentialSubject/result/2", nil)
        try expected.set("/credentialSubject/result/0", nil)
        #expect(derived.removing("proof") == expected)
        #expect(try verdict(derived, scenario) == .valid)
    }

    /// What is hidden is in no byte of what leaves, decoded or not, and neither is the key that names nodes.
    @Test func hidesTheRest() throws {
        let base = try Scenario.disclosable().secured()
        let value = try BaseProofValue(try #require(base.value("/proof/proofValue")?.stringValue))
        for pointers in [[], ["/credentialSubject/result/1"], ["/credentialSubject/achievement/criteria", "/name"]] {
            let derived = try SelectiveDisclosure.derive(
                document: base, revealing: try Scenario.pointers(pointers))
            let bytes = JSONWriter.bytes(.object(derived))
            let proof = try Multibase.decode(try #require(derived.value("/proof/proofValue")?.stringValue))
            for output in [bytes, proof] {
                #expect(!Self.contains(output, Array("secret".utf8)))
                #expect(!Self.contains(output, value.hmacKey))
            }
            // Nor a signature that could be tried against guesses.
            let shown = try DerivedProofValue(try #require(derived.value("/proof/proofValue")?.stringValue))
            let hidden = value.signatures.filter { !shown.signatures.contains($0) }
            #expect(!hidden.isEmpty && hidden.allSatisfy { !Self.contains(proof, $0) })
        }
    }

    private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: part) }
    }

    /// Every single value can be shown by itself, and what is shown verifies.
    @Test func showsEveryLeafAlone() throws {
        let scenario = try Scenario.disclosable()
        let base = try scenario.secured()
        let leaves = Self.leaves(.object(base.removing("proof").removing("@context")), [])
        #expect(leaves.count > 15)
        for leaf in leaves {
            let derived = try SelectiveDisclosure.derive(document: base, revealing: [JSONPointer(tokens: leaf)])
            #expect(try verdict(derived, scenario) == .valid, "\(leaf)")
        }
    }

    private static func leaves(_ value: JSONValue, _ path: [ExactString]) -> [[ExactString]] {
        switch value {
        case .object(let object): object.members.flatMap { leaves($0.value, path + [$0.name]) }
        case .array(let elements):
            elements.enumerated().flatMap { leaves($0.element, path + [ExactString(String($0.offset))]) }
        default: [path]
        }
    }

    /// Choosing twice, a part of what is chosen, or in another order makes no difference.
    @Test(arguments: [
        ["/credentialSubject/result/2", "/credentialSubject/result/0"],
        ["/credentialSubject/result/0", "/credentialSubject/result/0/value", "/credentialSubject/result/2"],
        ["/credentialSubject/result/2", "/issuer", "/credentialSubject/result/0", "/credentialSubject/result/2"],
    ])
    func choosesASet(_ pointers: [String]) throws {
        let base = try Scenario.disclosable().secured()
        let plain = try Scenario.pointers(["/credentialSubject/result/0", "/credentialSubject/result/2"])
        #expect(
            try SelectiveDisclosure.derive(document: base, revealing: try Scenario.pointers(pointers))
                == SelectiveDisclosure.derive(document: base, revealing: plain))
    }

    @Test func namesWhatIsMandatory() throws {
        let base = try Scenario.disclosable().secured()
        #expect(try SelectiveDisclosure.mandatoryPointers(of: base) == Scenario.pointers(Scenario.mandatory))
        #expect(SelectiveDisclosure.canDerive(from: base))
        #expect(!SelectiveDisclosure.canDerive(from: try Scenario.disclosed().secured()))
        #expect(!SelectiveDisclosure.canDerive(from: try Scenario.credential().secured()))
    }

    /// The report tells the two forms apart, and what may not be left out.
    @Test func theReportNamesTheForm() throws {
        let base = try #require(try Scenario.disclosable().report().check(.disclosureIntegrity)).evidence
        #expect(base.first { $0.name == "form" }?.value == "base")
        #expect(
            base.filter { $0.name == "mandatoryPointer" }.map(\.value) == Scenario.mandatory.map { ExactString($0) })
        let derived = try #require(try Scenario.disclosed().report().check(.disclosureIntegrity)).evidence
        #expect(derived.first { $0.name == "form" }?.value == "derived")
        #expect(!derived.contains { $0.name == "mandatoryPointer" })
    }

    @Test func otherProofsStayBehind() throws {
        var scenario = try Scenario.disclosable()
        try scenario.sign(by: scenario.key)
        try scenario.sign(by: scenario.key, suite: "ecdsa-rdfc-2019")
        #expect(try scenario.report().verdict == .valid)
        let derived = try SelectiveDisclosure.derive(document: scenario.document, revealing: [])
        #expect(derived["proof"]?.objectValue?["cryptosuite"] == .string("ecdsa-sd-2023"))
        #expect(try verdict(derived, scenario) == .valid)
    }

    /// Nodes that nothing tells apart, a graph of its own and a list.
    @Test func shapes() throws {
        var scenario = try Scenario.disclosable()
        try scenario.document.set(
            "/credentialSubject/result",
            json: #"[{"type":["Result"],"value":"8"},{"type":["Result"],"value":"8"},{"type":["Result"]}]"#)
        let base = try scenario.secured()
        for pointers in [
            ["/credentialSubject/result/0"], ["/credentialSubject/result/2"],
            ["/credentialSubject/result/0", "/credentialSubject/result/1"], ["/credentialSubject/result/0/value"],
        ] {
            let derived = try SelectiveDisclosure.derive(document: base, revealing: try Scenario.pointers(pointers))
            #expect(try verdict(derived, scenario) == .valid, "\(pointers)")
        }
    }

    /// A list can be shown whole or not at all; a credential in a graph of its own in part.
    @Test func listsAndGraphs() throws {
        var scenario = try Scenario.disclosable()
        let context = #"""
            {"@context":{"rank":{"@id":"https://school.example/#rank","@container":"@list"},
            "note":"https://school.example/#note",
            "annex":{"@id":"https://school.example/#annex","@container":"@graph"}}}
            """#
        scenario.addEvidence(.context, try JSONObject(json: context), url: "https://school.example/context")
        try scenario.document.set("/@context/-", "https://school.example/context")
        try scenario.document.set("/credentialSubject/rank", json: #"["secret first",{"note":"second"},"third"]"#)
        try scenario.document.set(
            "/credentialSubject/annex", json: #"[{"note":"open annex"},{"note":"secret annex"},{"note":"open annex"}]"#)
        let base = try scenario.secured()
        let contexts = EvidenceSet(scenario.evidence).contexts
        func derive(_ pointers: String...) throws -> JSONObject {
            try SelectiveDisclosure.derive(
                document: base, revealing: try Scenario.pointers(pointers), contexts: contexts)
        }
        for pointers in ["/credentialSubject/rank", "/credentialSubject/annex/0", "/credentialSubject/annex/1/note"] {
            let derived = try derive(pointers)
            #expect(try verdict(derived, scenario) == .valid, "\(pointers)")
        }
        for pointer in ["/credentialSubject/rank/0", "/credentialSubject/rank/1/note"] {
            #expect(throws: SelectiveDisclosureFailure.notSeparable) { try derive(pointer) }
        }
    }

    // MARK: What is refused

    @Test(arguments: [
        "/nothing", "/issuer/-", "/credentialSubject/result/3", "/credentialSubject/result/01", "/name/0",
    ])
    func refusesAPointerToNothing(_ text: String) throws {
        let base = try Scenario.disclosable().secured()
        let pointer = try JSONPointer(ExactString(text))
        #expect(throws: SelectiveDisclosureFailure.notFound(pointer)) {
            try SelectiveDisclosure.derive(document: base, revealing: [pointer])
        }
    }

    /// Nothing is derived that would not verify.
    @Test func refusesAProofThatDoesNotHold() throws {
        var changed = try Scenario.disclosable()
        changed.tamper { try $0.set("/credentialSubject/result/0/value", "secret 10") }
        var dropped = try Scenario.disclosable()
        dropped.tamperBase { $0.signatures.removeLast() }
        for scenario in [changed, dropped] {
            let document = try scenario.secured()
            #expect(throws: SelectiveDisclosureFailure.baseProofInvalid) {
                try SelectiveDisclosure.derive(document: document, revealing: [])
            }
        }
    }

    @Test func refusesWhatHasNoBaseProof() throws {
        let derived = try Scenario.disclosed().secured()
        #expect(throws: SelectiveDisclosureFailure.proofValue(.header)) {
            try SelectiveDisclosure.derive(document: derived, revealing: [])
        }
        let whole = try Scenario.credential().secured()
        #expect(throws: SelectiveDisclosureFailure.noBaseProof) {
            try SelectiveDisclosure.derive(document: whole, revealing: [])
        }
        var chained = try Scenario.disclosable()
        try chained.sign(by: chained.key, suite: "ecdsa-rdfc-2019", id: "urn:p:1")
        try chained.sign(by: chained.key, id: "urn:p:2", previous: ["urn:p:1"])
        #expect(throws: SelectiveDisclosureFailure.chained) {
            try SelectiveDisclosure.derive(document: chained.document, revealing: [])
        }
    }

    // MARK: Bits

    /// Every bit of a derived proof value decides.
    @Test func everyBitOfADerivedProofCounts() throws {
        let scenario = try Scenario.disclosed()
        let document = try scenario.secured()
        let verifier = Verifier(try scenario.inputs())
        let value = try Multibase.decode(try #require(document.value("/proof/proofValue")?.stringValue))
        var count = 0
        for position in value.indices {
            for bit in 0..<8 {
                var changed = value
                changed[position] ^= 1 << UInt8(bit)
                var forged = document
                try forged.set("/proof/proofValue", .string(Multibase.encode(changed, .base64url)))
                let report = verifier.verify(try #require(Recognizer.secured(forged, digest: "")))
                #expect(report.verdict == .invalid, "byte \(position), bit \(bit)")
                count += 1
            }
        }
        #expect(count == 8 * value.count && count > 2_000)
    }
}
