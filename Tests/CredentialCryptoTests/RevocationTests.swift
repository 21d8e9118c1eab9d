// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import TestSupport
import Testing

/// Revocation lists and OCSP responses made here.
struct RevocationTests {
    private static let day: Int64 = 86_400
    private let now = SealPKI.now
    private let pki: SealPKI

    init() throws { pki = try SealPKI.shared.get() }

    private func list(
        _ entries: [RevocationMaker.Entry] = [], from: Int64? = nil, until: Int64?? = nil,
        extensions: [(name: String, value: String)] = [], digest: String = "SHA256", signer: CertificateKey? = nil
    ) throws -> RevocationList {
        try RevocationList(
            der: try RevocationMaker.list(
                pki.authority, entries, from: from ?? now - Self.day, until: until ?? now + Self.day,
                extensions: extensions, digest: digest, signer: signer))
    }

    private func status(
        _ list: RevocationList, at seconds: Int64? = nil, issuer: TestAuthority? = nil
    ) -> RevocationFinding.Status {
        list.finding(
            for: pki.seal.certificate, issuer: (issuer ?? pki.authority).certificate, at: seconds ?? now
        ).status
    }

    @Test func goodByList() throws {
        let list = try list([.init(7, date: now - 5)])
        #expect(list.issuer.text == "CN=Authority")
        let finding = list.finding(for: pki.seal.certificate, issuer: pki.authority.certificate, at: now)
        #expect(finding.status == .good)
        #expect(finding.thisUpdate == now - Self.day)
        #expect(finding.nextUpdate == now + Self.day)
        for seconds in [now - Self.day, now + Self.day] { #expect(status(list, at: seconds) == .good) }
        for seconds in [now - Self.day - 1, now + Self.day + 1, .min, .max] {
            #expect(status(list, at: seconds) == .notCovered(.notInForce))
        }
    }

    @Test func listWithoutNextUpdate() throws {
        let list = try list(until: .some(nil))
        #expect(list.nextUpdate == nil)
        #expect(status(list, at: list.thisUpdate) == .good)
        #expect(status(list, at: list.thisUpdate + 1) == .notCovered(.notInForce))
        #expect(status(list, at: list.thisUpdate - 1) == .notCovered(.notInForce))
    }

    /// A revocation stays, however old the list.
    @Test(arguments: [nil, 0, 1, 6, 9] as [Int64?])
    func revokedByList(reason: Int64?) throws {
        let list = try list([.init(2, date: now - 500, reason: reason)])
        let expected = RevocationFinding.Reason(rawValue: reason ?? 0)
        for seconds in [now, now + 9 * Self.day, now - 9 * Self.day] {
            #expect(status(list, at: seconds) == expected.map { .revoked(at: now - 500, $0) })
        }
    }

    @Test func listOfAnother() throws {
        let list = try list([.init(2, date: now)])
        #expect(status(list, issuer: pki.root) == .notCovered(.otherIssuer))
        // The name is the issuer's, the certificate is not by it.
        let impostor = try TestAuthority.root(.root("Authority"))
        #expect(status(list, issuer: impostor) == .notCovered(.otherIssuer))
        #expect(status(try self.list(signer: impostor.key)) == .notCovered(.signature))
    }

    @Test func listThatDoesNotCount() throws {
        #expect(status(try list(digest: "SHA1")) == .notCovered(.weakSignature))
        #expect(
            status(try list(extensions: [("1.3.6.1.4.1.99999.3", "critical,DER:0500")]))
                == .notCovered(.criticalExtension))
        // Authorities' certificates only; some reasons only.
        for scope in ["30038201FF", "300483020640"] {
            let list = try list(extensions: [("issuingDistributionPoint", "critical,DER:" + scope)])
            #expect(status(list) == .notCovered(.otherCertificate))
        }
        // A delta to another list.
        #expect(status(try list(extensions: [("2.5.29.27", "critical,DER:020101")])) == .notCovered(.otherCertificate))
        let mute = try pki.root.issue(.authority("Mute").with { $0.extensions[1].value = "critical,keyCertSign" })
        let leaf = try mute.issue(.leaf("Seal"))
        let own = try RevocationList(
            der: try RevocationMaker.list(mute, [], from: now - Self.day, until: now + Self.day))
        #expect(
            own.finding(for: leaf.certificate, issuer: mute.certificate, at: now).status
                == .notCovered(.signerNotAuthorized))
    }

    @Test func onlyDER() throws {
        let der = try list([.init(2, date: now, reason: 1)]).der
        #expect(refusal { _ = try RevocationList(der: der + [0]) } == "certificate.malformed")
        #expect(refusal { _ = try RevocationList(der: []) } == "certificate.malformed")
        for count in der.indices {
            #expect(refusal { _ = try RevocationList(der: Array(der.prefix(count))) } == "certificate.malformed")
        }
        for flipped in bitFlipInEachByte(of: der) {
            guard let list = try? RevocationList(der: flipped) else { continue }
            guard case .notCovered = status(list) else {
                Issue.record("a changed list counts")
                continue
            }
        }
    }

    // MARK: OCSP

    private static let helper: [(name: String, value: String)] = [
        ("extendedKeyUsage", "OCSPSigning"), ("noCheck", "ignored"),
    ]

    private func response(
        _ answer: RevocationMaker.Answer, by responder: TestAuthority? = nil, until: Int64?? = nil,
        digest: String = "SHA256"
    ) throws -> OCSPResponse {
        try OCSPResponse(
            der: try RevocationMaker.response(
                answer, on: pki.seal, issuer: pki.authority, responder: responder ?? pki.authority,
                from: now - Self.day, until: until ?? now + Self.day, digest: digest))
    }

    private func status(
        _ response: OCSPResponse, at seconds: Int64? = nil, issuer: TestAuthority? = nil,
        of subject: TestAuthority? = nil
    ) -> RevocationFinding.Status {
        response.finding(
            for: (subject ?? pki.seal).certificate, issuer: (issuer ?? pki.authority).certificate, at: seconds ?? now
        ).status
    }

    @Test func answers() throws {
        let good = try response(.good)
        #expect(good.isAnswer)
        for seconds in [now - Self.day, now, now + Self.day] { #expect(status(good, at: seconds) == .good) }
        for seconds in [now - Self.day - 1, now + Self.day + 1, .min, .max] {
            #expect(status(good, at: seconds) == .notCovered(.notInForce))
        }
        let open = try response(.good, until: .some(nil))
        #expect(status(open, at: now - Self.day) == .good)
        #expect(status(open, at: now) == .notCovered(.notInForce))
        #expect(status(try response(.unknown)) == .unknown)
        #expect(status(try response(.unknown), at: now + 2 * Self.day) == .notCovered(.notInForce))
        let revoked = try response(.revoked(at: now - 9, reason: 1))
        #expect(status(revoked) == .revoked(at: now - 9, .keyCompromise))
        #expect(status(revoked, at: now + 9 * Self.day) == .revoked(at: now - 9, .keyCompromise))
    }

    @Test func noAnswer() throws {
        let response = try OCSPResponse(der: try RevocationMaker.noAnswer())
        #expect(!response.isAnswer)
        #expect(response.producedAt == nil)
        #expect(status(response) == .notCovered(.noAnswer))
    }

    @Test func aboutAnother() throws {
        let response = try response(.good)
        let other = try pki.authority.issue(.leaf("Other").with { $0.serialNumber = 3 })
        #expect(status(response, of: other) == .notCovered(.otherCertificate))
        #expect(status(response, issuer: pki.root) == .notCovered(.otherCertificate))
    }

    @Test func responders() throws {
        let helper = try pki.authority.issue(.leaf("Responder", Self.helper))
        #expect(status(try response(.good, by: helper)) == .good)
        // No mark of a responder; a responder of another authority; one that has expired; a stranger.
        let plain = try pki.authority.issue(.leaf("Plain"))
        let foreign = try pki.root.issue(.leaf("Responder", Self.helper))
        let expired = try pki.authority.issue(.leaf("Responder", Self.helper).with { $0.notAfter = now - Self.day })
        let stranger = try TestAuthority.root(.root("Stranger"))
        for responder in [plain, foreign, expired, stranger] {
            #expect(status(try response(.good, by: responder)) == .notCovered(.signerNotAuthorized))
        }
        let weak = try pki.authority.issue(.leaf("Responder", Self.helper), key: try CertificateKey(.rsa(bits: 1024)))
        #expect(status(try response(.good, by: weak)) == .notCovered(.signerNotAuthorized))
        // The authority's name with another key.
        let impostor = try TestAuthority.root(.root("Authority"))
        #expect(status(try response(.good, by: impostor)) == .notCovered(.signature))
        #expect(status(try response(.good, digest: "SHA1")) == .notCovered(.weakSignature))
    }

    @Test func onlyOneResponse() throws {
        let der = try response(.good).der
        #expect(refusal { _ = try OCSPResponse(der: der + [0]) } == "certificate.malformed")
        #expect(refusal { _ = try OCSPResponse(der: []) } == "certificate.malformed")
        for count in der.indices {
            #expect(refusal { _ = try OCSPResponse(der: Array(der.prefix(count))) } == "certificate.malformed")
        }
        // What travels beside the signed answer is not signed, so that some changes there change nothing.
        var changed = 0
        for flipped in bitFlipInEachByte(of: der) {
            guard let response = try? OCSPResponse(der: flipped) else { continue }
            changed += 1
            #expect(status(response) == .good || status(response).isGap)
            if status(response) == .good { #expect(response.producedAt == (try OCSPResponse(der: der)).producedAt) }
        }
        #expect(changed > 0)
    }
}

extension RevocationFinding.Status {
    fileprivate var isGap: Bool { if case .notCovered = self { true } else { false } }
}
