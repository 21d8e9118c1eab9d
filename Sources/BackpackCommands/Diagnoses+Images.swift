// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Credentials
import StrictJSON

extension Diagnoses {
    static func image(_ error: BadgeImageError) -> LocalizedText {
        switch error {
        case .truncated: LocalizedText(en: "the image breaks off", nl: "de afbeelding breekt af")
        case .checksum(let offset):
            LocalizedText(
                en: "the image was damaged: the checksum of what begins at byte \(offset) is wrong",
                nl: "de afbeelding is beschadigd: het controlegetal van wat bij byte \(offset) begint klopt niet")
        case .malformed(let offset):
            LocalizedText(
                en: "the image is not as it should be (byte \(offset))",
                nl: "de afbeelding is niet zoals het hoort (byte \(offset))")
        case .tooLarge(let limit):
            LocalizedText(
                en: "the image, or the badge in it, goes over the limit of \(limit)",
                nl: "de afbeelding, of de badge erin, gaat over de grens van \(limit)")
        case .noBadge: LocalizedText(en: "the image holds no badge", nl: "er zit geen badge in de afbeelding")
        case .twoBadges:
            LocalizedText(en: "the image holds more than one badge", nl: "er zit meer dan één badge in de afbeelding")
        case .compressed:
            LocalizedText(
                en: "the badge in the image is compressed, which badges must not be",
                nl: "de badge in de afbeelding is gecomprimeerd, en dat mag niet")
        case .entities:
            LocalizedText(
                en: "the image defines or uses XML entities, which are not read",
                nl: "de afbeelding gebruikt eigen XML-entiteiten; die worden niet gelezen")
        case .notAnImage:
            LocalizedText(en: "it is neither a PNG nor an SVG image", nl: "het is geen PNG- en geen SVG-afbeelding")
        case .notBakeable:
            LocalizedText(
                en: "this credential cannot stand in this image unchanged",
                nl: "dit bewijs kan niet ongewijzigd in deze afbeelding staan")
        }
    }

    static func hosted(_ url: ExactString) -> LocalizedText {
        LocalizedText(
            en: "the image holds no badge, only the address of one; fetch that and import it: \(url)",
            nl: "er zit geen badge in de afbeelding, alleen het adres van een; haal die op en importeer hem: \(url)")
    }
}
