// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import LinkedData
import StrictJSON
import TestSupport
import Testing

extension Attack {
    /// Attacks on the proof.
    static let onProofs = keys + values + shapes + members

    private static func resigned(by key: TestKey, as method: ExactString, _ target: AttackTarget) throws -> JSONObject {
        let options = ProofOptions(
            cryptosuite: target.isText ? "eddsa-jcs-2022" : "eddsa-rdfc-2022", verificationMethod: method,
            proofPurpose: "assertionMethod", created: try DateTime("2026-01-01T00:00:00Z").instant)
        return try ProofCreator().secured(target.json.removing("proof"), options, key: key.privateKey)
    }

    private static let keys = [
        Attack("signed by an attacker under her own key", .init(.proofController, .proofControllerMismatch)) {
            let stranger = try Scenario.strangerKey.get()
            // Contexts of 1.1 credentials may have no words for this suite; then there is nothing to sign with.
            guard $0.isText || $0.json.value("/@context/0") == .string("https://www.w3.org/ns/credentials/v2") else {
                return nil
            }
            return try resigned(by: stranger, as: stranger.method, $0)
        },
        Attack(
            "signed by an attacker under the issuer's key", .signature, .init(.proofSuite, .proofSuiteKey)
        ) { target in
            guard target.isText || target.json.value("/@context/0") == .string("https://www.w3.org/ns/credentials/v2"),
                let method = target.json.value("\(target.proofs[0])/verificationMethod")?.stringValue
            else { return nil }
            return try resigned(by: try Scenario.strangerKey.get(), as: method, target)
        },
        Attack(proofs: "the method swapped", .init(.proofController, .proofControllerMismatch)) {
            try $0.set("/verificationMethod", .string(try Scenario.strangerKey.get().method))
        },
        Attack(proofs: "the fragment swapped", .init(.proofKey, .proofKeyNotInDocument)) { proof in
            let method = try #require(proof["verificationMethod"]?.stringValue)
            try proof.set("/verificationMethod", .string("\(try #require(method.split(at: "#")).head)#key-2"))
        },
        Attack(
            document: "the issuer swapped", .init(.proofController, .proofControllerMismatch)
        ) { json, _ in
            let stranger = JSONValue.string(try Scenario.strangerKey.get().did)
            try json.set(json["issuer"]?.objectValue == nil ? "/issuer" : "/issuer/id", stranger)
        },
        Attack(
            document: "a Kelvin sign in the issuer", .init(.proofController, .proofControllerMismatch),
            .init(.proofController, .proofControllerUnproven), .init(.modelTerms, .termsUndefined)
        ) { json, _ in
            let place = json["issuer"]?.objectValue == nil ? "/issuer" : "/issuer/id"
            let issuer = try #require(json.value(place)?.stringValue).text
            // Where there is no K, any letter beside it does.
            let changed = issuer.contains("K") ? issuer.replacing("K", with: "\u{212A}") : issuer + "\u{212A}"
            try json.set(place, .string(changed))
        },
        Attack(proofs: "a key of small order", .init(.proofKey, .proofKeyInvalid)) {
            let key = Multibase.encode([0xED, 0x01, 1] + [UInt8](repeating: 0, count: 31), .base58btc)
            try $0.set("/verificationMethod", "did:key:\(key)#\(key)")
        },
        Attack(proofs: "for another purpose", .init(.proofPurpose, .proofPurposeMismatch)) {
            try $0.set(
                "/proofPurpose", $0["proofPurpose"] == .string("authentication") ? "assertionMethod" : "authentication")
        },
        Attack(proofs: "for a purpose in capitals", .init(.proofPurpose, .proofPurposeMismatch)) {
            try $0.set("/proofPurpose", "AssertionMethod")
        },
    ]

    private static func value(_ proof: JSONObject) throws -> String {
        try #require(proof["proofValue"]?.stringValue).text
    }

    private static let malformedValue = Finding(.proofSignature, .proofValueMalformed)

    private static let values = [
        Attack(proofs: "the signature in base64url", malformedValue) {
            let bytes = try Multibase.decode(ExactString(try value($0)))
            try $0.set("/proofValue", .string(Multibase.encode(bytes, .base64url)))
        },
        Attack(proofs: "the signature padded", malformedValue) { try $0.set("/proofValue", "\(try value($0))=") },
        Attack(proofs: "the prefix twice", .signature, malformedValue) {
            try $0.set("/proofValue", "z\(try value($0))")
        },
        Attack(proofs: "a zero byte before the signature", .signature) {
            try $0.set("/proofValue", "z1\(try value($0).dropFirst())")
        },
        Attack(proofs: "a zero byte behind the signature", .signature) {
            let bytes = try Multibase.decode(ExactString(try value($0)))
            try $0.set("/proofValue", .string(Multibase.encode(bytes + [0], .base58btc)))
        },
        Attack(proofs: "white space around the signature", malformedValue) {
            try $0.set("/proofValue", "\(try value($0)) ")
        },
        Attack(proofs: "a signature of zeros", .signature) {
            try $0.set("/proofValue", .string(Multibase.encode([UInt8](repeating: 0, count: 64), .base58btc)))
        },
        Attack(proofs: "the signature cut", .signature) {
            let bytes = try Multibase.decode(ExactString(try value($0)))
            try $0.set("/proofValue", .string(Multibase.encode(bytes.dropLast(), .base58btc)))
        },
        Attack(proofs: "the signature of another document", .signature) {
            let other = try Scenario.credential().secured()
            try $0.set("/proofValue", .string(try value(try #require(other["proof"]?.objectValue))))
        },
    ]

    private static let malformed = Finding(.proofPresent, .proofMalformed)
    private static let absent = Finding(.proofPresent, .proofAbsent)

    private static let shapes = [
        Attack(document: "no proof", absent) { json, _ in try json.set("/proof", nil) },
        Attack(document: "an empty list of proofs", .init(.proofPresent, .proofEmpty)) { json, _ in
            try json.set("/proof", json: "[]")
        },
        Attack(document: "a proof that is null", malformed) { json, _ in try json.set("/proof", .null) },
        Attack(document: "a proof in two lists", malformed) { json, _ in
            try json.set("/proof", .array([.array(try #require(json["proof"]).elements)]))
        },
        Attack(document: "null beside the proofs", malformed) { json, _ in
            try json.set("/proof", .array(try #require(json["proof"]).elements + [.null]))
        },
        Attack(document: "the proof moved into the subject", absent) { json, target in
            let proof = json["proof"]
            try json.set("/proof", nil)
            try json.set("\(target.subject)/proof", proof)
        },
        Attack(document: "the proof under another name", absent) { json, _ in
            let proof = json["proof"]
            try json.set("/proof", nil)
            try json.set("/https:~1~1w3id.org~1security#proof", proof)
        },
        Attack(document: "two proofs of one name", .init(.proofPresent, .proofDuplicateID)) { json, target in
            var proof = try #require(json.value(target.proofs[0])?.objectValue)
            proof["id"] = .string("urn:p:same")
            try json.set("/proof", .array([.object(proof), .object(proof)]))
        },
        Attack(document: "a proof that builds on itself", .init(.proofPresent, .proofCycle)) { json, target in
            var proof = try #require(json.value(target.proofs[0])?.objectValue)
            proof["id"] = .string("urn:p:same")
            proof["previousProof"] = .string("urn:p:same")
            try json.set("/proof", .object(proof))
        },
        Attack(document: "a proof that builds on none", .init(.proofPresent, .proofPreviousMissing)) { json, target in
            try json.set("\(target.proofs[0])/previousProof", "urn:p:none")
        },
    ]

    private static let unsupported = Finding(.proofSuite, .proofSuiteUnsupported)

    private static let members = [
        Attack(proofs: "another date", .signature) { try $0.set("/created", "2025-12-31T00:00:00Z") },
        Attack(proofs: "no date", .signature) { try $0.set("/created", nil) },
        Attack(proofs: "an end added", .signature) { try $0.set("/expires", "2030-01-01T00:00:00Z") },
        Attack(proofs: "a challenge added", .signature) { try $0.set("/challenge", "n-1") },
        Attack(proofs: "a domain added", .signature) { try $0.set("/domain", "employer.example") },
        Attack(proofs: "a name added", .signature, .init(.proofPresent, .proofDuplicateID)) {
            try $0.set("/id", "urn:p:9")
        },
        Attack(proofs: "an unknown suite", unsupported) { proof in
            let isSuite = proof["cryptosuite"] != nil
            try proof.set(isSuite ? "/cryptosuite" : "/type", isSuite ? "eddsa-rdfc-2023" : "Ed25519Signature2023")
        },
        Attack(proofs: "the proof type in small letters", unsupported) {
            try $0.set("/type", .string(try #require($0["type"]?.stringValue).text.lowercased()))
        },
        Attack(proofs: "the proof type in a list", malformed) {
            try $0.set("/type", .array([try #require($0["type"])]))
        },
        Attack(proofs: "the method as an object", malformed) { proof in
            try proof.set("/verificationMethod", .object(["id": try #require(proof["verificationMethod"])]))
        },
        Attack(proofs: "no signature", malformed) { try $0.set("/proofValue", nil) },
        Attack(proofs: "no purpose", malformed) { try $0.set("/proofPurpose", nil) },
        Attack(proofs: "an unknown word in the proof", .undefined, .signature) { try $0.set("/comment", "fine") },
        Attack(proofs: "an end under its IRI", .init(.modelTerms, .termsHidden), .signature) {
            try $0.set(
                "/https:~1~1w3id.org~1security#expiration",
                json: #"{"@type":"http://www.w3.org/2001/XMLSchema#dateTime","@value":"2030-01-01T00:00:00Z"}"#)
        },
    ]
}
