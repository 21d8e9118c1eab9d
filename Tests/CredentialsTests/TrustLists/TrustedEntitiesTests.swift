// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing
import TrustLists

/// Lists of trusted entities in JSON under a JAdES signature (ETSI TS 119 602).
@Suite struct TrustedEntitiesTests {
    private static let signer = Result { try TestAuthority.root(.leaf("List operator")) }
    private static let issuer = Result { try TestKey("listed issuer") }

    private static func maker() throws -> ServiceListMaker {
        let key = try issuer.get().publicKey
        var service = ServiceListMaker.Service.issuance(["did:web:school.example"], keys: [key])
        service.periods = [("withdrawn", "2026-06-01T00:00:00Z"), ("notified", "2025-01-01T00:00:00Z")]
        return ServiceListMaker([service])
    }

    private static func read(
        _ bytes: [UInt8], _ conditions: TrustListConditions = TrustListConditions()
    ) throws -> TrustList { try TrustListReader.read(bytes, fallbackName: "file", on: conditions) }

    private static func code(_ bytes: [UInt8]) throws -> String {
        try #require(throws: TrustListError.self) { try read(bytes) }.code
    }

    private static func instant(_ text: ExactString) throws -> Instant { try DateTime(text).instant }

    @Test func readsAndVerifies() throws {
        let list = try Self.read(try Self.maker().token(by: try Self.signer.get()))
        #expect(list.name == "Issuers of NL" && list.version == 7 && list.format == "etsi-ts-119602")
        #expect(list.assurance == .signed(by: try Self.signer.get().certificate.publicKey))
        let service = try #require(list.services.first)
        #expect(service.provider == "Listed School" && service.identifiers == ["did:web:school.example"])
        #expect(service.isApproved(at: try Self.instant("2026-02-01T00:00:00Z")))
        #expect(!service.isApproved(at: try Self.instant("2026-07-01T00:00:00Z")))
    }

    @Test func standsForItsKeysOnlyAndWhileNotified() throws {
        let list = try Self.read(try Self.maker().token(by: try Self.signer.get()))
        let set = TrustListSet([TrustListSet.Entry(list: list, digest: "00", added: nil)])
        let key = try Self.issuer.get().publicKey
        func standing(_ keys: [PublicKey], _ now: ExactString) throws -> TrustStanding {
            set.standing(of: "did:web:school.example", keys: keys, at: try Self.instant(now))
        }
        guard case .named(let entry) = try standing([key], "2026-02-01T00:00:00Z") else {
            Issue.record("not named")
            return
        }
        #expect(entry.name == "Listed School" && entry.isSignatureChecked)
        #expect(
            try standing([try TestKey("stranger").publicKey], "2026-02-01T00:00:00Z") == .otherKey(list: list.name))
        #expect(try standing([key], "2026-07-01T00:00:00Z") == .outsidePeriod(list: list.name))
        #expect(try standing([key], "2027-02-01T00:00:00Z") == .stale(lists: [list.name]))
        #expect(try standing([key], "2025-12-01T00:00:00Z") == .future(lists: [list.name]))
        let now = try Self.instant("2026-07-01T00:00:00Z")
        #expect(set.pin(of: "did:web:school.example", key: key, at: now) == nil)
        let signing = try Self.instant("2026-02-01T00:00:00Z")
        #expect(set.pin(of: "did:web:school.example", key: key, at: now, signing: signing)?.name == "Listed School")
    }

    @Test func refusesOtherSignatures() throws {
        let signer = try Self.signer.get()
        let other = try TestAuthority.root(.leaf("Other"))
        // Signed by one, with the certificate of another.
        #expect(try Self.code(try Self.maker().token(by: signer, certificates: [other])) == "trust-list.signature")
        let expired = try TestAuthority.root(.leaf("Operator").with { $0.notAfter = 1_700_000_000 })
        #expect(try Self.code(try Self.maker().token(by: expired)) == "trust-list.signer-outside-period")
        let asked = TrustListConditions(signer: try other.certificate.publicKey)
        let refused = try #require(throws: TrustListError.self) {
            try Self.read(try Self.maker().token(by: signer), asked)
        }
        #expect(refused.code == "trust-list.other-signer")
    }

    /// The plain JSON, without the signature it is published with, takes a digest in its place.
    @Test func withoutItsSignatureItNeedsADigest() throws {
        let bytes = JSONWriter.bytes(.object(try Self.maker().json))
        #expect(try Self.code(bytes) == "trust-list.digest-required")
        let pinned = TrustListConditions(digest: HashAlgorithm.sha256.digest(bytes))
        #expect(try Self.read(bytes, pinned).assurance == .pinnedDigest)
    }

    @Test func readsTheVariationsInUse() throws {
        var object = try Self.maker().json
        try object.set("/LoTE/ListAndSchemeInformation/NextUpdate", json: #"{"dateTime":"2026-12-31T00:00:00.5Z"}"#)
        let inner = try #require(object["LoTE"]?.objectValue)
        let list = try TrustListReader.read(JSONWriter.bytes(.object(inner)), fallbackName: "file", on: .show)
        #expect(list.expires?.rfc3339 == "2026-12-31T00:00:00Z")
    }

    @Test(arguments: [
        ("/LoTE/ListAndSchemeInformation/LoTEVersionIdentifier", "2"),
        ("/LoTE/ListAndSchemeInformation/LoTESequenceNumber", "0"),
        ("/LoTE/ListAndSchemeInformation/LoTESequenceNumber", #""7""#),
        ("/LoTE/ListAndSchemeInformation/NextUpdate", "null"),
        ("/LoTE/ListAndSchemeInformation/NextUpdate", #""soon""#),
        ("/LoTE/ListAndSchemeInformation/ListIssueDateTime", "null"),
        ("/LoTE/ListAndSchemeInformation/SchemeName", "[]"), ("/LoTE/TrustedEntitiesList", "{}"),
        ("/LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceDigitalIdentity", "null"),
        (
            "/LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceDigitalIdentity/OtherIds",
            "[7]"
        ),
    ])
    func refuses(_ place: String, _ json: String) throws {
        var object = try Self.maker().json
        try object.set(place, json: json)
        let error = try #require(throws: TrustListError.self) {
            try TrustListReader.read(JSONWriter.bytes(.object(object)), fallbackName: "file", on: .show)
        }
        #expect(error.code == "trust-list.member")
    }
}
