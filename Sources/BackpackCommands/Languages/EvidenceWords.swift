// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Credentials

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

    static func of(_ language: Language) -> EvidenceWords {
        switch language {
        case .english: english
        case .dutch: dutch
        }
    }

    private static let english = EvidenceWords(
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
        heldSince: { "held since \($0)" }, notHeld: "not held yet", forCredentials: "for")

    private static let dutch = EvidenceWords(
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
        forCredentials: "voor")
}
