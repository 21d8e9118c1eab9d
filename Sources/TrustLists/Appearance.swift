// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What a name looks like to the eye, so that two names that could be taken for each other come out the same.
///
/// Built after the idea of Unicode's UTS 39, with a table of our own that covers the letters of Latin, Greek and Cyrillic,
/// digits, and the forms of compatibility; it errs towards calling names alike. Nothing is trusted by it: it only warns.
package struct Appearance: Sendable, Equatable {
    package enum Oddity: String, Sendable, CaseIterable {
        /// Letters of more than one of the scripts Latin, Greek and Cyrillic within one word.
        case mixedScript = "mixed-script"
        /// Characters that show nothing.
        case invisible
        /// Characters that turn the direction of the text.
        case bidirectional
        /// A letter or digit of another alphabet drawn to look plain: wide, circled, mathematical.
        case disguised
    }

    /// The same for names that look the same.
    package let skeleton: ExactString
    package let oddities: [Oddity]

    package init(_ name: ExactString) {
        var skeleton = ""
        var oddities: Set<Oddity> = []
        var scripts: Set<Script> = []
        var pendingSpace = false
        for scalar in name.text.unicodeScalars {
            if Self.isBidirectional(scalar) {
                oddities.insert(.bidirectional)
                continue
            }
            if Self.isInvisible(scalar) {
                oddities.insert(.invisible)
                continue
            }
            if scalar.properties.isWhitespace {
                pendingSpace = !skeleton.isEmpty
                scripts = []
                continue
            }
            if let script = Script(scalar) { scripts.insert(script) }
            if scripts.count > 1 { oddities.insert(.mixedScript) }
            if Self.isDisguised(scalar) { oddities.insert(.disguised) }
            let drawn = Self.drawn(scalar)
            if drawn.isEmpty { continue }
            if pendingSpace { skeleton += " " }
            pendingSpace = false
            skeleton += drawn
        }
        // Two letters that are drawn like one.
        for (pair, single) in [("rn", "m"), ("vv", "w")] {
            skeleton = skeleton.replacing(pair, with: single)
        }
        self.skeleton = ExactString(skeleton)
        self.oddities = Oddity.allCases.filter(oddities.contains)
    }

    // MARK: Scripts

    private enum Script {
        case latin, greek, cyrillic

        init?(_ scalar: Unicode.Scalar) {
            guard scalar.properties.isAlphabetic else { return nil }
            switch scalar.value {
            case 0x41...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
            case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
            case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
            default: return nil
            }
        }
    }

    private static func isBidirectional(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint
            || scalar.properties.generalCategory == .control
                && !scalar.properties.isWhitespace
    }

    private static func isDisguised(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xFF01...0xFF5E, 0x1D400...0x1D7FF, 0x2460...0x24FF, 0x1F100...0x1F1FF, 0x2100...0x214F: true
        default: false
        }
    }

    // MARK: Drawing

    /// What a character is drawn like, in small plain letters; empty for marks above and below letters.
    private static func drawn(_ scalar: Unicode.Scalar) -> String {
        // Most names are plain, and every verification looks at one.
        if scalar.isASCII {
            let isCapital = 0x41...0x5A ~= scalar.value
            let small = isCapital ? Unicode.Scalar(scalar.value | 0x20) ?? scalar : scalar
            return homoglyphs[small] ?? String(Character(small))
        }
        // Compatibility forms fall apart into plain letters and their marks.
        let parts = String(Character(scalar)).lowercased().decomposed
        var drawn = ""
        for part in parts where part.properties.generalCategory != .nonspacingMark {
            drawn += homoglyphs[part] ?? String(Character(part))
        }
        return drawn
    }

    /// Small letters and digits that are drawn like a Latin letter.
    private static let homoglyphs: [Unicode.Scalar: String] = {
        let groups: [(drawn: String, like: String)] = [
            ("a", "аαάɑ"), ("b", "ьƅвβ"), ("c", "сϲς"), ("d", "ԁɗ"), ("e", "еєεҽ"), ("f", "ғƒ"), ("g", "ɡց"),
            ("h", "һнհηή"), ("i", "іιίıɩl1ӏ|ǀї"), ("j", "јϳ"), ("k", "кκқ"), ("m", "мμ"), ("n", "ո"),
            ("o", "оοό0օσө"), ("p", "рρ"), ("q", "ԛգ"), ("r", "гᴦ"), ("s", "ѕꜱ5"), ("t", "тτŧ"), ("u", "υύս"),
            ("v", "νѵ"), ("w", "ԝωώѡա"), ("x", "хχ×"), ("y", "уγү"), ("z", "ᴢ2"), ("ae", "æ"), ("oe", "œ"),
            ("ss", "ß"), ("-", "‐‑‒–—−"), ("'", "’‘ʼ`´"), ("\"", "“”„"), (".", "․"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for group in groups { for scalar in group.like.unicodeScalars { table[scalar] = group.drawn } }
        return table
    }()
}

extension String {
    /// The scalars with disguised letters made plain, and Latin ones without their marks.
    fileprivate var decomposed: [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E:
                if let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
                    scalars += String(Character(plain)).lowercased().unicodeScalars
                }
            case 0x1D400...0x1D6A3:
                // Thirteen alphabets of 52 letters each, capitals first.
                let place = (scalar.value - 0x1D400) % 26
                if let plain = Unicode.Scalar(0x61 + place) { scalars.append(plain) }
            case 0x1D7CE...0x1D7FF:
                if let plain = Unicode.Scalar(0x30 + (scalar.value - 0x1D7CE) % 10) { scalars.append(plain) }
            case 0x24B6...0x24CF, 0x24D0...0x24E9:
                if let plain = Unicode.Scalar(0x61 + (scalar.value - 0x24B6) % 26) { scalars.append(plain) }
            default: scalars.append(Self.unaccented(scalar))
            }
        }
        return scalars
    }

    /// The Latin letter under its marks, by the character's name: `LATIN SMALL LETTER E WITH ACUTE` is an `e`.
    private static func unaccented(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard scalar.value > 0x7F, let name = scalar.properties.name, name.hasPrefix("LATIN SMALL LETTER ") else {
            return scalar
        }
        let rest = name.unicodeScalars.dropFirst("LATIN SMALL LETTER ".unicodeScalars.count)
        guard let letter = rest.first, rest.dropFirst().starts(with: " WITH ".unicodeScalars) else { return scalar }
        return Unicode.Scalar(letter.value | 0x20) ?? scalar
    }
}
