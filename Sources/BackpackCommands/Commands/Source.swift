// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials
import StrictJSON
import WalletStore

/// Files that are named on the command line.
enum Source {
    /// The most that is read of one file; larger ones are refused by name.
    static let limit = 16 << 20

    static func read(_ path: FilePath) throws -> [UInt8] {
        // One byte more than is accepted, so that what is too large is refused by the reader that knows why.
        try InputFile.read(path, limit: limit + 1)
    }

    /// What the wallet relies on, with the lists and evidence named on the command line.
    static func inputs(
        _ session: Session, _ wallet: Backpack?, trust: [TrustArgument], evidence: [EvidenceArgument],
        policy: FilePath? = nil
    ) throws -> VerificationInputs {
        var reliance = try wallet?.reliance(at: session.instant) ?? Reliance(instant: session.instant)
        for list in trust {
            try explain(list.path) {
                try reliance.addTrustList(try read(list.path), named: list.path.baseName, on: list.conditions)
            }
        }
        for item in evidence {
            try explain(item.path) {
                try reliance.addEvidence(try read(item.path), url: item.url.map { ExactString($0) })
            }
        }
        var inputs = reliance.inputs
        if let policy {
            inputs.policy = reliance.applied(try explain(policy) { try PolicyReader.read(try read(policy)) })
        }
        return inputs
    }

    /// What a file holds, where that is a credential or a presentation.
    static func document(_ bytes: [UInt8]) throws -> SecuredDocument {
        switch try Recognizer.recognize(bytes) {
        case .secured(let document): return document
        case .trustList: throw BackpackError.isTrustList
        case .evidence: throw NothingToVerify.evidence
        }
    }

    /// An error about one file, told with its name.
    static func diagnostic(_ error: any Error, _ name: String) throws -> Diagnostic {
        if let diagnostic = error as? Diagnostic { return diagnostic }
        guard let diagnostic = Diagnoses.diagnose(error) else { throw error }
        if error is FileError || error is StoreError { return diagnostic }
        return Diagnostic(
            diagnostic.exitCode,
            LocalizedText(en: "\(name): \(diagnostic.message.en)", nl: "\(name): \(diagnostic.message.nl)"),
            hint: diagnostic.hint)
    }

    /// Runs `body` and tells its error with the file's name.
    static func explain<Value>(_ path: FilePath, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw try diagnostic(error, path.shown) }
    }
}

/// A file that is read, and holds nothing that is verified by itself.
enum NothingToVerify: Error {
    case evidence

    /// Stable across versions.
    var code: String { "verify.evidence" }
}

extension FilePath {
    /// The last component without its extension.
    var baseName: String {
        let name = (lastComponent ?? self).description
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }
}

/// `FILE`, or `URL=FILE` for a file with the address it was fetched from.
struct EvidenceArgument: ArgumentValue {
    let url: String?
    let path: FilePath

    init(word: Word) throws(InvalidValue) {
        let schemes = ["https://", "http://", "urn:", "did:"]
        guard schemes.contains(where: { word.bytes.starts(with: $0.utf8) }),
            let equals = Self.split(word.bytes)
        else {
            url = nil
            path = try FilePath(word: word)
            return
        }
        guard let url = String(validating: word.bytes[..<equals], as: UTF8.self) else { throw InvalidValue() }
        self.url = url
        path = try FilePath(word: Word(bytes: word.bytes[(equals + 1)...]))
    }

    static var completion: Completion { .files }

    /// The `=` behind the URL. Both sides may hold more of them: the first behind which a file's name stands counts.
    private static func split(_ bytes: [UInt8]) -> Int? {
        let positions = bytes.indices.filter { bytes[$0] == UInt8(ascii: "=") }
        let named = positions.first { position in
            FilePath(bytes: bytes[(position + 1)...]).map(InputFile.exists) == true
        }
        return named ?? positions.last
    }
}

/// One thing to verify: a file, standard input, or a credential in the wallet.
struct VerificationSource: Sendable {
    let name: String
    private let word: Word
    private let console: Console
    private let wallet: Backpack?

    init(_ word: Word, session: Session, wallet: Backpack?) {
        name = word.shown
        self.word = word
        console = session.context.console
        self.wallet = wallet
    }

    func verify(_ verifier: Verifier) -> Result<VerificationReport, any Error> {
        Result { verifier.verify(try document()) }
    }

    /// What it holds, where that is a credential or a presentation. A file of that name counts before a reference.
    func document() throws -> SecuredDocument {
        if word.isStandardStream { return try Source.document(try console.input.readAll(limit: Source.limit + 1)) }
        do {
            return try Source.document(try Source.read(try FilePath(word: word)))
        } catch let error as FileError {
            guard case .missing = error, let wallet, let text = word.text else { throw error }
            do {
                return try wallet.document(of: try wallet.resolve(text))
            } catch StoreError.notFound {
                throw error
            }
        }
    }
}
