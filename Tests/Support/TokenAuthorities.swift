// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// Authorities and certificates by which the issuers of tokens are known. Keys are drawn when the tests run.
package struct TokenAuthorities: Sendable {
    package static let shared = Result { try TokenAuthorities() }
    package static let school: ExactString = "https://school.example"

    package let root: TestAuthority
    /// Names like those of `root`, and another key.
    package let namesake: TestAuthority
    package let intermediate: TestAuthority
    /// The issuer's, by its address and its host.
    package let school: TestAuthority
    /// The same names and another key.
    package let schoolAgain: TestAuthority
    /// Another issuer's, by the same authority.
    package let stranger: TestAuthority
    package let schoolOfNamesake: TestAuthority
    package let selfSigned: TestAuthority

    package init() throws {
        root = try .root(.root("Token Authority"))
        namesake = try .root(.root("Token Authority"))
        intermediate = try root.issue(.authority("Token Issuing Authority"))
        school = try intermediate.issue(Self.leaf())
        schoolAgain = try intermediate.issue(Self.leaf().with { $0.serialNumber = 3 })
        stranger = try intermediate.issue(Self.leaf("URI:https://stranger.example,DNS:stranger.example"))
        schoolOfNamesake = try namesake.issue(Self.leaf())
        selfSigned = try .root(Self.leaf().without("authorityKeyIdentifier"))
    }

    package static func leaf(
        _ names: String = "URI:https://school.example,DNS:school.example",
        keyUsage: String = "critical,digitalSignature", more: [(name: String, value: String)] = []
    ) -> CertificateTemplate {
        .leaf("School", keyUsage: keyUsage, [("subjectAltName", names)] + more)
    }

    /// A list that has an issuer with authorities of its own.
    package static func list(_ authorities: [TestAuthority], for issuer: ExactString = school) -> TrustListMaker {
        var entry = TrustListMaker.Issuer(issuer, name: "Listed School")
        entry.certificates = authorities.map(\.der)
        return TrustListMaker([entry])
    }

    /// The header's `x5c`.
    package static func header(_ chain: [TestAuthority]) -> JSONValue {
        .array(chain.map { .string(Base64.encode($0.der)) })
    }
}

extension TestSigner {
    /// Signs by ES256 with the key of a certificate for P-256.
    package init(_ authority: TestAuthority) throws {
        try self.init(.es256, authority.certificate.publicKey) { try authority.key.sign($0) }
    }
}

extension SDJWTScenario {
    /// Lets the issuer be known by the first certificate of a chain and by nothing else.
    package mutating func certify(_ chain: [TestAuthority], issuer: ExactString? = TokenAuthorities.school) throws {
        guard let leaf = chain.first else { throw VectorError.missing("certificate") }
        maker.signer = try TestSigner(leaf)
        maker.claims["iss"] = issuer.map(JSONValue.string)
        maker.header["kid"] = nil
        maker.header["x5c"] = TokenAuthorities.header(chain)
        lists = [TokenAuthorities.list([try TokenAuthorities.shared.get().root])]
    }
}

extension TokenScenario {
    /// Lets the issuer be known by the first certificate of a chain and by nothing else.
    package mutating func certify(_ chain: [TestAuthority], issuer: ExactString = TokenAuthorities.school) throws {
        guard let leaf = chain.first else { throw VectorError.missing("certificate") }
        try setIssuer(issuer)
        maker.signer = try TestSigner(leaf)
        maker.header["alg"] = .string("ES256")
        maker.header["kid"] = nil
        maker.header["x5c"] = TokenAuthorities.header(chain)
        lists = [TokenAuthorities.list([try TokenAuthorities.shared.get().root])]
    }
}
