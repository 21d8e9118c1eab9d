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
            "Bij het zegel zit een ander certificaat dan het noemt, of geen dat te lezen is."),
        .certificateChain: Phrase("De keten van het certificaat bij het zegel klopt niet ({reason})."),
        .certificateOutsidePeriod: Phrase(
            "Verzegeld door {sealedBy} buiten de tijd van het certificaat, dat van {from} tot {date} geldt."),
        .certificateExpired: Phrase(
            "Verzegeld door {sealedBy} en sindsdien niet veranderd, maar het certificaat verliep op {date} en het tijdstip van verzegelen ({claimed}) is alleen een bewering.",
            next: "Vraag de uitgever om een nieuw verzegeld bestand, of vertrouw de dienst die het dateerde."),
        .certificateRevoked: Phrase(
            "Het certificaat van {sealedBy} is op {date} ingetrokken, voordat het zegel werd gezet."),
        .certificateRevokedLater: Phrase(
            "Het certificaat van {sealedBy} is op {date} ingetrokken. Het zegel noemt zich ouder ({claimed}), maar niets bewijst dat."
        ),
        .certificateRevocationUnknown: Phrase(
            "Verzegeld door {sealedBy}; of dat certificaat sindsdien is ingetrokken, is niet bekend.",
            next: "Vraag de uitgever om een bestand met een tijdstempel van een dienst die je vertrouwt."),
        .certificatePurpose: Phrase("Het certificaat van {certificate} is niet bedoeld voor zegels."),
    ]
}
