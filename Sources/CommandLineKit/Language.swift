// SPDX-License-Identifier: Apache-2.0

/// A language that texts are written in.
package enum Language: String, Sendable, CaseIterable, ArgumentValue {
    case dutch = "nl"
    case english = "en"

    /// What the locale variables ask for, in the order POSIX gives them (XBD §8.2); English unless that is Dutch.
    package static func preferred(in environment: (String) -> Word?) -> Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = environment(name), !value.bytes.isEmpty else { continue }
            let code = value.bytes.prefix { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: ".") }
            return allCases.first { $0.rawValue.utf8.elementsEqual(code) } ?? .english
        }
        return .english
    }
}

/// One text in every language; which one is shown is decided when it is printed.
package struct LocalizedText: Sendable, Hashable {
    package let en: String
    package let nl: String

    package init(en: String, nl: String) {
        self.en = en
        self.nl = nl
    }

    /// A name or a code that is the same in every language.
    package init(untranslated text: String) { self.init(en: text, nl: text) }

    /// The text as it is shown in `language`. Not yet safe for a terminal where it holds foreign text.
    package func text(in language: Language) -> String {
        switch language {
        case .dutch: nl
        case .english: en
        }
    }
}
