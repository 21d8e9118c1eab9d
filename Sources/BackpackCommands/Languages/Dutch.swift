// SPDX-License-Identifier: Apache-2.0

import Credentials

extension Wording {
    static let dutch = Wording(
        name: { id in
            switch id {
            case .formatParse: "Bestand lezen"
            case .modelContext: "Begrippen"
            case .modelRequired: "Verplichte onderdelen"
            case .modelTerms: "Alles is ondertekend"
            case .proofPresent: "Handtekening aanwezig"
            case .proofSuite: "Soort handtekening"
            case .proofKey: "Sleutel van de ondertekenaar"
            case .proofController: "Van wie de sleutel is"
            case .proofPurpose: "Bedoeld voor dit gebruik"
            case .proofSignature: "Handtekening"
            case .disclosureIntegrity: "Getoonde onderdelen"
            case .timeValidFrom: "Geldig vanaf"
            case .timeValidUntil: "Geldig tot"
            case .statusRevocation: "Niet ingetrokken"
            case .statusSuspension: "Niet opgeschort"
            case .statusList: "Statuslijst"
            case .trustIssuer: "Uitgever op een vertrouwenslijst"
            case .trustList: "Vertrouwenslijst van kracht"
            case .holderBinding: "Gebonden aan wie het toont"
            case .ownerMatch: "Op jouw naam"
            case .assetDigest: "Bijlagen"
            case .hostedSnapshot: "Kopie van een gehoste badge"
            case .presentationChallenge: "Controlewoord"
            case .presentationDomain: "Bedoeld voor deze lezer"
            }
        },
        passed: { id in
            switch id {
            case .formatParse: "Het bestand is gelezen als {format}."
            case .modelContext: "Alle begrippenlijsten die het gebruikt zijn bekend."
            case .modelRequired: "Alles wat verplicht is, staat erin."
            case .modelTerms: "Elk woord erin is vastgelegd; de handtekening dekt dus alles."
            case .proofPresent: "Er staan {proofs} handtekening(en) op."
            case .proofSuite: "Ondertekend met {suite}."
            case .proofKey: "De sleutel {key} is gevonden ({source})."
            case .proofController: "De sleutel is van {controller}."
            case .proofPurpose: "De sleutel is gebruikt waarvoor hij bedoeld is ({proofPurpose})."
            case .proofSignature: "De handtekening klopt: er is sindsdien niets veranderd."
            case .disclosureIntegrity: "Elk getoond onderdeel is wat de uitgever ondertekende."
            case .timeValidFrom: "Geldig sinds {date}."
            case .timeValidUntil: "Nog geldig."
            case .statusRevocation: "Volgens een gecontroleerde statuslijst niet ingetrokken (lijst van {listDate})."
            case .statusSuspension: "Volgens een gecontroleerde statuslijst niet opgeschort (lijst van {listDate})."
            case .statusList: "De statuslijst {list} is ondertekend, van kracht en de juiste."
            case .trustIssuer: "De vertrouwenslijst ‘{list}’ noemt de uitgever bij deze sleutel, als ‘{name}’."
            case .trustList: "De vertrouwenslijst ‘{list}’ is van kracht."
            case .holderBinding: "Getoond door degene aan wie het is uitgereikt."
            case .ownerMatch: "Op jouw naam (herkend aan: {through})."
            case .assetDigest: "De bijlagen zijn ongewijzigd."
            case .hostedSnapshot: "De kopie is wat er gepubliceerd was."
            case .presentationChallenge: "Het antwoordt op het gevraagde controlewoord."
            case .presentationDomain: "Het is voor deze lezer gemaakt."
            }
        },
        finding: dutchFinding,
        verdict: { verdict in
            switch verdict {
            case .invalid:
                Phrase(
                    "Niet geldig: de handtekening of het document zelf klopt niet.",
                    next: "Ga er niet van uit; vraag een nieuw origineel.")
            case .revoked:
                Phrase(
                    "Ingetrokken: het is echt, en de uitgever heeft het ingetrokken.", next: "Vraag de uitgever waarom."
                )
            case .expired:
                Phrase(
                    "Buiten de geldigheid: het is echt, maar op dit moment niet geldig.",
                    next: "Vraag de uitgever of het verlengd kan worden.")
            case .indeterminate:
                Phrase(
                    "Niet te beslissen: er ontbreekt iets om het te controleren.",
                    next: "Bij de controles met een vraagteken staat wat er ontbreekt.")
            case .untrusted:
                Phrase(
                    "Echt, voor zover te zien: alles klopt, maar geen vertrouwenslijst die je gebruikt noemt deze uitgever bij deze sleutel.",
                    next: "Voeg met 'backpack trust add' een lijst toe waarop je vertrouwt.")
            case .valid: Phrase("Geldig: alle verplichte controles zijn goed.")
            }
        })

    @Sendable
    private static func dutchFinding(_ code: FindingCode) -> Phrase {
        switch code {
        case .doesNotApply: Phrase("Niet van toepassing.")
        case .dependsOnOther: Phrase("Niet gecontroleerd, vanwege {check}.")
        case .notRun: Phrase("Niet gecontroleerd.")
        case .contextBaseMissing, .contextUnknown, .contextInline, .contextNotSigned, .modelMissing, .modelType,
            .modelIdentifier, .modelDate, .modelPeriod, .modelText, .modelCredentials, .termsUndefined, .termsHidden,
            .jsonLDError:
            dutchModelFinding(code)
        case .statusRevoked, .statusSuspended, .statusTypeUnsupported, .statusEntryMalformed, .statusListUnavailable,
            .statusListExpired, .statusListNotYetValid, .statusListUnverified, .statusListType, .statusListPurpose,
            .statusListIssuer, .statusListMalformed, .statusListTooLarge, .statusIndexRange, .statusListShort,
            .statusListThirdParty:
            dutchStatusFinding(code)
        case .timeNotYetValid: Phrase("Pas geldig vanaf {date}.", next: "Probeer het vanaf die datum opnieuw.")
        case .timeExpired:
            Phrase("De geldigheid eindigde op {date}.", next: "Vraag de uitgever of het verlengd kan worden.")
        case .timeNoOffset:
            Phrase(
                "{date} noemt geen tijdzone, en dat maakt op dit moment verschil.",
                next: "Controleer het een dag later nog eens.")
        case .proofCreatedLater: Phrase("De handtekening draagt een datum na het moment van controleren ({created}).")
        case .proofExpired: Phrase("De handtekening was bedoeld tot {expires}.", next: "Vraag om een nieuwe.")
        case .trustNotConfigured:
            Phrase(
                "Je gebruikt geen vertrouwenslijst, dus niets zegt wie deze uitgever is.",
                next: "Voeg er een toe met 'backpack trust add'.")
        case .trustIssuerAbsent:
            Phrase(
                "Geen vertrouwenslijst die je gebruikt noemt {issuer}.",
                next: "Ga na wie dit is, of voeg een lijst toe die deze uitgever noemt.")
        case .trustOtherKey:
            Phrase(
                "De vertrouwenslijst ‘{list}’ noemt {issuer}, maar bij een andere sleutel.",
                next: "Vraag de uitgever welke sleutels van hem zijn.")
        case .trustOutsidePeriod: Phrase("De vertrouwenslijst ‘{list}’ noemt {issuer} voor een andere periode.")
        case .trustListStale:
            Phrase(
                "De vertrouwenslijst ‘{list}’ is verlopen.", next: "Haal de nieuwste uitgave en voeg die opnieuw toe.")
        case .holderUnproven: Phrase("Wie het toont, is niet bewezen.")
        case .holderNotBound:
            Phrase(
                "Het noemt de persoon op een andere manier dan met de sleutel van wie het toont.",
                next: "Ga op een andere manier na of het van deze persoon is.")
        case .holderBindingRequired: Phrase("Er is gevraagd om bewijs dat het van de toner is, en dat is er niet.")
        case .ownerNoMatch:
            Phrase(
                "Het staat op geen van de gegevens die je hebt opgegeven.",
                next: "Voeg de jouwe toe met 'backpack me add'.")
        case .assetNotAtHand: Phrase("Het verwijst naar andere bestanden; die zijn niet gecontroleerd.")
        case .challengeMismatch:
            Phrase(
                "Het antwoordt niet op het controlewoord ‘{expected}’.",
                next: "Vraag er een die voor deze gelegenheid is gemaakt.")
        case .challengeNotCompared:
            Phrase(
                "Het antwoordt op het controlewoord ‘{stated}’; je gaf er geen om te vergelijken.",
                next: "Geef het met --challenge.")
        case .domainMismatch:
            Phrase("Het is niet voor ‘{expected}’ gemaakt.", next: "Vraag er een die voor jou is gemaakt.")
        case .domainNotCompared:
            Phrase("Het is gemaakt voor ‘{stated}’.", next: "Zeg met --domain wie je bent om dat te vergelijken.")
        default: dutchProofFinding(code)
        }
    }

    private static func dutchModelFinding(_ code: FindingCode) -> Phrase {
        switch code {
        case .contextBaseMissing: Phrase("Het begint niet met de begrippenlijst van verifiable credentials.")
        case .contextUnknown:
            Phrase(
                "Het gebruikt de begrippenlijst {context}, en die is er niet.",
                next: "Haal dat bestand en importeer het met 'backpack import --from {context}'.")
        case .contextInline: Phrase("Het legt zelf woorden vast, die met niemand zijn afgesproken.")
        case .contextNotSigned: Phrase("Het noemt begrippenlijsten die niet onder de handtekening vallen.")
        case .modelMissing: Phrase("‘{member}’ ontbreekt.", next: "Vraag de uitgever om een goed bestand.")
        case .modelType: Phrase("Bij ‘{member}’ ontbreekt een soort die verplicht is.")
        case .modelIdentifier: Phrase("‘{member}’ is niet één goede aanduiding.")
        case .modelDate: Phrase("‘{member}’ is geen goede datum met tijd.")
        case .modelPeriod: Phrase("Het eindigt voordat het begint.")
        case .modelText: Phrase("‘{member}’ is geen goede tekst.")
        case .modelCredentials: Phrase("In ‘{member}’ staat iets wat geen bewijs is.")
        case .termsHidden:
            Phrase(
                "‘{term}’ staat op een plek waar het niet gelezen wordt, zodat de handtekening het dekt en niemand het ziet."
            )
        case .jsonLDError: Phrase("De begrippenlijst is niet toe te passen: {reason} ({term}).")
        default: Phrase("‘{term}’ staat in geen begrippenlijst en valt dus onder geen handtekening ({pointer}).")
        }
    }

    private static func dutchStatusFinding(_ code: FindingCode) -> Phrase {
        switch code {
        case .statusRevoked: Phrase("De uitgever heeft het ingetrokken.", next: "Vraag de uitgever waarom.")
        case .statusSuspended:
            Phrase("De uitgever heeft het voorlopig opgeschort.", next: "Vraag de uitgever tot wanneer.")
        case .statusTypeUnsupported: Phrase("De status staat in een vorm die niet gelezen wordt ({type}).")
        case .statusEntryMalformed: Phrase("Wat het over de status zegt, is niet te lezen.")
        case .statusListUnavailable:
            Phrase(
                "De statuslijst {list} is er niet; of het is ingetrokken, is dus niet bekend.",
                next: "Haal dat bestand en importeer het met 'backpack import --from {list}'.")
        case .statusListExpired: Phrase("De statuslijst {list} is verlopen.", next: "Importeer de nieuwste uitgave.")
        case .statusListNotYetValid: Phrase("De statuslijst {list} is nog niet van kracht.")
        case .statusListUnverified:
            Phrase("De statuslijst {list} klopt niet.", next: "Haal hem opnieuw bij de uitgever.")
        case .statusListType:
            Phrase("Het bestand bij {list} is geen statuslijst.", next: "Haal het opnieuw bij de uitgever.")
        case .statusListPurpose: Phrase("De statuslijst {list} gaat niet over {purpose}.")
        case .statusListIssuer:
            Phrase("De statuslijst is van {keeper}, die noch de uitgever is noch op een vertrouwenslijst staat.")
        case .statusListMalformed: Phrase("De statuslijst is niet uit te pakken.")
        case .statusListTooLarge: Phrase("De statuslijst is groter dan de grens van {limit} bytes.")
        case .statusIndexRange: Phrase("De statuslijst {list} heeft geen plaats {index}.")
        case .statusListShort:
            Phrase(
                "De statuslijst is gelezen, maar is met {entries} plaatsen te kort om te verhullen over wie het gaat.")
        default: Phrase("De statuslijst is van {keeperName}, niet van de uitgever.")
        }
    }

    private static func dutchProofFinding(_ code: FindingCode) -> Phrase {
        switch code {
        case .proofAbsent: Phrase("Het is niet ondertekend.", next: "Vraag de uitgever om het ondertekende bestand.")
        case .proofEmpty: Phrase("De plaats van de handtekening is leeg.")
        case .proofMalformed: Phrase("‘{member}’ van de handtekening ontbreekt of klopt niet.")
        case .proofDuplicateID: Phrase("Twee handtekeningen hebben dezelfde aanduiding {proof}.")
        case .proofPreviousMissing: Phrase("Een handtekening bouwt voort op {proof}, en die is er niet.")
        case .proofCycle: Phrase("De handtekeningen bouwen in een kring op elkaar voort.")
        case .proofSuiteUnsupported: Phrase("Het is ondertekend met {suite}; dat wordt niet gelezen.")
        case .proofSuiteKey: Phrase("{suite} kan niet met deze soort sleutel.")
        case .proofKeyUnavailable:
            Phrase(
                "De sleutel {verificationMethod} is er niet.",
                next: "Vraag de uitgever om het bestand met zijn sleutels (zijn DID-document) en importeer het.")
        case .proofKeyNotInDocument:
            Phrase(
                "Het document van de uitgever noemt de sleutel {verificationMethod} niet.",
                next: "Importeer de nieuwste uitgave.")
        case .proofKeyInvalid: Phrase("De sleutel {verificationMethod} is niet te gebruiken: {reason}.")
        case .proofKeySelfAsserted:
            Phrase(
                "De sleutel komt uit het document zelf: dat toont dat er niets is veranderd, niet wie ondertekende.",
                next: "Vraag de uitgever om het bestand met zijn sleutels en importeer het.")
        case .proofKeyRevoked: Phrase("De uitgever heeft de sleutel {verificationMethod} ingetrokken.")
        case .proofKeyExpired: Phrase("De sleutel {verificationMethod} is over zijn tijd heen.")
        case .proofControllerMismatch: Phrase("De sleutel is van {controller}, niet van {expected}.")
        case .proofControllerUnproven: Phrase("Niets zegt dat {expected} ondertekent met een sleutel van {controller}.")
        case .proofOtherSigner: Phrase("Ook een ander ondertekende het: {controller}.")
        case .proofPurposeMismatch: Phrase("De handtekening is voor {proofPurpose}; nodig is {expected}.")
        case .proofPurposeNotAuthorized: Phrase("De uitgever noemt deze sleutel niet voor {expected}.")
        case .proofValueMalformed: Phrase("De handtekening is niet geschreven zoals het hoort.")
        case .proofSignatureInvalid:
            Phrase(
                "De handtekening klopt niet: het is veranderd, of met een andere sleutel ondertekend.",
                next: "Ga er niet van uit; vraag een nieuw origineel.")
        case .resourceCanonicalization: Phrase("Het is zo gemaakt dat controleren te lang zou duren.")
        case .numberNotExact: Phrase("Er staat een getal in dat niet precies te ondertekenen is.")
        default: Phrase("Niet gecontroleerd.")
        }
    }
}
