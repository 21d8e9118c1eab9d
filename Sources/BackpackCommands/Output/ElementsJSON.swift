// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON

/// The standard elements of a credential as JSON.
enum ElementsJSON {
    static func document(_ view: CredentialView, _ report: VerificationReport, number: Int) -> JSONValue {
        let head: [JSONObject.Member] = [
            ("schema", .string("backpack.elements/1")), ("number", .integer(number)),
            ("verdict", .string(report.verdict.rawValue)),
            ("title", view.title.map(JSONValue.string) ?? .null),
        ]
        return .object(JSONObject(head + body(view.elements).members))
    }

    private static func body(_ elements: StandardElements) -> JSONObject {
        var object = JSONObject()
        object["reader"] = elements.reader.map { .string($0.rawValue) } ?? .null
        object["microCredential"] = elements.microCredential.map(statement) ?? .null
        object["elements"] = .array(
            StandardElement.allCases.map { element in
                .object([
                    "element": .string(element.rawValue), "mandatory": .bool(element.isMandatory),
                    "presence": .string(elements.presence(element).rawValue),
                    "statements": .array(elements[element].map(statement)),
                ])
            })
        let limits = elements.limits
        object["limits"] = .object([
            "framework": .string("surf"), "outcome": .string(limits.outcome.rawValue),
            "rule": limits.rule.map { .string($0.rawValue) } ?? .null, "load": limits.load.map(load) ?? .null,
        ])
        object["parts"] = .array(elements.parts.map { .object(body($0)) })
        return object
    }

    private static func statement(_ statement: Statement) -> JSONValue {
        .object([
            "text": .string(statement.text([])),
            "wordings": .array(
                statement.wordings.map { wording in
                    .object([
                        "text": .string(wording.text), "language": wording.language.map(JSONValue.string) ?? .null,
                    ])
                }), "value": statement.value.map(value) ?? .null,
            "aspect": statement.aspect.map { .string($0.rawValue) } ?? .null,
            "about": statement.about.map(JSONValue.string) ?? .null,
            "caveat": statement.caveat.map { .string($0.rawValue) } ?? .null,
            "pointer": statement.pointer.map(JSONValue.string) ?? .null,
        ])
    }

    private static func load(_ load: StudyLoad) -> JSONValue {
        .object(["amount": .string(load.amount.text()), "unit": .string(load.unit.rawValue)])
    }

    private static func value(_ value: StatedValue) -> JSONValue {
        switch value {
        case .load(let load):
            .object([
                "kind": .string("load"), "amount": .string(load.amount.text()), "unit": .string(load.unit.rawValue),
            ])
        case .credits(let amount): .object(["kind": .string("credits"), "amount": .string(amount.text())])
        case .level(let level):
            .object([
                "kind": .string("level"), "framework": .string(level.framework.rawValue), "level": .string(level.level),
                "eqf": level.eqf.map { .integer($0) } ?? .null,
            ])
        case .date(let instant): .object(["kind": .string("date"), "instant": .string(instant.rfc3339)])
        case .flag(let flag): .object(["kind": .string("flag"), "flag": .bool(flag)])
        case .link(let url): .object(["kind": .string("link"), "url": .string(url)])
        case .term(let term):
            .object([
                "kind": .string("term"), "code": .string(term.code), "en": .string(term.english),
                "nl": .string(term.dutch),
            ])
        case .country(let code): .object(["kind": .string("country"), "code": .string(code)])
        case .identifier(let type, let isHashed):
            .object(["kind": .string("identifier"), "type": .string(type), "hashed": .bool(isHashed)])
        case .elsewhere(let url): .object(["kind": .string("elsewhere"), "url": .string(url)])
        }
    }
}
