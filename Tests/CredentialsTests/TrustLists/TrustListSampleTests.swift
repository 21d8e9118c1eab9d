// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing
import TrustLists

/// The real lists of the samples.
@Suite(.enabled(if: VectorFolder.hasSample("trustlists"), "no trust lists at hand"))
struct TrustListSampleTests {
    private static let folder = VectorFolder.samples.appending(path: "trustlists")

    private static func list(_ prefix: String) throws -> TrustList {
        let files = try VectorFolder.files(in: folder, extensions: ["xml", "json", "jwt"])
        let bytes = try #require(files.first { $0.name.hasPrefix(prefix) }, "\(prefix)").bytes()
        let digest = HashAlgorithm.sha256.digest(bytes)
        return try TrustListReader.read(
            bytes, fallbackName: ExactString(prefix), on: TrustListConditions(digest: digest))
    }

    private static func instant(_ text: ExactString) throws -> Instant { try DateTime(text).instant }

    @Test func allOfThemLoad() throws {
        let files = try VectorFolder.files(in: Self.folder, extensions: ["xml", "json", "jwt"])
        #expect(files.count == 6)
        for file in files {
            let digest = HashAlgorithm.sha256.digest(try file.bytes())
            let list = try TrustListReader.read(
                try file.bytes(), fallbackName: "list", on: TrustListConditions(digest: digest))
            #expect(!list.issuers.isEmpty || !list.services.isEmpty || !list.pointers.isEmpty, "\(file)")
        }
    }

    @Test func theSpanishListHasItsServices() throws {
        let list = try Self.list("es-tl")
        #expect(list.name == "Trusted list ES" && list.version == 187)
        #expect(list.services.count == 429)
        #expect(Set(list.services.map(\.provider)).count == 71)
        #expect(
            list.services.count { $0.role == .sealAuthority } + list.services.count { $0.role == .timestampAuthority }
                > 300)
    }

    /// The status of one authority, as the file has it: before it was listed, granted, and at the list's own date.
    @Test(
        arguments: [
            ("2023-01-30T23:59:59Z", nil), ("2023-09-27T12:07:01Z", "granted"), ("2026-07-01T02:00:00Z", "granted"),
        ] as [(ExactString, ExactString?)])
    func theAuthorityForSealsHasItsStatus(_ date: ExactString, _ status: ExactString?) throws {
        let service = try #require(
            try Self.list("es-tl").services.first {
                $0.name?.contains("ANF AC Qualified Certificates for eSeal") == true
            })
        let moment = try Self.instant(date)
        #expect(service.period(at: moment)?.status.map(ListedService.tail) == status)
        #expect(service.isApproved(at: moment) == (status == "granted"))
    }

    /// Every service, at a date of the Directive, one of the Regulation, and the list's own: counted from the file by hand.
    @Test(
        arguments: [
            ("2014-01-01T00:00:00Z", ["undersupervision": 57, "supervisionincessation": 2, "supervisionceased": 7]),
            ("2020-01-01T00:00:00Z", ["granted": 84, "withdrawn": 74]),
            ("2026-07-01T02:00:00Z", ["granted": 238, "withdrawn": 191]),
        ] as [(ExactString, [String: Int])])
    func servicesHaveTheirStatus(_ date: ExactString, _ expected: [String: Int]) throws {
        let moment = try Self.instant(date)
        var found: [String: Int] = [:]
        for service in try Self.list("es-tl").services {
            guard let status = service.period(at: moment)?.status else { continue }
            found[ListedService.tail(status).text, default: 0] += 1
        }
        #expect(found == expected)
    }

    @Test func theListOfListsPointsToEveryCountry() throws {
        let list = try Self.list("eu-lotl")
        #expect(list.name == "List of trusted lists EU" && list.version == 388 && list.services.isEmpty)
        let territories = Set(list.pointers.compactMap(\.territory))
        #expect(territories.isSuperset(of: ["NL", "ES", "BE", "DE", "EU"]))
        #expect(list.pointers.allSatisfy { !$0.certificates.isEmpty })
        // In force between its dates, and at no other.
        let states = try ["2026-05-22T13:16:34Z", "2026-11-18T12:16:35Z", "2026-11-18T12:16:36Z"].map {
            list.currency(at: try Self.instant(ExactString($0)))
        }
        #expect(states == [.future, .inForce, .stale])
    }

    /// Its signature holds, and no longer does when a byte of it or of the list changes.
    @Test func theThaiListIsSigned() throws {
        let files = try VectorFolder.files(in: Self.folder, extensions: ["jwt"])
        let bytes = try #require(files.first).bytes()
        let list = try TrustListReader.read(bytes, fallbackName: "etda")
        guard case .signed(let key) = list.assurance else {
            Issue.record("not signed")
            return
        }
        #expect(key.algorithm == .p256)
        #expect(list.name == "Thai Issuers List" && list.services.count == 3 && list.version == 2)
        #expect(
            list.services.flatMap(\.identifiers).contains("did:key:z6MkoMku1eaYFD7rGnhS9rD2bGyydvPmE3UiW57MQYdAYjJR"))
        var changed = bytes
        let last = try #require(changed.lastIndex(of: UInt8(ascii: ".")))
        changed[last + 10] = changed[last + 10] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        let error = try #require(throws: TrustListError.self) {
            try TrustListReader.read(changed, fallbackName: "etda")
        }
        #expect(error.code == "trust-list.signature")
    }

    /// One registry has an issuer twice; the first entry counts, and it is told.
    @Test func theRegistriesLoad() throws {
        #expect(try Self.list("dcc-issuer").issuers.count == 21)
        #expect(try Self.list("dcc-issuer").repeated.count == 1)
        #expect(try Self.list("dcc-sandbox").issuers.count == 39)
        #expect(try Self.list("dcc-community").issuers.count == 5)
        #expect(try Self.list("dcc-issuer").issued?.rfc3339 == "2025-03-01T23:07:03Z")
    }
}
