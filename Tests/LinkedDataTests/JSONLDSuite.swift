// SPDX-License-Identifier: Apache-2.0

import Foundation
import LinkedData
import StrictJSON
import TestSupport

/// A case of the W3C JSON-LD API suite.
struct JSONLDCase: Sendable, CustomStringConvertible {
    enum Expectation: Sendable {
        case result(URL)
        case error(ExactString)
        /// Only that there is a result.
        case accepted
    }

    let id: String
    let input: URL
    let options: JSONLDProcessor.Options
    let expectation: Expectation

    var description: String { id }
}

/// Reads a manifest of the suite; everything of it must be understood.
enum JSONLDSuite {
    static let folder = VectorFolder.vectors.appending(path: "json-ld-api")
    static let base = "https://w3c.github.io/json-ld-api/tests/"

    private static let caseMembers: Set<ExactString> = [
        "@id", "@type", "name", "purpose", "input", "expect", "expectErrorCode", "option", "requires", "context",
    ]
    private static let optionMembers: Set<ExactString> = [
        "base", "expandContext", "normative", "processingMode", "produceGeneralizedRdf", "rdfDirection",
        "specVersion", "useJCS", "compactArrays",
    ]

    /// Every document of the suite, under the URL the suite knows it by.
    static let loader = Result {
        var documents: [ExactString: JSONValue] = [:]
        for file in try VectorFolder.files(in: folder, extensions: ["jsonld"]) {
            // Some inputs are not strict JSON on purpose; what is asked for then is missing.
            guard let document = try? JSONReader.read(try file.bytes()) else { continue }
            documents[ExactString(base + file.name)] = document
        }
        return DocumentLoader(evidence: documents)
    }

    static func cases(_ operation: String) throws -> [JSONLDCase] {
        let manifest = try Suite.json(folder.appending(path: "\(operation)-manifest.jsonld"))
        guard manifest["baseIri"]?.stringValue == ExactString(base), case .array(let sequence)? = manifest["sequence"]
        else { throw VectorError.notUnderstood("\(operation) manifest") }
        return try sequence.compactMap(read)
    }

    private static func read(_ entry: JSONValue) throws -> JSONLDCase? {
        let members = try Suite.members(entry, known: caseMembers)
        let id = try Suite.text(members, "@id")
        let option = try Suite.members(members["option"] ?? .object(JSONObject()), known: optionMembers)
        if try reasonToSkip(members, option) != nil { return nil }
        let input = try Suite.text(members, "input")
        var options = JSONLDProcessor.Options(base: ExactString(base + input))
        if let explicit = option["base"]?.stringValue { options.base = explicit }
        if let context = option["expandContext"]?.stringValue {
            options.expandContext = try Suite.json(folder.appending(path: context.text))
        }
        switch option["rdfDirection"]?.stringValue {
        case nil: break
        case "i18n-datatype": options.rdfDirection = .i18nDatatype
        case "compound-literal": options.rdfDirection = .compoundLiteral
        case let other?: throw VectorError.notUnderstood("rdfDirection \(other)")
        }
        return JSONLDCase(
            id: id, input: folder.appending(path: input), options: options, expectation: try expectation(members))
    }

    private static func expectation(_ members: JSONObject) throws -> JSONLDCase.Expectation {
        let types = Set((members["@type"]?.elements ?? []).compactMap(\.stringValue))
        guard !types.isDisjoint(with: ["jld:ExpandTest", "jld:ToRDFTest"]) else {
            throw VectorError.notUnderstood("types \(types)")
        }
        if types.contains("jld:PositiveEvaluationTest") {
            return .result(folder.appending(path: try Suite.text(members, "expect")))
        }
        if types.contains("jld:NegativeEvaluationTest") {
            return .error(ExactString(try Suite.text(members, "expectErrorCode")))
        }
        guard types.contains("jld:PositiveSyntaxTest") else { throw VectorError.notUnderstood("types \(types)") }
        return .accepted
    }

    /// Cases of JSON-LD 1.0 only, and of generalised RDF, which no signature is made over.
    private static func reasonToSkip(_ members: JSONObject, _ option: JSONObject) throws -> String? {
        switch option["specVersion"]?.stringValue {
        case nil, "json-ld-1.1": break
        case "json-ld-1.0": return "JSON-LD 1.0 only"
        case let other?: throw VectorError.notUnderstood("specVersion \(other)")
        }
        if option["processingMode"]?.stringValue == "json-ld-1.0" { return "processing mode 1.0" }
        switch members["requires"]?.stringValue {
        case nil, "I18nDatatype", "CompoundLiteral": return nil
        case "GeneralizedRdf": return "generalised RDF"
        case let other?: throw VectorError.notUnderstood("requires \(other)")
        }
    }
}
