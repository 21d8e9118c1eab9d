// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// Who takes part in sealing: authorities, certificates of every kind for seals, and revocation data. Keys are drawn when the tests run.
package struct SealAuthorities: Sendable {
    package static let shared = Result { try SealAuthorities() }
    /// 2026-06-01T12:00:00Z, 2026-02-01, 2026-03-01, 2026-05-01 and 2026-07-01.
    package static let now: Int64 = 1_780_315_200
    package static let february: Int64 = 1_769_904_000
    package static let march: Int64 = 1_772_323_200
    package static let may: Int64 = 1_777_593_600
    package static let july: Int64 = 1_782_864_000

    package static let organization: ExactString = "NTRNL-12345678"

    package let authority: TestAuthority
    /// Names like those of `authority`, and another key.
    package let namesake: TestAuthority
    package let school: TestAuthority
    package let schoolOfNamesake: TestAuthority
    /// Its certificate ended on 1 March 2026.
    package let expired: TestAuthority
    package let notYetValid: TestAuthority
    package let stranger: TestAuthority
    /// Has no organization identifier.
    package let nameless: TestAuthority
    package let selfSigned: TestAuthority
    package let subordinate: TestAuthority
    package let encipherer: TestAuthority
    package let clock: TestAuthority
    package let clockAuthority: TestAuthority
    package let strangersClock: TestAuthority
    package let weak: TestAuthority
    /// Issued by the school, which is no authority.
    package let forged: TestAuthority

    package init() throws {
        authority = try .root(.root("Seal Authority"))
        namesake = try .root(.root("Seal Authority"))
        school = try authority.issue(Self.leaf("School", Self.organization, serial: 10))
        schoolOfNamesake = try namesake.issue(Self.leaf("School", Self.organization, serial: 10))
        expired = try authority.issue(
            Self.leaf("School", Self.organization, serial: 11).with { $0.notAfter = Self.march })
        notYetValid = try authority.issue(
            Self.leaf("School", Self.organization, serial: 12).with { $0.notBefore = Self.july })
        stranger = try authority.issue(Self.leaf("Stranger", "NTRNL-87654321", serial: 13))
        nameless = try authority.issue(
            .leaf("School", keyUsage: "critical,digitalSignature").with { $0.serialNumber = 14 })
        selfSigned = try .root(Self.leaf("School", Self.organization, serial: 15).without("authorityKeyIdentifier"))
        subordinate = try authority.issue(
            CertificateTemplate.authority("School").with {
                $0.subject = Self.subject("School", Self.organization)
                $0.serialNumber = 16
                $0.extensions = $0.extensions.map { name, value in
                    (name, name == "keyUsage" ? "critical,keyCertSign,cRLSign,digitalSignature" : value)
                }
            })
        encipherer = try authority.issue(
            Self.leaf("School", Self.organization, serial: 17, keyUsage: "critical,keyEncipherment"))
        weak = try authority.issue(
            Self.leaf("School", Self.organization, serial: 18).with { $0.digest = "SHA1" })
        forged = try school.issue(Self.leaf("School", Self.organization, serial: 19))
        clockAuthority = try .root(.root("Clock Authority"))
        let stamping = [(name: "extendedKeyUsage", value: "critical,timeStamping")]
        clock = try clockAuthority.issue(.leaf("Clock", stamping))
        strangersClock = try TestAuthority.root(.root("Unknown Clock Authority")).issue(
            .leaf("Unknown Clock", stamping))
    }

    private static func subject(_ name: String, _ organization: ExactString) -> [(type: String, value: String)] {
        [("C", "NL"), ("O", name), ("organizationIdentifier", organization.text), ("CN", "\(name) seal")]
    }

    private static func leaf(
        _ name: String, _ organization: ExactString, serial: Int64, keyUsage: String = "critical,digitalSignature"
    ) -> CertificateTemplate {
        CertificateTemplate.leaf(name, keyUsage: keyUsage).with {
            $0.subject = subject(name, organization)
            $0.serialNumber = serial
        }
    }

    /// A list of the authority's in force from 1 May to 1 July 2026.
    package func list(
        _ revoked: [RevocationMaker.Entry] = [], from: Int64 = may, until: Int64 = july
    ) throws -> [UInt8] {
        try RevocationMaker.list(authority, revoked, from: from, until: until)
    }
}
