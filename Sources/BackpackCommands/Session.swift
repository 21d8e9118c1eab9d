// SPDX-License-Identifier: Apache-2.0

import BackpackKit
package import CommandLineKit
package import Credentials
import StrictJSON
package import WalletStore

/// Options that every command takes, beside those of the command layer itself.
struct GlobalOptions: ParameterSet {
    let wallet = Option<FilePath>(
        "--wallet", value: "DIR",
        help: LocalizedText(en: "The folder of the wallet.", nl: "De map van de portemonnee."))
    let json = Flag(
        "--json", help: LocalizedText(en: "Print one JSON document.", nl: "Toon één JSON-document."))
    let at = Option<Instant>(
        "--at", value: "RFC3339",
        help: LocalizedText(
            en: "The moment to check for, instead of now.", nl: "Het moment om voor te controleren, in plaats van nu."))
    let passphrase = Option<Descriptor>(
        "--passphrase-fd", value: "N",
        help: LocalizedText(
            en: "Read passphrases from this open descriptor, a line each, instead of asking.",
            nl: "Lees wachtwoordzinnen uit deze open descriptor, elk op een regel, in plaats van te vragen."))
}

/// What one run of a command works with.
struct Session {
    static let options = GlobalOptions()

    let input: ParsedArguments
    let context: CommandContext

    init(_ input: ParsedArguments, _ context: CommandContext) {
        self.input = input
        self.context = context
    }

    var isJSON: Bool { input[Self.options.json] }

    var wording: Wording { .of(context.language) }

    /// `--at`, else the clock.
    var instant: Instant {
        if let given = input[Self.options.at] { return given }
        let now = context.console.now().components
        return Instant(seconds: now.seconds, nanoseconds: Int32(truncatingIfNeeded: now.attoseconds / 1_000_000_000))
    }

    /// `--wallet`, else `$BACKPACK_HOME`, else the place the system has for such things.
    func walletPath() throws -> FilePath {
        if let given = input[Self.options.wallet] { return given }
        func folder(_ variable: String, _ rest: String) -> FilePath? {
            guard let base = context.console.environment(variable), !base.bytes.isEmpty else { return nil }
            return FilePath(bytes: base.bytes + rest.utf8)
        }
        #if os(macOS)
            let standard = folder("HOME", "/Library/Application Support/backpack")
        #else
            let standard = folder("XDG_DATA_HOME", "/backpack") ?? folder("HOME", "/.local/share/backpack")
        #endif
        guard let path = folder("BACKPACK_HOME", "") ?? standard else {
            throw Diagnostic(
                .missingInput,
                LocalizedText(
                    en: "no place for the wallet: neither $BACKPACK_HOME nor $HOME is set",
                    nl: "geen plaats voor de portemonnee: $BACKPACK_HOME en $HOME zijn niet ingesteld"),
                hint: LocalizedText(en: "give the folder with --wallet DIR", nl: "geef de map met --wallet DIR"))
        }
        return path
    }

    func wallet(_ mode: WalletStore.Mode) throws -> Backpack {
        let prompt = PassphrasePrompt(self)
        return try Backpack(at: try walletPath(), mode: mode) { try prompt.ask(.wallet) }
    }

    /// The wallet for showing things: written to where that can be, so that verdicts found anew are kept.
    func walletForReading() throws -> Backpack {
        do { return try wallet(.write) } catch StoreError.readOnly { return try wallet(.read) }
    }

    /// What `body` reads from the wallet, and `empty` where there is no wallet yet.
    func read<Value>(orWithoutWallet empty: Value, _ body: (Backpack) throws -> Value) throws -> Value {
        do { return try body(try walletForReading()) } catch StoreError.noWallet { return empty }
    }

    func print(_ document: JSONValue) throws {
        try context.write(PrintedJSON.bytes(document, .indented) + [UInt8(ascii: "\n")])
    }
}

extension FilePath: ArgumentValue {
    package init(word: Word) throws(InvalidValue) {
        guard !word.bytes.isEmpty, let path = FilePath(bytes: word.bytes) else {
            throw InvalidValue(LocalizedText(en: "it is no file name", nl: "het is geen bestandsnaam"))
        }
        self = path
    }

    package static var completion: Completion { .files }

    /// Whether it stands for standard input or output.
    var isStandardStream: Bool { bytes == [UInt8(ascii: "-")] }

    /// The name as shown to people and in JSON; bytes that are not UTF-8 are replaced.
    var shown: String { isStandardStream ? "-" : description }
}

extension Instant: ArgumentValue {
    package init(word: Word) throws(InvalidValue) {
        let reason = LocalizedText(
            en: "write it as 2026-11-01T12:00:00Z", nl: "schrijf het als 2026-11-01T12:00:00Z")
        guard let text = word.text else { throw InvalidValue(reason) }
        do {
            self = try DateTime(ExactString(text), .rfc3339).instant
        } catch {
            throw InvalidValue(reason)
        }
    }
}
