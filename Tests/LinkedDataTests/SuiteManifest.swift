// SPDX-License-Identifier: Apache-2.0

import Foundation
import StrictJSON
import TestSupport

/// What the runners of public suites share: reading, and failing on what they do not understand.
enum Suite {
    static func json(_ url: URL) throws -> JSONValue {
        try JSONReader.read([UInt8](try Data(contentsOf: url)))
    }

    static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

    /// The members of a case, all of which must be known.
    static func members(_ value: JSONValue, known: Set<ExactString>) throws -> JSONObject {
        guard case .object(let object) = value else { throw VectorError.notUnderstood("\(value)") }
        for name in object.names where !known.contains(name) {
            throw VectorError.notUnderstood("unknown manifest member \(name)")
        }
        return object
    }

    static func text(_ object: JSONObject, _ name: ExactString) throws -> String {
        guard let text = object[name]?.stringValue else { throw VectorError.notUnderstood("no \(name)") }
        return text.text
    }
}
