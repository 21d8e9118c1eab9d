// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import Testing

/// Native JSON values as literals (JSON-LD 1.1 API §8.2.2).
@Suite struct LiteralTests {
    private func literal(_ json: String, type: String? = nil) throws -> String {
        let coercion = type.map { #", "@type": "\#($0)""# } ?? ""
        let document = #"{"@context": {"p": {"@id": "urn:p"\#(coercion)}}, "@id": "urn:a", "p": \#(json)}"#
        return String(try Fixture.canonical(document).dropFirst("<urn:a> <urn:p> ".count).dropLast(" .\n".count))
    }

    /// The text printf gives for `%1.15E`, trimmed.
    @Test(arguments: [
        ("5.3", "5.3E0"), ("0.1", "1.0E-1"), ("9.95", "9.949999999999999E0"), ("1e21", "1.0E21"),
        ("-2.5e-7", "-2.5E-7"), ("123456.789", "1.23456789E5"), ("0.30000000000000004", "3.0E-1"),
        ("1e400", "INF"), ("-1e400", "-INF"), ("1.7976931348623157e308", "1.797693134862316E308"),
        ("4.9e-324", "4.940656458412465E-324"), ("2.2250738585072014e-308", "2.225073858507201E-308"),
        ("9.9999999999999999e22", "9.999999999999999E22"), ("1e-7", "1.0E-7"), ("1e24", "1.0E24"),
        ("1000000000000000.5", "1.0E15"), ("1000000000000001.5", "1.000000000000002E15"),
    ])
    func doubles(_ number: String, _ text: String) throws {
        #expect(try literal(number) == "\"\(text)\"^^<http://www.w3.org/2001/XMLSchema#double>")
    }

    @Test(arguments: [
        ("5", "5"), ("-0", "0"), ("0.0", "0"), ("1.0", "1"), ("1e3", "1000"), ("-12e-0", "-12"),
        ("9007199254740993", "9007199254740992"), ("999999999999999900000", "999999999999999868928"),
    ])
    func integers(_ number: String, _ text: String) throws {
        #expect(try literal(number) == "\"\(text)\"^^<http://www.w3.org/2001/XMLSchema#integer>")
    }

    @Test func datatypesDecideTheForm() throws {
        let xsd = "http://www.w3.org/2001/XMLSchema#"
        #expect(try literal("5", type: xsd + "double") == "\"5.0E0\"^^<\(xsd)double>")
        #expect(try literal("0", type: xsd + "double") == "\"0.0E0\"^^<\(xsd)double>")
        #expect(try literal("5", type: "urn:t") == "\"5\"^^<urn:t>")
        #expect(try literal("5.5", type: "urn:t") == "\"5.5E0\"^^<urn:t>")
        #expect(try literal("true", type: "urn:t") == "\"true\"^^<urn:t>")
        #expect(try literal("false") == "\"false\"^^<\(xsd)boolean>")
        #expect(try literal("\"a\"", type: xsd + "string") == "\"a\"")
        #expect(
            try literal(#"{"b": 1.50, "a": "\u00e9"}"#, type: "@json")
                == #""{\"a\":\"é\",\"b\":1.5}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>"#)
    }

    @Test func languageTagsAreWrittenAsTheOptionsSay() throws {
        let document = #"""
            {"@context": {"@language": "en-GB", "p": "urn:p", "l": {"@id": "urn:l", "@container": "@language"}},
            "@id": "urn:a", "p": ["x", {"@value": "y", "@language": "DE"}], "l": {"nl-NL": "z"}}
            """#
        #expect(
            try Fixture.canonical(document)
                == "<urn:a> <urn:l> \"z\"@nl-nl .\n<urn:a> <urn:p> \"x\"@en-gb .\n<urn:a> <urn:p> \"y\"@de .\n")
        #expect(
            try Fixture.canonical(document, .init(languageTags: .asWritten))
                == "<urn:a> <urn:l> \"z\"@nl-NL .\n<urn:a> <urn:p> \"x\"@en-GB .\n<urn:a> <urn:p> \"y\"@DE .\n")
    }

    @Test func numbersThatTakeTooLongAreRefused() throws {
        let numbers = repeatElement("1e-300", count: 30_000).joined(separator: ",")
        let document = #"{"urn:p": [\#(numbers)]}"#
        let error = try #require(throws: JSONLDError.self) { try Fixture.expand(document).dataset() }
        #expect(error.kind == .resourceLimit)
    }
}
