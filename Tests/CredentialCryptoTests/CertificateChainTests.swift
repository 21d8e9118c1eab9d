// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON
import TestSupport
import Testing

/// A root, an authority below it and a seal below that.
struct SealPKI: Sendable {
    static let shared = Result { try SealPKI() }
    /// 2026-01-01.
    static let now: Int64 = 1_767_225_600
    static let year: Int64 = 31_536_000

    let root: TestAuthority
    let authority: TestAuthority
    let seal: TestAuthority

    init() throws {
        root = try TestAuthority.root(.root("Root"))
        authority = try root.issue(.authority("Authority"))
        seal = try authority.issue(.leaf("Seal"))
    }
}

/// Path validation over chains made here: each rule with a path that keeps it and paths that do not.
struct CertificateChainTests {
    private let pki: SealPKI

    init() throws { pki = try SealPKI.shared.get() }

    private func path(
        _ leaf: Certificate, _ intermediates: [Certificate]? = nil, _ anchors: [Certificate]? = nil,
        at seconds: Int64 = SealPKI.now, for purpose: CertificatePurpose = .documentSigning, limit: Int = 8
    ) throws(CertificateError) -> CertificateChain.Path {
        try CertificateChain.verify(
            leaf: leaf, intermediates: intermediates ?? [pki.authority.certificate],
            anchors: anchors ?? [pki.root.certificate], at: seconds, purpose: purpose, maximumIntermediates: limit)
    }

    private func code(
        _ leaf: Certificate, _ intermediates: [Certificate]? = nil, _ anchors: [Certificate]? = nil,
        at seconds: Int64 = SealPKI.now, for purpose: CertificatePurpose = .documentSigning, limit: Int = 8
    ) -> String? {
        refusal { _ = try path(leaf, intermediates, anchors, at: seconds, for: purpose, limit: limit) }
    }

    @Test func pathToTheRoot() throws {
        let path = try path(pki.seal.certificate)
        #expect(path.certificates == [pki.seal, pki.authority, pki.root].map(\.certificate))
        #expect(path.anchor == pki.root.certificate)
    }

    /// Trust lists name authorities that others certified.
    @Test func pathToAnAuthority() throws {
        let authority = pki.authority.certificate
        for intermediates in [[], [authority], [authority, pki.root.certificate]] {
            let path = try path(pki.seal.certificate, intermediates, [authority])
            #expect(path.certificates == [pki.seal.certificate, authority])
            #expect(path.anchor == authority)
        }
        // The nearest of several anchors ends the path.
        let path = try path(pki.seal.certificate, [], [pki.root.certificate, authority])
        #expect(path.anchor == authority)
    }

    @Test func anchorThatIsTheLeaf() throws {
        let leaf = pki.seal.certificate
        let path = try path(leaf, [pki.authority.certificate], [leaf])
        #expect(path.certificates == [leaf])
        let own = try TestAuthority.root(.leaf("Own").without("authorityKeyIdentifier")).certificate
        #expect(try self.path(own, [], [own]).anchor == own)
        #expect(code(own, [own]) == "certificate.untrusted")
    }

    @Test func untrusted() throws {
        let stranger = try TestAuthority.root(.root("Stranger"))
        #expect(code(pki.seal.certificate, nil, []) == "certificate.untrusted")
        #expect(code(pki.seal.certificate, nil, [stranger.certificate]) == "certificate.untrusted")
        #expect(code(pki.seal.certificate, []) == "certificate.untrusted")
        // What travels along is never an anchor, self-signed or not.
        #expect(
            code(pki.seal.certificate, [pki.authority, pki.root].map(\.certificate), [stranger.certificate])
                == "certificate.untrusted")
        #expect(code(pki.root.certificate, [], [stranger.certificate]) == "certificate.untrusted")
    }

    /// Names and key identifiers agree, the keys do not.
    @Test func impostor() throws {
        let impostor = try TestAuthority.root(.root("Root"))
        let template = CertificateTemplate.leaf("Seal").without("authorityKeyIdentifier")
        let forged = try impostor.issueDER(
            template.with { $0.extensions.append(("authorityKeyIdentifier", "none")) }, key: try CertificateKey())
        #expect(["certificate.signature", "certificate.malformed"].contains(code(try Certificate(der: forged), [])))
        // A root of the same name, for which the anchor is mistaken where no key identifier stands.
        let old = try impostor.issue(template)
        #expect(["certificate.signature", "certificate.malformed"].contains(code(old.certificate, [])))
    }

    @Test func broken() throws {
        var der = pki.seal.der
        der[der.count - 1] ^= 1
        #expect(code(try Certificate(der: der)) == "certificate.signature")
        var authority = pki.authority.der
        authority[authority.count - 1] ^= 1
        #expect(code(pki.seal.certificate, [try Certificate(der: authority)]) == "certificate.signature")
    }

    @Test func periods() throws {
        let short = try pki.authority.issue(
            .leaf("Short").with {
                $0.notBefore = SealPKI.now
                $0.notAfter = SealPKI.now + SealPKI.year
            })
        let leaf = short.certificate
        for seconds in [SealPKI.now, SealPKI.now + 1, SealPKI.now + SealPKI.year] {
            #expect(code(leaf, at: seconds) == nil)
        }
        #expect(code(leaf, at: SealPKI.now + SealPKI.year + 1) == "certificate.expired")
        #expect(code(leaf, at: SealPKI.now - 1) == "certificate.not-yet-valid")
        #expect(code(leaf, at: .max) == "certificate.expired")
        #expect(code(leaf, at: .min) == "certificate.not-yet-valid")
        let error = #expect(throws: CertificateError.self) { try path(leaf, at: SealPKI.now + SealPKI.year + 1) }
        // The rest of the path holds and is told, with the certificate at fault.
        #expect(error == .expired(leaf, path: [short, pki.authority, pki.root].map(\.certificate)))
        #expect(error?.certificate?.validity.notAfter == SealPKI.now + SealPKI.year)
    }

    @Test func expiredAuthority() throws {
        let old = try pki.root.issue(.authority("Old").with { $0.notAfter = SealPKI.now - SealPKI.year })
        let leaf = try old.issue(.leaf("Seal")).certificate
        let error = #expect(throws: CertificateError.self) { try path(leaf, [old.certificate]) }
        #expect(error?.code == "certificate.expired")
        #expect(error?.certificate == old.certificate)
        #expect(code(leaf, [old.certificate], at: SealPKI.now - SealPKI.year) == nil)
        // An anchor's own period counts too.
        #expect(code(leaf, [], [old.certificate]) == "certificate.expired")
    }

    /// An authority listed for itself does not depend on one above it that is listed too.
    @Test func expiredAnchorAboveAnother() throws {
        let root = try TestAuthority.root(.root("Root").with { $0.notAfter = SealPKI.now - SealPKI.year })
        let authority = try root.issue(.authority("Authority"))
        let leaf = try authority.issue(.leaf("Seal")).certificate
        let path = try path(leaf, [], [root.certificate, authority.certificate])
        #expect(path.anchor == authority.certificate)
        #expect(code(leaf, [authority.certificate], [root.certificate]) == "certificate.expired")
    }

    /// Another fault goes before an expired period.
    @Test func expiredAndForged() throws {
        let expired = try pki.authority.issueDER(
            .leaf("Short").with { $0.notAfter = SealPKI.now - 1 }, key: try CertificateKey())
        #expect(code(try Certificate(der: expired)) == "certificate.expired")
        var forged = expired
        forged[forged.count - 1] ^= 1
        #expect(code(try Certificate(der: forged)) == "certificate.signature")
        #expect(code(try Certificate(der: expired), []) == "certificate.untrusted")
    }

    @Test func notAnAuthority() throws {
        // A seal that signs certificates, and an authority that may not.
        let below = try pki.seal.issue(.leaf("Below"))
        #expect(code(below.certificate, [pki.seal, pki.authority].map(\.certificate)) == "certificate.constraints")
        let mute = try pki.root.issue(
            .authority("Mute").with { $0.extensions[1].value = "critical,cRLSign" })
        #expect(code(try mute.issue(.leaf("Seal")).certificate, [mute.certificate]) == "certificate.constraints")
        let unmarked = try pki.root.issue(.authority("Unmarked").without("basicConstraints"))
        #expect(
            code(try unmarked.issue(.leaf("Seal")).certificate, [unmarked.certificate]) == "certificate.constraints")
    }

    @Test func pathLength() throws {
        let narrow = try pki.root.issue(
            .authority("Narrow").with { $0.extensions[0].value = "critical,CA:TRUE,pathlen:0" })
        #expect(code(try narrow.issue(.leaf("Seal")).certificate, [narrow.certificate]) == nil)
        let below = try narrow.issue(.authority("Below"))
        let leaf = try below.issue(.leaf("Seal")).certificate
        #expect(code(leaf, [below, narrow].map(\.certificate)) == "certificate.constraints")
        let error = #expect(throws: CertificateError.self) { try path(leaf, [below, narrow].map(\.certificate)) }
        guard case .constraints(_, .pathLength) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func nameConstraints() throws {
        let bound = try pki.root.issue(
            .authority("Bound").with {
                $0.extensions.append(
                    ("nameConstraints", "critical,permitted;DNS:example.edu,excluded;DNS:bad.example.edu"))
            })
        func leaf(_ host: String) throws -> Certificate {
            try bound.issue(.leaf("Seal", [("subjectAltName", "DNS:\(host)")])).certificate
        }
        #expect(code(try leaf("www.example.edu"), [bound.certificate]) == nil)
        #expect(code(try leaf("example.org"), [bound.certificate]) == "certificate.constraints")
        #expect(code(try leaf("x.bad.example.edu"), [bound.certificate]) == "certificate.constraints")
    }

    @Test func depth() throws {
        var authorities = [pki.root]
        for number in 1...4 {
            authorities.append(try authorities[number - 1].issue(.authority("Authority \(number)")))
        }
        let leaf = try authorities[4].issue(.leaf("Seal")).certificate
        let intermediates = authorities.dropFirst().map(\.certificate)
        #expect(try path(leaf, intermediates, limit: 4).certificates.count == 6)
        #expect(code(leaf, intermediates, limit: 3) == "certificate.untrusted")
        #expect(code(leaf, intermediates, limit: 0) == "certificate.untrusted")
        #expect(code(leaf, intermediates, limit: -1) == "certificate.too-many")
        let many = [Certificate](repeating: pki.root.certificate, count: CertificateChain.maximumCertificates)
        #expect(code(leaf, many) == "certificate.too-many")
    }

    @Test func criticalExtensions() throws {
        func leaf(_ value: String) throws -> Certificate {
            try pki.authority.issue(.leaf("Seal", [("1.3.6.1.4.1.99999.3", value)])).certificate
        }
        #expect(code(try leaf("DER:0500")) == nil)
        let unknown = try leaf("critical,DER:0500")
        let error = #expect(throws: CertificateError.self) { try path(unknown) }
        #expect(error == .criticalExtension(unknown, "1.3.6.1.4.1.99999.3"))
        #expect(error?.code == "certificate.critical-extension")
        let authority = try pki.root.issue(
            .authority("Odd").with { $0.extensions.append(("1.3.6.1.4.1.99999.4", "critical,DER:0500")) })
        #expect(
            code(try authority.issue(.leaf("Seal")).certificate, [authority.certificate])
                == "certificate.critical-extension")
    }

    @Test func purposes() throws {
        func code(_ usage: String, _ more: [(name: String, value: String)], _ purpose: CertificatePurpose) throws
            -> String?
        {
            self.code(try pki.authority.issue(.leaf("Leaf", keyUsage: usage, more)).certificate, for: purpose)
        }
        let signature = "critical,digitalSignature"
        #expect(try code("critical,nonRepudiation", [], .documentSigning) == nil)
        #expect(try code("critical,keyAgreement", [], .documentSigning) == "certificate.purpose")
        #expect(try code("critical,keyEncipherment,dataEncipherment", [], .documentSigning) == "certificate.purpose")
        #expect(try code(signature, [("extendedKeyUsage", "critical,timeStamping")], .timeStamping) == nil)
        #expect(try code(signature, [("extendedKeyUsage", "timeStamping")], .timeStamping) == "certificate.purpose")
        #expect(try code(signature, [], .timeStamping) == "certificate.purpose")
        #expect(
            try code(signature, [("extendedKeyUsage", "critical,timeStamping,serverAuth")], .timeStamping)
                == "certificate.purpose")
        #expect(try code(signature, [("extendedKeyUsage", "serverAuth")], .serverAuthentication) == nil)
        #expect(
            try code(signature, [("extendedKeyUsage", "clientAuth")], .serverAuthentication) == "certificate.purpose")
        #expect(
            try code(signature, [("extendedKeyUsage", "timeStamping")], .serverAuthentication) == "certificate.purpose")
    }

    @Test func strength() throws {
        let small = try pki.authority.issue(.leaf("Small"), key: try CertificateKey(.rsa(bits: 1024)))
        #expect(code(small.certificate) == "certificate.weak-key")
        let large = try pki.authority.issue(.leaf("Large"), key: try CertificateKey(.rsa(bits: 2048)))
        #expect(code(large.certificate) == nil)
        let sha1 = try pki.authority.issue(.leaf("Old digest").with { $0.digest = "SHA1" })
        #expect(code(sha1.certificate) == "certificate.weak-key")
        let authority = try pki.root.issue(.authority("Old digest").with { $0.digest = "SHA1" })
        let leaf = try authority.issue(.leaf("Seal")).certificate
        #expect(code(leaf, [authority.certificate]) == "certificate.weak-key")
        // An anchor's signature is nobody's concern.
        #expect(code(leaf, [], [authority.certificate]) == nil)
    }

    @Test(arguments: [CertificateKey.Kind.p384, .ed25519])
    func otherKeys(kind: CertificateKey.Kind) throws {
        let root = try TestAuthority.root(.root("Root"), key: try CertificateKey(kind))
        let leaf = try root.issue(.leaf("Seal"), key: try CertificateKey(kind)).certificate
        #expect(code(leaf, [], [root.certificate]) == nil)
        #expect(code(leaf) == "certificate.untrusted")
    }

    /// A path may be looked for by several threads with the same certificates.
    @Test func concurrently() async throws {
        let (leaf, others, anchors) = (pki.seal.certificate, [pki.authority.certificate], [pki.root.certificate])
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<20).reduce(0) { sum, _ in
                        let path = try? CertificateChain.verify(
                            leaf: leaf, intermediates: others, anchors: anchors, at: SealPKI.now,
                            purpose: .documentSigning)
                        return sum + (path?.certificates.count ?? 0)
                    }
                }
            }
            for await sum in group { #expect(sum == 60) }
        }
    }

    /// No certificate one bit away from the leaf has a path.
    @Test func singleBitFlipsOfTheLeaf() throws {
        var parsed = 0
        for flipped in singleBitFlips(of: pki.seal.der) {
            guard let leaf = try? Certificate(der: flipped) else { continue }
            parsed += 1
            #expect(code(leaf) != nil)
        }
        #expect(parsed > 1_000)
    }
}
