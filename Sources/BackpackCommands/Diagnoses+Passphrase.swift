// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit

/// Why holder keys stay locked, or as they were.
extension Diagnoses {
    static func passphrase(_ error: PassphraseError) -> Diagnostic {
        switch error {
        case .needed:
            Diagnostic(
                .permissionDenied,
                LocalizedText(
                    en: "a passphrase is needed, and there is no terminal to ask for it",
                    nl: "er is een wachtwoordzin nodig, en geen terminal om die te vragen"),
                hint: LocalizedText(
                    en: "--passphrase-fd N reads it from an open descriptor",
                    nl: "--passphrase-fd N leest hem uit een open descriptor"))
        case .wrong:
            Diagnostic(
                .permissionDenied,
                LocalizedText(
                    en: "the passphrase does not fit; nothing was changed",
                    nl: "de wachtwoordzin past niet; er is niets veranderd"))
        case .tooShort:
            Diagnostic(
                .usage,
                LocalizedText(
                    en: "the passphrase is too short: it needs 8 characters or more",
                    nl: "de wachtwoordzin is te kort: er zijn 8 tekens of meer nodig"),
                hint: LocalizedText(
                    en: "four or five words that have nothing to do with each other do well",
                    nl: "vier of vijf woorden die niets met elkaar te maken hebben werken goed"))
        case .notRepeated:
            Diagnostic(
                .usage,
                LocalizedText(
                    en: "the second time was different; nothing was changed",
                    nl: "de tweede keer was anders; er is niets veranderd"))
        case .notSet:
            Diagnostic(
                .usage,
                LocalizedText(
                    en: "the holder keys have no passphrase", nl: "de sleutels hebben geen wachtwoordzin"))
        case .damaged:
            Diagnostic(
                .inputOutput,
                LocalizedText(
                    en: "a locked key or its lock is missing or damaged (\(error.code))",
                    nl: "een versleutelde sleutel of het slot ontbreekt of is beschadigd (\(error.code))"),
                hint: LocalizedText(
                    en: "'backpack restore' brings keys back from a backup",
                    nl: "'backpack restore' haalt sleutels terug uit een reservekopie"))
        case .newerVersion:
            Diagnostic(
                .configuration,
                LocalizedText(
                    en: "the lock on the keys is from a newer version of backpack",
                    nl: "het slot op de sleutels is van een nieuwere versie van backpack"))
        }
    }
}
