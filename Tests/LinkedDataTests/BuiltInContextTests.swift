// SPDX-License-Identifier: Apache-2.0

import Foundation
import LinkedData
import StrictJSON
import TestSupport
import Testing

/// A published context document and the built-in table that stands for it.
struct PublishedContext: Sendable, CustomStringConvertible {
    enum Folder: Sendable {
        case vectors
        case samples
    }

    let url: ExactString
    let variant: Int
    let folder: Folder
    let path: String

    init(_ url: ExactString, variant: Int = 0, _ folder: Folder, _ path: String) {
        self.url = url
        self.variant = variant
        self.folder = folder
        self.path = path
    }

    var description: String { "\(url) #\(variant)" }

    func document() throws -> JSONValue {
        let base = folder == .vectors ? VectorFolder.vectors.appending(path: "contexts") : VectorFolder.samples
        return try Suite.json(base.appending(path: path))
    }

    static let all: [PublishedContext] = [
        .init("https://www.w3.org/2018/credentials/v1", .vectors, "w3c/credentials-v1.jsonld"),
        .init("https://www.w3.org/ns/credentials/v2", .vectors, "w3c/credentials-v2.jsonld"),
        .init("https://w3id.org/security/data-integrity/v1", .vectors, "w3c/data-integrity-v1.jsonld"),
        .init("https://w3id.org/security/data-integrity/v2", .vectors, "w3c/data-integrity-v2.jsonld"),
        .init(
            "https://w3id.org/security/suites/ed25519-2020/v1", .vectors, "w3c/w3id-ed25519-signature-2020-v1.jsonld"),
        .init("https://w3id.org/security/multikey/v1", .vectors, "w3c/multikey-v1.jsonld"),
        .init("https://www.w3.org/ns/cid/v1", .vectors, "w3c/cid-v1.jsonld"),
        .init("https://www.w3.org/ns/did/v1", .vectors, "w3c/did-v1.jsonld"),
        .init("https://www.w3.org/ns/credentials/status/v1", .vectors, "w3c/credentials-status-v1.jsonld"),
        .init("https://w3id.org/vc/status-list/2021/v1", .vectors, "w3c/status-list-2021-v1.jsonld"),
        .init("https://purl.imsglobal.org/spec/ob/v3p0/context.json", .samples, "contexts/ob3-3.0.0.json"),
        .init(
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json", .vectors,
            "1edtech-validator/ob-v3p0-3.0.1.json"),
        .init(
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", .vectors,
            "1edtech-validator/ob-v3p0-3.0.2.json"),
        .init(
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", .vectors,
            "1edtech-validator/ob-v3p0-3.0.3.json"),
        .init(
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", variant: 1, .samples,
            "contexts/ob3-3.0.3-spec-variant.json"),
        .init(
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", variant: 2, .samples,
            "contexts/ob3-3.0.3-dcc-variant.json"),
        .init(
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", .vectors,
            "1edtech-validator/ob-v3p0-extensions.json"),
        .init("https://w3id.org/openbadges/v2", .vectors, "1edtech-validator/ob-v2p0.json"),
        .init(
            "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", .samples,
            "contexts/clr-v2p0-2.0.1.json"),
        .init("https://purl.imsglobal.org/spec/clr/v2p0/context.json", .vectors, "1edtech-validator/clr-v2p0.json"),
        .init("https://w3id.org/dcc/v1", .samples, "contexts/dcc-v1-from-code.json"),
        .init("http://data.europa.eu/snb/model/context/edc-ap", .samples, "contexts/elm-edc-ap-context.jsonld"),
    ]
}

private let hasContexts = VectorFolder.has("contexts") && VectorFolder.hasSample("contexts")

@Suite struct BuiltInContextTests {
    @Test(
        .enabled(if: hasContexts, "the published contexts are not at hand"), arguments: PublishedContext.all)
    func meansWhatIsPublished(_ context: PublishedContext) throws {
        let local = try #require(try context.document()["@context"])
        let plain = JSONLDProcessor(loader: DocumentLoader())
        let builtIn = JSONLDProcessor(loader: DocumentLoader(variants: [context.url: context.variant]))
        #expect(try builtIn.describe(.string(context.url)) == plain.describe(local))
        // A datatype may be written with a prefix that only a context before this one defines.
        let before: JSONValue = .object([
            "xsd": .string("http://www.w3.org/2001/XMLSchema#"), "obi": .string("urn:obi#"),
        ])
        #expect(
            try builtIn.describe(.array([before, .string(context.url)])) == plain.describe(.array([before, local])))
    }

    @Test func everyTableIsHeldAgainstItsDocument() {
        for url in DocumentLoader.builtInContexts {
            let held = PublishedContext.all.filter { $0.url == url }.map(\.variant).sorted()
            #expect(held == Array(0..<DocumentLoader.variantCount(of: url)), "\(url)")
        }
    }

    @Test func unknownContextsAreNotBuiltIn() {
        #expect(DocumentLoader.variantCount(of: "https://www.w3.org/ns/credentials/v3") == 0)
        #expect(DocumentLoader.variantCount(of: "https://www.w3.org/ns/credentials/v2#") == 0)
    }

    @Test func differentContextsHaveDifferentDescriptions() throws {
        let processor = JSONLDProcessor()
        #expect(
            try processor.describe(.string("https://www.w3.org/ns/credentials/v2"))
                != processor.describe(.string("https://www.w3.org/2018/credentials/v1")))
        let url: ExactString = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
        let older = JSONLDProcessor(loader: DocumentLoader(variants: [url: 1]))
        #expect(try processor.describe(.string(url)) != older.describe(.string(url)))
    }
}
