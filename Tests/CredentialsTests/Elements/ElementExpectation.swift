// SPDX-License-Identifier: Apache-2.0

import Credentials
import Foundation
import LinkedData
import StrictJSON
import TestSupport
import Testing

/// What a person reads in a file: element by element `words | JSON Pointer | value`. Words that end in `…` are the start
/// of longer ones.
typealias ExpectedElements = [StandardElement: [String]]

/// A credential whose form of securing does not matter here.
struct ElementSample {
    let json: JSONObject
    let elements: StandardElements

    /// - Parameter isExpanded: reads it as linked data, as the verifier does where it is signed so.
    init(_ json: JSONObject, isExpanded: Bool = false, mechanism: any SecuringMechanism = Unsecured()) throws {
        self.json = json
        let document = SecuredDocument(kind: .credential, mechanism: mechanism, json: json, digest: "")
        let expanded = isExpanded ? try JSONLDProcessor(loader: DocumentLoader()).expand(.object(json)) : nil
        elements = StandardElements(document, expanded: expanded)
    }

    init(_ text: String, isExpanded: Bool = false) throws {
        let value = try JSONReader.read(Array(text.utf8))
        try self.init(try #require(value.objectValue), isExpanded: isExpanded)
    }

    init(sample path: String, isExpanded: Bool = false) throws {
        try self.init(try Self.object(sample: path), isExpanded: isExpanded)
    }

    init(vector path: String, isExpanded: Bool = false) throws {
        try self.init(try Self.object(vector: path), isExpanded: isExpanded)
    }

    /// A file as it comes, in whatever envelope, read and shown by the program's own way.
    init(file: URL) throws {
        guard case .secured(let document) = try Recognizer.recognize([UInt8](try Data(contentsOf: file))) else {
            throw VectorError.notUnderstood(file.path)
        }
        json = document.json
        elements = Verifier(try Scenario.credential().inputs()).verifyWithView(document).view.elements
    }

    static func object(sample path: String) throws -> JSONObject {
        try object([UInt8](try Data(contentsOf: VectorFolder.samples.appending(path: path))))
    }

    static func object(vector path: String) throws -> JSONObject {
        try object([UInt8](try Data(contentsOf: VectorFolder.vectors.appending(path: path))))
    }

    static func object(_ bytes: [UInt8]) throws -> JSONObject {
        try #require(try JSONReader.read(bytes).objectValue)
    }

    /// Whether every element states what is expected and nothing else: what is not named is missing. Further information
    /// is compared only where it is named.
    func expect(_ expected: ExpectedElements, sourceLocation: SourceLocation = #_sourceLocation) {
        for element in StandardElement.allCases where element != .furtherInformation || expected[element] != nil {
            Self.compare(elements, element, expected[element] ?? [], sourceLocation)
        }
        for element in StandardElement.allCases {
            for statement in elements[element] { expectPlace(of: statement, sourceLocation) }
        }
    }

    static func compare(
        _ elements: StandardElements, _ element: StandardElement, _ rows: [String],
        _ sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let found = elements[element]
        let isAsExpected =
            found.count == rows.count && zip(found, rows).allSatisfy { row(of: $0, like: $1) == $1 }
        let shown = found.map { row(of: $0, like: "") }
        #expect(isAsExpected, "\(element): \(shown), not \(rows)", sourceLocation: sourceLocation)
        let presence: StandardElements.Presence =
            rows.isEmpty ? .missing : rows.allSatisfy { $0.hasSuffix("| elsewhere") } ? .statedElsewhere : .present
        #expect(elements.presence(element) == presence, "\(element)", sourceLocation: sourceLocation)
    }

    /// At the pointer stand the very words.
    private func expectPlace(of statement: Statement, _ sourceLocation: SourceLocation) {
        guard let pointer = statement.pointer, statement.aspect != .association, statement.aspect != .image else {
            return
        }
        let value = Self.value(at: pointer, in: json)
        for wording in statement.wordings {
            let texts: [ExactString?] =
                switch value {
                case .string(let text): text.text.contains(",") ? [text, wording.text] : [text]
                case .number(let number): [number.lexeme]
                case .bool(let flag): [flag ? "true" : "false"]
                case .object(let object):
                    wording.language.map { (object[$0]?.elements ?? []).map(\.stringValue) }
                        ?? [object["@value"]?.stringValue]
                default: []
                }
            #expect(texts.contains(wording.text), "\(pointer)", sourceLocation: sourceLocation)
        }
    }

    private static func value(at pointer: ExactString, in json: JSONObject) -> JSONValue? {
        var value: JSONValue? = .object(json)
        for token in pointer.text.split(separator: "/") {
            if let elements = value?.arrayValue {
                guard let index = Int(token), elements.indices.contains(index) else { return nil }
                value = elements[index]
            } else {
                value = value?[ExactString(String(token))]
            }
        }
        return value
    }

    private static func row(of statement: Statement, like expected: String) -> String {
        var words = statement.text(["en", "nl"]).text
        if let start = expected.components(before: "… | "), words.hasPrefix(start) { words = "\(start)…" }
        return "\(words) | \(statement.pointer?.text ?? "nowhere") | \(text(statement.value))"
    }

    private static func text(_ value: StatedValue?) -> String {
        switch value {
        case .load(let load): "\(load.amount.text()) \(load.unit.rawValue)"
        case .credits(let amount): "\(amount.text()) credits"
        case .level(let level): "\(level.framework.rawValue) \(level.level)"
        case .date(let instant): instant.rfc3339
        case .flag(let flag): flag ? "yes" : "no"
        case .link(let url): "to \(url)"
        case .term(let term): "term \(term.english)"
        case .country(let code): "country \(code)"
        case .identifier(let type, let isHashed): isHashed ? "hashed \(type)" : "known as \(type)"
        case .elsewhere: "elsewhere"
        case nil: "words"
        }
    }
}

extension String {
    fileprivate func components(before mark: String) -> String? {
        guard let range = firstRange(of: mark) else { return nil }
        return String(self[..<range.lowerBound])
    }
}
