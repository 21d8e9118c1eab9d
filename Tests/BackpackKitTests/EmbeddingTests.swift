// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import Testing

/// What a program sees that uses the wallet as a library: `public` names only, but for making a credential.
@Suite struct EmbeddingTests {
    static let moment: Int64 = 1_780_000_000

    static func credential(tampered: Bool = false) throws -> [UInt8] {
        let key = try PrivateKey(.ed25519, raw: [UInt8](repeating: 9, count: 32))
        let did = DIDKey.did(for: key.publicKey)
        let credential = JSONObject([
            ("@context", .array([.string("https://www.w3.org/ns/credentials/v2")])),
            ("type", .array([.string("VerifiableCredential")])), ("issuer", .string(did)),
            ("name", .string("Embedding")), ("credentialSubject", .object(["id": .string("did:example:learner")])),
        ])
        let options = ProofOptions(
            verificationMethod: ExactString("\(did)#\(key.publicKey.multikey)"), proofPurpose: "assertionMethod",
            created: Instant(seconds: moment - 1))
        var secured = try ProofCreator().secured(credential, options, key: key)
        if tampered { secured["name"] = .string("Embezzling") }
        return JSONWriter.bytes(.object(secured))
    }

    static func trustList() throws -> [UInt8] {
        let key = try PrivateKey(.ed25519, raw: [UInt8](repeating: 9, count: 32))
        return Array(
            #"{"schema":"backpack.trust-list/1","name":"mine","version":1,"issuers":[{"id":"\#(DIDKey.did(for: key.publicKey))"}]}"#
                .utf8)
    }

    @Test func verifiesWithoutAWallet() throws {
        let credential = try Self.credential()
        let trusted = try Backpack.verify(
            credential, trustLists: [try Self.trustList()], evidence: [], atSecondsSince1970: Self.moment)
        #expect(trusted.verdict == .valid)
        #expect(trusted.title == "Embedding")
        let untrusted = try Backpack.verify(credential, trustLists: [], evidence: [], atSecondsSince1970: Self.moment)
        #expect(untrusted.verdict == .untrusted)
        #expect(untrusted.checks.contains { $0.id == "trust.issuer" && $0.code == "trust.not-configured" })
    }

    @Test func refusesWhatWasChanged() throws {
        let report = try Backpack.verify(
            try Self.credential(tampered: true), trustLists: [try Self.trustList()], evidence: [],
            atSecondsSince1970: Self.moment)
        #expect(report.verdict == .invalid)
        #expect(report.checks.contains { $0.id == "proof.signature" && $0.outcome == .failed })
    }

    @Test func throwsForWhatIsNoCredential() {
        #expect(throws: (any Error).self) {
            try Backpack.verify([], trustLists: [], evidence: [], atSecondsSince1970: Self.moment)
        }
        #expect(throws: (any Error).self) { try Backpack(directory: "") }
    }

    @Test func takesCredentialsIn() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "embedding-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let wallet = try Backpack(directory: folder.path)
        let report = try wallet.take(try Self.credential(), source: "a.json", atSecondsSince1970: Self.moment)
        #expect(report?.verdict == .untrusted)
        #expect(try wallet.verify(try Self.credential(), atSecondsSince1970: Self.moment).verdict == .untrusted)
    }
}
