// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import TestSupport

/// Rearranges JSON at random: values swapped, moved, repeated, replaced by others that somebody might have tried.
struct RandomDocument {
    private var generator: SeededGenerator
    private let pool: [JSONValue]

    init(seed: UInt64, from documents: [JSONObject]) {
        generator = SeededGenerator(seed: seed)
        pool = documents.flatMap { Self.parts(of: .object($0)) } + Self.oddities
    }

    private static let oddities: [JSONValue] = [
        .null, .bool(true), .integer(0), .integer(-1), .integer(Int64.max), .string(""), .string("_:b0"), .string("#"),
        .string(":"), .string("@id"), .string("@type"), .string("did:key:z"), .string("did:web:"),
        .string("did:jwk:e30#0"),
        .string("https://www.w3.org/ns/credentials/v2"), .string("9999-12-31T23:59:59-14:00"),
        .string("0000-01-01T00:00:00+14:00"), .string("\u{0}"), .string("\u{202E}"),
        .string(String(repeating: "1", count: 5_000)),
        .array([]), .object(JSONObject()), .array([.array([.null])]), .object(["@value": .null]),
        .object(["@list": .array([.null])]), .object(["@graph": .array([])]), .object(["@set": .array([.integer(1)])]),
        .object(["@reverse": .object(["issuer": .string("urn:a:1")])]), .object(["@json": .null]),
    ]

    private static let names: [ExactString] = [
        "@context", "@id", "@type", "@graph", "@included", "@nest", "@reverse", "@index", "id", "type", "proof",
        "issuer",
        "holder", "credentialSubject", "credentialStatus", "verifiableCredential", "validFrom", "validUntil",
        "relatedResource", "termsOfUse", "statusListIndex", "encodedList", "previousProof", "domain", "", ":", "mark",
    ]

    private static func parts(of value: JSONValue) -> [JSONValue] {
        switch value {
        case .array(let elements): [value] + elements.flatMap(parts)
        case .object(let object): [value] + object.members.flatMap { parts(of: $0.value) }
        default: [value]
        }
    }

    mutating func next(from document: JSONObject) -> JSONObject {
        var value = JSONValue.object(document)
        for _ in 0..<Int.random(in: 1...4, using: &generator) { value = changed(value) }
        return value.objectValue ?? document
    }

    private mutating func any() -> JSONValue { pool.randomElement(using: &generator) ?? .null }

    /// Goes down at random and changes what it comes upon.
    private mutating func changed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(var object):
            guard let member = object.members.randomElement(using: &generator) else { return any() }
            switch Int.random(in: 0..<10, using: &generator) {
            case 0: object[member.name] = nil
            case 1: object[Self.names.randomElement(using: &generator) ?? "id"] = any()
            case 2: object[Self.names.randomElement(using: &generator) ?? "id"] = member.value
            case 3: object[member.name] = .array([member.value, any()])
            case 4: object[member.name] = any()
            case 5:
                guard let other = object.members.randomElement(using: &generator) else { break }
                object[member.name] = other.value
                object[other.name] = member.value
            default: object[member.name] = changed(member.value)
            }
            return .object(object)
        case .array(var array):
            guard let index = array.indices.randomElement(using: &generator) else { return .array([any()]) }
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: array.remove(at: index)
            case 1: array.append(any())
            case 2: array.append(array[index])
            case 3: array.reverse()
            default: array[index] = changed(array[index])
            }
            return .array(array)
        default:
            return any()
        }
    }
}
