// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// Whatever a document holds, it gets a report, and always the same one.
@Suite struct RobustnessTests {
    @Test(arguments: [UInt64](1...4))
    func randomDocumentsGetAReport(_ seed: UInt64) throws {
        let targets = try AttackTargets.own() + [AttackTargets.presentation()]
        var random = RandomDocument(seed: seed, from: targets.map(\.json))
        for round in 0..<500 {
            for target in targets {
                let json = random.next(from: target.json)
                // Read from its bytes, as any file is.
                let bytes = JSONWriter.bytes(.object(json))
                guard let document = Self.recognized(bytes) else { continue }
                let report = target.verifier.verify(document)
                #expect(report.checks.map(\.id) == CheckID.allCases)
                #expect(!report.checks.contains { $0.code == .notRun }, "seed \(seed), round \(round)")
                if round % 10 == 0 {
                    #expect(target.verifier.verify(document) == report, "seed \(seed), round \(round)")
                }
            }
        }
    }

    /// Reports depend on nothing but what goes in.
    @Test func reportsAreTheSameEveryTime() throws {
        for target in try AttackTargets.own() + [AttackTargets.presentation()] + AttackTargets.publicFixtures() {
            let first = String(describing: target.verify(target.json).report)
            for _ in 0..<3 { #expect(String(describing: target.verify(target.json).report) == first, "\(target.name)") }
        }
    }

    /// Bytes changed at random: refused, or read as what they now say; never trapped, and valid only where nothing is said
    /// otherwise.
    @Test func randomBytesAreRefusedOrReported() throws {
        var generator = SeededGenerator(seed: 7)
        let scenario = try Scenario.credential()
        let sound = try scenario.secured()
        let verifier = Verifier(try scenario.inputs())
        let text = JSONWriter.bytes(.object(sound))
        for _ in 0..<5_000 {
            var bytes = text
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let document = Self.recognized(bytes) else { continue }
            let report = verifier.verify(document)
            // A context of another edition may say the same.
            let isSame = document.json.removing("@context") == sound.removing("@context")
            #expect(report.verdict != .valid || isSame)
        }
    }

    /// Nil for what is no credential or presentation.
    private static func recognized(_ bytes: [UInt8]) -> SecuredDocument? {
        do {
            guard case .secured(let document) = try Recognizer.recognize(bytes) else { return nil }
            return document
        } catch {
            return nil
        }
    }
}
