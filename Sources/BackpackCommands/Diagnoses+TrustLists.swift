// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import StrictJSON
import TrustLists
import WalletStore

/// Why a trust list is not relied on.
extension Diagnoses {
    static func trustList(_ error: TrustListError) -> Diagnostic {
        Diagnostic(.unreadableData, message(error), hint: hint(error))
    }

    private static func message(_ error: TrustListError) -> LocalizedText {
        switch error.reason {
        case .form:
            LocalizedText(en: "it is no trust list that we know", nl: "het is geen vertrouwenslijst die we kennen")
        case .member(let name):
            LocalizedText(
                en: "“\(name)” of the trust list is missing or wrong",
                nl: "‘\(name)’ van de vertrouwenslijst ontbreekt of klopt niet")
        case .key(let issuer, let code):
            LocalizedText(
                en: "a key of \(issuer) cannot be used: \(code)",
                nl: "een sleutel van \(issuer) is niet te gebruiken: \(code)")
        case .unreadable(let code):
            LocalizedText(
                en: "the trust list cannot be read: \(code)", nl: "de vertrouwenslijst is niet te lezen: \(code)")
        case .signature(let code):
            LocalizedText(
                en: "the signature of the trust list does not hold: \(code)",
                nl: "de handtekening van de vertrouwenslijst klopt niet: \(code)")
        case .otherSigner(let key):
            LocalizedText(
                en: "the trust list is signed by another key: \(key.isEmpty ? "none" : key.text)",
                nl: "de vertrouwenslijst is ondertekend met een andere sleutel: \(key.isEmpty ? "geen" : key.text)")
        case .signerUnknown:
            LocalizedText(
                en: "the trust list is signed, and nothing says by which key",
                nl: "de vertrouwenslijst is ondertekend, maar nergens staat met welke sleutel")
        case .unsigned:
            LocalizedText(
                en: "the trust list carries no signature that can be checked",
                nl: "de vertrouwenslijst heeft geen handtekening die te controleren is")
        case .signerOutsidePeriod:
            LocalizedText(
                en: "the signer's certificate was not in force when the trust list was issued",
                nl: "het certificaat van de ondertekenaar gold niet toen de vertrouwenslijst verscheen")
        case .digest(let found):
            LocalizedText(
                en: "the file has another SHA-256: \(found)", nl: "het bestand heeft een andere SHA-256: \(found)")
        case .digestRequired:
            LocalizedText(
                en: "the signature of such a trust list is not checked here",
                nl: "de handtekening van zo'n vertrouwenslijst wordt hier niet gecontroleerd")
        case .issuedInFuture(let date):
            LocalizedText(
                en: "the trust list is dated in the future: \(date)",
                nl: "de vertrouwenslijst is van een tijdstip in de toekomst: \(date)")
        }
    }

    private static func hint(_ error: TrustListError) -> LocalizedText? {
        switch error.reason {
        case .signerUnknown:
            LocalizedText(en: "name the key with --signer KEY", nl: "noem de sleutel met --signer SLEUTEL")
        case .digestRequired(let found):
            LocalizedText(
                en:
                    "this file's SHA-256 is \(found); compare it with what the publisher says, then give it with --sha256 to 'trust add'",
                nl:
                    "de SHA-256 van dit bestand is \(found); vergelijk die met wat de uitgever zegt en geef hem met --sha256 aan 'trust add'"
            )
        default: nil
        }
    }

    /// Why the list held under a name is not replaced.
    static func trustListRefusal(_ error: StoreError) -> Diagnostic {
        let message: LocalizedText =
            switch error {
            case .trustListRollback(let name, let highest, let offered):
                LocalizedText(
                    en:
                        "the list “\(name)” was held in version \(highest) already; version \(offered) is older and is refused",
                    nl:
                        "van de lijst ‘\(name)’ was versie \(highest) er al; versie \(offered) is ouder en wordt geweigerd"
                )
            case .trustListSameVersion(let name, let version):
                LocalizedText(
                    en: "the list “\(name)” is held in version \(version) with other content; this one is refused",
                    nl: "van de lijst ‘\(name)’ is versie \(version) er al met een andere inhoud; deze wordt geweigerd")
            case .trustListIssuedEarlier(let name, let held, let offered):
                LocalizedText(
                    en: "the list “\(name)” is held as of \(held); one of \(offered) is older and is refused",
                    nl: "de lijst ‘\(name)’ is er al van \(held); die van \(offered) is ouder en wordt geweigerd")
            case .trustListFastForward(let name, let highest, let offered):
                LocalizedText(
                    en:
                        "version \(offered) of the list “\(name)” leaps too far ahead of \(highest): it would shut out every later one",
                    nl:
                        "versie \(offered) van de lijst ‘\(name)’ springt te ver vooruit vanaf \(highest): daarna zou geen nieuwere meer kunnen"
                )
            case .trustListSigner(let name, let pinned, let offered):
                LocalizedText(
                    en: "the list “\(name)” is to be signed by \(pinned), and this one is by \(offered ?? "nobody")",
                    nl: "de lijst ‘\(name)’ hoort van \(pinned) te komen, en deze is van \(offered ?? "niemand")")
            case .trustListFormat(let name, let held, let offered):
                LocalizedText(
                    en: "a list “\(name)” of the form \(held) is held; this one is of the form \(offered)",
                    nl: "er is al een lijst ‘\(name)’ van de vorm \(held); deze heeft de vorm \(offered)")
            default: LocalizedText(untranslated: error.code)
            }
        return Diagnostic(.unreadableData, message, hint: refusalHint(error))
    }

    private static func refusalHint(_ error: StoreError) -> LocalizedText? {
        switch error {
        case .trustListSigner, .trustListFormat:
            LocalizedText(
                en: "only if you know why it changed: take the old one out with 'backpack trust remove' first",
                nl: "alleen als je weet waarom dat veranderde: haal eerst de oude weg met 'backpack trust remove'")
        default: nil
        }
    }
}
