// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto

/// Why a backup is not made, or not taken in.
extension Diagnoses {
    static func backup(_ error: BackupError) -> Diagnostic {
        switch error {
        case .seal(.wrongPassphrase):
            Diagnostic(
                .permissionDenied,
                LocalizedText(
                    en: "the passphrase does not open the backup; nothing was changed",
                    nl: "de wachtwoordzin opent de reservekopie niet; er is niets veranderd"))
        case .seal(.notSealed):
            Diagnostic(
                .unreadableData,
                LocalizedText(en: "it is no backup of this program", nl: "het is geen reservekopie van dit programma"))
        case .seal(.newerVersion), .newerVersion:
            Diagnostic(
                .configuration,
                LocalizedText(
                    en: "the backup is from a newer version of backpack",
                    nl: "de reservekopie is van een nieuwere versie van backpack"))
        case .seal(.cut):
            Diagnostic(
                .unreadableData,
                LocalizedText(
                    en: "the backup is not whole (\(error.code)); nothing was changed",
                    nl: "de reservekopie is niet heel (\(error.code)); er is niets veranderd"))
        case .seal(.library):
            Diagnostic(
                .internalError,
                LocalizedText(en: "encryption failed (\(error.code))", nl: "versleutelen is mislukt (\(error.code))"))
        case .seal, .content:
            Diagnostic(
                .unreadableData,
                LocalizedText(
                    en: "the backup is damaged (\(error.code)); nothing was changed",
                    nl: "de reservekopie is beschadigd (\(error.code)); er is niets veranderd"))
        case .otherPassphrase:
            Diagnostic(
                .permissionDenied,
                LocalizedText(
                    en: "the passphrase is not that of the wallet, which is its backup's too",
                    nl: "dit is niet de wachtwoordzin van de portemonnee, die ook voor de reservekopie geldt"))
        case .tooLarge:
            Diagnostic(
                .unreadableData,
                LocalizedText(
                    en: "the wallet is larger than one backup holds",
                    nl: "de portemonnee is groter dan wat in één reservekopie past"))
        }
    }
}
