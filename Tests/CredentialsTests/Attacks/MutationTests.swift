// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// Every byte of every string value, changed: nothing changed comes out valid.
///
/// One exception lies in the standard: RDF signatures cover what words mean and not which context says so. Where a changed
/// address is that of another context we know, and it gives every word the same meaning, the document is the same: its
/// canonical form and all that is shown of it must then be the original's.
struct MutationRun {
    let target: AttackTarget
    private(set) var mutants = 0
    /// Documents that another known context gives the same meaning.
    private(set) var equivalents = 0
    private let original: Outcome

    private struct Outcome {
        let verdict: Verdict
        let isAuthentic: Bool
        let isTold: Bool
        let hashes: [ExactString]
        let facts: [String?]

        init(_ target: AttackTarget, _ json: JSONObject) {
            let (report, view) = target.verify(json)
            verdict = report.verdict
            isAuthentic =
                CheckID.authenticity.allSatisfy { report.check($0)?.outcome == .passed }
                && report.check(.disclosureIntegrity)?.outcome != .failed
            isTold =
                report.checks.contains { $0.outcome == .failed || $0.outcome == .unknown }
                || report.credentials.contains {
                    $0.checks.contains { $0.outcome == .failed || $0.outcome == .unknown }
                }
            hashes = (report.check(.proofSignature)?.evidence ?? []).filter { $0.name == "hash" }.map(\.value)
            facts = [
                view.searchableText, view.id?.text, view.issuerID?.text, view.issuerName?.text, view.subjectID?.text,
                view.issued?.text, view.validFrom?.text, view.validUntil?.text, view.title?.text, view.ects?.text,
            ]
        }
    }

    init(_ target: AttackTarget) {
        self.target = target
        original = Outcome(target, target.json)
    }

    /// - Parameter variants: how many changes of each byte, one to three.
    mutating func run(variants: Int) {
        walk(.object(target.json), variants) { $0 }
    }

    /// Goes through all strings; `rebuild` puts a changed value back into the whole document.
    private mutating func walk(_ value: JSONValue, _ variants: Int, _ rebuild: (JSONValue) -> JSONValue) {
        switch value {
        case .string(let text):
            for changed in Self.changes(of: text, variants) { examine(rebuild(.string(changed)), changed) }
        case .array(let elements):
            for index in elements.indices {
                walk(elements[index], variants) { changed in
                    var copy = elements
                    copy[index] = changed
                    return rebuild(.array(copy))
                }
            }
        case .object(let object):
            for member in object.members {
                walk(member.value, variants) { changed in
                    var copy = object
                    copy[member.name] = changed
                    return rebuild(.object(copy))
                }
            }
        default: return
        }
    }

    /// The lowest bit flipped, `a`, `b`: at every byte. What is no UTF-8 any more is no JSON.
    private static func changes(of text: ExactString, _ variants: Int) -> [ExactString] {
        let bytes = Array(text.utf8)
        return bytes.indices.flatMap { index in
            [bytes[index] ^ 1, UInt8(ascii: "a"), UInt8(ascii: "b")].prefix(variants)
                .filter { $0 != bytes[index] }
                .compactMap { byte in
                    var changed = bytes
                    changed[index] = byte
                    return String(validating: changed, as: UTF8.self).map { ExactString($0) }
                }
        }
    }

    private mutating func examine(_ mutant: JSONValue, _ changed: ExactString) {
        guard let json = mutant.objectValue else { return }
        mutants += 1
        let outcome = Outcome(target, json)
        if outcome.isAuthentic || outcome.verdict == .valid {
            equivalents += 1
            let isContext = mentions(json, changed)
            #expect(isContext && outcome.hashes == original.hashes, "\(target.name): \(changed)")
            #expect(outcome.facts == original.facts, "\(target.name): \(changed)")
            return
        }
        #expect(outcome.isTold, "\(target.name): \(changed)")
    }

    /// Whether the changed text stands where a context is named.
    private func mentions(_ json: JSONObject, _ text: ExactString) -> Bool {
        json["@context"] != target.json["@context"]
            && json["@context"]?.elements.contains(.string(text)) == true
    }
}

@Suite struct MutationTests {
    /// - Returns: how many changed documents were verified.
    private func mutate(_ targets: [AttackTarget], variants: Int) -> Int {
        var mutants = 0
        for target in targets {
            var run = MutationRun(target)
            run.run(variants: variants)
            mutants += run.mutants
            // Numbers of contexts differ in one digit; there are never more than a handful.
            #expect(run.equivalents <= 12, "\(target.name): \(run.equivalents)")
        }
        return mutants
    }

    @Test func everyByteOfOwnDocumentsThrice() throws {
        #expect(mutate(try AttackTargets.own() + [AttackTargets.presentation()], variants: 3) > 1_000)
    }

    @Test(.enabled(if: VectorFolder.has("vc-di-eddsa") && VectorFolder.has("contexts"), "no W3C vectors at hand"))
    func everyByteOfTheVectorsTwice() throws {
        #expect(mutate(try AttackTargets.vectors(), variants: 2) > 1_000)
    }

    @Test(.enabled(if: DCCFixtures.isAtHand, "no DCC fixtures at hand"))
    func everyByteOfThePublicFixturesTwice() throws {
        #expect(mutate(try AttackTargets.publicFixtures(), variants: 2) > 1_000)
    }
}
