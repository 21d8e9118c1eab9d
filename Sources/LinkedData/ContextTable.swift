// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Synchronization

/// A built-in context, written in a notation of one line a term and read when the context is first used.
///
///     %sec https://w3id.org/security#        an abbreviation of this table: `sec|proof` is that IRI and `proof`
///     ! id type                              terms are protected; `id` and `type` stand for the keywords
///     * id type                              the keywords only
///     &purposes                              a scoped context that several terms share, by name
///       authentication = sec|authenticationMethod : @id +set
///     proofPurpose = sec|proofPurpose : @vocab &purposes
///     term = IRI : type +container           what follows indented is the term's scoped context,
///     term = IRI null                        which may also be null
///     term < IRI                             a reverse property
///     @vocab = IRI
///
/// IRIs without a bar stand as they are written, compact ones among them.
final class ContextTable: Sendable {
    private let text: String
    /// Names of terms that this variant of the text leaves out wherever they stand.
    private let omitted: Set<String>
    private let parsed = Mutex<JSONValue?>(nil)

    init(_ text: String) {
        self.text = text
        omitted = []
    }

    init(_ other: ContextTable, without omitted: Set<String>) {
        text = other.text
        self.omitted = omitted
    }

    /// The local context in JSON.
    var context: JSONValue {
        parsed.withLock { parsed in
            if let parsed { return parsed }
            var parser = ContextTableParser(text, omitting: omitted)
            let context = parser.context()
            parsed = context
            return context
        }
    }
}

private struct ContextTableParser {
    private struct Line {
        let level: Int
        let words: [Substring]
    }

    private var lines: ArraySlice<Line>
    private var abbreviations: [Substring: String] = [:]
    private var blocks: [Substring: JSONValue] = [:]

    init(_ text: String, omitting omitted: Set<String>) {
        let lines = text.split(separator: "\n").compactMap { line -> Line? in
            let words = line.split(separator: " ")
            if let name = words.first, omitted.contains(String(name)) { return nil }
            return Line(level: line.prefix { $0 == " " }.count / 2, words: words)
        }
        self.lines = lines[...]
    }

    /// The lines of one level and everything deeper, as one context.
    mutating func context(level: Int = 0) -> JSONValue {
        var context = JSONObject()
        while let line = lines.first, line.level == level, let name = line.words.first {
            lines.removeFirst()
            switch name.first {
            case "%": abbreviations[name.dropFirst()] = line.words.last.map(String.init)
            case "&": blocks[name.dropFirst()] = self.context(level: level + 1)
            case "!", "*":
                if name == "!" { context["@protected"] = .bool(true) }
                for alias in line.words.dropFirst() { context[ExactString(String(alias))] = .string("@\(alias)") }
            default: context[ExactString(String(name))] = term(line)
            }
        }
        return .object(context)
    }

    private mutating func term(_ line: Line) -> JSONValue {
        var words = line.words.dropFirst()
        let isReverse = words.popFirst() == "<"
        let iri = words.popFirst().map(expand) ?? .null
        var definition = JSONObject([(isReverse ? "@reverse" : "@id", iri)])
        while let word = words.popFirst() {
            switch word.first {
            case ":": definition["@type"] = words.popFirst().map(expand)
            case "+": definition["@container"] = .string("@\(word.dropFirst())")
            case "&": definition["@context"] = blocks[word.dropFirst()]
            default: definition["@context"] = .null
            }
        }
        if let next = lines.first, next.level > line.level { definition["@context"] = context(level: next.level) }
        // A bare IRI makes a simple term, which may serve as a prefix.
        return definition.count == 1 && !isReverse ? iri : .object(definition)
    }

    private func expand(_ word: Substring) -> JSONValue {
        guard let bar = word.firstIndex(of: "|"), let start = abbreviations[word[..<bar]] else {
            return .string(String(word))
        }
        return .string(start + word[word.index(after: bar)...])
    }
}
