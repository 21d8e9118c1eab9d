// SPDX-License-Identifier: Apache-2.0

/// The words of help pages that belong to no declaration.
enum HelpWords {
    static let usage = LocalizedText(en: "Usage", nl: "Gebruik")
    static let command = LocalizedText(en: "COMMAND", nl: "OPDRACHT")
    static let commands = LocalizedText(en: "Commands", nl: "Opdrachten")
    static let arguments = LocalizedText(en: "Arguments", nl: "Argumenten")
    static let options = LocalizedText(en: "Options", nl: "Opties")
    static let globalOptions = LocalizedText(en: "Options of every command", nl: "Opties van elke opdracht")
    static let examples = LocalizedText(en: "Examples", nl: "Voorbeelden")
    static let exitCodes = LocalizedText(en: "Exit codes", nl: "Exitcodes")
    static let environment = LocalizedText(en: "Environment", nl: "Omgeving")
    static let meaning = LocalizedText(en: "Meaning", nl: "Betekenis")

    static func choices(_ choices: [String]) -> LocalizedText {
        let list = choices.joined(separator: ", ")
        return LocalizedText(en: "One of: \(list).", nl: "Een van: \(list).")
    }

    static func defaultValue(_ value: String) -> LocalizedText {
        LocalizedText(en: "Default: \(value).", nl: "Standaard: \(value).")
    }

    static let repeatable = LocalizedText(en: "May be repeated.", nl: "Mag vaker.")
    static let required = LocalizedText(en: "Required.", nl: "Verplicht.")

    static func more(_ page: String) -> LocalizedText {
        LocalizedText(en: "'\(page)' says more.", nl: "'\(page)' zegt meer.")
    }
}
