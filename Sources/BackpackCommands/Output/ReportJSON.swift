// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON

/// Reports in the contract's JSON form.
struct ReportJSON {
    let wording: Wording

    func document(_ reports: [JSONValue], errors: [JSONValue], policy: Policy?) -> JSONValue {
        var document: JSONObject = JSONObject([("schema", .string("backpack.report/1"))])
        if let policy {
            document["policy"] = .object([
                "name": .string(policy.name), "digest": .string("sha256:\(policy.digest)"),
            ])
        }
        document["reports"] = .array(reports)
        if !errors.isEmpty { document["errors"] = .array(errors) }
        return .object(document)
    }

    func error(_ source: String, code: String, message: String) -> JSONValue {
        .object(["source": .string(source), "code": .string(code), "message": .string(message)])
    }

    func report(_ report: VerificationReport, source: String) -> JSONValue {
        var object = JSONObject([
            ("source", .string(source)), ("kind", .string(report.kind.rawValue)),
            ("format", .string(report.format.rawValue)), ("verdict", .string(report.verdict.rawValue)),
            ("message", .string(wording.verdict(report.verdict).text)), ("credential", credential(report.summary)),
            ("checks", .array(report.checks.map(check))),
        ])
        if let judgement = report.policy { object["policy"] = policy(judgement) }
        if !report.statuses.isEmpty { object["statuses"] = .array(report.statuses.map(check)) }
        if let addressing = report.addressing { object["presentation"] = self.addressing(addressing) }
        for standing in report.history?.standings ?? [] {
            object[ExactString(standing.question.rawValue)] = self.standing(standing)
        }
        if !report.brought.isEmpty { object["evidence"] = .array(report.brought.map(brought)) }
        object["credentials"] = .array(report.credentials.map { self.report($0, source: source) })
        return .object(object)
    }

    private func brought(_ brought: VerificationReport.Brought) -> JSONValue {
        var object = EvidenceJSON.piece(brought.piece)
        object["counted"] = .bool(brought.standing.counts)
        object["standing"] = .string(brought.standing.rawValue)
        object["message"] = .string(wording.evidence.standing(brought.standing))
        return .object(object)
    }

    private func policy(_ judgement: PolicyJudgement) -> JSONValue {
        .object([
            "name": .string(judgement.name), "digest": .string("sha256:\(judgement.digest)"),
            "rule": judgement.rule.map(JSONValue.string) ?? .null, "accepted": .bool(judgement.isAccepted),
            "findings": .array(
                judgement.findings.map { finding in
                    .object([
                        "code": .string(finding.code.rawValue),
                        "check": finding.check.map { .string($0.rawValue) } ?? .null,
                        "detail": finding.detail.map(JSONValue.string) ?? .null,
                        "message": .string(wording.message(finding)),
                    ])
                }),
        ])
    }

    private func addressing(_ addressing: VerificationReport.Addressing) -> JSONValue {
        .object([
            "holder": addressing.holder.map(JSONValue.string) ?? .null,
            "holderProven": .bool(addressing.isHolderProven),
            "madeFor": .array(addressing.audiences.map(JSONValue.string)),
            "challenges": .array(addressing.challenges.map(JSONValue.string)),
            "expires": addressing.expires.map { .string($0.rfc3339) } ?? .null,
        ])
    }

    private func standing(_ standing: ValidityHistory.Standing) -> JSONValue {
        .object([
            "moment": standing.moment.map { .string(ExactString($0.rfc3339)) } ?? .null,
            "verdict": .string(standing.verdict.rawValue),
            "check": standing.reason.map { .string($0.id.rawValue) } ?? .null,
            "code": standing.reason?.code.map { .string($0.rawValue) } ?? .null,
            "message": .string(
                standing.reason.map(wording.statement) ?? wording.verdict(standing.verdict).text),
        ])
    }

    private func credential(_ summary: CredentialSummary) -> JSONValue {
        func text(_ value: ExactString?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        var issuer = JSONObject([("id", text(summary.issuerID)), ("name", text(summary.issuerName))])
        if summary.issuerName != nil { issuer["nameSource"] = .string(summary.issuerNameSource.rawValue) }
        return .object([
            "id": text(summary.id), "title": text(summary.title), "issuer": .object(issuer),
            "subject": text(summary.subject), "issued": text(summary.issued), "validFrom": text(summary.validFrom),
            "validUntil": text(summary.validUntil), "digest": .string("sha256:\(summary.digest)"),
        ])
    }

    private func check(_ check: Check) -> JSONValue {
        .object([
            "id": .string(check.id.rawValue), "outcome": .string(check.outcome.rawValue),
            "code": check.code.map { .string($0.rawValue) } ?? .null, "message": .string(wording.message(check)),
            "evidence": .object(evidence(check)),
        ])
    }

    /// A name that stands several times holds a list.
    private func evidence(_ check: Check) -> JSONObject {
        var object = JSONObject()
        for item in check.evidence {
            let name = ExactString(item.name)
            switch object[name] {
            case nil: object[name] = .string(item.value)
            case .array(let values): object[name] = .array(values + [.string(item.value)])
            case let value?: object[name] = .array([value, .string(item.value)])
            }
        }
        return object
    }
}

/// Evidence that travels with a presentation.
enum EvidenceJSON {
    static func piece(_ piece: EvidenceBundle.Piece) -> JSONObject {
        func text(_ value: ExactString?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        return JSONObject([
            ("kind", .string(piece.kind)), ("id", text(piece.id)), ("url", text(piece.url)),
            ("obtained", text(piece.obtained)), ("digest", .string("sha256:\(piece.digest)")),
        ])
    }
}
