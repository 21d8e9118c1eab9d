// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials
import StrictJSON
import WalletStore

struct RefreshCommand: Command {
    let about = CommandDescription(
        name: "refresh",
        summary: LocalizedText(
            en: "Say what would be fetched to check again.",
            nl: "Zeg wat er opgehaald zou worden om weer te controleren."),
        discussion: LocalizedText(
            en: """
                --plan names every address, for which credentials and why, and fetches nothing: no command does yet. Get those \
                files yourself and take them in with 'backpack import --from URL'. Only https is ever named as fetched; \
                addresses in numbers, and those that mean this computer or this network, are named apart as never fetched.
                """,
            nl: """
                --plan noemt elk adres, voor welke bewijzen en waarom, en haalt niets op: dat doet nog geen enkele opdracht. Haal \
                die bestanden zelf en neem ze op met 'backpack import --from URL'. Alleen https komt in aanmerking; adressen in \
                cijfers, en die naar deze computer of dit netwerk wijzen, staan apart als nooit opgehaald.
                """),
        examples: [
            Example("backpack refresh --plan", LocalizedText(en: "For all credentials.", nl: "Voor alle bewijzen.")),
            Example(
                "backpack --json refresh --plan 3",
                LocalizedText(en: "One, for a script.", nl: "Eén, voor een script.")),
        ], exitCodes: [ExitCode.done], synonyms: ["update", "fetch"])

    let references = Arguments<String>(
        "REF", minimum: 0,
        help: LocalizedText(en: "The credentials; all if not given.", nl: "De bewijzen; anders allemaal."))
    let plan = Flag(
        "--plan",
        help: LocalizedText(en: "Name the addresses, and stop.", nl: "Noem de adressen, en stop."))

    func validate(_ input: ParsedArguments) throws(UsageError) {
        if !input[plan] { throw .oneRequired(["--plan"]) }
    }

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let wallet = try session.wallet(.read)
        let plan = try wallet.refreshPlan(
            try input[references].map(wallet.resolve), reliance: try wallet.reliance(at: session.instant))
        if session.isJSON {
            try session.print(Self.json(plan))
        } else {
            try context.print(Self.lines(plan, EvidenceWords.of(context.language)))
        }
        return .success
    }

    private static func json(_ plan: RefreshPlan) -> JSONValue {
        func members(_ item: RefreshPlan.Item) -> JSONObject {
            JSONObject([
                ("kind", .string(item.kind.rawValue)), ("held", item.held.map(JSONValue.string) ?? .null),
                (
                    "for",
                    .array(
                        item.credentials.map { .object(["number": .integer($0.number), "title": .string($0.title)]) })
                ),
            ])
        }
        return .object([
            "schema": .string("backpack.refresh-plan/1"),
            "fetches": .array(
                plan.fetches.map { item, host in
                    let address: [JSONObject.Member] = [("url", .string(item.target)), ("host", .string(host))]
                    return .object(JSONObject(address + members(item).members))
                }),
            "never": .array(
                plan.never.map { item, refusal in
                    let target: [JSONObject.Member] = [
                        ("target", .string(item.target)), ("reason", .string(refusal.rawValue)),
                    ]
                    return .object(JSONObject(target + members(item).members))
                }),
        ])
    }

    private static func lines(_ plan: RefreshPlan, _ words: EvidenceWords) -> [SafeText] {
        func why(_ item: RefreshPlan.Item) -> [SafeText] {
            let held = item.held.map { words.heldSince(String($0.text.prefix(10))) } ?? words.notHeld
            return ["    \(words.kind(item.kind)), \(held)"]
                + item.credentials.map { "    \(words.forCredentials) \($0.number): \($0.title)" }
        }
        var lines: [SafeText] = plan.fetches.isEmpty ? ["\(words.nothingToFetch)"] : ["\(words.wouldFetch)"]
        for (item, _) in plan.fetches { lines += ["  \(item.target.text)"] + why(item) }
        if !plan.never.isEmpty { lines.append("\(words.neverFetched)") }
        for (item, refusal) in plan.never {
            lines += ["  \(item.target.text) (\(words.refusal(refusal)))"] + why(item)
        }
        return lines
    }
}
