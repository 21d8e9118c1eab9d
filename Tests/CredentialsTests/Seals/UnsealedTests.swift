// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// European Digital Credentials that nobody sealed yet, forms that are not read, and what is shown of them.
@Suite struct UnsealedTests {
    @Test(arguments: [false, true]) func isUnsigned(_ isUpload: Bool) throws {
        let scenario = try SealScenario()
        var credential = scenario.credential
        try credential.set("/issuanceDate", nil)
        let object = isUpload ? JSONObject([("credential", .object(credential))]) : credential
        let report = try scenario.report(JSONWriter.bytes(.object(object)))
        #expect(report.format == .unsigned)
        #expect(report.verdict == .indeterminate)
        #expect(report.check(.proofPresent)?.code == .proofAbsent)
        #expect(report.check(.modelRequired)?.outcome == .passed)
        #expect(report.check(.trustIssuer)?.outcome == .skipped)
        #expect(report.summary.title == "Getijden lezen")
    }

    @Test(arguments: [
        #"<?xml version="1.0"?><vp:verifiablePresentation xmlns:vp="http://data.europa.eu/snb/vp"/>"#,
        "<europassCredential/>",
    ])
    func olderXMLIsNamed(_ text: String) throws {
        let error = try #require(throws: RecognitionError.self) { try Recognizer.recognize(Array(text.utf8)) }
        #expect(error.reason == .unsupported("Europass XML"))
    }

    @Test(arguments: [#"{"payload":"{}","signatures":[]}"#, #"{"payload":"{\"a\":1}","signature":"AAAA"}"#])
    func otherEnvelopesAreNotRecognised(_ text: String) throws {
        let error = try #require(throws: RecognitionError.self) { try Recognizer.recognize(Array(text.utf8)) }
        #expect(error.reason == .unrecognized)
    }

    @Test func factsAreReadByName() throws {
        let scenario = try SealScenario()
        guard case .secured(let document) = try Recognizer.recognize(try scenario.bytes()) else {
            throw VectorError.notUnderstood("seal")
        }
        let view = Verifier(try scenario.inputs()).verifyWithView(document).view
        #expect(view.title == "Getijden lezen")
        #expect(view.description == "Knows when to sail.")
        #expect(view.issuerName == "School zoals ze zich noemt")
        #expect(view.issuerIdentifiers.map(\.value) == ["NTRNL-12345678"])
        #expect(view.subjectName == "Anna de Vries")
        #expect(view.issued == "2026-02-01T01:00:00+01:00")
        #expect(view.eqf == 5)
        #expect(view.ects == "2.5")
        #expect(view.alignments.map(\.name) == ["Tides", "navigate"])
        #expect(view.achievementType == "LearningAchievement")
    }
}
