// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

extension JSONObject {
    /// A JSON object written in a test.
    package init(json text: String) throws {
        guard let object = try JSONReader.read(Array(text.utf8)).objectValue else {
            throw VectorError.notUnderstood(text)
        }
        self = object
    }

    /// Puts a value at a place (RFC 6901); nil takes away what stands there. The last step `-` adds to an array.
    ///
    /// - Throws: `VectorError` where the place does not exist: a test that edits nothing tests nothing.
    package mutating func set(_ pointer: String, _ value: JSONValue?) throws {
        let steps = Self.steps(pointer)
        guard !steps.isEmpty, case .object(let edited) = try Self.setting(.object(self), steps[...], value, pointer)
        else { throw VectorError.notUnderstood(pointer) }
        self = edited
    }

    package mutating func set(_ pointer: String, _ text: String) throws { try set(pointer, .string(text)) }

    /// Puts a value written as JSON at a place.
    package mutating func set(_ pointer: String, json: String) throws {
        try set(pointer, try JSONReader.read(Array(json.utf8)))
    }

    /// The value at a place.
    package func value(_ pointer: String) -> JSONValue? {
        var value: JSONValue? = .object(self)
        for step in Self.steps(pointer) {
            if let array = value?.arrayValue, let index = Int(step), array.indices.contains(index) {
                value = array[index]
            } else {
                value = value?[ExactString(step)]
            }
        }
        return value
    }

    private static func steps(_ pointer: String) -> [String] {
        pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            .map { String($0).replacing("~1", with: "/").replacing("~0", with: "~") }
    }

    private static func setting(
        _ value: JSONValue, _ steps: ArraySlice<String>, _ new: JSONValue?, _ pointer: String
    ) throws -> JSONValue {
        guard let step = steps.first else { throw VectorError.notUnderstood(pointer) }
        let rest = steps.dropFirst()
        switch value {
        case .object(var object):
            let name = ExactString(step)
            if rest.isEmpty {
                guard new != nil || object[name] != nil else { throw VectorError.notUnderstood(pointer) }
                object[name] = new
            } else {
                guard let member = object[name] else { throw VectorError.notUnderstood(pointer) }
                object[name] = try setting(member, rest, new, pointer)
            }
            return .object(object)
        case .array(var array):
            if step == "-", rest.isEmpty, let new { return .array(array + [new]) }
            guard let index = Int(step), array.indices.contains(index) else {
                throw VectorError.notUnderstood(pointer)
            }
            if !rest.isEmpty {
                array[index] = try setting(array[index], rest, new, pointer)
            } else if let new {
                array[index] = new
            } else {
                array.remove(at: index)
            }
            return .array(array)
        default:
            throw VectorError.notUnderstood(pointer)
        }
    }
}
