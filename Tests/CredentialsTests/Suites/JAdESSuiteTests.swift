// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// JAdES signatures of a public library's own tests, at the level of the signature: what they sign is no credential.
@Suite(.enabled(if: VectorFolder.has("jades-dss"), "no JAdES files at hand"))
struct JAdESSuiteTests {
    /// What is not accepted, and why; everything else has to verify. Where that library's own tests accept or refuse a file of these
    /// the outcome is theirs, unless a reason stands here.
    private static let refused: [String: String] = [
        "jades-with-crit-string-type.json": "jws.crit-malformed",
        "jades-with-crit-with-wrong-entry-type.json": "jws.crit-malformed",
        "jades-with-critical-headers-in-crit.json": "jws.crit-malformed",
        "jades-with-extra-crit-entry.json": "jws.crit-malformed",
        // What they sign stands elsewhere, which is not read.
        "jades-detached-by-uri-encoded-pars.json": "jades.detached",
        "jades-flattened-BpB-detached-objectByURIHash.json": "jws.malformed",
        // Two times, of which one is in milliseconds.
        "jades-b-iat-and-sigt.json": "jades.header",
        "jades-unsupported-signature-algorithm.json": "jws.algorithm-unsupported",
        "jades-with-double-sigt.json": "jws.header-json",
        // Attributes, a policy: demanded, and nobody here acts on them.
        "jades-with-certified.json": "jws.crit-unsupported",
        "jades-wrong-x5c-header.json": "jws.crit-unsupported",
        "jades-wrong-etsiu-type.json": "jws.crit-unsupported",
        "jws-serialization-no-signatures.json": "jws.malformed",
        "serialization-wrong-payload-type.json": "jws.malformed",
    ]

    private static func files() throws -> [VectorFile] {
        try VectorFolder.files(
            in: VectorFolder.vectors.appending(path: "jades-dss/validation"), extensions: ["json"])
    }

    private static func outcome(_ bytes: [UInt8]) throws -> String? {
        do {
            let trimmed = bytes.drop { $0 <= 0x20 }
            let envelope: JSONWebSignature
            if trimmed.first == UInt8(ascii: "{") {
                guard let object = try JSONReader.read(bytes).objectValue else { return "json" }
                envelope = try JSONWebSignature(json: object)
            } else {
                let text = Array(trimmed.reversed().drop { $0 <= 0x20 }.reversed())
                envelope = try JSONWebSignature(compact: text)
            }
            for signature in envelope.signatures {
                _ = try JAdESHeader(signature).verify(signature)
                _ = UnsignedHeader(signature.unprotectedHeader)
            }
            return nil
        } catch let error as JSONError {
            return error.code
        } catch let error as JWSError {
            return error.code
        } catch let error as JAdESError {
            return error.code
        }
    }

    @Test func everyFile() throws {
        var accepted = 0
        for file in try Self.files() {
            let name = String(file.name.split(separator: "/").last ?? "")
            let found = try Self.outcome(try file.bytes())
            #expect(found == Self.refused[name], "\(file)")
            if found == nil { accepted += 1 }
        }
        #expect(accepted > 0)
    }

    /// Signatures that an independent check found sound hold here too, wherever the header is accepted.
    @Test func agreesWithTheIndependentCheck() throws {
        let folder = VectorFolder.vectors
        let manifest = try VectorFolder.files(in: folder.appending(path: "jades-dss"), extensions: ["json"])
        let list = try #require(manifest.first { $0.name == "independent-check.json" })
        let entries = try #require(try JSONReader.read(try list.bytes()).arrayValue)
        for entry in entries {
            let name = try #require(entry["file"]?.stringValue?.text)
            let verdicts = (entry["signatures"]?.arrayValue ?? []).map { $0["signature"] }
            let url = folder.appending(path: name)
            guard let file = manifest.first(where: { $0.url.standardizedFileURL == url.standardizedFileURL }) else {
                continue
            }
            if try Self.outcome(try file.bytes()) == nil {
                #expect(!verdicts.isEmpty && verdicts.allSatisfy { $0 == .bool(true) }, "\(name)")
            }
        }
    }
}
