// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import Credentials
import StrictJSON
import TrustLists
import WalletStore

extension TrustCommands {
    struct Check: Command {
        let about = CommandDescription(
            name: "check",
            summary: LocalizedText(
                en: "Say what the lists know of an issuer.", nl: "Zeg wat de lijsten van een uitgever weten."),
            discussion: LocalizedText(
                en: """
                    Goes by the identifier, and tells for which keys, when and on what grounds each list names it. Names \
                    prove nothing: other listed parties whose name or identifier looks alike are told as such.
                    """,
                nl: """
                    Gaat af op de aanduiding, en zegt voor welke sleutels, wanneer en op welke grond een lijst hem noemt. \
                    Namen bewijzen niets: anderen op de lijsten met een naam of aanduiding die erop lijkt, worden zo genoemd.
                    """),
            examples: [
                Example(
                    "backpack trust check did:web:example.edu",
                    LocalizedText(en: "By its identifier.", nl: "Met zijn aanduiding."))
            ],
            exitCodes: [
                ExitCode.done,
                ExitCodeMeaning(
                    .untrusted,
                    LocalizedText(en: "no list in force names it", nl: "geen lijst die van kracht is noemt hem")),
            ])

        let issuer = Argument<String>(
            "ISSUER", help: LocalizedText(en: "The issuer's identifier.", nl: "De aanduiding van de uitgever."))

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let reliance = try session.wallet(.read).reliance(at: session.instant)
            let lists = TrustListSet(reliance.lists, unavailable: reliance.unavailableLists)
            let explanation = lists.explain(ExactString(input[issuer]), at: session.instant)
            if session.isJSON {
                try session.print(Self.json(explanation))
            } else {
                try context.print(TrustExplanationText(language: context.language).lines(explanation))
            }
            return explanation.isNamed ? .success : .untrusted
        }

        private static func text(_ value: ExactString?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        private static func date(_ value: Instant?) -> JSONValue { value.map { .string($0.rfc3339) } ?? .null }

        private static func json(_ explanation: TrustExplanation) -> JSONValue {
            .object([
                "schema": .string("backpack.trust-check/1"), "issuer": .string(explanation.issuer),
                "named": .bool(explanation.isNamed), "standing": .string(explanation.standing.rawValue),
                "lists": .array(
                    explanation.mentions.map { mention in
                        .object([
                            "name": .string(mention.list.name), "as": text(mention.listing.name),
                            "inForce": .bool(mention.isListInForce), "holds": .bool(mention.listing.holds),
                            "keys": mention.listing.keys.map { .array($0.map { .string($0.multikey) }) } ?? .null,
                            "service": text(mention.service), "from": date(mention.listing.from),
                            "until": date(mention.listing.until), "added": text(mention.added),
                        ])
                    }),
                "unavailable": .array(explanation.unavailable.map(JSONValue.string)),
                "stale": .array(explanation.stale.map(JSONValue.string)),
                "lookAlikes": .array(
                    explanation.lookAlikes.map { other in
                        .object([
                            "list": .string(other.list), "name": .string(other.name), "id": text(other.id),
                        ])
                    }),
                "oddities": .array(explanation.oddities.map { .string($0.rawValue) }),
            ])
        }
    }
}

/// What the lists know of an issuer, as people read it.
struct TrustExplanationText {
    let language: Language

    func lines(_ explanation: TrustExplanation) -> [SafeText] {
        var lines: [SafeText] = []
        for mention in explanation.mentions { lines += self.lines(mention, explanation.issuer) }
        if explanation.mentions.isEmpty { lines.append(absence(explanation)) }
        if !explanation.isNamed {
            for name in explanation.unavailable {
                lines.append(
                    isDutch ? "de lijst \(name.text) is niet te lezen" : "the list \(name.text) cannot be read")
            }
            for name in explanation.stale {
                lines.append(isDutch ? "de lijst \(name.text) is verlopen" : "the list \(name.text) is out of date")
            }
        }
        for oddity in explanation.oddities { lines.append("! " + self.oddity(oddity)) }
        for other in explanation.lookAlikes {
            let who: SafeText = "\(other.name.text)\(other.id.map { " (\($0))" } ?? "")"
            lines.append(
                isDutch
                    ? "! lijkt op een ander: " + who + ", op \(other.list.text)"
                    : "! looks like another party: " + who + ", on \(other.list.text)")
        }
        return lines
    }

    private var isDutch: Bool { language == .dutch }

    private func absence(_ explanation: TrustExplanation) -> SafeText {
        let id: SafeText = "\(explanation.issuer.text)"
        return switch (explanation.standing, isDutch) {
        case (.notConfigured, false): "you use no trust list, so nothing says who " + id + " is"
        case (.notConfigured, true): "je gebruikt geen vertrouwenslijst, dus niets zegt wie " + id + " is"
        case (_, false): id + " is on no list"
        case (_, true): id + " staat op geen lijst"
        }
    }

    private func lines(_ mention: TrustExplanation.Mention, _ issuer: ExactString) -> [SafeText] {
        let holds = mention.isListInForce && mention.listing.holds
        let state: SafeText = holds ? "" : (isDutch ? " (niet van kracht)" : " (not in force)")
        var lines: [SafeText] = ["\(mention.list.name.text): \((mention.listing.name ?? issuer).text)" + state]
        if let service = mention.service { lines.append("  \(service.text)") }
        switch mention.listing.keys {
        case nil: lines.append(isDutch ? "  met elke sleutel die de uitgever zelf noemt" : "  by any key of its own")
        case let keys?:
            for key in keys {
                lines.append(isDutch ? "  met sleutel \(key.multikey.text)" : "  by key \(key.multikey.text)")
            }
            if keys.isEmpty { lines.append(isDutch ? "  met geen enkele sleutel" : "  by no key at all") }
        }
        let dates = Wording.of(isDutch ? .dutch : .english).dates
        if let from = mention.listing.from.map(dates.moment) {
            lines.append(isDutch ? "  vanaf \(from)" : "  from \(from)")
        }
        if let until = mention.listing.until.map(dates.moment) {
            lines.append(isDutch ? "  tot \(until)" : "  until \(until)")
        }
        switch mention.list.assurance {
        case .chosen: break
        case .signed(let key):
            lines.append(
                isDutch
                    ? "  lijst ondertekend door \(key.multikey.text)" : "  list signed by \(key.multikey.text)")
        case .pinnedDigest:
            lines.append(
                isDutch ? "  handtekening van de lijst niet gecontroleerd" : "  list signature not checked")
        }
        return lines
    }

    private func oddity(_ oddity: Appearance.Oddity) -> SafeText {
        switch (oddity, isDutch) {
        case (.mixedScript, false): "its name mixes letters of several alphabets in one word"
        case (.mixedScript, true): "de naam heeft letters uit verschillende alfabetten in één woord"
        case (.invisible, false): "its name has characters that show nothing"
        case (.invisible, true): "de naam heeft tekens die onzichtbaar zijn"
        case (.bidirectional, false): "its name has characters that turn the direction of the text"
        case (.bidirectional, true): "de naam heeft tekens die de leesrichting omkeren"
        case (.disguised, false): "its name has letters drawn to look like plain ones"
        case (.disguised, true): "de naam heeft letters die alleen op gewone letters lijken"
        }
    }
}
