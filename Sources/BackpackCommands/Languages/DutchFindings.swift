// SPDX-License-Identifier: Apache-2.0

import Credentials

/// What every finding is called in Dutch, a table a family of checks.
extension Wording {
    static let dutchFindings: [FindingCode: Phrase] = [
        dutchGeneralFindings, dutchModelFindings, dutchProofFindings, dutchTokenFindings, dutchDisclosureFindings,
        dutchSealFindings,
        dutchTimeFindings, dutchStatusFindings,
        dutchTrustFindings, dutchPresentationFindings,
    ].reduce(into: [:]) { all, family in all.merge(family) { first, _ in first } }

    private static let dutchGeneralFindings: [FindingCode: Phrase] = [
        .doesNotApply: Phrase("Niet van toepassing."),
        .dependsOnOther: Phrase("Niet gecontroleerd, vanwege {check}."),
        .notRun: Phrase("Niet gecontroleerd."),
        .formatUnreadable: Phrase("Er zit iets in dat niet als bewijs te lezen is ({reason})."),
    ]

    private static let dutchModelFindings: [FindingCode: Phrase] = [
        .contextBaseMissing: Phrase("Het noemt niet de begrippenlijst die bij deze vorm hoort."),
        .contextUnknown: Phrase(
            "Het gebruikt de begrippenlijst {context}, en die is er niet.",
            next: "Haal dat bestand en importeer het met 'backpack import --from {context}'."),
        .contextFaulty: Phrase("Het gebruikt de begrippenlijst {context}, die niet toe te passen is: {fault}."),
        .contextInline: Phrase("Het legt zelf woorden vast, die met niemand zijn afgesproken."),
        .contextNotSigned: Phrase("Het noemt begrippenlijsten die niet onder de handtekening vallen."),
        .modelMissing: Phrase("‘{member}’ ontbreekt.", next: "Vraag de uitgever om een volledig bestand."),
        .modelType: Phrase("Bij ‘{member}’ ontbreekt een soort die verplicht is."),
        .modelIdentifier: Phrase("‘{member}’ is niet één goede aanduiding."),
        .modelDate: Phrase("‘{member}’ is geen goede datum met tijd."),
        .modelPeriod: Phrase("Het eindigt voordat het begint."),
        .modelText: Phrase("‘{member}’ is geen goede tekst."),
        .modelCredentials: Phrase("In ‘{member}’ staat iets wat geen bewijs is."),
        .modelValue: Phrase("‘{member}’ staat er niet zoals de specificatie vraagt."),
        .modelVerification: Phrase("‘{member}’ zegt niet op één duidelijke manier hoe deze badge te controleren is."),
        .modelScope: Phrase(
            "Deze uitgever publiceert geen badges onder {member}.",
            next: "Vraag de uitgever of de badge van hem is."),
        .modelLinkMismatch: Phrase("‘{member}’ wijkt af van wat het eigen bestand zegt.", next: "Vertrouw er niet op."),
        .modelLinkUnavailable: Phrase(
            "Het verwijst naar {link}, en dat bestand is er niet.",
            next: "Haal het en importeer het met 'backpack import --from {link}'."),
        .termsHidden: Phrase(
            "‘{term}’ staat op een plek waar het niet gelezen wordt, zodat de handtekening het dekt en niemand het ziet."
        ),
        .jsonLDError: Phrase("De begrippenlijst is niet toe te passen: {reason} ({term})."),
        .termsUndefined: Phrase(
            "‘{term}’ staat in geen begrippenlijst en valt dus onder geen handtekening ({pointer})."),
    ]

    private static let dutchProofFindings: [FindingCode: Phrase] = [
        .proofAbsent: Phrase("Het is niet ondertekend.", next: "Vraag de uitgever om het ondertekende bestand."),
        .proofEmpty: Phrase("De plaats van de handtekening is leeg."),
        .proofMalformed: Phrase("‘{member}’ van de handtekening ontbreekt of klopt niet."),
        .proofOtherNotChecked: Phrase("Van de {proofs} handtekeningen is alleen de eerste gecontroleerd."),
        .proofDuplicateID: Phrase("Twee handtekeningen hebben dezelfde aanduiding {proof}."),
        .proofPreviousMissing: Phrase("Een handtekening bouwt voort op {proof}, en die is er niet."),
        .proofCycle: Phrase("De handtekeningen bouwen in een kring op elkaar voort."),
        .proofSuiteUnsupported: Phrase("Het is ondertekend met {suite}; dat wordt niet gelezen."),
        .proofSuiteKey: Phrase("{suite} kan niet met deze soort sleutel."),
        .proofKeyUnavailable: Phrase(
            "De sleutel {verificationMethod} is er niet.",
            next: "Vraag de uitgever om het bestand met zijn sleutels (zijn DID-document) en importeer het."),
        .proofKeyNotInDocument: Phrase(
            "Het document van de uitgever noemt de sleutel {verificationMethod} niet.",
            next: "Importeer de nieuwste uitgave."),
        .proofKeyInvalid: Phrase("De sleutel {verificationMethod} is niet te gebruiken: {reason}."),
        .proofKeySelfAsserted: Phrase(
            "De sleutel komt uit het document zelf: dat toont dat er niets is veranderd, niet wie ondertekende.",
            next: "Vraag de uitgever om het bestand met zijn sleutels en importeer het."),
        .proofKeyCertificate: Phrase(
            "Het certificaat erbij noemt {sealedBy}, en geen vertrouwenslijst die je gebruikt staat in voor {authority}, die dat uitgaf: het toont dat er niets veranderd is, niet wie er tekende.",
            next: "Ga na wie het zijn, of voeg een lijst toe die ze noemt."),
        .proofKeyLater: Phrase(
            "Het bestand waarin de sleutel staat, is van na {asOf}; of de sleutel er toen in stond, is niet te zeggen."),
        .proofKeyNotConfirmed: Phrase(
            "De uitgever bond het aan niemands sleutel, dus niemand kan tonen dat het van hem is.",
            next: "Vraag het zonder sleutelbinding."),
        .proofKeyRevoked: Phrase("De uitgever heeft de sleutel {verificationMethod} ingetrokken."),
        .proofKeyExpired: Phrase("De sleutel {verificationMethod} is verlopen."),
        .proofControllerMismatch: Phrase("De sleutel is van {controller}, niet van {expected}."),
        .proofControllerUnproven: Phrase("Niets zegt dat {expected} ondertekent met een sleutel van {controller}."),
        .proofOtherSigner: Phrase("Ook een ander ondertekende het: {controller}."),
        .proofPurposeMismatch: Phrase("De handtekening is voor {proofPurpose}; nodig is {expected}."),
        .proofPurposeNotAuthorized: Phrase("De uitgever noemt deze sleutel niet voor {expected}."),
        .proofValueMalformed: Phrase("De handtekening is niet geschreven zoals het hoort."),
        .proofSignatureInvalid: Phrase(
            "De handtekening klopt niet: het is veranderd, of met een andere sleutel ondertekend.",
            next: "Vertrouw er niet op; vraag een nieuw origineel."),
        .disclosureStatement: Phrase(
            "Wat het toont is niet, uitspraak voor uitspraak, wat de uitgever ondertekende.",
            next: "Vertrouw er niet op; vraag een nieuwe kopie."),
        .disclosureLabels: Phrase("De getoonde onderdelen horen niet zo bij elkaar als de uitgever ondertekende."),
        .disclosureMandatory: Phrase("Er ontbreekt iets dat getoond moet worden: {part}."),
        .resourceCanonicalization: Phrase("Het is zo gemaakt dat controleren te lang zou duren."),
        .numberNotExact: Phrase("Er staat een getal in dat niet precies te ondertekenen is."),
    ]

    private static let dutchTokenFindings: [FindingCode: Phrase] = [
        .tokenType: Phrase("Het token noemt zich ‘{typ}’, en dat past niet bij wat erin zit."),
        .tokenForm: Phrase("‘{member}’ hoort niet in zo’n token."),
        .tokenClaim: Phrase("‘{claim}’ van het token is niet geschreven zoals het hoort."),
        .tokenIssuer: Phrase("Het token noemt {stated} als uitgever, en het bewijs erin {inside}."),
        .tokenID: Phrase("Het token heeft de aanduiding {stated}, en het bewijs erin {inside}."),
        .tokenSubject: Phrase("Het token gaat over {stated}, en het bewijs erin over {inside}."),
        .tokenDate: Phrase("‘{claim}’ van het token is {stated}, en de datum erin {inside}."),
        .tokenPointerIgnored: Phrase(
            "Het token verwijst naar sleutels elders ({parameter}); daar is niet naar gekeken."),
        .tokenAlgorithmForbidden: Phrase("‘{suite}’ is geen handtekening, dus niets toont wie het maakte."),
        .tokenCritical: Phrase("Het token eist dat de lezer ‘{parameter}’ kent, en dat wordt niet gelezen."),
        .tokenHeader: Phrase("De kop van het token klopt niet ({reason} {parameter})."),
        .tokenHeaderExtra: Phrase("In de kop van het token staat meer dan Open Badges toelaat ({parameter})."),
        .tokenKeyName: Phrase("De naam van de sleutel is te lang of geen tekst."),
        .tokenKeyMismatch: Phrase(
            "Het token heeft een andere sleutel bij zich dan {verificationMethod}, die het noemt."),
    ]

    private static let dutchDisclosureFindings: [FindingCode: Phrase] = [
        .disclosureEncoding: Phrase("Getoond onderdeel {place} is niet te lezen."),
        .disclosureMalformed: Phrase("Getoond onderdeel {place} is niet opgebouwd zoals het hoort."),
        .disclosureAlgorithm: Phrase("Hoe de getoonde onderdelen gehasht zijn, staat er niet goed in ({place})."),
        .disclosureAlgorithmUnsupported: Phrase(
            "De getoonde onderdelen zijn gehasht met {place}, en dat wordt niet gelezen."),
        .disclosureDigests: Phrase("De lijst met los te tonen onderdelen is niet opgebouwd zoals het hoort ({place})."),
        .disclosureElement: Phrase(
            "De plek van een los te tonen onderdeel is niet opgebouwd zoals het hoort ({place})."),
        .disclosureArity: Phrase("Getoond onderdeel {place} past niet op de plek waar het voor is."),
        .disclosureNameReserved: Phrase("Een getoond onderdeel heet ‘{place}’, en dat kan geen naam zijn."),
        .disclosureNamePresent: Phrase(
            "Een getoond onderdeel komt op een plek waar al iets met die naam staat ({place})."),
        .disclosureDigestRepeated: Phrase("Twee plekken zijn voor hetzelfde onderdeel."),
        .disclosureUnreferenced: Phrase(
            "Getoond onderdeel {place} is niet van de uitgever.",
            next: "Vertrouw er niet op; vraag een nieuw origineel."),
        .disclosureRegisteredClaim: Phrase("‘{place}’ bepaalt of het telt, en had weggelaten kunnen worden."),
        .disclosureHashMismatch: Phrase(
            "Wie het toont, tekende voor andere onderdelen dan deze.",
            next: "Vraag er een die voor deze keer gemaakt is."),
        .disclosureLimit: Phrase("Het heeft meer los te tonen onderdelen dan de grens van {place}."),
    ]

    private static let dutchTimeFindings: [FindingCode: Phrase] = [
        .timeNotYetValid: Phrase("Pas geldig vanaf {date}.", next: "Probeer het vanaf die datum opnieuw."),
        .timeExpired: Phrase(
            "De geldigheid eindigde op {date}.", next: "Vraag de uitgever of het verlengd kan worden."),
        .timeNoOffset: Phrase(
            "{date} noemt geen tijdzone, en dat maakt op dit moment verschil.",
            next: "Controleer het een dag later nog eens."),
        .proofCreatedLater: Phrase("De handtekening draagt een datum na het moment van controleren ({created})."),
        .proofExpired: Phrase("De handtekening was bedoeld tot {expires}.", next: "Vraag om een nieuwe."),
    ]

    private static let dutchStatusFindings: [FindingCode: Phrase] = [
        .statusRevoked: Phrase("De uitgever heeft het ingetrokken.", next: "Vraag de uitgever waarom."),
        .statusSuspended: Phrase("De uitgever heeft het voorlopig opgeschort.", next: "Vraag de uitgever tot wanneer."),
        .statusMessage: Phrase(
            "De uitgever geeft het de status {value}, die niets over de geldigheid zegt.",
            next: "Vraag de uitgever wat dat betekent."),
        .statusRefresh: Phrase("De uitgever heeft er een nieuwere versie van.", next: "Vraag om de nieuwere versie."),
        .statusStale: Phrase(
            "De statuslijst {list} is {age} geleden verkregen, en mag hoogstens {maximumAge} oud zijn.",
            next: "Importeer de nieuwste uitgave."),
        .statusPurposeUnknown: Phrase("De status gaat over ‘{purpose}’, waarvan geen betekenis is afgesproken."),
        .statusTypeUnsupported: Phrase("De status staat in een vorm die niet gelezen wordt ({type})."),
        .statusEntryMalformed: Phrase("Wat het over de status zegt, is niet te lezen."),
        .statusListUnavailable: Phrase(
            "De statuslijst {list} is er niet; of het is ingetrokken, is dus niet bekend.",
            next: "Haal dat bestand en importeer het met 'backpack import --from {list}'."),
        .statusListExpired: Phrase("De statuslijst {list} is verlopen.", next: "Importeer de nieuwste uitgave."),
        .statusListNotYetValid: Phrase("De statuslijst {list} is nog niet van kracht."),
        .statusListUnverified: Phrase("De statuslijst {list} klopt niet.", next: "Haal hem opnieuw bij de uitgever."),
        .statusListType: Phrase(
            "Het bestand bij {list} is geen statuslijst.", next: "Haal het opnieuw bij de uitgever."),
        .statusListPurpose: Phrase("De statuslijst {list} gaat niet over {purpose}."),
        .statusListIssuer: Phrase(
            "De statuslijst is van {keeper}, die noch de uitgever is noch op een vertrouwenslijst staat."),
        .statusListMalformed: Phrase("De statuslijst is niet uit te pakken."),
        .statusListTooLarge: Phrase("De statuslijst is groter dan de grens van {limit} bytes."),
        .statusIndexRange: Phrase("De statuslijst {list} heeft geen plaats {index}."),
        .statusListShort: Phrase(
            "De statuslijst is gelezen, maar is met {entries} plaatsen te kort om te verhullen over wie het gaat."),
        .statusListThirdParty: Phrase("De statuslijst is van {keeperName}, niet van de uitgever."),
        .statusValueUnknown: Phrase(
            "De statuslijst {list} geeft het de waarde {value}; alleen de uitgever kan zeggen wat dat betekent.",
            next: "Vraag het de uitgever."),
        .statusListUnsigned: Phrase(
            "De intreklijst {list} is niet ondertekend en telt als de kopie die je op {listDate} had.",
            next: "Importeer een nieuwe kopie als het erop aankomt."),
        .statusListLater: Phrase(
            "De statuslijst {list} is verkregen op {captured}, na het gevraagde moment, en zegt niet hoe het toen was."),
    ]

    private static let dutchTrustFindings: [FindingCode: Phrase] = [
        .trustNotConfigured: Phrase(
            "Je gebruikt geen vertrouwenslijst, dus niets zegt wie deze uitgever is.",
            next: "Voeg er een toe met 'backpack trust add'."),
        .trustIssuerAbsent: Phrase(
            "Geen vertrouwenslijst die je gebruikt noemt {issuer}.",
            next: "Ga na wie dit is, of voeg een lijst toe die deze uitgever noemt."),
        .trustAuthorityAbsent: Phrase(
            "Geen vertrouwenslijst die je gebruikt staat in voor het certificaat erachter, uitgegeven door {authority}.",
            next: "Ga na wie dit is, of voeg een lijst toe die deze dienst noemt."),
        .trustOtherKey: Phrase(
            "De vertrouwenslijst ‘{list}’ noemt {issuer}, maar bij een andere sleutel.",
            next: "Vraag de uitgever welke sleutels van hem zijn."),
        .trustOutsidePeriod: Phrase("De vertrouwenslijst ‘{list}’ noemt {issuer} voor een andere periode."),
        .trustListLater: Phrase(
            "De vertrouwenslijst ‘{list}’ is van na {asOf}; of de uitgever er toen op stond, is niet te zeggen."),
        .trustListStale: Phrase(
            "De vertrouwenslijst ‘{list}’ is verlopen.", next: "Haal de nieuwste uitgave en voeg die opnieuw toe."),
        .trustListFuture: Phrase(
            "De vertrouwenslijst ‘{list}’ is van later dan het moment van controleren en zegt er dus niets over.",
            next: "Kijk of de klok goed staat, of waar de lijst vandaan kwam."),
        .trustListUnavailable: Phrase(
            "De vertrouwenslijst ‘{list}’ is niet te lezen, dus niemand weet wie erop staat.",
            next: "Verwijder hem, of voeg hem opnieuw toe vanaf de plek waar hij verschijnt."),
        .trustListUnchecked: Phrase(
            "De vertrouwenslijst ‘{list}’ is van kracht. De handtekening van de lijst is niet gecontroleerd: hij telt omdat bij het toevoegen zijn SHA-256 is opgegeven.",
            next: "Zorg dat die SHA-256 komt van wie de lijst uitgeeft."),
        .trustNameAlike: Phrase(
            "Noemt zich ‘{name}’, wat lijkt op ‘{listed}’ op de vertrouwenslijst ‘{list}’, en is een ander: {listedID}.",
            next: "Ga af op de aanduiding en de sleutel, niet op de naam."),
    ]

    private static let dutchPresentationFindings: [FindingCode: Phrase] = [
        .holderUnproven: Phrase("Wie het toont, is niet bewezen."),
        .holderNotBound: Phrase(
            "Het noemt de persoon op een andere manier dan met de sleutel van wie het toont.",
            next: "Ga op een andere manier na of het van deze persoon is."),
        .holderBindingRequired: Phrase(
            "Er is gevraagd om bewijs dat het van degene is die het toont, en dat is er niet."),
        .ownerHolderKey: Phrase("Het is gebonden aan een sleutel van deze portemonnee, {through}."),
        .ownerNoMatch: Phrase(
            "Het staat op geen van de gegevens die je hebt opgegeven.", next: "Voeg de jouwe toe met 'backpack me add'."
        ),
        .ownerHashUnsupported: Phrase("Op wie het staat, is verborgen op een manier die niet gelezen wordt (MD5)."),
        .hostedSnapshot: Phrase(
            "Dit is een kopie, van {held}, van een badge die niemand heeft ondertekend; alleen {url} kan zeggen of hij klopt.",
            next: "Kijk op dat adres, of vraag de uitgever om een ondertekende badge."),
        .hostedRevoked: Phrase(
            "Een kopie van deze badge zegt dat hij is ingetrokken; ook die kopie heeft niemand ondertekend.",
            next: "Kijk op het adres van de badge, of vraag het de uitgever."),
        .assetNotAtHand: Phrase("Het verwijst naar andere bestanden; die zijn niet gecontroleerd."),
        .challengeMismatch: Phrase(
            "Het antwoordt niet op het controlewoord ‘{expected}’.",
            next: "Vraag er een die voor deze gelegenheid is gemaakt."),
        .challengeNotCompared: Phrase(
            "Het antwoordt op het controlewoord ‘{stated}’; je gaf er geen om te vergelijken.",
            next: "Geef het met --challenge."),
        .domainMismatch: Phrase(
            "Het is niet voor ‘{expected}’ gemaakt.", next: "Vraag er een die voor jou is gemaakt."),
        .domainNotCompared: Phrase(
            "Het is gemaakt voor ‘{stated}’.", next: "Zeg met --domain wie je bent om dat te vergelijken."),
    ]
}
