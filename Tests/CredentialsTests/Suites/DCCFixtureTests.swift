// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// Every fixture of the Digital Credentials Consortium gets the verdict that follows from what is in it.
@Suite(.enabled(if: DCCFixtures.isAtHand, "no DCC fixtures at hand"))
struct DCCFixtureTests {
    /// Today, before anything was issued, and after everything has ended.
    @Test(arguments: ["2026-06-01T00:00:00Z", "2009-06-01T00:00:00Z", "2100-01-01T00:00:00Z"])
    func verdictsFollowFromContent(_ date: String) throws {
        let instant = try DateTime(ExactString(date)).instant
        let fixtures = try DCCFixtures()
        let verifier = Verifier(try fixtures.inputs(at: instant))
        for file in fixtures.credentials {
            let bytes = try file.bytes()
            if bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
                let error = try #require(throws: RecognitionError.self, "\(file)") { try Recognizer.recognize(bytes) }
                #expect(error.code == "format.empty", "\(file)")
                continue
            }
            guard let json = try JSONReader.read(bytes).objectValue else {
                throw VectorError.notUnderstood(file.name)
            }
            let signatures = try #require(fixtures.signatures(of: file), "\(file) is not in the independent check")
            let expected = try DCCExpectation(json, signatures: signatures, fixtures: fixtures, at: instant)
            compare(try Scenario.verify(bytes, verifier), expected, file)
        }
    }

    private func compare(_ report: VerificationReport, _ expected: DCCExpectation, _ file: VectorFile) {
        for finding in expected.findings {
            let check = report.check(finding.check)
            #expect(check?.outcome == finding.outcome, "\(file): \(String(describing: check))")
            #expect(check?.code == finding.code, "\(file): \(String(describing: check))")
        }
        let isHeld = report.check(.proofSignature)?.outcome == .passed && report.check(.modelTerms)?.outcome == .passed
        if expected.isSignatureOpen, !isHeld {
            // Nobody else can tell: then it must say so itself, and not be called good.
            #expect(report.verdict < .untrusted, "\(file)")
        } else {
            #expect(report.verdict == expected.verdict, "\(file): \(report.checks.filter { $0.outcome != .passed })")
        }
    }

    /// Every list, flawed or not, asked about an award of our own at each of its first ten places.
    @Test(arguments: ["2026-06-01T00:00:00Z", "2009-06-01T00:00:00Z", "3001-01-01T00:00:00Z"])
    func listsAnswerWhatFollowsFromThem(_ date: String) throws {
        let instant = try DateTime(ExactString(date)).instant
        let fixtures = try DCCFixtures()
        for name in fixtures.statusLists.keys.sorted() {
            let address = ExactString("https://lists.example/\(name)")
            let verifier = Verifier(try fixtures.inputs(at: instant, naming: [address]))
            for index in 0..<10 {
                var scenario = try Scenario.credential()
                try scenario.document.set("/validFrom", "2001-01-01T00:00:00Z")
                try scenario.document.set(
                    "/credentialStatus", StatusListMaker(id: address, issuer: scenario.key.did).entry(index))
                let json = try scenario.secured()
                let expected = try DCCExpectation(json, signatures: [true], fixtures: fixtures, at: instant)
                let report = try Scenario.verify(JSONWriter.bytes(.object(json)), verifier)
                for finding in expected.findings {
                    #expect(report.check(finding.check)?.outcome == finding.outcome, "\(name) \(index)")
                    #expect(report.check(finding.check)?.code == finding.code, "\(name) \(index)")
                }
                #expect(report.verdict == expected.verdict, "\(name) \(index)")
            }
        }
    }

    /// The rules above would say nothing if they said the same of every file.
    @Test func everyKindOfVerdictIsAmongThem() throws {
        let fixtures = try DCCFixtures()
        let verifier = Verifier(try fixtures.inputs(at: try DateTime("2026-06-01T00:00:00Z").instant))
        var verdicts: Set<Verdict> = []
        for file in fixtures.credentials {
            let bytes = try file.bytes()
            if !bytes.isEmpty { verdicts.insert(try Scenario.verify(bytes, verifier).verdict) }
        }
        #expect(verdicts == Set(Verdict.allCases))
    }
}
