// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import Credentials
import StrictJSON

/// What a wallet comes to, as JSON.
enum OverviewJSON {
    static func document(_ overview: Overview) -> JSONValue {
        let horizon = Overview.horizon(overview.instant)
        return .object([
            "schema": .string("backpack.overview/1"), "at": .string(overview.instant.rfc3339),
            "until": .string(horizon.rfc3339), "credentials": .integer(overview.credentialCount),
            "total": .object(sum(overview.total)), "valid": .object(sum(overview.valid)),
            "otherCredits": .integer(overview.withOtherCredits),
            "levels": .array(
                overview.levels.map { level, sum in
                    .object(
                        JSONObject(
                            [("eqf", level.eqf.map { .integer($0) } ?? .null), ("stated", .bool(level != .notStated))]
                                + self.sum(sum).members))
                }),
            "issuers": .array(
                overview.issuers.map { name, identifiers, sum in
                    .object(
                        JSONObject(
                            [("name", .string(name)), ("ids", .array(identifiers.map(JSONValue.string)))]
                                + self.sum(sum).members))
                }),
            "joined": .array(overview.joined.map(joined)),
            "excluded": .array(
                overview.excluded.map {
                    .object([
                        "number": .integer($0.number), "title": .string($0.title),
                        "reason": .string($0.reason.rawValue),
                    ])
                }),
            "learnt": .array(overview.learnt.map(learnt)),
            "expiring": .array(
                overview.expiring.map {
                    .object([
                        "number": .integer($0.number), "title": .string($0.title),
                        "issuer": $0.issuer.map(JSONValue.string) ?? .null, "validUntil": .string($0.end.rfc3339),
                    ])
                }),
        ])
    }

    private static func amount(_ amount: Amount?) -> JSONValue {
        // A number with three decimals at most is written as it is.
        amount.flatMap { JSONNumber(Double($0.thousandths) / 1_000) }.map(JSONValue.number) ?? .null
    }

    private static func sum(_ sum: Overview.Sum) -> JSONObject {
        JSONObject([
            ("ects", amount(sum.load.ects)), ("hours", amount(sum.load.hours)), ("awards", .integer(sum.awards)),
            ("withoutLoad", .integer(sum.withoutLoad)),
        ])
    }

    private static func joined(_ award: CountedAward) -> JSONValue {
        .object([
            "title": .string(award.title), "numbers": .array(award.credentials.map { .integer($0.number) }),
            "because": .array(AwardLink.allCases.filter(award.links.contains).map { .string($0.rawValue) }),
        ])
    }

    private static func learnt(_ item: Overview.Learnt) -> JSONValue {
        .object([
            "text": .string(item.outcome.text([])),
            "wordings": .array(
                item.outcome.wordings.map {
                    .object(["text": .string($0.text), "language": $0.language.map(JSONValue.string) ?? .null])
                }), "framework": item.outcome.framework.map(JSONValue.string) ?? .null,
            "url": item.outcome.url.map(JSONValue.string) ?? .null, "aligned": .bool(item.outcome.isAligned),
            "numbers": .array(item.numbers.map { .integer($0) }),
        ])
    }
}
