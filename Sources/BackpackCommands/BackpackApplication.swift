// SPDX-License-Identifier: Apache-2.0

package import CommandLineKit

/// The command line as a whole.
package enum BackpackApplication {
    package static let version = "0.1.0"

    package static let application = Application(
        name: "backpack", version: version,
        summary: LocalizedText(
            en: "A wallet for what you learned: keep it, check it, share it.",
            nl: "Een portemonnee voor wat je geleerd hebt: bewaar, controleer en deel het."),
        discussion: LocalizedText(
            en: "No command opens a network connection.", nl: "Geen enkele opdracht maakt verbinding met een netwerk."),
        groups: [
            CommandGroup(
                LocalizedText(en: "Your credentials", nl: "Je bewijzen"),
                [
                    .command(ImportCommand()), .command(ListCommand()), .command(ShowCommand()),
                    .command(OverviewCommand()), .command(VerifyCommand()), .command(InspectCommand()),
                ]),
            CommandGroup(
                LocalizedText(en: "Sharing", nl: "Delen"),
                [.command(ShareCommand()), .command(SharesCommand()), .command(LinkedInCommand())]),
            CommandGroup(
                LocalizedText(en: "What you rely on", nl: "Waar je op vertrouwt"),
                [
                    .family(TrustCommands.family), .family(EvidenceCommands.family), .command(RefreshCommand()),
                    .family(MeCommands.family),
                ]),
            CommandGroup(
                LocalizedText(en: "Keeping the wallet", nl: "De portemonnee beheren"),
                [
                    .command(ExportCommand()), .command(BackupCommand()), .command(RestoreCommand()),
                    .command(RemoveCommand()), .command(DoctorCommand()),
                ]),
            CommandGroup(
                LocalizedText(en: "Help", nl: "Hulp"),
                [
                    .command(HelpCommand(application: "backpack", example: "verify")),
                    .command(CompletionsCommand(application: "backpack")),
                ]),
        ],
        globals: Session.options, exitCodes: ExitCode.table,
        environment: [
            EnvironmentVariable(
                "BACKPACK_HOME", LocalizedText(en: "The folder of the wallet.", nl: "De map van de portemonnee.")),
            EnvironmentVariable(
                "XDG_DATA_HOME",
                LocalizedText(
                    en: "Where the wallet is when BACKPACK_HOME is not set.",
                    nl: "Waar de portemonnee is als BACKPACK_HOME niet is ingesteld.")),
            EnvironmentVariable(
                "NO_COLOR", LocalizedText(en: "Set to anything: no colour.", nl: "Met welke waarde ook: geen kleur.")),
        ],
        diagnose: Diagnoses.diagnose)

    /// Runs a command line in the process's own surroundings.
    package static func run() -> Int32 {
        application.run(Word.processArguments(), console: .process()).rawValue
    }
}
