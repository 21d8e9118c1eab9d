// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON
import TestSupport
import Testing

/// Timestamp tokens made here.
struct TimestampTests {
    private static let usage = (name: "extendedKeyUsage", value: "critical,timeStamping")
    private static let document = Array("a signed document".utf8)

    private let pki: SealPKI
    private let authority: TestAuthority

    init() throws {
        pki = try SealPKI.shared.get()
        authority = try pki.authority.issue(.leaf("Clock", [Self.usage]))
    }

    private var anchors: [Certificate] { [pki.root.certificate] }
    private var intermediates: [Certificate] { [pki.authority.certificate] }

    private func token(
        imprint: String = "SHA256", digest: String = "SHA256", hasCertificate: Bool = true,
        by other: TestAuthority? = nil,
        at seconds: Int64 = SealPKI.now
    ) throws -> TimestampToken {
        try TimestampToken(
            der: try TimestampMaker.token(
                over: Self.document, by: other ?? authority, at: seconds, imprint: imprint, digest: digest,
                hasCertificate: hasCertificate))
    }

    @Test(arguments: [HashAlgorithm.sha256, .sha384, .sha512])
    func trusted(algorithm: HashAlgorithm) throws {
        let token = try token(imprint: "SHA\(8 * algorithm.byteCount)")
        #expect(token.genTime == SealPKI.now)
        #expect(token.accuracy == 1_500_000)
        #expect(token.policy == "1.3.6.1.4.1.99999.1")
        #expect(token.serialNumber == "0102")
        #expect(token.imprintAlgorithm == algorithm)
        #expect(token.imprint == algorithm.digest(Self.document))
        #expect(token.certificates == [authority.certificate])
        let result = token.verify(imprintOf: Self.document, anchors: anchors, intermediates: intermediates)
        #expect(result.isIntact)
        #expect(result.isTrusted)
        #expect(result.genTime == SealPKI.now)
        #expect(result.authorityName == "CN=Clock")
        guard case .trusted(let path) = result.trust else {
            Issue.record("\(result.trust)")
            return
        }
        #expect(path.certificates == [authority, pki.authority, pki.root].map(\.certificate))
    }

    @Test func certificateAtHand() throws {
        let token = try token(hasCertificate: false)
        #expect(token.certificates.isEmpty)
        let known = token.verify(
            imprintOf: Self.document, anchors: anchors, intermediates: intermediates + [authority.certificate])
        #expect(known.isTrusted)
        let unknown = token.verify(imprintOf: Self.document, anchors: anchors, intermediates: intermediates)
        #expect(unknown.flaw?.code == "timestamp.signature")
        #expect(unknown.authorityName == nil)
        #expect(!unknown.isTrusted)
    }

    /// Intact, and nobody vouches for the authority.
    @Test func notTrusted() throws {
        let token = try token()
        let stranger = try TestAuthority.root(.root("Stranger")).certificate
        for (anchors, intermediates) in [([], []), ([stranger], intermediates), (anchors, [])] {
            let result = token.verify(imprintOf: Self.document, anchors: anchors, intermediates: intermediates)
            #expect(result.isIntact)
            #expect(!result.isTrusted)
            #expect(result.authorityName == "CN=Clock")
            guard case .notTrusted(let error) = result.trust else {
                Issue.record("\(result.trust)")
                continue
            }
            #expect(error.code == "certificate.untrusted")
        }
    }

    @Test func authorityOutOfItsPeriod() throws {
        let late = try pki.authority.issue(.leaf("Clock", [Self.usage]).with { $0.notAfter = SealPKI.now - 1 })
        let result = try token(by: late).verify(
            imprintOf: Self.document, anchors: anchors, intermediates: intermediates)
        #expect(result.isIntact)
        guard case .notTrusted(let error) = result.trust else {
            Issue.record("\(result.trust)")
            return
        }
        #expect(error.code == "certificate.expired")
        // What counts is the token's time.
        let early = try token(by: late, at: SealPKI.now - 10)
        #expect(
            early.verify(imprintOf: Self.document, anchors: anchors, intermediates: intermediates).isTrusted)
    }

    @Test func otherBytes() throws {
        let token = try token()
        for bytes in [[], Array("another document".utf8), Self.document + [0]] {
            let result = token.verify(imprintOf: bytes, anchors: anchors, intermediates: intermediates)
            #expect(result.flaw?.code == "timestamp.imprint")
            #expect(!result.isIntact)
            #expect(!result.isTrusted)
            #expect(result.trust == .notAsked)
        }
    }

    @Test func weakDigests() throws {
        for token in [try token(imprint: "SHA1"), try token(digest: "SHA1")] {
            let result = token.verify(imprintOf: Self.document, anchors: anchors, intermediates: intermediates)
            #expect(result.flaw?.code == "timestamp.weak-digest")
            #expect(!result.isTrusted)
        }
    }

    /// The same key and name in a certificate other than the one the token commits to.
    @Test func certificateThatIsNotCommittedTo() throws {
        let token = try token(hasCertificate: false)
        func flaw(_ template: CertificateTemplate) throws -> String? {
            let other = try pki.authority.issue(template, key: authority.key)
            return token.verify(
                imprintOf: Self.document, anchors: anchors, intermediates: intermediates + [other.certificate]
            ).flaw?.code
        }
        let same = CertificateTemplate.leaf("Clock", [Self.usage])
        #expect(try flaw(same.with { $0.notAfter -= 1 }) == "timestamp.signature")
        #expect(try flaw(same.with { $0.serialNumber = 9 }) == "timestamp.signature")
        #expect(try flaw(.leaf("Clock")) == "timestamp.purpose")
        #expect(try flaw(.leaf("Clock", [("extendedKeyUsage", "timeStamping")])) == "timestamp.purpose")
        #expect(
            try flaw(.leaf("Clock", [("extendedKeyUsage", "critical,timeStamping,codeSigning")])) == "timestamp.purpose"
        )
    }

    @Test func onlyTokens() throws {
        let der = try token().der
        #expect(refusal { _ = try TimestampToken(der: []) } == "timestamp.malformed")
        #expect(refusal { _ = try TimestampToken(der: der + [0]) } == "timestamp.malformed")
        #expect(refusal { _ = try TimestampToken(der: pki.seal.der) } == "timestamp.malformed")
        for count in der.indices {
            #expect(refusal { _ = try TimestampToken(der: Array(der.prefix(count))) } == "timestamp.malformed")
        }
    }

    /// A changed token is no longer trusted, or says what it said: the encoding around what is signed has some play.
    @Test func changedTokens() throws {
        let original = try token()
        var parsed = 0
        for flipped in bitFlipInEachByte(of: original.der) {
            guard let token = try? TimestampToken(der: flipped) else { continue }
            parsed += 1
            let result = token.verify(imprintOf: Self.document, anchors: anchors, intermediates: intermediates)
            guard result.isTrusted else { continue }
            #expect(token.genTime == original.genTime)
            #expect(token.imprint == original.imprint)
            #expect(result.signer == authority.certificate)
        }
        #expect(parsed > 50)
    }
}
