// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import StrictJSON

/// Why a choice of what to share cannot be kept to.
extension Diagnoses {
    static func choice(_ error: BackpackError) -> Diagnostic {
        switch error {
        case .cannotHidePart(let number, let part):
            Diagnostic(
                .usage,
                LocalizedText(
                    en: "number \(number) cannot be shared without '\(part)'",
                    nl: "nummer \(number) kan niet gedeeld worden zonder ‘\(part)’"),
                hint: LocalizedText(
                    en: "--dry-run lists what can be left out", nl: "--dry-run toont wat er weggelaten kan worden"))
        case .partUnknown(let part):
            Diagnostic(
                .usage,
                LocalizedText(en: "nothing is stated as '\(part)'", nl: "er staat niets onder ‘\(part)’"),
                hint: LocalizedText(
                    en: "'backpack show --elements' and --dry-run list what is",
                    nl: "'backpack show --elements' en --dry-run tonen wat er wel staat"))
        case .incomplete(let number):
            Diagnostic(
                .usage,
                LocalizedText(
                    en: "what would be left of number \(number) is no credential",
                    nl: "wat er van nummer \(number) overblijft, is geen bewijs"),
                hint: LocalizedText(
                    en: "leave its issuer, its subject and its dates in",
                    nl: "laat uitgever, onderwerp en datums erin staan"))
        case .derivation(let number, let code):
            Diagnostic(
                .usage,
                LocalizedText(
                    en: "the chosen parts of number \(number) cannot be shown by themselves (\(code))",
                    nl: "de gekozen onderdelen van nummer \(number) kunnen niet los getoond worden (\(code))"))
        default:
            Diagnostic(
                .usage,
                LocalizedText(
                    en: "a credential holds a proof that is for its holder alone, and cannot be shared",
                    nl: "een bewijs bevat een handtekening die alleen voor de houder is, en kan niet gedeeld worden"))
        }
    }
}
