// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials
import StrictJSON

/// A part of a credential on the command line: a JSON pointer, a standard element by the name that `show` gives it in either
/// language, or a member's name.
struct SharedPart: ArgumentValue {
    let part: ShareChoice.Part

    init(word: Word) throws(InvalidValue) {
        guard let text = word.text, !text.isEmpty else {
            throw InvalidValue(
                LocalizedText(en: "name a part of the credential", nl: "noem een onderdeel van het bewijs"))
        }
        if text.hasPrefix("/") {
            do throws(JSONPointer.Malformed) { part = .pointer(try JSONPointer(ExactString(text))) } catch {
                throw InvalidValue(LocalizedText(en: "it is no JSON pointer", nl: "het is geen JSON-pointer"))
            }
        } else if let element = Self.element(text) {
            part = .element(element)
        } else {
            part = .member(ExactString(text))
        }
    }

    private static func element(_ text: String) -> StandardElement? {
        let name = plain(text)
        return StandardElement.allCases.first { element in
            let words = Language.allCases.map { ElementWords.of($0).name(element) }
            return ([element.rawValue] + words).contains { plain($0) == name }
        }
    }

    /// Without case, spaces, hyphens and underscores, which people type as they like.
    private static func plain(_ text: String) -> String {
        text.lowercased().filter { !" -_".contains($0) }
    }
}
