// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Credentials
import StrictJSON

/// How evidence, and what is done with it, is called in one language.
struct EvidenceWords: Sendable {
    let kind: @Sendable (EvidenceItem.Kind) -> String
    let refusal: @Sendable (FetchAddress.Refusal) -> String
    let none: String
    /// The headings of the columns.
    let number: String
    let what: String
    let identifier: String
    let added: String
    let digest: String
    let reliedOnBy: String
    let nothingToFetch: String
    let wouldFetch: String
    let neverFetched: String
    let heldSince: @Sendable (String) -> String
    let notHeld: String
    let forCredentials: String
    /// Above what goes with a presentation.
    let packed: String
    let standing: @Sendable (BroughtEvidence.Standing) -> String

    /// What a piece is, of whom, and since when its sender says to have had it.
    func described(_ piece: EvidenceBundle.Piece) -> String {
        let kind = EvidenceItem.Kind(rawValue: piece.kind.text).map(kind) ?? piece.kind.text
        let date = piece.obtained.map { " (\($0.text.prefix(10)))" } ?? ""
        return "\(kind) \((piece.url ?? piece.id)?.text ?? "")\(date)"
    }

    static func of(_ language: Language) -> EvidenceWords {
        switch language {
        case .english: english
        case .dutch: dutch
        }
    }

    static let english = EvidenceWords(
        kind: { kind in
            switch kind {
            case .controlledIdentifierDocument: "the issuer's keys (DID document)"
            case .keyDocument: "a key or a set of keys"
            case .issuerMetadata: "the issuer's keys for tokens"
            case .statusListCredential: "a status list"
            case .context: "a vocabulary"
            case .badgeClass: "what the badge is for"
            case .issuerProfile: "who issued the badge"
            case .revocationList: "a list of revoked credentials"
            case .revokedAssertion: "the published badge itself"
            }
        },
        refusal: { refusal in
            switch refusal {
            case .noAddress: "it is not published at a web address"
            case .notHTTPS: "it is not https"
            case .numericHost: "it is a network address in numbers"
            case .localHost: "it means this computer or this network"
            case .credentials: "it carries a user name"
            case .malformed: "it is no proper address"
            }
        },
        none: "no evidence", number: "no", what: "kind", identifier: "identifier or address", added: "added",
        digest: "sha-256", reliedOnBy: "relied on by", nothingToFetch: "A refresh would fetch nothing.",
        wouldFetch: "A refresh would fetch:", neverFetched: "Never fetched:",
        heldSince: { "held since \($0)" }, notHeld: "not held yet", forCredentials: "for",
        packed: "For checking without internet:",
        standing: { standing in
            switch standing {
            case .counted: "It counted: its own signature carries it."
            case .notCarried: "It did not count: it does not hold by itself."
            case .notUsed: "Nothing asked for it."
            case .ownCopy: "You hold the same document: it is your copy that counts."
            case .identity: "It did not count: keys that only the sender brings do not say whose they are."
            case .meaning: "It did not count: a vocabulary that the sender brings does not decide what words mean."
            case .unsigned: "It did not count: nobody signed it, so get a copy of your own."
            case .digestMismatch: "It did not count: its bytes do not have the stated hash."
            case .kindMismatch: "It did not count: it is not what it is said to be."
            }
        })

    static let dutch = EvidenceWords(
        kind: { kind in
            switch kind {
            case .controlledIdentifierDocument: "de sleutels van de uitgever (DID-document)"
            case .keyDocument: "een sleutel of een set sleutels"
            case .issuerMetadata: "de sleutels van de uitgever voor tokens"
            case .statusListCredential: "een statuslijst"
            case .context: "een begrippenlijst"
            case .badgeClass: "waarvoor de badge is"
            case .issuerProfile: "wie de badge uitgaf"
            case .revocationList: "een lijst van ingetrokken bewijzen"
            case .revokedAssertion: "de gepubliceerde badge zelf"
            }
        },
        refusal: { refusal in
            switch refusal {
            case .noAddress: "het staat niet op een webadres"
            case .notHTTPS: "het is geen https"
            case .numericHost: "het is een netwerkadres in cijfers"
            case .localHost: "het wijst naar deze computer of dit netwerk"
            case .credentials: "er staat een gebruikersnaam in"
            case .malformed: "het is geen goed adres"
            }
        },
        none: "geen bewijsmateriaal", number: "nr", what: "soort", identifier: "aanduiding of adres",
        added: "toegevoegd", digest: "sha-256", reliedOnBy: "gebruikt door",
        nothingToFetch: "Bij verversen zou er niets opgehaald worden.",
        wouldFetch: "Bij verversen zou opgehaald worden:",
        neverFetched: "Nooit opgehaald:", heldSince: { "aanwezig sinds \($0)" }, notHeld: "nog niet aanwezig",
        forCredentials: "voor", packed: "Om zonder internet te controleren:",
        standing: { standing in
            switch standing {
            case .counted: "Telde mee: de eigen handtekening staat ervoor in."
            case .notCarried: "Telde niet mee: op zichzelf klopt het niet."
            case .notUsed: "Niets vroeg ernaar."
            case .ownCopy: "Je hebt zelf hetzelfde document: jouw exemplaar telt."
            case .identity: "Telde niet mee: sleutels die alleen de afzender meebrengt zeggen niet van wie ze zijn."
            case .meaning:
                "Telde niet mee: een begrippenlijst van de afzender bepaalt niet wat woorden betekenen."
            case .unsigned: "Telde niet mee: niemand heeft het ondertekend, dus haal zelf een exemplaar."
            case .digestMismatch: "Telde niet mee: de bytes hebben niet de vermelde hash."
            case .kindMismatch: "Telde niet mee: het is niet wat er staat dat het is."
            }
        })
}

extension EvidenceWords {
    /// What kinds are called in one word. English has their codes, which JSON has in every language.
    ///
    /// - Parameter code: a code of `EvidenceItem.Kind`; any other stays as it is.
    static func name(of code: String, in language: Language) -> String {
        guard language == .dutch, let kind = EvidenceItem.Kind(rawValue: code) else { return code }
        return dutchName(kind)
    }

    private static func dutchName(_ kind: EvidenceItem.Kind) -> String {
        switch kind {
        case .controlledIdentifierDocument: "DID-document"
        case .keyDocument: "sleutel"
        case .issuerMetadata: "sleutels van een uitgever"
        case .statusListCredential: "statuslijst"
        case .context: "begrippenlijst"
        case .badgeClass: "badgeklasse"
        case .issuerProfile: "uitgever"
        case .revocationList: "intreklijst"
        case .revokedAssertion: "intrekking van een badge"
        }
    }
}
