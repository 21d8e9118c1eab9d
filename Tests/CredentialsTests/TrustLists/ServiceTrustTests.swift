// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing
import TrustLists

/// Seals under services of a national list: which services count, and at which moment.
@Suite struct ServiceTrustTests {
    /// QcCompliance, and QcType eSeal (ETSI EN 319 412-5).
    private static let qualified = "DER:301F3008060604008E4601013013060604008E4601063009060704008E46010602"

    private struct Parties {
        let authorities: SealAuthorities
        let school: TestAuthority
    }

    private static let parties = Result {
        let authorities = try SealAuthorities.shared.get()
        let template = CertificateTemplate.leaf("School", [("1.3.6.1.5.5.7.1.3", qualified)]).with {
            $0.subject = [
                ("C", "NL"), ("O", "School"), ("organizationIdentifier", SealAuthorities.organization.text),
                ("CN", "School seal"),
            ]
            $0.serialNumber = 50
        }
        return Parties(authorities: authorities, school: try authorities.authority.issue(template))
    }

    /// The report on a sealed credential for a reader who relies on one list of two services.
    private static func report(
        isQualified: Bool = true, at instant: ExactString = "2026-06-01T12:00:00Z", isStamped: Bool = false,
        _ change: (inout ServiceListMaker.Service, inout ServiceListMaker.Service) -> Void = { _, _ in }
    ) throws -> VerificationReport {
        let parties = try parties.get()
        var scenario = try SealScenario()
        if isQualified { try scenario.sealed(by: parties.school) }
        if isStamped {
            try scenario.attach(
                SealMaker.signatureTimestamp(parties.authorities.clock, at: SealAuthorities.february + 60))
        }
        var seals = ServiceListMaker.Service([parties.authorities.authority.der])
        var clock = ServiceListMaker.Service([parties.authorities.clockAuthority.der])
        clock.type = "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST"
        clock.uses = []
        change(&seals, &clock)
        let list = try ServiceStatusListTests.read(ServiceListMaker([seals, clock]).xml)
        let trust = TrustListSet([TrustListSet.Entry(list: list, digest: "00", added: nil)])
        let inputs = VerificationInputs(instant: try DateTime(instant).instant, trust: trust)
        return try Scenario.verify(try scenario.bytes(), Verifier(inputs))
    }

    @Test func aGrantedServiceVouches() throws {
        let report = try Self.report()
        #expect(report.verdict == .valid)
        let issuer = try #require(report.check(.trustIssuer))
        #expect(issuer.outcome == .passed)
        #expect(issuer.evidence.contains { $0.name == "service" && $0.value.contains("granted since 2020-01-01") })
        #expect(report.summary.issuerName == "School")
        // Whatever rests on such a list says what nobody checked.
        #expect(report.check(.trustList)?.code == .trustListUnchecked)
        #expect(report.check(.proofKey)?.evidence.contains { $0.name == "listSignature" } == true)
    }

    @Test func aServiceThatDoesNotCountVouchesForNobody() throws {
        let withdrawn = try Self.report { seals, _ in seals.periods[0].status = "withdrawn" }
        let signatures = try Self.report { seals, _ in seals.uses = ["ForeSignatures"] }
        let other = try Self.report { seals, _ in seals.type = "http://uri.etsi.org/TrstSvc/Svctype/CA/PKC" }
        // A certificate that does not say it is qualified is none of the service's that is listed.
        let plain = try Self.report(isQualified: false)
        for report in [withdrawn, signatures, other, plain] {
            #expect(report.verdict == .untrusted)
            #expect(report.check(.trustIssuer)?.code == .trustAuthorityAbsent)
            #expect(report.check(.trustList)?.code == .trustListUnchecked)
        }
    }

    /// Withdrawn since: what a trusted timestamp proves to be older still counts, what only claims it does not.
    @Test func theStatusAtTheTimeOfSigningCountsWhereThatIsProven() throws {
        func withdrawn(_ isStamped: Bool) throws -> VerificationReport {
            try Self.report(isStamped: isStamped) { seals, _ in
                seals.periods.insert(("withdrawn", "2026-03-01T00:00:00Z"), at: 0)
            }
        }
        #expect(try withdrawn(true).verdict == .valid)
        #expect(try withdrawn(false).verdict == .untrusted)
        // Granted only after the proven time.
        let later = try Self.report(isStamped: true) { seals, _ in seals.periods[0].from = "2026-03-01T00:00:00Z" }
        #expect(later.verdict == .untrusted)
    }

    @Test func aTimestampCountsByAGrantedService() throws {
        func proven(_ change: (inout ServiceListMaker.Service) -> Void) throws -> Bool {
            let report = try Self.report(isStamped: true) { _, clock in change(&clock) }
            return report.check(.proofKey)?.evidence.contains { $0.name == "proven" } == true
        }
        #expect(try proven { _ in })
        #expect(try !proven { $0.periods[0].status = "withdrawn" })
        #expect(try !proven { $0.type = "http://uri.etsi.org/TrstSvc/Svctype/TSA" })
        // Not on the list yet when it stamped.
        #expect(try !proven { $0.periods[0].from = "2026-04-01T00:00:00Z" })
    }

    @Test func aListOutOfForceDecidesNothing() throws {
        let stale = try Self.report(at: "2027-01-01T00:00:00Z")
        #expect(stale.verdict == .indeterminate && stale.check(.trustList)?.code == .trustListStale)
        let future = try Self.report(at: "2025-12-31T00:00:00Z")
        #expect(future.check(.trustList)?.code == .trustListFuture)
    }
}
