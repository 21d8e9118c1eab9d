// SPDX-License-Identifier: Apache-2.0

import Foundation
import LinkedData
import StrictJSON
import TestSupport
import Testing

/// A folder of the Data Integrity test vectors: a signed document, its proof configuration, and both in canonical form.
struct DataIntegrityCase: Sendable, CustomStringConvertible {
    let name: String
    let signed: URL
    let canonicalDocument: URL
    let proofConfiguration: URL
    let canonicalProof: URL
    let digest: MessageDigest

    var description: String { name }

    static let suites = ["vc-di-eddsa", "vc-di-ecdsa"]
    static var isAtHand: Bool { suites.contains(where: VectorFolder.has) && VectorFolder.has("contexts") }

    static func all() throws -> [DataIntegrityCase] {
        try suites.filter(VectorFolder.has).flatMap { suite in
            let files = try VectorFolder.files(in: VectorFolder.vectors.appending(path: suite))
            let folders = Dictionary(grouping: files) { $0.url.deletingLastPathComponent() }
            return folders.compactMap { folder, files -> DataIntegrityCase? in
                func file(_ prefix: String) -> URL? {
                    files.first { $0.url.lastPathComponent.hasPrefix(prefix) }?.url
                }
                // JCS suites sign another canonical form; selective disclosure has its own steps.
                guard !folder.path.contains("jcs"), let signed = file("signed"), let document = file("canonDoc"),
                    let configuration = file("proofConfig"), let proof = file("proofCanon")
                else { return nil }
                return DataIntegrityCase(
                    name: folder.pathComponents.suffix(3).joined(separator: "/"), signed: signed,
                    canonicalDocument: document, proofConfiguration: configuration, canonicalProof: proof,
                    digest: folder.path.contains("p384") ? .sha384 : .sha256)
            }.sorted { $0.name < $1.name }
        }
    }
}

/// Canonical forms others have published, reproduced byte for byte.
@Suite struct PublishedCanonicalFormTests {
    /// Contexts the vectors use that are no part of any credential in the field.
    private func loader() throws -> DocumentLoader {
        let contexts = VectorFolder.vectors.appending(path: "contexts/w3c")
        return DocumentLoader(evidence: [
            "https://www.w3.org/ns/credentials/examples/v2": try Suite.json(
                contexts.appending(path: "credentials-examples-v2.jsonld")),
            "https://w3id.org/citizenship/v4rc1": try Suite.json(
                contexts.appending(path: "citizenship-v4rc1.jsonld")),
        ])
    }

    private func canonical(_ document: JSONValue, _ digest: MessageDigest, _ loader: DocumentLoader) throws -> String {
        let expanded = try JSONLDProcessor(loader: loader).expand(document)
        #expect(expanded.losses.isEmpty)
        let canonical = try RDFC10.canonicalize(try expanded.dataset(), digest: digest)
        return String(decoding: canonical.nquads, as: UTF8.self)
    }

    private func text(_ url: URL) throws -> String { String(decoding: try Suite.bytes(url), as: UTF8.self) }

    @Test(
        .enabled(if: DataIntegrityCase.isAtHand, "the Data Integrity vectors are not at hand"),
        arguments: DataIntegrityCase.isAtHand ? try DataIntegrityCase.all() : [])
    func dataIntegrity(_ test: DataIntegrityCase) throws {
        let signed = try #require(try Suite.json(test.signed).objectValue)
        let loader = try loader()
        #expect(
            try canonical(.object(signed.removing("proof")), test.digest, loader) == text(test.canonicalDocument))
        let configuration = try Suite.json(test.proofConfiguration)
        #expect(try canonical(configuration, test.digest, loader) == text(test.canonicalProof))
    }

    @Test(.enabled(if: VectorFolder.hasSample("ob3-spec"), "the Open Badges sample is not at hand"))
    func openBadges() throws {
        let folder = VectorFolder.samples.appending(path: "ob3-spec")
        let signed = try #require(
            try Suite.json(folder.appending(path: "obv3p0-signed-credential.json")).objectValue)
        #expect(
            try canonical(.object(signed.removing("proof")), .sha256, DocumentLoader())
                == text(folder.appending(path: "obv3p0-document-canon.txt")))
        var configuration = try #require(signed["proof"]?.objectValue).removing("proofValue")
        configuration["@context"] = signed["@context"]
        #expect(
            try canonical(.object(configuration), .sha256, DocumentLoader())
                == text(folder.appending(path: "obv3p0-proof-canon.txt")))
    }
}
