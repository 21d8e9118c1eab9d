// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// Named forgeries over everything that verifies: none comes out valid, and each is told by the check that explains it.
@Suite struct AttackTests {
    private static let attacks = Attack.onProofs + Attack.onDocuments

    private func attack(_ targets: [AttackTarget]) throws {
        var unused = Set(Self.attacks.map(\.name))
        for target in targets {
            #expect(target.isSound, "\(target.name)")
            for attack in Self.attacks {
                guard let forged = try forged(attack, target) else { continue }
                unused.remove(attack.name)
                let report = target.verify(forged).report
                #expect(report.verdict != .valid, "\(attack.name): \(target.name)")
                let isTold = attack.findings.contains { finding in
                    report.check(finding.check)?.code == finding.code
                        || target.isByStatements && finding.check == .proofSignature && Self.tellsStatements(report)
                }
                let failed = report.checks.filter { $0.outcome == .failed }
                #expect(isTold, "\(attack.name): \(target.name): \(failed)")
            }
        }
        #expect(unused.isEmpty, "\(unused)")
    }

    /// Where statements are signed one by one, what one signature tells elsewhere is told by any of them, or by the form
    /// that holds them.
    private static func tellsStatements(_ report: VerificationReport) -> Bool {
        report.check(.disclosureIntegrity)?.outcome == .failed
            || report.check(.proofSignature)?.code == .proofValueMalformed
    }

    /// Nil where the target lacks what the attack works on.
    private func forged(_ attack: Attack, _ target: AttackTarget) throws -> JSONObject? {
        do {
            let forged = try attack.forge(target)
            return forged == target.json ? nil : forged
        } catch VectorError.notUnderstood {
            return nil
        }
    }

    @Test func ownDocuments() throws { try attack(try AttackTargets.own()) }

    @Test(.enabled(if: DCCFixtures.isAtHand, "no DCC fixtures at hand"))
    func publicFixtures() throws {
        // The public fixtures have no letters with accents and no credits.
        let own = try #require(try AttackTargets.own().first)
        try attack([own] + (try AttackTargets.publicFixtures()))
    }

    @Test func namesAreUniqueAndMany() {
        #expect(Set(Self.attacks.map(\.name)).count == Self.attacks.count)
        #expect(Self.attacks.count >= 60)
    }

    // MARK: Presentations

    private static let onPresentations = [
        Attack(document: "another's credential inside", .signature) { json, _ in
            var other = try Scenario.credential()
            try other.document.set("/name", "Another's")
            try json.set("/verifiableCredential/0", .object(try other.secured()))
        },
        Attack(document: "a credential added", .signature) { json, _ in
            var other = try Scenario.credential()
            try other.document.set("/id", "urn:uuid:2")
            try json.set("/verifiableCredential/-", .object(try other.secured()))
        },
        Attack(document: "another holder", .init(.proofController, .proofControllerMismatch)) { json, _ in
            try json.set("/holder", .string(try Scenario.strangerKey.get().did))
        },
        Attack(document: "no holder", .signature) { json, _ in try json.set("/holder", nil) },
        Attack(document: "passed off as a credential", .init(.modelRequired, .modelMissing)) { json, _ in
            json["type"] = .array([.string("VerifiableCredential")])
        },
        Attack(proofs: "another challenge", .init(.presentationChallenge, .challengeMismatch)) {
            try $0.set("/challenge", "n-2")
        },
        Attack(proofs: "no challenge", .init(.presentationChallenge, .challengeMismatch)) {
            try $0.set("/challenge", nil)
        },
        Attack(proofs: "another domain", .init(.presentationDomain, .domainMismatch)) {
            try $0.set("/domain", "other.example")
        },
        Attack(proofs: "two domains", .signature) {
            try $0.set("/domain", json: #"["employer.example","other.example"]"#)
        },
        Attack(proofs: "no end", .signature) { try $0.set("/expires", nil) },
        Attack(proofs: "for assertion", .init(.proofPurpose, .proofPurposeMismatch)) {
            try $0.set("/proofPurpose", "assertionMethod")
        },
        Attack(document: "no proof", .init(.proofPresent, .proofAbsent)) { json, _ in try json.set("/proof", nil) },
    ]

    @Test(arguments: onPresentations)
    func presentations(_ attack: Attack) throws {
        let target = try AttackTargets.presentation()
        #expect(target.verify(target.json).report.verdict == .valid)
        let forged = try #require(try attack.forge(target))
        let report = target.verify(forged).report
        #expect(report.verdict != .valid)
        #expect(attack.findings.contains { report.check($0.check)?.code == $0.code }, "\(report.checks)")
    }

    // MARK: Bytes

    /// Tricks with the JSON text never reach the verifier.
    @Test(arguments: [
        ("a member before its namesake", "json.duplicate-member"), ("an escaped namesake", "json.duplicate-member"),
        ("something behind it", "json.trailing-content"), ("a byte order mark", "json.byte-order-mark"),
        ("two documents", "json.trailing-content"), ("a trailing comma", "json.unexpected-byte"),
    ])
    func bytes(_ name: String, _ code: String) throws {
        for target in try AttackTargets.own() {
            let bytes = JSONWriter.bytes(.object(target.json))
            let forged: [UInt8] =
                switch name {
                case "a member before its namesake":
                    Array(#"{"issuer":"did:example:attacker","#.utf8) + bytes.dropFirst()
                case "an escaped namesake": Array(#"{"\u0069ssuer":"did:example:attacker","#.utf8) + bytes.dropFirst()
                case "something behind it": bytes + Array("x".utf8)
                case "a byte order mark": [0xEF, 0xBB, 0xBF] + bytes
                case "two documents": bytes + bytes
                default: bytes.dropLast() + Array(",}".utf8)
                }
            let error = try #require(throws: RecognitionError.self) { try Recognizer.recognize(forged) }
            #expect(error.code == code)
        }
    }
}
