// SPDX-License-Identifier: Apache-2.0

import BackpackCommands
import CommandLineKit
import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// What a command line came to.
struct Outcome {
    let exitCode: ExitCode
    let outputBytes: [UInt8]
    let error: String

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    var json: JSONObject {
        get throws { try #require(try JSONReader.read(outputBytes).objectValue) }
    }
    var errorLines: [String] { error.split(separator: "\n").map(String.init) }
}

/// A folder with a wallet that is not made yet, and command lines run in this process against it.
struct CommandBench {
    let folder: URL
    /// 2026-11-20T09:00:00Z.
    var now = Duration.seconds(1_795_165_200)
    var language = "en_GB.UTF-8"
    var environment: [String: Word] = [:]
    var outputWidth: Int?
    /// What is answered at the terminal, in order.
    var typed: [String] = []
    /// The lines that open descriptors hold.
    var descriptors: [Int32: [String]] = [:]

    var wallet: URL { folder.appending(path: "wallet") }
    var hasWallet: Bool { FileManager.default.fileExists(atPath: wallet.path) }

    /// Runs `body` with a new folder, which is gone afterwards.
    static func with(_ body: (inout CommandBench) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "backpack-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer {
            do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
        }
        var bench = CommandBench(folder: folder)
        try body(&bench)
    }

    /// An example's path.
    static func example(_ name: String) -> String { VectorFolder.root.appending(path: "Examples/\(name).json").path }

    @discardableResult
    func run(_ words: String..., input: [UInt8] = []) -> Outcome { run(words.map { Word($0) }, input: input) }

    @discardableResult
    func run(_ words: [Word], input: [UInt8] = []) -> Outcome {
        var surroundings: [String: Word] = ["LANG": Word(language), "BACKPACK_HOME": Word(wallet.path)]
        surroundings.merge(environment) { $1 }
        let console = CapturedConsole(
            input: input, environment: surroundings, outputWidth: outputWidth, now: now, typed: typed,
            descriptors: descriptors)
        let code = BackpackApplication.application.run(words, console: console.console)
        return Outcome(exitCode: code, outputBytes: console.outputBytes, error: console.error)
    }

    /// Writes a file and gives its path.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = folder.appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    func read(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

    /// Takes in the issuer's keys and status list, and relies on the register.
    func rely() {
        run("import", Self.example("issuer-did"), Self.example("status-list"))
        run("trust", "add", Self.example("trust-list"))
    }

    /// Takes in what is valid: number 1 with a status, number 2 without.
    func fill() {
        rely()
        run("import", Self.example("wound-care"), Self.example("first-aid"))
    }
}

/// Signs credentials for tests.
struct TestIssuer {
    private let seed: [UInt8]
    let did: ExactString

    init(_ name: String) throws {
        seed = HashAlgorithm.sha256.digest(Array(name.utf8))
        did = DIDKey.did(for: try PrivateKey(.ed25519, raw: seed).publicKey)
    }

    /// A credential with the given title and more members, signed with `eddsa-jcs-2022`.
    func credential(
        id: String? = nil, title: String, validFrom: String = "2026-01-01T00:00:00Z",
        _ change: (inout JSONObject) -> Void = { _ in }
    ) throws -> [UInt8] {
        var document = JSONObject()
        document["@context"] = .array([
            .string("https://www.w3.org/ns/credentials/v2"),
            .string("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
        ])
        if let id { document["id"] = .string(id) }
        document["type"] = .array([.string("VerifiableCredential"), .string("OpenBadgeCredential")])
        document["issuer"] = .object(["id": .string(did), "type": .string("Profile"), "name": .string("Test")])
        document["validFrom"] = .string(validFrom)
        document["credentialSubject"] = .object([
            "type": .string("AchievementSubject"),
            "achievement": .object([
                "id": .string("urn:uuid:11111111-1111-4111-8111-111111111111"), "type": .string("Achievement"),
                "name": .string(title), "description": .string("Test"),
                "criteria": .object(["narrative": .string("Test")]),
            ]),
        ])
        change(&document)
        return try sign(document)
    }

    func sign(_ document: JSONObject, purpose: ExactString = "assertionMethod") throws -> [UInt8] {
        let key = try PrivateKey(.ed25519, raw: seed)
        let options = ProofOptions(
            cryptosuite: "eddsa-jcs-2022", verificationMethod: ExactString("\(did)#\(key.publicKey.multikey)"),
            proofPurpose: purpose, created: try DateTime("2026-01-01T00:00:00Z").instant)
        return JSONWriter.bytes(.object(try ProofCreator().secured(document, options, key: key)), .indented)
    }
}
