// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON
import TestSupport
import Testing
import TrustLists

@Suite struct TrustListDiffTests {
    private static func list(_ maker: TrustListMaker) throws -> TrustList { try maker.entry().list }

    @Test func anEditionDoesNotDifferFromItself() throws {
        let list = try Self.list(TrustListMaker([.init("did:a", name: "A"), .init("did:b")]))
        #expect(TrustListDiff(from: list, to: list).items.isEmpty)
    }

    @Test func tellsIssuersAndKeys() throws {
        let key = try TestKey("old").publicKey
        let other = try TestKey("new").publicKey
        let old = try Self.list(TrustListMaker([.init("did:a", name: "A", keys: [key]), .init("did:b", name: "B")]))
        let new = try Self.list(
            TrustListMaker([.init("did:a", name: "A", keys: [other], until: "2026-01-01T00:00:00Z"), .init("did:c")])
                .with { $0.version = 2 })
        let items = TrustListDiff(from: old, to: new).items
        #expect(
            items.map { "\($0.subject) \($0.change) \($0.id)" }
                == [
                    "list changed Listed schools", "issuer removed did:b", "issuer added did:c", "issuer changed did:a",
                ])
        let details = try #require(items.last?.details)
        #expect(details.map(\.member) == ["keys", "until"])
        #expect(details.first?.before == [key.multikey] && details.first?.after == [other.multikey])
        #expect(items.first?.details.map(\.member) == ["version"])
    }

    @Test func tellsServicesAndTheirStatus() throws {
        func read(_ services: [ServiceListMaker.Service], _ sequence: Int) throws -> TrustList {
            var maker = ServiceListMaker(services)
            maker.sequence = sequence
            return try ServiceStatusListTests.read(maker.xml)
        }
        let stays = ServiceListMaker.Service([[0x30, 0x00]])
        var withdrawn = stays
        withdrawn.periods.insert(("withdrawn", "2026-02-01T00:00:00Z"), at: 0)
        var goes = ServiceListMaker.Service([[0x30, 0x01, 0x00]])
        goes.name = "Goes"
        var comes = goes
        comes.name = "Comes"
        comes.certificates = [[0x30, 0x02, 0x05, 0x00]]
        var rekeyed = goes
        rekeyed.certificates = [[0x30, 0x02, 0x05, 0x00]]
        let changes = TrustListDiff(from: try read([stays, goes], 7), to: try read([withdrawn, comes], 8)).items
        #expect(
            changes.map { "\($0.subject) \($0.change)" }
                == ["list changed", "service removed", "service added", "service changed"])
        #expect(changes.last?.details.first?.after == ["withdrawn since 2026-02-01T00:00:00Z (ForeSeals)"])
        // The same service by another certificate is told as a change of its certificates.
        let keys = TrustListDiff(from: try read([goes], 7), to: try read([rekeyed], 7)).items
        #expect(keys.map(\.change) == [.changed] && keys.first?.details.map(\.member) == ["certificates"])
    }
}
