// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// `disclosure.integrity`, and what the other checks say of proofs by statements.
@Suite struct DisclosureRuleTests {
    @Test(arguments: cases) func holds(_ rule: RuleCase) throws { try rule.run() }

    /// A base proof by statements, or what a holder derived from it.
    private static func base(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        _ change: @escaping Scenario.Change = { _ in }
    ) -> RuleCase {
        RuleCase("base proof: \(name)", check, outcome, code, verdict) { scenario in
            scenario = try Scenario.disclosable()
            try change(&scenario)
        }
    }

    private static func derived(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        _ change: @escaping Scenario.Change = { _ in }
    ) -> RuleCase {
        RuleCase("derived proof: \(name)", check, outcome, code, verdict) { scenario in
            scenario = try Scenario.disclosed()
            try change(&scenario)
        }
    }

    static let cases = sound + statements + labels + mandatory + forms + values

    private static let sound = [
        base("as issued", .disclosureIntegrity, .passed, nil, .valid),
        base("nothing mandatory", .disclosureIntegrity, .passed, nil, .valid) { $0.proof.mandatoryPointers = [] },
        base("everything mandatory", .disclosureIntegrity, .passed, nil, .valid) {
            $0.proof.mandatoryPointers = try Scenario.pointers([""])
        },
        base("the suite", .proofSuite, .passed, nil, .valid),
        derived("a part", .disclosureIntegrity, .passed, nil, .valid),
        derived("nothing but what is mandatory", .disclosureIntegrity, .passed, nil, .valid) { $0.revealing = [] },
        derived("everything", .disclosureIntegrity, .passed, nil, .valid) {
            $0.revealing = try Scenario.pointers([""])
        },
        derived("nothing mandatory", .disclosureIntegrity, .passed, nil, .valid) {
            $0.proof.mandatoryPointers = []
            $0.revealing = try Scenario.pointers(["/issuer", "/validFrom", "/credentialSubject/result/2"])
        },
        derived("beside the issuer left out", .modelRequired, .failed, .modelMissing, .invalid) {
            $0.proof.mandatoryPointers = []
        },
    ]

    private static func statement(_ name: String, _ change: @escaping Scenario.Change) -> RuleCase {
        derived(name, .disclosureIntegrity, .failed, .disclosureStatement, .invalid, change)
    }

    private static let statements = [
        statement("a value changed") { $0.tamper { try $0.set("/credentialSubject/result/0/value", "open 9") } },
        statement("a statement added") { $0.tamper { try $0.set("/name", "Reading the stars") } },
        statement("a type added") {
            $0.tamper { try $0.set("/type/-", "EndorsementCredential") }
        },
        statement("a statement removed") { $0.tamper { try $0.set("/credentialSubject/result/0/value", nil) } },
        statement("a value moved to another node") {
            $0.revealing = try Scenario.pointers(["/credentialSubject/result"])
            $0.tamper { document in
                try document.set("/credentialSubject/result/0/value", nil)
                try document.set("/credentialSubject/result/1/value", json: #"["open 8","secret 5.5"]"#)
            }
        },
        statement("a signature dropped") { $0.tamperDerived { $0.signatures.removeLast() } },
        statement("a signature twice") { $0.tamperDerived { $0.signatures.append($0.signatures[0]) } },
        statement("a signature in another's place") { $0.tamperDerived { $0.signatures[1] = $0.signatures[0] } },
        statement("two signatures exchanged") { $0.tamperDerived { $0.signatures.swapAt(0, 1) } },
        statement("no signature at all") { $0.tamperDerived { $0.signatures = [] } },
        statement("signatures of zeros") {
            $0.tamperDerived { value in
                value.signatures = value.signatures.map { _ in [UInt8](repeating: 0, count: 64) }
            }
        },
        statement("a statement no longer mandatory") { $0.tamperDerived { $0.mandatoryIndexes.removeLast() } },
        base("a value changed", .disclosureIntegrity, .failed, .disclosureStatement, .invalid) {
            $0.tamper { try $0.set("/credentialSubject/result/0/value", "secret 10") }
        },
        base("a signature dropped", .disclosureIntegrity, .failed, .disclosureStatement, .invalid) {
            $0.tamperBase { $0.signatures.removeLast() }
        },
        base("two signatures exchanged", .disclosureIntegrity, .failed, .disclosureStatement, .invalid) {
            $0.tamperBase { $0.signatures.swapAt(0, 3) }
        },
        base("part of it left out without a new proof", .disclosureIntegrity, .failed, .disclosureStatement, .invalid) {
            $0.tamper { try $0.set("/credentialSubject/result/0", nil) }
        },
    ]

    private static func label(_ name: String, _ change: @escaping Scenario.Change) -> RuleCase {
        derived(name, .disclosureIntegrity, .failed, .disclosureLabels, .invalid, change)
    }

    private static let labels = [
        label("no label") { $0.tamperDerived { $0.labelMap = [] } },
        label("a label too few") { $0.tamperDerived { $0.labelMap.removeLast() } },
        label("a label too many") {
            $0.tamperDerived { $0.labelMap.append((99, [UInt8](repeating: 7, count: 32))) }
        },
        label("a label for another node") { $0.tamperDerived { $0.labelMap[$0.labelMap.count - 1].number = 99 } },
        RuleCase("derived proof: one label twice", .disclosureIntegrity, .failed, .disclosureLabels, .invalid) {
            scenario in
            scenario = try Scenario.disclosed(["/credentialSubject/result"])
            scenario.tamperDerived { $0.labelMap[1].label = $0.labelMap[0].label }
        },
        RuleCase("derived proof: labels exchanged", .disclosureIntegrity, .failed, .disclosureStatement, .invalid) {
            scenario in
            scenario = try Scenario.disclosed(["/credentialSubject/result"])
            scenario.tamperDerived { value in
                let first = value.labelMap[0].label
                value.labelMap[0].label = value.labelMap[1].label
                value.labelMap[1].label = first
            }
        },
        base("a node named as another's place", .disclosureIntegrity, .failed, .disclosureLabels, .invalid) {
            $0.tamper { document in
                try document.set("/credentialSubject/achievement/criteria/id", "_:/credentialSubject/result/0")
            }
        },
    ]

    private static let mandatory = [
        derived("an index out of range", .disclosureIntegrity, .failed, .disclosureMandatory, .invalid) {
            $0.tamperDerived { $0.mandatoryIndexes.append(999) }
        },
        base("a pointer to nothing", .disclosureIntegrity, .failed, .disclosureMandatory, .invalid) {
            $0.tamperBase { $0.mandatoryPointers.append(contentsOf: try Scenario.pointers(["/nothing"])) }
        },
        base("a mandatory part taken away", .disclosureIntegrity, .failed, .disclosureMandatory, .invalid) {
            $0.tamper { try $0.set("/credentialSubject/achievement/name", nil) }
        },
        derived("a mandatory value changed", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            $0.tamper { try $0.set("/credentialSubject/achievement/name", "Reading the stars") }
        },
        derived("a mandatory value taken away", .disclosureIntegrity, .skipped, .dependsOnOther, .invalid) {
            $0.revealing = []
            $0.tamper { try $0.set("/validFrom", "2024-01-01T00:00:00Z") }
        },
        derived("a mandatory statement signed as any other", .proofSignature, .failed, .proofSignatureInvalid, .invalid)
        {
            $0.tamperDerived { value in
                value.mandatoryIndexes.removeLast()
                value.signatures.append(value.signatures[0])
            }
        },
        base("a mandatory pointer taken away", .disclosureIntegrity, .failed, .disclosureStatement, .invalid) {
            $0.tamperBase { $0.mandatoryPointers.removeLast() }
        },
        base("a mandatory pointer to something else", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            // One statement for another, so that the number of signatures is right.
            let pointers = try Scenario.pointers(["/issuer", "/name"])
            $0.proof.mandatoryPointers = try Scenario.pointers(["/issuer", "/validFrom"])
            $0.tamperBase { $0.mandatoryPointers = pointers }
        },
    ]

    private static let forms: [RuleCase] = [
        base("a derived proof's header", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamperBytes { $0[2] = 1 }
        },
        derived("a base proof's header", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamperBytes { $0[2] = 0 }
        },
        derived("a header of BBS", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamperBytes { $0[2] = 2 }
        },
        derived("a header of another tag", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamperBytes { $0[1] = 0x5E }
        },
        derived("no header", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamperBytes { $0.removeFirst(3) }
        },
        derived("in base58btc", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamper { document in
                let text = try #require(document.value("/proof/proofValue")?.stringValue)
                let bytes = try Multibase.decode(text)
                try document.set("/proof/proofValue", .string(Multibase.encode(bytes, .base58btc)))
            }
        },
        derived("one signature over all", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamper { try $0.set("/proof/cryptosuite", "ecdsa-rdfc-2019") }
        },
        derived("by an issuer's key of P-384", .proofSuite, .failed, .proofSuiteKey, .invalid) { scenario in
            let key = try TestKey("issuer", .p384)
            scenario.tamper { try $0.set("/proof/verificationMethod", .string(key.method)) }
        },
        derived("as another issuer's", .proofController, .failed, .proofControllerMismatch, .invalid) {
            $0.tamper { try $0.set("/issuer/id", .string(try Scenario.strangerKey.get().did)) }
        },
        derived("with a later date", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            $0.tamper { try $0.set("/proof/created", "2026-01-02T00:00:00Z") }
        },
        derived("with a word nobody defines", .modelTerms, .failed, .termsUndefined, .invalid) {
            $0.tamper { try $0.set("/credentialSubject/nickname", "Sailor") }
        },
        derived("with a hidden end", .modelTerms, .failed, .termsHidden, .invalid) {
            $0.tamper {
                try $0.set(
                    "/https:~1~1www.w3.org~12018~1credentials#validUntil",
                    json: #"{"@type":"http://www.w3.org/2001/XMLSchema#dateTime","@value":"2030-01-01T00:00:00Z"}"#)
            }
        },
        derived(
            "under the base proof's signature of another document", .proofSignature, .failed, .proofSignatureInvalid,
            .invalid
        ) {
            let other = try Scenario.disclosed().secured()
            let value = try DerivedProofValue(try #require(other.value("/proof/proofValue")?.stringValue))
            $0.tamperDerived { $0.baseSignature = value.baseSignature }
        },
        derived("under another key of its own", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            let key = try DisclosureKey(try TestKey("proof", .p256).publicKey)
            $0.tamperDerived { $0.publicKey = key }
        },
    ]

    // MARK: The proof value's own form

    private static func malformed(_ name: String, _ change: @escaping @Sendable (inout [CBOR]) throws -> Void)
        -> RuleCase
    {
        derived(name, .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamperBytes { bytes in
                guard case .array(var items) = try CBOR.decode(bytes.dropFirst(3)) else {
                    throw VectorError.notUnderstood("proof value")
                }
                try change(&items)
                bytes = bytes.prefix(3) + CBOR.array(items).encoded
            }
        }
    }

    private static func malformedBytes(_ name: String, _ change: @escaping @Sendable (inout [UInt8]) throws -> Void)
        -> RuleCase
    {
        derived(name, .proofSignature, .failed, .proofValueMalformed, .invalid) { $0.tamperBytes(change) }
    }

    private static let values = [
        malformed("four components") { $0.removeLast() },
        malformed("six components") { $0.append(.array([])) },
        malformed("an index twice") { $0[4] = .array([.unsigned(0), .unsigned(0)]) },
        malformed("indexes out of order") { $0[4] = .array([.unsigned(1), .unsigned(0)]) },
        malformed("an index beyond any machine's") { $0[4] = .array([.unsigned(.max)]) },
        malformed("an index as bytes") { $0[4] = .array([.bytes([0])]) },
        malformed("a label of 31 bytes") { $0[3] = .map([.init(0, .bytes([UInt8](repeating: 1, count: 31)))]) },
        malformed("a label as text") { $0[3] = .map([.init(0, .text("u"))]) },
        malformed("a label twice") {
            let entry = CBOR.Entry(0, .bytes([UInt8](repeating: 1, count: 32)))
            $0[3] = .map([entry, entry])
        },
        malformed("labels out of order") {
            let label = CBOR.bytes([UInt8](repeating: 1, count: 32))
            $0[3] = .map([.init(1, label), .init(0, label)])
        },
        malformed("labels in a list") { $0[3] = .array([]) },
        malformed("a base signature of 63 bytes") { $0[0] = .bytes([UInt8](repeating: 1, count: 63)) },
        malformed("a base signature of 96 bytes") { $0[0] = .bytes([UInt8](repeating: 1, count: 96)) },
        malformed("a signature of 65 bytes") { $0[2] = .array([.bytes([UInt8](repeating: 1, count: 65))]) },
        malformed("a key of Ed25519") {
            let key = try Multibase.decode(try Scenario.strangerKey.get().publicKey.multikey)
            $0[1] = .bytes(key)
        },
        malformed("a key of P-384") {
            $0[1] = .bytes(try Multibase.decode(try TestKey("proof", .p384).publicKey.multikey))
        },
        malformed("a key without its code") { $0[1] = .bytes(try TestKey("proof", .p256).publicKey.bytes) },
        malformed("a key off the curve") { $0[1] = .bytes([0x80, 0x24, 2] + [UInt8](repeating: 0xFF, count: 32)) },
        malformed("a key as text") { $0[1] = .text(try TestKey("proof", .p256).publicKey.multikey) },
        malformedBytes("a byte behind it") { $0.append(0) },
        malformedBytes("the last byte gone") { $0.removeLast() },
        // The array of five, its length in a byte of its own.
        malformedBytes("a length in two bytes") { $0.replaceSubrange(3...3, with: [0x98, 5]) },
        malformedBytes("an array without length") { bytes in
            bytes[3] = 0x9F
            bytes.append(0xFF)
        },
        // The base signature: 58 40, 64 bytes.
        malformedBytes("a signature's length in three bytes") { $0.replaceSubrange(4...5, with: [0x59, 0, 64]) },
        malformedBytes("a tag before a signature") { $0.insert(0xC2, at: 4) },
        malformedBytes("a negative index") { $0[$0.count - 1] = 0x20 },
        base("an HMAC key of 31 bytes", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamperBase { $0.hmacKey.removeLast() }
        },
        base("no HMAC key", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamperBase { $0.hmacKey = [] }
        },
        base("another HMAC key", .disclosureIntegrity, .skipped, .dependsOnOther, .invalid) {
            $0.proof.mandatoryPointers += try Scenario.pointers(["/credentialSubject/result/1"])
            $0.tamperBase { $0.hmacKey[0] ^= 1 }
        },
        base("a pointer that is none", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamperBytes { bytes in
                guard case .array(var items) = try CBOR.decode(bytes.dropFirst(3)) else {
                    throw VectorError.notUnderstood("proof value")
                }
                items[4] = .array([.text("issuer")])
                bytes = bytes.prefix(3) + CBOR.array(items).encoded
            }
        },
    ]
}
