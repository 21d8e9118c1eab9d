// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing
import TrustLists

/// Real European Digital Credentials, sealed with real certificates and dated by test authorities.
@Suite struct EuropeanSampleTests {
    private static let now = Result { try DateTime("2026-11-22T00:00:00Z").instant }

    private static func report(
        _ file: VectorFile, at instant: Instant, _ trust: any IssuerTrust = NoTrust()
    ) throws -> VerificationReport {
        try Scenario.verify(try file.bytes(), Verifier(VerificationInputs(instant: instant, trust: trust)))
    }

    private static let commission = VectorFolder.vectors.appending(path: "elm-edc")
    private static let mynextid = VectorFolder.samples.appending(path: "mynextid")

    /// The Spanish list of the samples, its bytes vouched for and its signature not checked.
    private static let spanish = Result {
        let files = try VectorFolder.files(in: VectorFolder.samples.appending(path: "trustlists"), extensions: ["xml"])
        let bytes = try #require(files.first { $0.name.hasPrefix("es-tl") }).bytes()
        let digest = HashAlgorithm.sha256.digest(bytes)
        let list = try TrustListReader.read(bytes, fallbackName: "es", on: TrustListConditions(digest: digest))
        return TrustListSet([
            TrustListSet.Entry(list: list, digest: ExactString(Hexadecimal.encode(digest)), added: nil)
        ])
    }

    @Test(.enabled(if: VectorFolder.has("elm-edc"), "no European Digital Credentials at hand"))
    func sealsOfTheCommissionAreIntactAndDatedByNobodyTrusted() throws {
        var sealed = 0
        for file in try VectorFolder.files(in: Self.commission, extensions: ["jsonld", "json"]) {
            let report = try Self.report(file, at: try Self.now.get())
            #expect(report.verdict == .indeterminate, "\(file)")
            guard report.format == .europeanDigitalCredential else {
                #expect(report.format == .unsigned && report.check(.proofPresent)?.code == .proofAbsent, "\(file)")
                continue
            }
            sealed += 1
            #expect(report.check(.proofSignature)?.outcome == .passed, "\(file)")
            let key = try #require(report.check(.proofKey))
            #expect(key.code == .certificateExpired, "\(file)")
            #expect(key.evidence.contains { $0.name == "sealedBy" && $0.value.hasPrefix("ORGANIZACION TEST (VATES-") })
            #expect(key.evidence.contains { $0.name == "sigTst" && $0.value.contains("not trusted") })
            #expect(key.evidence.contains { $0.name == "arcTst" && $0.value.contains("not trusted") })
            #expect(report.check(.proofController)?.outcome == .passed)
        }
        #expect(sealed > 0)
    }

    /// At the time that the seal claims, its chain holds to the entry of the Spanish list that was granted then. The time is
    /// a claim, and the report says so, and that nobody checked the list's signature.
    @Test(
        .enabled(
            if: VectorFolder.has("elm-edc") && VectorFolder.hasSample("trustlists"), "no Spanish trust list at hand"))
    func sealsOfTheCommissionReachTheSpanishListAtTheClaimedTime() throws {
        var reached = 0
        for file in try VectorFolder.files(in: Self.commission, extensions: ["jsonld"]) {
            let report = try Self.report(file, at: try Self.now.get(), try Self.spanish.get())
            guard report.format == .europeanDigitalCredential else { continue }
            #expect(report.verdict == .indeterminate, "\(file)")
            let key = try #require(report.check(.proofKey))
            #expect(key.outcome == .unknown && key.code == .certificateExpired, "\(file)")
            func evidence(_ name: String, _ text: ExactString) -> Bool {
                key.evidence.contains { $0.name == name && $0.value.contains(text) }
            }
            #expect(evidence("atClaimedTime", "ANF AC Qualified Certificates for eSeal"))
            #expect(evidence("atClaimedTime", "claimed and nothing proves it"))
            #expect(evidence("list", "Trusted list ES"))
            #expect(evidence("service", "granted since 2023-01-31T00:00:00Z"))
            #expect(evidence("listSignature", "not checked"))
            #expect(report.check(.trustList)?.code == .trustListUnchecked)
            reached += 1
        }
        #expect(reached > 0)
    }

    @Test(.enabled(if: VectorFolder.hasSample("mynextid"), "no MyNextID credentials at hand"))
    func sealsOfMyNextIDAreIntactAndInForce() throws {
        var sealed = 0
        for file in try VectorFolder.files(in: Self.mynextid, extensions: ["jsonld", "json"]) {
            let report = try Self.report(file, at: try Self.now.get(), TrustListSet([try TrustListMaker().entry()]))
            #expect(report.verdict == .indeterminate, "\(file)")
            guard report.format == .europeanDigitalCredential else { continue }
            sealed += 1
            #expect(report.check(.proofSignature)?.outcome == .passed, "\(file)")
            #expect(report.check(.proofKey)?.outcome == .passed, "\(file)")
            let controller = try #require(report.check(.proofController))
            #expect(
                controller.evidence.contains { $0.name == "match" && $0.value == "number in organizationIdentifier" })
            #expect(report.check(.trustIssuer)?.code == .trustAuthorityAbsent, "\(file)")
            // Its status is a list of a kind, or at a place, that is not at hand.
            #expect(report.check(.statusList)?.outcome == .unknown, "\(file)")
        }
        #expect(sealed > 0)
    }
}
