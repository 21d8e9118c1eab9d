// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Why bytes are not N-Quads.
package struct NQuadsError: Error, Sendable, Equatable {
    package enum Kind: String, Sendable {
        case invalidUTF8 = "invalid-utf8"
        case invalidIRI = "invalid-iri"
        case invalidBlankNode = "invalid-blank-node"
        case invalidLiteral = "invalid-literal"
        case invalidEscape = "invalid-escape"
        case invalidLanguageTag = "invalid-language-tag"
        case invalidStatement = "invalid-statement"
    }

    package let kind: Kind
    /// Counted from 1.
    package let line: Int

    package var code: String { "n-quads.\(kind.rawValue)" }
}

package enum NQuads {
    /// Reads a document of RDF 1.1 N-Quads (§3), N-Triples among them. Statements written twice count once.
    package static func read(_ bytes: [UInt8]) throws(NQuadsError) -> RDFDataset {
        guard bytes.withUnsafeBufferPointer({ UTF8Validation.isValid($0) }) else {
            throw NQuadsError(kind: .invalidUTF8, line: 1)
        }
        var reader = NQuadsReader(bytes)
        return try reader.document()
    }
}

/// One pass over the bytes; terms go into the dataset as canonical N-Quads writes them, whatever escapes they came with.
private struct NQuadsReader {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var dataset = RDFDataset()
    private var blankNodes: [ExactString: RDFDataset.TermID] = [:]
    private var scratch: [UInt8] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private func error(_ kind: NQuadsError.Kind) -> NQuadsError { NQuadsError(kind: kind, line: line) }

    /// Zero, which no production allows, at the end of input.
    private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

    mutating func document() throws(NQuadsError) -> RDFDataset {
        while position < bytes.count {
            skipBlank()
            if !isAtLineEnd { try statement() }
            skipBlank()
            if current == UInt8(ascii: "#") { skipComment() }
            guard position < bytes.count else { break }
            guard isAtLineEnd else { throw error(.invalidStatement) }
            skipLineEnd()
        }
        dataset.removeDuplicates()
        return dataset
    }

    private var isAtLineEnd: Bool {
        position >= bytes.count || current == 0x0A || current == 0x0D || current == UInt8(ascii: "#")
    }

    private mutating func skipBlank() {
        while current == 0x20 || current == 0x09 { position += 1 }
    }

    private mutating func skipComment() {
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
    }

    private mutating func skipLineEnd() {
        if current == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A { position += 1 }
        position += 1
        line += 1
    }

    /// statement ::= subject predicate object graphLabel? '.'
    private mutating func statement() throws(NQuadsError) {
        let subject = try resource()
        skipBlank()
        guard current == UInt8(ascii: "<") else { throw error(.invalidStatement) }
        let predicate = try iri()
        skipBlank()
        let object = current == UInt8(ascii: "\"") ? try literal() : try resource()
        skipBlank()
        var graph = RDFDataset.TermID.none
        if current != UInt8(ascii: ".") {
            graph = try resource()
            skipBlank()
        }
        guard current == UInt8(ascii: ".") else { throw error(.invalidStatement) }
        position += 1
        dataset.quads.append(
            RDFDataset.Quad(subject: subject, predicate: predicate, object: object, graph: graph))
    }

    private mutating func resource() throws(NQuadsError) -> RDFDataset.TermID {
        switch current {
        case UInt8(ascii: "<"): try iri()
        case UInt8(ascii: "_"): try blankNode()
        default: throw error(.invalidStatement)
        }
    }

    // MARK: IRIs

    private mutating func iri() throws(NQuadsError) -> RDFDataset.TermID {
        try iriText()
        let text = scratch
        return RDFDataset.TermID(
            raw: dataset.terms.intern { arena in
                arena.append(UInt8(ascii: "<"))
                arena += text
                arena.append(UInt8(ascii: ">"))
            })
    }

    /// IRIREF, unescaped into `scratch`. It must be absolute, and may not spell with escapes what it may not contain.
    private mutating func iriText() throws(NQuadsError) {
        position += 1
        scratch.removeAll(keepingCapacity: true)
        while current != UInt8(ascii: ">") {
            let byte = current
            if byte == UInt8(ascii: "\\") {
                position += 1
                guard current == UInt8(ascii: "u") || current == UInt8(ascii: "U") else { throw error(.invalidEscape) }
                let scalar = try numericEscape()
                guard scalar.value >= 0x80 || IRISyntax.isAllowed(UInt8(scalar.value)) else { throw error(.invalidIRI) }
                scratch += Array(String(Character(scalar)).utf8)
            } else {
                guard byte >= 0x80 || (byte > 0x20 && IRISyntax.isAllowed(byte)) else { throw error(.invalidIRI) }
                scratch.append(byte)
                position += 1
            }
        }
        position += 1
        guard let colon = scratch.firstIndex(of: UInt8(ascii: ":")), IRISyntax.isScheme(scratch[..<colon]) else {
            throw error(.invalidIRI)
        }
    }

    // MARK: Blank nodes

    /// BLANK_NODE_LABEL ::= '_:' (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?
    private mutating func blankNode() throws(NQuadsError) -> RDFDataset.TermID {
        position += 1
        guard current == UInt8(ascii: ":") else { throw error(.invalidBlankNode) }
        position += 1
        let start = position
        var end = start
        while let (scalar, length) = scalar(at: position) {
            let isFirst = position == start
            guard NameCharacters.isName(scalar, first: isFirst) || (!isFirst && scalar == ".") else { break }
            position += length
            // A label does not end in a full stop: that one ends the statement.
            if scalar != "." { end = position }
        }
        position = end
        guard end > start else { throw error(.invalidBlankNode) }
        let label = ExactString(String(decoding: bytes[start..<end], as: UTF8.self))
        if let known = blankNodes[label] { return known }
        let made = dataset.makeBlankNode(label: label)
        blankNodes[label] = made
        return made
    }

    /// The scalar at an offset of well-formed UTF-8.
    private func scalar(at offset: Int) -> (Unicode.Scalar, length: Int)? {
        guard offset < bytes.count else { return nil }
        let length: Int
        switch bytes[offset] {
        case ..<0x80: return (Unicode.Scalar(bytes[offset]), 1)
        case ..<0xE0: length = 2
        case ..<0xF0: length = 3
        default: length = 4
        }
        guard offset + length <= bytes.count,
            let scalar = String(decoding: bytes[offset..<offset + length], as: UTF8.self).unicodeScalars.first
        else { return nil }
        return (scalar, length)
    }

    // MARK: Literals

    private mutating func literal() throws(NQuadsError) -> RDFDataset.TermID {
        try quotedString()
        let lexical = scratch
        // White space may stand between any two terminals.
        skipBlank()
        switch current {
        case UInt8(ascii: "@"):
            let tag = try languageTag()
            return intern(lexical) { arena in
                arena.append(UInt8(ascii: "@"))
                arena += tag
            }
        case UInt8(ascii: "^"):
            position += 1
            guard current == UInt8(ascii: "^") else { throw error(.invalidLiteral) }
            position += 1
            skipBlank()
            guard current == UInt8(ascii: "<") else { throw error(.invalidLiteral) }
            try iriText()
            let datatype = scratch
            if datatype.elementsEqual(RDFVocabulary.string.utf8) { return intern(lexical) { _ in } }
            return intern(lexical) { arena in
                arena += "^^<".utf8
                arena += datatype
                arena.append(UInt8(ascii: ">"))
            }
        default: return intern(lexical) { _ in }
        }
    }

    private mutating func intern(_ lexical: [UInt8], _ suffix: (inout [UInt8]) -> Void) -> RDFDataset.TermID {
        RDFDataset.TermID(
            raw: dataset.terms.intern { arena in
                lexical.withUnsafeBufferPointer { NQuadsWriter.appendLiteral($0, to: &arena) }
                suffix(&arena)
            })
    }

    /// STRING_LITERAL_QUOTE, unescaped into `scratch`.
    private mutating func quotedString() throws(NQuadsError) {
        position += 1
        scratch.removeAll(keepingCapacity: true)
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"):
                position += 1
                try escape()
            case 0x0A, 0x0D: throw error(.invalidLiteral)
            default:
                scratch.append(byte)
                position += 1
            }
        }
        throw error(.invalidLiteral)
    }

    /// ECHAR or UCHAR; the cursor stands behind the reverse solidus.
    private mutating func escape() throws(NQuadsError) {
        let plain: UInt8
        switch current {
        case UInt8(ascii: "t"): plain = 0x09
        case UInt8(ascii: "b"): plain = 0x08
        case UInt8(ascii: "n"): plain = 0x0A
        case UInt8(ascii: "r"): plain = 0x0D
        case UInt8(ascii: "f"): plain = 0x0C
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): plain = current
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            scratch += Array(String(Character(try numericEscape())).utf8)
            return
        default: throw error(.invalidEscape)
        }
        scratch.append(plain)
        position += 1
    }

    /// `uXXXX` or `UXXXXXXXX`; half a surrogate pair is no character.
    private mutating func numericEscape() throws(NQuadsError) -> Unicode.Scalar {
        let length = current == UInt8(ascii: "u") ? 4 : 8
        position += 1
        var value: UInt32 = 0
        for _ in 0..<length {
            guard let digit = Character(Unicode.Scalar(current)).hexDigitValue, current < 0x80 else {
                throw error(.invalidEscape)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        guard let scalar = Unicode.Scalar(value) else { throw error(.invalidEscape) }
        return scalar
    }

    /// LANGTAG ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)*
    private mutating func languageTag() throws(NQuadsError) -> ArraySlice<UInt8> {
        position += 1
        let start = position
        while IRISyntax.isLetter(current) { position += 1 }
        guard position > start else { throw error(.invalidLanguageTag) }
        while current == UInt8(ascii: "-") {
            position += 1
            let subtag = position
            while IRISyntax.isLetter(current) || IRISyntax.isDigit(current) { position += 1 }
            guard position > subtag else { throw error(.invalidLanguageTag) }
        }
        return bytes[start..<position]
    }
}
