// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing
import TrustLists

/// National trusted lists in XML (ETSI TS 119 612).
@Suite struct ServiceStatusListTests {
    static func pinned(_ bytes: [UInt8]) -> TrustListConditions {
        TrustListConditions(digest: HashAlgorithm.sha256.digest(bytes))
    }

    static func read(_ bytes: [UInt8]) throws -> TrustList {
        try TrustListReader.read(bytes, fallbackName: "file", on: pinned(bytes))
    }

    private static func code(_ text: [UInt8]) throws -> String {
        try #require(throws: TrustListError.self) { try read(text) }.code
    }

    private static func service(_ change: (inout ServiceListMaker.Service) -> Void = { _ in }) -> ServiceListMaker {
        var service = ServiceListMaker.Service([[0x30, 0x00]])
        change(&service)
        return ServiceListMaker([service])
    }

    private static func instant(_ text: ExactString) throws -> Instant { try DateTime(text).instant }

    @Test func readsServices() throws {
        let list = try Self.read(Self.service().xml)
        #expect(list.name == "Trusted list NL" && list.version == 7 && list.format == "etsi-ts-119612")
        #expect(list.issued?.rfc3339 == "2026-01-01T00:00:00Z" && list.expires?.rfc3339 == "2026-12-31T00:00:00Z")
        #expect(list.assurance == .pinnedDigest)
        let service = try #require(list.services.first)
        #expect(service.provider == "Trust Services Ltd" && service.name == "Seals" && service.shortType == "CA/QC")
        #expect(service.certificates == [[0x30, 0x00]])
        #expect(service.role == .sealAuthority)
    }

    /// TL-18: without its digest such a list is not relied on, with another one neither.
    @Test func entersOnlyWithItsDigest() throws {
        let bytes = Self.service().xml
        func code(_ conditions: TrustListConditions) throws -> String {
            try #require(throws: TrustListError.self) {
                try TrustListReader.read(bytes, fallbackName: "file", on: conditions)
            }.code
        }
        #expect(try code(TrustListConditions()) == "trust-list.digest-required")
        #expect(try code(Self.pinned([])) == "trust-list.digest")
        var asked = Self.pinned(bytes)
        asked.signer = try TestKey("list signer").publicKey
        #expect(try code(asked) == "trust-list.unsigned")
        #expect(try TrustListReader.read(bytes, fallbackName: "file", on: .show).services.count == 1)
    }

    @Test func pointsToOtherLists() throws {
        var maker = ServiceListMaker()
        maker.territory = "EU"
        maker.listType = "EUlistofthelists"
        maker.pointers = [("NL", "https://tl.example/nl.xml"), ("ES", "https://tl.example/es.xml")]
        let list = try Self.read(maker.xml)
        #expect(list.name == "List of trusted lists EU")
        #expect(list.pointers.map(\.territory) == ["NL", "ES"])
        #expect(list.pointers.last?.location == "https://tl.example/es.xml")
        #expect(list.isOnlyOfLists)
    }

    // MARK: Status and time

    @Test func aServiceHasAStandingAtEachMoment() throws {
        let maker = Self.service {
            $0.periods = [
                ("withdrawn", "2024-06-01T00:00:00Z"), ("granted", "2016-06-30T22:00:00Z"),
                ("undersupervision", "2010-01-01T00:00:00Z"),
            ]
        }
        let service = try #require(try Self.read(maker.xml).services.first)
        let expected: [(ExactString, ExactString?, Bool)] = [
            ("2009-12-31T23:59:59Z", nil, false), ("2010-01-01T00:00:00Z", "undersupervision", true),
            ("2016-06-30T22:00:00Z", "granted", true), ("2024-05-31T23:59:59Z", "granted", true),
            ("2024-06-01T00:00:00Z", "withdrawn", false), ("2026-06-01T00:00:00Z", "withdrawn", false),
        ]
        for (moment, status, isApproved) in expected {
            let instant = try Self.instant(moment)
            #expect(service.period(at: instant)?.status.map(ListedService.tail) == status, "\(moment)")
            #expect(service.isApproved(at: instant) == isApproved, "\(moment)")
        }
        #expect(
            service.approvedSince(until: try Self.instant("2020-01-01T00:00:00Z"))?.rfc3339 == "2010-01-01T00:00:00Z")
        #expect(service.approvedSince(until: try Self.instant("2025-01-01T00:00:00Z")) == nil)
    }

    /// The Directive's status ended with it.
    @Test func aStatusOfTheDirectiveEndsWithIt() throws {
        let maker = Self.service { $0.periods = [("accredited", "2010-01-01T00:00:00Z")] }
        let service = try #require(try Self.read(maker.xml).services.first)
        #expect(service.isApproved(at: try Self.instant("2016-06-30T21:59:59Z")))
        #expect(!service.isApproved(at: try Self.instant("2016-06-30T22:00:00Z")))
    }

    @Test func anAuthorityForSignaturesVouchesForNoSeals() throws {
        for uses in [["ForeSignatures"], [], ["ForWebSiteAuthentication"]] {
            let service = try #require(try Self.read(Self.service { $0.uses = uses }.xml).services.first)
            #expect(!service.isApproved(at: try Self.instant("2026-06-01T00:00:00Z")))
        }
        let both = Self.service { $0.uses = ["ForeSignatures", "ForeSeals"] }
        #expect(
            try #require(try Self.read(both.xml).services.first).isApproved(
                at: try Self.instant("2026-06-01T00:00:00Z")))
    }

    @Test func anchorsFollowTypesAndTimes() throws {
        var clock = ServiceListMaker.Service([[0x30, 0x01, 0x00]])
        clock.type = "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST"
        clock.uses = []
        clock.periods = [("withdrawn", "2026-03-01T00:00:00Z"), ("granted", "2020-01-01T00:00:00Z")]
        var unknown = ServiceListMaker.Service([[0x30, 0x02, 0x05, 0x00]])
        unknown.type = "http://uri.etsi.org/TrstSvc/Svctype/Certstatus/OCSP/QC"
        let bytes = ServiceListMaker([.init([[0x30, 0x00]]), clock, unknown]).xml
        let list = try Self.read(bytes)
        let set = TrustListSet([TrustListSet.Entry(list: list, digest: "00", added: nil)])
        func anchors(_ use: TrustAnchor.Use, _ now: ExactString, _ signing: ExactString? = nil) throws -> [[UInt8]] {
            set.anchors(for: use, at: try Self.instant(now), signing: try signing.map(Self.instant)).map(\.certificate)
        }
        #expect(try anchors(.credentials, "2026-06-01T00:00:00Z") == [[0x30, 0x00]])
        #expect(try anchors(.timestamps, "2026-06-01T00:00:00Z") == [])
        #expect(try anchors(.timestamps, "2026-02-01T00:00:00Z") == [[0x30, 0x01, 0x00]])
        // The status at the time of signing, where that is proven.
        #expect(try anchors(.timestamps, "2026-06-01T00:00:00Z", "2026-02-01T00:00:00Z") == [[0x30, 0x01, 0x00]])
        #expect(try anchors(.credentials, "2026-06-01T00:00:00Z", "2019-12-31T00:00:00Z") == [])
        // A list that is not in force vouches for nothing, whatever the time of signing.
        #expect(try anchors(.credentials, "2027-06-01T00:00:00Z", "2026-02-01T00:00:00Z") == [])
        #expect(try anchors(.credentials, "2025-06-01T00:00:00Z") == [])
        #expect(set.uncheckedLists(at: try Self.instant("2026-06-01T00:00:00Z")) == ["Trusted list NL"])
        let anchor = try #require(
            set.anchors(for: .credentials, at: try Self.instant("2026-06-01T00:00:00Z"), signing: nil).first)
        #expect(
            anchor.isForQualified && !anchor.entry.isSignatureChecked && anchor.since?.rfc3339 == "2020-01-01T00:00:00Z"
        )
    }

    // MARK: Refusals

    @Test(arguments: [
        ("<!DOCTYPE TrustServiceStatusList>", "xml.dtd"),
        ("<!DOCTYPE TrustServiceStatusList SYSTEM \"http://evil.example/x.dtd\">", "xml.dtd"),
        ("<!DOCTYPE x [<!ENTITY a \"b\">]>", "xml.dtd"), ("<!-- ok --", "xml.malformed"),
    ])
    func refusesDeclarations(_ prologue: String, _ code: String) throws {
        var maker = Self.service()
        maker.prologue = prologue
        #expect(try Self.code(maker.xml) == code)
    }

    @Test(arguments: [
        ("<TSLVersionIdentifier>6<", "<TSLVersionIdentifier>4<", "trust-list.member"),
        ("<TSLSequenceNumber>7<", "<TSLSequenceNumber>0<", "trust-list.member"),
        ("<TSLSequenceNumber>7<", "<TSLSequenceNumber>+7<", "trust-list.member"),
        ("<SchemeTerritory>NL<", "<SchemeTerritory> <", "trust-list.member"),
        ("<ListIssueDateTime>2026", "<ListIssueDateTime>yesterday", "trust-list.member"),
        ("<dateTime>2026-12-31T00:00:00Z</dateTime>", "", "trust-list.member"),
        ("Svcstatus/granted", "", "ok"),
        ("<StatusStartingTime>2020", "<StatusStartingTime>20", "trust-list.member"),
        ("MAA=", "MAA", "trust-list.member"), ("Trust Services Ltd", "&evil;", "xml.dtd"),
        ("Trust Services Ltd", "<b>Ltd</b>", "trust-list.member"),
        ("</TrustServiceStatusList>", "", "xml.truncated"),
        ("http://uri.etsi.org/02231/v2#", "urn:x", "trust-list.form"),
        ("<TSPServices>", "<TSPServices><x>", "xml.malformed"),
    ])
    func refuses(_ part: String, _ replacement: String, _ code: String) throws {
        let text = String(decoding: Self.service().xml, as: UTF8.self)
        #expect(text.contains(part))
        let bytes = Array(text.replacing(part, with: replacement).utf8)
        if code == "ok" {
            // A status of a name that is not known approves nothing.
            let list = try Self.read(bytes)
            #expect(list.services.first?.isApproved(at: try Self.instant("2026-06-01T00:00:00Z")) == false)
        } else {
            #expect(try Self.code(bytes) == code)
        }
    }

    @Test func refusesAHistoryThatContradictsItself() throws {
        let maker = Self.service {
            $0.periods = [("granted", "2020-01-01T00:00:00Z"), ("withdrawn", "2020-01-01T00:00:00Z")]
        }
        #expect(try Self.code(maker.xml) == "trust-list.member")
    }

    @Test func aHistoryOutOfOrderIsPutInOrder() throws {
        let maker = Self.service {
            $0.periods = [("granted", "2020-01-01T00:00:00Z"), ("withdrawn", "2022-01-01T00:00:00Z")]
        }
        let service = try #require(try Self.read(maker.xml).services.first)
        #expect(!service.isApproved(at: try Self.instant("2026-06-01T00:00:00Z")))
    }
}
