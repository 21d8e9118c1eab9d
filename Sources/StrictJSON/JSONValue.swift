// SPDX-License-Identifier: Apache-2.0

/// A JSON text as it was written: members in order, numbers with their source text (RFC 8259).
@frozen @usableFromInline
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(ExactString)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    package static func string(_ text: String) -> JSONValue { .string(ExactString(text)) }

    package static func integer(_ value: some FixedWidthInteger) -> JSONValue { .number(JSONNumber(value)) }

    package static func object(_ members: KeyValuePairs<ExactString, JSONValue>) -> JSONValue {
        var object = JSONObject()
        for (name, value) in members { object[name] = value }
        return .object(object)
    }

    /// The text of a string value.
    @inlinable
    package var stringValue: ExactString? {
        if case .string(let text) = self { text } else { nil }
    }

    @inlinable
    package var objectValue: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    @inlinable
    package var arrayValue: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    @inlinable
    package var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    @inlinable
    package var numberValue: JSONNumber? {
        if case .number(let number) = self { number } else { nil }
    }

    /// A member of an object; nil for any other value.
    @inlinable
    package subscript(_ name: ExactString) -> JSONValue? { objectValue?[name] }

    /// The elements of an array, or the value itself as the only element: many formats let a list of one stand bare.
    @inlinable
    package var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [self] }
    }
}

/// A number with its source text. Two numbers are equal when they are written the same.
@frozen @usableFromInline
package struct JSONNumber: Sendable, Hashable {
    /// The text as it stands in the document, following RFC 8259 §6.
    @usableFromInline
    package let lexeme: ExactString

    package init(_ value: some FixedWidthInteger) { lexeme = ExactString(String(value)) }

    /// Nil for infinities and NaN, which JSON cannot write.
    package init?(_ value: Double) {
        guard value.isFinite else { return nil }
        lexeme = ExactString(CanonicalJSON.ecmaScriptText(value))
    }

    /// `lexeme` must follow the grammar; `JSONReader` is the only caller with text from outside.
    init(lexeme: String) { self.lexeme = ExactString(lexeme) }

    /// The nearest IEEE 754 double; infinite where the number lies outside its range.
    package var double: Double { Double(lexeme.text) ?? .nan }

    /// The value when it is written as an integer that fits.
    package var integer: Int? { Int(lexeme.text) }
}
