// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A level in a framework of qualifications.
package struct QualificationLevel: Sendable, Hashable {
    package enum Framework: String, Sendable, CaseIterable {
        /// European Qualifications Framework, 1...8.
        case eqf = "EQF"
        /// Dutch Qualifications Framework, 1...8 with 4+ between 4 and 5, and an entry level below 1.
        case nlqf = "NLQF"
        /// The cycles of the European Higher Education Area: short, first, second and third.
        case qfEHEA = "QF-EHEA"
    }

    package let framework: Framework
    /// As the framework writes it: `6`, `4+`, `first`.
    package let level: String

    package init?(_ framework: Framework, _ text: String) {
        let stated = text.lowercased().filter { !$0.isWhitespace }
        switch framework {
        case .eqf:
            guard let number = Self.number(stated, prefixes: ["eqf", "level", "niveau"]), 1...8 ~= number else {
                return nil
            }
            level = String(number)
        case .nlqf:
            if ["entry", "entrylevel", "instroom", "instroomniveau"].contains(stated) {
                level = "entry"
            } else if Self.bare(stated, prefixes: ["nlqf", "level", "niveau"]) == "4+" {
                level = "4+"
            } else {
                guard let number = Self.number(stated, prefixes: ["nlqf", "level", "niveau"]), 1...8 ~= number else {
                    return nil
                }
                level = String(number)
            }
        case .qfEHEA:
            guard let cycle = Self.cycles.first(where: { stated.contains($0.word) }) else { return nil }
            level = cycle.cycle
        }
        self.framework = framework
    }

    /// The level in the European framework that it was referenced to; nil where there is none.
    ///
    /// The Dutch levels are referenced one to one, 4+ to 4; the cycles of higher education to 5...8.
    package var eqf: Int? {
        switch framework {
        case .eqf: Int(level)
        case .nlqf: level == "4+" ? 4 : Int(level)
        case .qfEHEA: ["short": 5, "first": 6, "second": 7, "third": 8][level]
        }
    }

    private static let cycles: [(word: String, cycle: String)] = [
        ("short", "short"), ("kort", "short"), ("first", "first"), ("eerste", "first"), ("bachelor", "first"),
        ("second", "second"), ("tweede", "second"), ("master", "second"), ("third", "third"), ("derde", "third"),
        ("doctor", "third"),
    ]

    private static func bare(_ text: String, prefixes: [String]) -> String {
        var rest = Substring(text)
        var isShorter = true
        while isShorter {
            let before = rest
            for prefix in prefixes { rest = rest.trimmingPrefix(prefix) }
            rest = rest.drop { $0 == ":" || $0 == "-" }
            isShorter = rest.count < before.count
        }
        return String(rest)
    }

    private static func number(_ text: String, prefixes: [String]) -> Int? {
        let rest = bare(text, prefixes: prefixes)
        // A JSON number may carry a fraction of nothing.
        let digits = rest.hasSuffix(".0") ? String(rest.dropLast(2)) : rest
        guard digits.count == 1 else { return nil }
        return Int(digits)
    }

    /// A level that an authority table's IRI stands for, such as `http://data.europa.eu/snb/eqf/6`.
    package init?(iri: ExactString) {
        let parts = iri.text.split(separator: "/").map(String.init)
        guard let last = parts.last, let table = parts.dropLast().last?.lowercased() else { return nil }
        switch table {
        case "eqf": self.init(.eqf, last)
        case "qf-ehea", "qfehea": self.init(.qfEHEA, last)
        default: return nil
        }
    }
}
