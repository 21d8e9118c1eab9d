// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// The signed example of the Open Badges 3.0 specification.
@Suite(.enabled(if: VectorFolder.hasSample("ob3-spec"), "no Open Badges samples at hand"))
struct OpenBadgeSpecificationTests {
    private static let folder = VectorFolder.samples.appending(path: "ob3-spec")
    private static let issuer: ExactString = "https://example.edu/issuers/565049"

    private static func example() throws -> SecuredDocument {
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "obv3p0-signed-credential.json")))
        guard case .secured(let document) = try Recognizer.recognize(bytes) else {
            throw VectorError.notUnderstood("example")
        }
        return document
    }

    private static func report(_ lists: [TrustListMaker]) throws -> VerificationReport {
        var scenario = try Scenario.credential()
        scenario.lists = lists
        return Verifier(try scenario.inputs()).verify(try example())
    }

    @Test func reproducesThePublishedCanonicalForms() throws {
        let data = try #require(Inspection(try Self.example(), evidence: EvidenceSet()).proofs.first?.data)
        for (name, canonical) in [
            ("obv3p0-document-canon.txt", data.canonicalDocument),
            ("obv3p0-proof-canon.txt", data.canonicalProofConfiguration),
        ] {
            #expect(canonical == [UInt8](try Data(contentsOf: Self.folder.appending(path: name))), "\(name)")
        }
    }

    /// Its key stands in the address that it is signed under, and nowhere else.
    @Test func isNeverValidOnItsOwnWord() throws {
        let lists: [[TrustListMaker]] = [
            [], [TrustListMaker([.init(Self.issuer)])],
            [TrustListMaker([.init(Self.issuer, keys: [try Scenario.strangerKey.get().publicKey])])],
        ]
        for list in lists {
            let report = try Self.report(list)
            #expect(report.check(.proofSignature)?.outcome == .passed)
            #expect(report.check(.proofKey)?.code == .proofKeySelfAsserted)
            #expect(report.verdict == .indeterminate)
        }
    }

    @Test func isValidWhereAListPinsItsKey() throws {
        let method = try #require(try Self.example().json.value("/proof/verificationMethod")?.stringValue)
        let key = try PublicKey(multikey: try #require(method.split(at: "#")).tail)
        let report = try Self.report([TrustListMaker([.init(Self.issuer, name: "Example Corp", keys: [key])])])
        #expect(report.verdict == .valid, "\(report.checks.filter { $0.outcome != .passed })")
        #expect(report.summary.issuerNameSource == .trustList)
    }
}

/// A badge from an issuer whose key is not published: it must not come out better than what can be told.
@Suite(
    .enabled(if: VectorFolder.hasSample("dach-open-educational-badges"), "no badges of openbadges.education at hand"))
struct EducationalBadgeTests {
    @Test func comesOutAsWhatCanBeTold() throws {
        let files = try VectorFolder.files(
            in: VectorFolder.samples.appending(path: "dach-open-educational-badges"), extensions: ["json"])
        for file in files {
            let scenario = try Scenario.credential()
            let report = try Scenario.verify(try file.bytes(), Verifier(try scenario.inputs()))
            #expect(report.verdict < .untrusted, "\(file)")
            #expect(report.checks.contains { $0.outcome == .unknown || $0.outcome == .failed }, "\(file)")
        }
    }
}

/// The Dutch educredentials profile: unsigned examples, whose vocabulary cannot be applied.
@Suite(.enabled(if: VectorFolder.hasSample("educredentials-nl"), "no educredentials samples at hand"))
struct EducredentialSampleTests {
    @Test func sayWhatIsWrongWithTheirContext() throws {
        let folder = VectorFolder.samples.appending(path: "educredentials-nl")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
        #expect(!files.isEmpty)
        for file in files {
            guard case .secured(let document) = try Recognizer.recognize([UInt8](try Data(contentsOf: file))) else {
                throw VectorError.notUnderstood(file.lastPathComponent)
            }
            let report = Verifier(try Scenario.credential().inputs()).verify(document)
            let check = try #require(report.check(.modelContext))
            #expect(check.code == .contextFaulty, "\(file.lastPathComponent)")
            #expect(check.evidence.contains { $0.name == "fault" && $0.value.contains("supervisionType") })
            #expect(report.check(.modelRequired)?.outcome == .passed, "\(file.lastPathComponent)")
            #expect(report.verdict == .indeterminate, "\(file.lastPathComponent)")
        }
    }
}
