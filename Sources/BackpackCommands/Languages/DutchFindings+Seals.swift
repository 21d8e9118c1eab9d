// SPDX-License-Identifier: Apache-2.0

import Credentials

/// What findings on seals, and on the certificates behind them, are called in Dutch.
extension Wording {
    static let dutchSealFindings: [FindingCode: Phrase] = [
        .sealAttachment: Phrase(
            "Iets wat later aan het zegel is toegevoegd, zoals een tijdstempel, is beschadigd of gaat over iets anders. Het telt niet mee."
        ),
        .sealHeader: Phrase("De kop van het zegel klopt niet ({parameter}: {reason})."),
        .sealCritical: Phrase("Het zegel eist dat de lezer ‘{parameter}’ kent, en dat wordt niet gelezen."),
        .sealDetached: Phrase("Wat het zegel afdekt staat in een ander bestand; dat wordt niet gelezen."),
        .certificateMismatch: Phrase(
            "Er zit een ander certificaat bij dan het noemt, of geen dat te lezen is."),
        .certificateChain: Phrase("De keten van het certificaat van de ondertekenaar klopt niet ({reason})."),
        .certificateOutsidePeriod: Phrase(
            "Ondertekend door {sealedBy} buiten de tijd van het certificaat, dat van {from} tot {date} geldt."),
        .certificateExpired: Phrase(
            "Ondertekend door {sealedBy} en sindsdien niet veranderd, maar het certificaat verliep op {date} en het tijdstip van ondertekenen ({claimed}) is alleen een bewering.",
            next: "Vraag de uitgever om een nieuw ondertekend bestand, of vertrouw de dienst die het dateerde."),
        .certificateRevoked: Phrase(
            "Het certificaat van {sealedBy} is op {date} ingetrokken, voordat er werd ondertekend."),
        .certificateRevokedLater: Phrase(
            "Het certificaat van {sealedBy} is op {date} ingetrokken. Het noemt zich ouder ({claimed}), maar niets bewijst dat."
        ),
        .certificateRevocationUnknown: Phrase(
            "Ondertekend door {sealedBy}; of dat certificaat sindsdien is ingetrokken, is niet bekend.",
            next: "Vraag de uitgever om een bestand met een tijdstempel van een dienst die je vertrouwt."),
        .certificatePurpose: Phrase(
            "Het certificaat van {certificate} is niet bedoeld om documenten mee te ondertekenen."),
    ]
}
