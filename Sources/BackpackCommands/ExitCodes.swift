// SPDX-License-Identifier: Apache-2.0

package import CommandLineKit
package import Credentials

extension ExitCode {
    package static let invalid = ExitCode(10)
    package static let untrusted = ExitCode(11)
    package static let expired = ExitCode(12)
    package static let revoked = ExitCode(13)
    package static let indeterminate = ExitCode(14)
    /// A presentation's own proof, or a binding that was asked for, failed.
    package static let presentation = ExitCode(15)
    package static let nothingToVerify = ExitCode(16)

    /// With several answers the one that stands first here decides.
    private static let worstFirst: [ExitCode] = [
        .internalError, .inputOutput, .invalid, .presentation, .revoked, .expired, .indeterminate, .untrusted,
        .unreadableData, .missingInput, .nothingToVerify, .success,
    ]

    /// The one code for several answers. A code without a rank is a reason to stop and outranks them all.
    package static func worst(_ codes: [ExitCode]) -> ExitCode {
        codes.min { rank($0) < rank($1) } ?? .nothingToVerify
    }

    private static func rank(_ code: ExitCode) -> Int { worstFirst.firstIndex(of: code) ?? -1 }

    package init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .invalid: .invalid
            case .revoked: .revoked
            case .expired: .expired
            case .indeterminate: .indeterminate
            case .untrusted: .untrusted
            case .valid: .success
            }
    }

    init(_ report: VerificationReport) {
        let isBindingMissing = report.check(.holderBinding)?.code == .holderBindingRequired
        if report.kind == .presentation, !report.credentials.isEmpty {
            // Inside may stand another presentation: one credential with a key binding of its own.
            let own = report.ownVerdict == .invalid ? ExitCode.presentation : ExitCode(report.ownVerdict)
            let inner = report.credentials.map { $0.kind == .presentation ? ExitCode($0) : ExitCode($0.verdict) }
            self = ExitCode.worst((isBindingMissing ? [.presentation] : []) + [own] + inner)
        } else if isBindingMissing || (report.kind == .presentation && report.ownVerdict == .invalid) {
            self = .presentation
        } else if report.kind == .presentation, report.ownVerdict == .valid {
            self = .nothingToVerify
        } else {
            self = ExitCode(report.verdict)
        }
    }

    /// Every code there is, for help.
    static let table: [ExitCodeMeaning] = [
        ExitCodeMeaning(
            .unreadableData, LocalizedText(en: "the input is nothing we can read", nl: "de invoer is niet te lezen"),
            isGeneral: true),
        ExitCodeMeaning(
            .missingInput, LocalizedText(en: "the input is missing", nl: "de invoer ontbreekt"), isGeneral: true),
        ExitCodeMeaning(.usage, LocalizedText(en: "wrong usage", nl: "verkeerd gebruik"), isGeneral: true),
        ExitCodeMeaning(
            .internalError, LocalizedText(en: "a mistake in the program", nl: "een fout in het programma"),
            isGeneral: true),
        ExitCodeMeaning(
            .cannotCreateOutput,
            LocalizedText(en: "the output cannot be created", nl: "de uitvoer kan niet gemaakt worden"), isGeneral: true
        ),
        ExitCodeMeaning(
            .inputOutput,
            LocalizedText(
                en: "input or output failed, disk full, wallet damaged",
                nl: "lezen of schrijven mislukt, schijf vol, portemonnee beschadigd"), isGeneral: true),
        ExitCodeMeaning(
            .temporaryFailure,
            LocalizedText(
                en: "the wallet is busy; trying again is safe", nl: "de portemonnee is bezet; probeer het opnieuw"),
            isGeneral: true),
        ExitCodeMeaning(
            .permissionDenied, LocalizedText(en: "not permitted", nl: "geen toestemming"), isGeneral: true),
        ExitCodeMeaning(
            .configuration,
            LocalizedText(en: "the wallet is from a newer version", nl: "de portemonnee is van een nieuwere versie"),
            isGeneral: true),
    ]

    static let done = ExitCodeMeaning(.success, LocalizedText(en: "done", nl: "gedaan"))

    /// The answers of commands that verify.
    static let verdicts: [ExitCodeMeaning] = [
        ExitCodeMeaning(.success, LocalizedText(en: "valid", nl: "geldig")),
        ExitCodeMeaning(.invalid, LocalizedText(en: "not valid", nl: "niet geldig")),
        ExitCodeMeaning(
            .untrusted,
            LocalizedText(
                en: "issuer on no trust list in force", nl: "uitgever op geen vertrouwenslijst die van kracht is")),
        ExitCodeMeaning(.expired, LocalizedText(en: "outside its validity", nl: "buiten de geldigheid")),
        ExitCodeMeaning(.revoked, LocalizedText(en: "revoked or suspended", nl: "ingetrokken of opgeschort")),
        ExitCodeMeaning(.indeterminate, LocalizedText(en: "could not be decided", nl: "niet te beslissen")),
        ExitCodeMeaning(
            .presentation,
            LocalizedText(
                en: "the presentation's own proof, challenge, domain, expiry or binding failed",
                nl: "handtekening, controlewoord, lezer, termijn of binding van de bundel klopt niet")),
        ExitCodeMeaning(.nothingToVerify, LocalizedText(en: "nothing to verify", nl: "niets te controleren")),
    ]
}
