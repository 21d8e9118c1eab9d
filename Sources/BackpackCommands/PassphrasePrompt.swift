// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto

/// The number of an open descriptor.
struct Descriptor: ArgumentValue {
    let number: Int32

    init(word: Word) throws(InvalidValue) {
        guard let number = Int32(exactly: try Int(word: word)), number >= 0 else {
            throw InvalidValue(
                LocalizedText(en: "it is no number of a descriptor", nl: "het is geen nummer van een descriptor"))
        }
        self.number = number
    }
}

/// Asks for passphrases: each on a line of `--passphrase-fd`, else at the terminal.
struct PassphrasePrompt: Sendable {
    enum Purpose: Sendable {
        /// What the holder keys are locked with now.
        case wallet
        /// What they are to be locked with.
        case new
        /// What a backup is to be sealed with.
        case newBackup
        /// What a backup is sealed with.
        case backup
    }

    private let secrets: SecretSource
    private let descriptor: Int32?
    private let language: Language

    init(_ session: Session) {
        secrets = session.context.console.secrets
        descriptor = session.input[Session.options.passphrase]?.number
        language = session.context.language
    }

    /// One passphrase. A new one is asked for twice at the terminal, where a slip of the finger is not seen.
    func ask(_ purpose: Purpose) throws -> SecretBytes {
        if let descriptor {
            guard var line = try secrets.line(descriptor) else { throw PassphraseError.needed }
            return SecretBytes(taking: &line)
        }
        let first = try askTerminal(Self.prompt(purpose))
        if purpose == .new || purpose == .newBackup {
            let again = LocalizedText(en: "The same once more: ", nl: "Nog een keer dezelfde: ")
            guard first.isEqual(to: try askTerminal(again)) else { throw PassphraseError.notRepeated }
        }
        return first
    }

    private func askTerminal(_ prompt: LocalizedText) throws -> SecretBytes {
        guard var answer = try secrets.ask(SafeText(prompt.text(in: language))) else { throw PassphraseError.needed }
        return SecretBytes(taking: &answer)
    }

    private static func prompt(_ purpose: Purpose) -> LocalizedText {
        switch purpose {
        case .wallet: LocalizedText(en: "Passphrase of the wallet: ", nl: "Wachtwoordzin van de portemonnee: ")
        case .new: LocalizedText(en: "New passphrase: ", nl: "Nieuwe wachtwoordzin: ")
        case .newBackup:
            LocalizedText(en: "Passphrase for the backup: ", nl: "Wachtwoordzin voor de reservekopie: ")
        case .backup: LocalizedText(en: "Passphrase of the backup: ", nl: "Wachtwoordzin van de reservekopie: ")
        }
    }
}
