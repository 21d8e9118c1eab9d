// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

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

    /// A list that names authorities which certify anyone.
    private struct Authorities: IssuerTrust {
        let certificates: [[UInt8]]

        func standing(of issuer: ExactString, keys: [PublicKey], at instant: Instant) -> TrustStanding {
            .absent(lists: ["Authorities"])
        }

        func pin(of issuer: ExactString, key: PublicKey, at instant: Instant) -> TrustedIssuer? { nil }

        func anchors(for use: TrustAnchor.Use, at instant: Instant) -> [TrustAnchor] {
            guard use == .credentials else { return [] }
            let entry = TrustedIssuer(list: "Authorities", name: nil, listAdded: nil, listDigest: "00")
            return certificates.map { TrustAnchor(certificate: $0, issuer: nil, entry: entry) }
        }
    }

    /// The certificates of an XML trust list by their texts alone; that the list itself is signed is not checked here.
    private static func certificates(in list: VectorFile) throws -> [[UInt8]] {
        let text = String(decoding: try list.bytes(), as: UTF8.self)
        return text.components(separatedBy: "X509Certificate>").compactMap { part in
            let base64 = part.prefix { $0 != "<" }.filter { !$0.isWhitespace }
            do { return try Base64.decode(base64) } catch { return nil }
        }
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

    /// At the time that the seal claims its chain holds to the authority on the Spanish list, and its revocation data says good.
    @Test(
        .enabled(
            if: VectorFolder.has("elm-edc") && VectorFolder.hasSample("trustlists"), "no Spanish trust list at hand"))
    func sealsOfTheCommissionReachTheSpanishList() throws {
        let lists = try VectorFolder.files(in: VectorFolder.samples.appending(path: "trustlists"), extensions: ["xml"])
        let spanish = try #require(lists.first { $0.name.hasPrefix("es-tl") })
        let trust = Authorities(certificates: try Self.certificates(in: spanish))
        var reached = 0
        for file in try VectorFolder.files(in: Self.commission, extensions: ["jsonld"]) {
            let atSealing = try DateTime("2023-09-27T12:08:00Z").instant
            let report = try Self.report(file, at: atSealing, trust)
            guard report.format == .europeanDigitalCredential else { continue }
            let key = try #require(report.check(.proofKey))
            #expect(
                key.evidence.contains {
                    $0.name == "anchor" && $0.value.contains("ANF AC Qualified Certificates for eSeal")
                })
            reached += 1
            let later = try Self.report(file, at: try Self.now.get(), trust)
            #expect(later.check(.proofKey)?.code == .certificateExpired, "\(file)")
            #expect(later.verdict == .indeterminate)
        }
        #expect(reached > 0)
    }

    @Test(.enabled(if: VectorFolder.hasSample("mynextid"), "no MyNextID credentials at hand"))
    func sealsOfMyNextIDAreIntactAndInForce() throws {
        var sealed = 0
        for file in try VectorFolder.files(in: Self.mynextid, extensions: ["jsonld", "json"]) {
            let report = try Self.report(file, at: try Self.now.get(), Authorities(certificates: []))
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
