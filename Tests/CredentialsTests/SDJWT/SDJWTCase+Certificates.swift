// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

extension SDJWTCase {
    private typealias CertificateChange = @Sendable (inout SDJWTScenario, TokenAuthorities) throws -> Void

    /// A change to an SD-JWT VC whose issuer is known by a chain to a listed authority.
    private static func certified(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        _ change: @escaping CertificateChange = { _, _ in }
    ) -> SDJWTCase {
        SDJWTCase("certified, \(name)", check, outcome, code, verdict) { scenario in
            let parties = try TokenAuthorities.shared.get()
            try scenario.certify([parties.school, parties.intermediate])
            try change(&scenario, parties)
        }
    }

    private static func holds(_ name: String, _ change: @escaping CertificateChange = { _, _ in }) -> SDJWTCase {
        certified(name, .proofKey, .passed, nil, .valid, change)
    }

    /// Nobody on a list answers for the certificate.
    private static func unlisted(_ name: String, _ change: @escaping CertificateChange) -> SDJWTCase {
        certified(name, .proofKey, .unknown, .proofKeyCertificate, .indeterminate, change)
    }

    /// The signer's certificate is another, by the same authority.
    private static func leaf(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        _ template: CertificateTemplate
    ) -> SDJWTCase {
        certified(name, check, outcome, code, verdict) {
            try $0.certify([try $1.intermediate.issue(template), $1.intermediate])
        }
    }

    private static func broken(_ name: String, _ change: @escaping CertificateChange) -> SDJWTCase {
        certified(name, .proofKey, .failed, .certificateMismatch, .invalid, change)
    }

    private static let template = TokenAuthorities.leaf()
    private static let revocable = TokenAuthorities.leaf(more: [
        ("crlDistributionPoints", "URI:http://ca.example/1.crl")
    ])

    static let certificates = certifying + namings + chains + headers

    private static let certifying = [
        holds("a chain to a listed authority"),
        certified("by a listed authority", .trustIssuer, .passed, nil, .valid),
        certified("named by its address", .proofController, .passed, nil, .valid),
        holds("the issuing authority is the listed one") {
            try $0.certify([$1.school])
            $0.lists = [TokenAuthorities.list([$1.intermediate])]
        },
        holds("the certificate is the listed one") {
            try $0.certify([$1.school])
            $0.lists = [TokenAuthorities.list([$1.school])]
        },
        holds("a self-signed certificate that is the listed one") {
            try $0.certify([$1.selfSigned])
            $0.lists = [TokenAuthorities.list([$1.selfSigned])]
        },
        holds("a chain to nobody, and a list that pins the key") {
            try $0.certify([$1.selfSigned])
            let key = try $1.selfSigned.certificate.publicKey
            $0.lists = [TrustListMaker([.init(TokenAuthorities.school, keys: [key])])]
        },
        holds("the root stands in it too") { try $0.certify([$1.school, $1.intermediate, $1.root]) },
        unlisted("no list") { scenario, _ in scenario.lists = [] },
        unlisted("a list without authorities") { scenario, _ in
            scenario.lists = [TrustListMaker([.init(TokenAuthorities.school)])]
        },
        unlisted("a self-signed root in it, and no list") { scenario, parties in
            try scenario.certify([parties.school, parties.intermediate, parties.root])
            scenario.lists = []
        },
        unlisted("signed by itself") { try $0.certify([$1.selfSigned]) },
        unlisted("the issuing authority is missing") { try $0.certify([$1.school]) },
        unlisted("an authority that is listed for somebody else") {
            $0.lists = [TokenAuthorities.list([$1.root], for: "https://stranger.example")]
        },
        unlisted("a list that has ended") { scenario, _ in
            scenario.lists = scenario.lists.map { list in
                var list = list
                list.expires = "2026-01-01T00:00:00Z"
                return list
            }
        },
        unlisted("of a namesake of the authority") { try $0.certify([$1.schoolOfNamesake]) },
    ]

    private static let namings = [
        certified("named by the host of its address", .proofController, .passed, nil, .valid) {
            try $0.certify([$1.school, $1.intermediate], issuer: "https://school.example/issuers/1")
        },
        certified("named by the host of its did:web", .proofController, .passed, nil, .valid) {
            try $0.certify([$1.school, $1.intermediate], issuer: "did:web:school.example")
        },
        certified("no issuer but the certificate's subject", .trustIssuer, .passed, nil, .valid) {
            try $0.certify([$1.school, $1.intermediate], issuer: nil)
        },
        certified("no issuer, and no list", .proofKey, .unknown, .proofKeyCertificate, .indeterminate) {
            try $0.certify([$1.school, $1.intermediate], issuer: nil)
            $0.lists = []
        },
        certified("another issuer's", .proofController, .failed, .proofControllerMismatch, .invalid) {
            try $0.certify([$1.stranger, $1.intermediate])
        },
        certified("of a host above it", .proofController, .failed, .proofControllerMismatch, .invalid) {
            try $0.certify([$1.school, $1.intermediate], issuer: "https://deep.school.example")
        },
        certified("of a did:web of another host", .proofController, .failed, .proofControllerMismatch, .invalid) {
            try $0.certify([$1.school, $1.intermediate], issuer: "did:web:school.example.evil.example")
        },
        leaf(
            "no names", .proofController, .failed, .proofControllerMismatch, .invalid,
            template.without("subjectAltName")),
        leaf(
            "a wildcard for a name", .proofController, .failed, .proofControllerMismatch, .invalid,
            TokenAuthorities.leaf("DNS:*.example,DNS:*.school.example")),
        certified("the number in a register", .proofController, .failed, .proofControllerMismatch, .invalid) {
            let leaf = try $1.intermediate.issue(
                template.with { $0.subject.append(("organizationIdentifier", "NTRNL-12345678")) })
            try $0.certify([leaf, $1.intermediate], issuer: "12345678")
        },
    ]

    private static let chains = [
        leaf(
            "expired since", .proofKey, .unknown, .certificateExpired, .indeterminate,
            template.with { $0.notAfter = SealAuthorities.march }),
        certified("made after it expired", .proofKey, .failed, .certificateOutsidePeriod, .invalid) {
            let leaf = try $1.intermediate.issue(template.with { $0.notAfter = SealAuthorities.march })
            try $0.certify([leaf, $1.intermediate])
            $0.maker.claims["iat"] = .integer(Int(SealAuthorities.may))
        },
        leaf(
            "not yet in force", .proofKey, .failed, .certificateOutsidePeriod, .invalid,
            template.with { $0.notBefore = SealAuthorities.july }),
        certified("an authority that expired since", .proofKey, .unknown, .certificateExpired, .indeterminate) {
            let authority = try $1.root.issue(.authority("Ended").with { $0.notAfter = SealAuthorities.march })
            try $0.certify([try authority.issue(template), authority])
        },
        certified("issued by another's certificate", .proofKey, .failed, .certificateChain, .invalid) {
            try $0.certify([try $1.stranger.issue(template), $1.stranger, $1.intermediate])
        },
        certified("out of order", .proofKey, .failed, .certificateChain, .invalid) {
            try $0.certify([$1.school, $1.root, $1.intermediate])
        },
        certified("somebody else's authority between", .proofKey, .failed, .certificateChain, .invalid) {
            try $0.certify([$1.school, $1.stranger, $1.intermediate])
        },
        certified("the authority first", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            $0.maker.header["x5c"] = TokenAuthorities.header([$1.intermediate, $1.school])
        },
        certified("the leaf exchanged", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            $0.maker.header["x5c"] = TokenAuthorities.header([$1.schoolAgain, $1.intermediate])
        },
        certified("an authority that signs credentials", .proofPurpose, .failed, .certificatePurpose, .invalid) {
            let authority = try $1.root.issue(
                CertificateTemplate.authority("School").with {
                    $0.extensions.removeAll { $0.name == "keyUsage" }
                    $0.extensions.append(("subjectAltName", "URI:https://school.example"))
                })
            try $0.certify([authority])
        },
        leaf(
            "for encipherment", .proofPurpose, .failed, .certificatePurpose, .invalid,
            TokenAuthorities.leaf(keyUsage: "critical,keyEncipherment")),
        leaf(
            "over SHA-1", .proofKey, .unknown, .certificateChain, .indeterminate, template.with { $0.digest = "SHA1" }),
        leaf(
            "revocable, and no list of revocations", .proofKey, .unknown, .certificateRevocationUnknown,
            .indeterminate, revocable),
        holds("revocable, and the listed one") {
            let leaf = try $1.intermediate.issue(revocable)
            try $0.certify([leaf, $1.intermediate])
            $0.lists = [TokenAuthorities.list([leaf])]
        },
        certified("another algorithm than the key's", .proofSuite, .failed, .proofSuiteKey, .invalid) {
            scenario, _ in scenario.maker.header["alg"] = .string("ES384")
        },
    ]

    private static let headers = [
        broken("no certificate in it") { scenario, _ in scenario.maker.header["x5c"] = .array([.string("MIIB")]) },
        broken("an empty list") { scenario, _ in scenario.maker.header["x5c"] = .array([]) },
        broken("a text for a list") {
            $0.maker.header["x5c"] = .string(Base64.encode($1.school.der))
        },
        broken("a number for a certificate") { scenario, _ in scenario.maker.header["x5c"] = .array([.integer(1)]) },
        broken("base64url for base64") {
            $0.maker.header["x5c"] = .array([.string(Base64URL.encode($1.school.der))])
        },
        broken("bytes behind the certificate") {
            $0.maker.header["x5c"] = .array([.string(Base64.encode($1.school.der + [0, 0, 0]))])
        },
        broken("too many") {
            $0.maker.header["x5c"] = TokenAuthorities.header([TestAuthority](repeating: $1.school, count: 65))
        },
        broken("the digest of another") {
            $0.maker.header["x5t#S256"] = .string(Base64URL.encode($1.stranger.certificate.fingerprint))
        },
        holds("its own digest") {
            $0.maker.header["x5t#S256"] = .string(Base64URL.encode($1.school.certificate.fingerprint))
        },
        holds("its key beside it") {
            $0.maker.header["jwk"] = .object(try $1.school.certificate.publicKey.jwk)
        },
        certified("another key beside it", .proofKey, .failed, .tokenKeyMismatch, .invalid) {
            $0.maker.header["jwk"] = .object(try $1.stranger.certificate.publicKey.jwk)
        },
        holds("a name that nothing at hand tells") { scenario, _ in
            scenario.maker.header["kid"] = .string("did:web:other.example#key-1")
        },
        SDJWTCase("certified by another than its did:key", .proofKey, .failed, .tokenKeyMismatch, .invalid) {
            let parties = try TokenAuthorities.shared.get()
            $0.maker.header["x5c"] = TokenAuthorities.header([parties.school, parties.intermediate])
        },
        SDJWTCase(
            "certified, and no name in its header but a did:key for issuer", .proofKey, .failed, .tokenKeyMismatch,
            .invalid
        ) {
            let parties = try TokenAuthorities.shared.get()
            $0.maker.header["kid"] = nil
            $0.maker.header["x5c"] = TokenAuthorities.header([parties.school, parties.intermediate])
        },
    ]
}
