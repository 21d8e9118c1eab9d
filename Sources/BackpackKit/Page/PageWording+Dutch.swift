// SPDX-License-Identifier: Apache-2.0

import Credentials

extension PageWording {
    static let dutch = PageWording(
        language: .dutch,
        labels: Labels(
            reader: "Voor", sender: "Van", created: "Gemaakt op", expires: "Te gebruiken tot",
            challenge: "Controlewoord",
            domain: "Bestemd voor", contents: "Inhoud",
            issuer: "Uitgever", subject: "Uitgereikt aan", issued: "Uitgereikt op", validFrom: "Geldig vanaf",
            validUntil: "Geldig tot", description: "Beschrijving", criteria: "Eisen", kind: "Soort", language: "Taal",
            studyLoad: "Studielast", level: "Niveau", outcomes: "Leeruitkomsten", quality: "Kwaliteitszorg",
            tags: "Trefwoorden",
            evidence: "Onderbouwing", id: "Kenmerk", fingerprint: "Vingerafdruk <span class=\"whole\">(SHA-256)</span>",
            framework: "Raamwerk", code: "Code"),
        summary: Summary(
            title: { count, reader in count == 1 ? "Een bewijs voor \(reader)" : "\(count) bewijzen voor \(reader)" },
            heading: "In het kort",
            lead: { count, check in
                count == 1
                    ? "Dit bewijs is met u gedeeld. Deze pagina is om te lezen; of alles klopt, weet u pas als u het \(check)."
                    : "Deze bewijzen zijn met u gedeeld. Deze pagina is om te lezen; of alles klopt, weet u pas als u het \(check)."
            },
            leadLink: "zelf controleert",
            named: { "Volgens de bewijzen zelf: \($0)" },
            unnamed: "De bewijzen noemen geen naam.",
            signedWith: { "Ondertekend met de sleutel \($0)" },
            dates: "Alle datums en tijden zijn in UTC.",
            hidden: "Tekens die u anders niet zou zien, staan er als getal: \\u{…}. Wees daar alert op."),
        credential: Credential(
            heading: "De bewijzen",
            untitled: "Bewijs zonder titel",
            confirmed: { "Volgens de wallet van de afzender bevestigd door de vertrouwenslijst \($0)." },
            confirmedIdentifier: {
                "Volgens de wallet van de afzender staat dit adres op de vertrouwenslijst \($0). De naam komt uit het bewijs zelf."
            },
            claimed: "De naam komt uit het bewijs zelf; geen vertrouwenslijst van de afzender bevestigt hem.",
            claimedName: { "In het bewijs noemt de uitgever zich \($0)." },
            noEnd: "Geen einddatum vermeld",
            ects: { "\($0) ECTS-studiepunten" },
            credits: { "\($0) studiepunten (soort niet vermeld)" },
            eqf: { "EQF-niveau \($0) (Europees kwalificatiekader)" },
            verdictIntroduction: "Op het moment van delen oordeelde de wallet van de afzender:",
            verdict: { verdict in
                switch verdict {
                case .invalid: "ongeldig: de handtekening of de inhoud klopt niet."
                case .revoked:
                    "ingetrokken of opgeschort: het bewijs is echt, maar de uitgever staat er niet meer voor in."
                case .expired: "buiten de geldigheid: het bewijs is echt, maar was op dat moment niet geldig."
                case .indeterminate: "niet te beslissen: er ontbrak iets om het bewijs helemaal te controleren."
                case .untrusted:
                    "echt, voor zover te zien: alles klopt, maar geen vertrouwenslijst noemt deze uitgever bij deze sleutel."
                case .valid: "geldig: alle controles waren goed en een vertrouwenslijst noemt de uitgever."
                }
            },
            verdictCaution: "Dit zegt de afzender. Het vervangt uw eigen controle niet."),
        checking: Checking(
            heading: "Zelf controleren",
            introduction:
                "De bewijzen zitten met hun handtekeningen in dit bestand. Het programma Backpack controleert ze op uw eigen computer; daar is geen internet voor nodig. Ga alleen af op wat het programma meldt, niet op wat deze pagina zegt.",
            command: "backpack verify BESTAND",
            steps: [
                "Bewaar het bestand zoals u het kreeg. Open het niet in een tekstverwerker, want daarmee verandert het.",
                "Geef in een opdrachtvenster deze opdracht, met voor BESTAND de naam van dit bestand:",
                "Lees het oordeel over elk bewijs. Wilt u weten of een uitgever is wie hij zegt, voeg dan met <code>--trust LIJST</code> de lijst toe waarop u vertrouwt.",
            ],
            challenge:
                "Gaf u de afzender een controlewoord, voeg dan <code>--challenge</code> toe met het woord dat u zelf gaf.",
            domain: "Voeg <code>--domain</code> toe met de naam waarvoor u de bewijzen vroeg.",
            fingerprints:
                "Met vingerafdrukken kunt u nagaan of u en de afzender hetzelfde voor u hebben. De vingerafdruk van een bewijs staat bij dat bewijs.",
            presentation: "Vingerafdruk van het geheel <span class=\"whole\">(SHA-256)</span>"))
}
