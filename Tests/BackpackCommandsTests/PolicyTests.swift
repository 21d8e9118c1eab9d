// SPDX-License-Identifier: Apache-2.0

import BackpackCommands
import CommandLineKit
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite("verify --policy")
struct PolicyTests {
    /// One rule for everything, with these members beside its name.
    private static func policy(_ members: String) -> String {
        let rest = members.isEmpty ? "" : ", " + members
        return #"{"schema":"backpack.policy/1","name":"De Linde","rules":[{"name":"all"\#(rest)}]}"#
    }

    private static let reliance: [Word] = [
        "--trust", Word(CommandBench.example("trust-list")), "--evidence", Word(CommandBench.example("issuer-did")),
    ]
    private static let status: [Word] = ["--evidence", Word(CommandBench.example("status-list"))]

    private struct Answer {
        let exitCode: Int32
        let verdict: String?
        let isAccepted: Bool?
        let codes: [String]
    }

    private func verify(
        _ bench: borrowing CommandBench, _ name: String, _ policy: String, _ options: [Word]
    ) throws -> Answer {
        let file = try bench.write("policy.json", policy)
        let words: [Word] = ["--json", "verify", "--policy", Word(file), Word(CommandBench.example(name))]
        let result = bench.run(words + options)
        let report = try result.json["reports"]?.arrayValue?.first
        let judgement = report?["policy"]
        return Answer(
            exitCode: result.exitCode.rawValue, verdict: report?["verdict"]?.stringValue?.text,
            isAccepted: judgement?["accepted"]?.boolValue,
            codes: (judgement?["findings"]?.elements ?? []).compactMap { $0["code"]?.stringValue?.text })
    }

    /// A rule with what it makes of a sound credential with all its evidence, and without its status list.
    struct RuleRow: Sendable, CustomTestStringConvertible {
        let members: String
        var file = "wound-care"
        var hasStatus = true
        let exitCode: Int32
        let isAccepted: Bool
        let codes: [String]

        var testDescription: String { "\(members) on \(file)\(hasStatus ? "" : " without its list")" }
    }

    @Test(
        "holds each rule against the report",
        arguments: [
            RuleRow(members: "", exitCode: 0, isAccepted: true, codes: []),
            RuleRow(members: "", hasStatus: false, exitCode: 14, isAccepted: false, codes: []),
            RuleRow(members: "", file: "wound-care-tampered", exitCode: 10, isAccepted: false, codes: []),
            // Which credentials it is about.
            RuleRow(members: #""formats":["vc-di"]"#, exitCode: 0, isAccepted: true, codes: []),
            RuleRow(
                members: #""formats":["vc-jwt","sd-jwt"]"#, exitCode: 14, isAccepted: false, codes: ["policy.no-rule"]),
            RuleRow(
                members: #""formats":["vc-jwt"]"#, file: "wound-care-tampered", exitCode: 10, isAccepted: false,
                codes: ["policy.no-rule"]),
            RuleRow(members: #""types":["OpenBadgeCredential"]"#, exitCode: 0, isAccepted: true, codes: []),
            RuleRow(
                members: #""types":["Diploma"]"#, exitCode: 14, isAccepted: false, codes: ["policy.no-rule"]),
            RuleRow(
                members: #""types":["openbadgecredential"]"#, exitCode: 14, isAccepted: false,
                codes: ["policy.no-rule"]),
            // What is required.
            RuleRow(
                members: #""require":["status.list","status.revocation","trust.issuer"]"#, exitCode: 0,
                isAccepted: true,
                codes: []),
            RuleRow(
                members: #""require":["status.list"]"#, hasStatus: false, exitCode: 14, isAccepted: false,
                codes: ["policy.required"]),
            // It names no list, and one is required.
            RuleRow(
                members: #""require":["status.list"]"#, file: "first-aid", exitCode: 14, isAccepted: false,
                codes: ["policy.required"]),
            // The gaps that are accepted: the verdict stays what it is.
            RuleRow(
                members: #""gaps":["status.list-unavailable"]"#, hasStatus: false, exitCode: 14, isAccepted: true,
                codes: ["policy.gap"]),
            RuleRow(
                members: #""gaps":["status.list-unavailable"],"require":["status.list"]"#, hasStatus: false,
                exitCode: 14, isAccepted: true, codes: ["policy.gap"]),
            RuleRow(
                members: #""gaps":["status.stale"]"#, hasStatus: false, exitCode: 14, isAccepted: false, codes: []),
            RuleRow(
                members: #""gaps":["status.list-unavailable"]"#, file: "wound-care-tampered", hasStatus: false,
                exitCode: 10, isAccepted: false, codes: []),
            RuleRow(
                members: #""gaps":["status.list-unavailable","status.stale"]"#, file: "wound-care-revoked",
                exitCode: 13, isAccepted: false, codes: []),
            RuleRow(
                members: #""gaps":["status.list-unavailable"]"#, file: "medication", exitCode: 12, isAccepted: false,
                codes: []),
            // Which lists count.
            RuleRow(
                members: #""lists":["Voorbeeldregister opleiders"]"#, exitCode: 0, isAccepted: true, codes: []),
            RuleRow(
                members: #""lists":["Ander register"]"#, exitCode: 11, isAccepted: false, codes: ["policy.list-missing"]
            ),
            RuleRow(
                members: #""lists":["sha256:00"]"#, exitCode: 11, isAccepted: false, codes: ["policy.list-missing"]),
            // Ages. What is given with the command is of this moment.
            RuleRow(members: #""maximumEvidenceDays":0"#, exitCode: 0, isAccepted: true, codes: []),
            RuleRow(members: #""maximumStatusDays":0"#, exitCode: 0, isAccepted: true, codes: []),
        ])
    func rules(_ row: RuleRow) throws {
        try CommandBench.with { bench in
            let options = Self.reliance + (row.hasStatus ? Self.status : [])
            let answer = try verify(bench, row.file, Self.policy(row.members), options)
            #expect(answer.exitCode == row.exitCode)
            #expect(answer.isAccepted == row.isAccepted)
            #expect(answer.codes == row.codes)
        }
    }

    @Test("never makes a verdict better, whatever it says")
    func neverBetter() throws {
        let members = [
            "", #""gaps":["status.list-unavailable","status.stale","status.list-expired","status.type-unsupported"]"#,
            #""warnings":[]"#, #""lists":["x"]"#, #""require":["trust.issuer","holder.binding"]"#,
            #""formats":["ob2-hosted"]"#, #""maximumStatusDays":36525,"maximumEvidenceDays":36525"#,
        ]
        let names = [
            "wound-care", "first-aid", "wound-care-tampered", "medication", "wound-care-revoked", "bundle",
        ]
        try CommandBench.with { bench in
            for name in names {
                for options in [Self.reliance + Self.status, Self.reliance, []] {
                    let words: [Word] = ["--json", "verify", Word(CommandBench.example(name))]
                    let plain = try bench.run(words + options).json["reports"]?.arrayValue?.first
                    let before = try #require(plain?["verdict"]?.stringValue?.text)
                    for members in members {
                        let answer = try verify(bench, name, Self.policy(members), options)
                        let after = try #require(answer.verdict.flatMap(Verdict.init(rawValue:)))
                        #expect(try after <= #require(Verdict(rawValue: before)), "\(name), \(members)")
                        // Nothing forged, withdrawn or expired is accepted.
                        if [.invalid, .revoked, .expired, .untrusted].contains(after) {
                            #expect(answer.isAccepted == false)
                        }
                    }
                }
            }
        }
    }

    @Test("makes what is in the wallet too old when the policy says so")
    func ages() throws {
        try CommandBench.with { bench in
            bench.fill()
            let later: [Word] = ["--at", "2026-11-23T10:00:00Z"]
            func answer(_ members: String) throws -> Answer {
                try verify(bench, "wound-care", Self.policy(members), later)
            }
            #expect(try answer(#""maximumEvidenceDays":3,"maximumStatusDays":4"#).exitCode == 14)
            #expect(try answer(#""maximumEvidenceDays":3"#).codes == ["policy.evidence-old"])
            #expect(try answer(#""maximumEvidenceDays":4"#).isAccepted == true)
            let stale = try answer(#""maximumStatusDays":3"#)
            #expect(stale.exitCode == 14 && stale.isAccepted == false)
            #expect(try answer(#""maximumStatusDays":4"#).exitCode == 0)
            let tolerated = try answer(#""maximumStatusDays":3,"gaps":["status.stale"]"#)
            #expect(tolerated.exitCode == 14 && tolerated.isAccepted == true)
            // A policy does not stretch what the command or the standard allows.
            let file = try bench.write("policy.json", Self.policy(#""maximumStatusDays":100"#))
            let long = bench.run(
                "verify", CommandBench.example("wound-care"), "--policy", file, "--at", "2026-12-20T10:00:00Z")
            #expect(long.exitCode.rawValue == 14)
        }
    }

    @Test("asks the presenter for proof, and says 15 where there is none")
    func binding() throws {
        try CommandBench.with { bench in
            let all = Self.reliance + Self.status
            let asked = Self.policy(#""require":["holder.binding"]"#)
            let bundle = try verify(bench, "bundle", asked, all)
            #expect(bundle.exitCode == 15 && bundle.verdict == "invalid" && bundle.isAccepted == false)
            // A credential that nobody presents.
            #expect(try verify(bench, "first-aid", asked, all).exitCode == 15)
            // Of the two only the badge of the foundation is bound to her key.
            let rules = """
                {"schema":"backpack.policy/1","name":"De Linde","rules":[
                 {"name":"bound","types":["OpenBadgeCredential"],"require":["holder.binding"]},{"name":"rest"}]}
                """
            #expect(try verify(bench, "bundle", rules, all).exitCode == 15)
            #expect(try verify(bench, "bundle", Self.policy(""), all).isAccepted == true)
            let remarks = try verify(bench, "bundle", Self.policy(#""warnings":[]"#), all)
            #expect(remarks.exitCode == 14 && remarks.isAccepted == false)
        }
    }

    @Test("is named in the report with its hash, in text and JSON, in both languages")
    func named() throws {
        try CommandBench.with { bench in
            let file = try bench.write("policy.json", Self.policy(#""require":["status.list"]"#))
            let options: [Word] =
                ["verify", "--policy", Word(file), Word(CommandBench.example("wound-care"))] + Self.reliance
            let json = try bench.run(["--json"] + options).json
            let digest = try #require(json["policy"]?["digest"]?.stringValue?.text)
            #expect(json["policy"]?["name"] == .string("De Linde"))
            #expect(json["reports"]?.arrayValue?.first?["policy"]?["digest"] == .string(digest))
            #expect(json["reports"]?.arrayValue?.first?["policy"]?["rule"] == .string("all"))
            let english = bench.run(options).output
            #expect(english.contains("  policy “De Linde” (\(digest)), rule “all”: not accepted\n"))
            #expect(
                english.contains(
                    "✗ The policy requires “Status list”, and that did not pass (status.list-unavailable).\n"))
            let dutch = bench.run(["--lang", "nl"] + options).output
            #expect(dutch.contains("  beleid ‘De Linde’ (\(digest)), regel ‘all’: niet aanvaard\n"))
            #expect(dutch.contains("✗ Het beleid eist"))
            let line = try bench.read(CommandBench.example("first-aid")).filter { $0 != UInt8(ascii: "\n") }
            let stream = bench.run(["verify", "--ndjson", "--policy", Word(file)] + Self.reliance, input: line)
            #expect(try stream.json["policy"]?["digest"] == .string(digest))
        }
    }

    @Test(
        "refuses a file that it does not understand, and checks nothing",
        arguments: [
            ("", "json."), ("{}", "policy.schema"), ("[]", "policy.schema"),
            (#"{"schema":"backpack.policy/2","name":"x","rules":[{"name":"a"}]}"#, "policy.schema"),
            (#"{"schema":"backpack.policy/1","rules":[{"name":"a"}]}"#, "policy.member-missing"),
            (#"{"schema":"backpack.policy/1","name":"x"}"#, "policy.member-missing"),
            (#"{"schema":"backpack.policy/1","name":"x","rules":[]}"#, "policy.type"),
            (#"{"schema":"backpack.policy/1","name":"x","rules":{}}"#, "policy.type"),
            (#"{"schema":"backpack.policy/1","name":"","rules":[{"name":"a"}]}"#, "policy.type"),
            (#"{"schema":"backpack.policy/1","name":"x","rules":[{}]}"#, "policy.member-missing"),
            (#"{"schema":"backpack.policy/1","name":"x","rules":[1]}"#, "policy.type"),
            (
                #"{"schema":"backpack.policy/1","name":"x","rules":[{"name":"a"},{"name":"a"}]}"#, "policy.value"
            ),
            (
                #"{"schema":"backpack.policy/1","name":"x","allow":true,"rules":[{"name":"a"}]}"#,
                "policy.member-unknown"
            ),
            (#"{"schema":"backpack.policy/1","name":"x","name":"y","rules":[{"name":"a"}]}"#, "json."),
            (policy(#""requires":["trust.issuer"]"#), "policy.member-unknown"),
            (policy(#""require":"trust.issuer""#), "policy.type"), (policy(#""require":[]"#), "policy.type"),
            (policy(#""require":["trust"]"#), "policy.value"),
            (policy(#""require":["presentation.challenge"]"#), "policy.value"),
            (policy(#""formats":["vc"]"#), "policy.value"), (policy(#""formats":[1]"#), "policy.type"),
            (policy(#""types":[""]"#), "policy.type"), (policy(#""types":null"#), "policy.type"),
            (policy(#""lists":[]"#), "policy.type"), (policy(#""lists":"x""#), "policy.type"),
            (policy(#""warnings":["anything"]"#), "policy.value"), (policy(#""warnings":true"#), "policy.type"),
            (policy(#""gaps":["status.revoked"]"#), "policy.value"),
            (policy(#""gaps":["proof.key-unavailable"]"#), "policy.value"),
            (policy(#""gaps":["status.list-unverified"]"#), "policy.value"),
            (policy(#""maximumStatusDays":-1"#), "policy.type"),
            (policy(#""maximumStatusDays":1.5"#), "policy.type"),
            (policy(#""maximumStatusDays":99999999999999999999"#), "policy.type"),
            (policy(#""maximumEvidenceDays":"3""#), "policy.type"),
            (policy(#""maximumEvidenceDays":36526"#), "policy.type"),
        ])
    func refused(_ text: String, _ code: String) throws {
        let error = #expect(throws: PolicyError.self) { try PolicyReader.read(Array(text.utf8)) }
        #expect(error?.code.hasPrefix(code) == true, "\(error?.code ?? "")")
        try CommandBench.with { bench in
            let file = try bench.write("policy.json", text)
            let result = bench.run("verify", CommandBench.example("first-aid"), "--policy", file)
            #expect(result.exitCode.rawValue == 65)
            #expect(result.outputBytes.isEmpty)
            #expect(
                bench.run("verify", CommandBench.example("first-aid"), "--policy", file + "x").exitCode.rawValue == 66)
        }
    }

    @Test("stands in Docs/Policy.md, every member and every code")
    func documented() throws {
        let page = try String(contentsOf: VectorFolder.root.appending(path: "Docs/Policy.md"), encoding: .utf8)
        for code in PolicyJudgement.Code.allCases { #expect(page.contains("`\(code.rawValue)`"), "\(code)") }
        for code in Policy.tolerableGaps { #expect(page.contains("`\(code.rawValue)`"), "\(code)") }
        for member in [
            "formats", "types", "lists", "require", "warnings", "gaps", "maximumStatusDays", "maximumEvidenceDays",
        ] {
            #expect(page.contains("| `\(member)` |"), "\(member)")
        }
        let block = try #require(page.components(separatedBy: "```json\n").dropFirst().first)
        let text = try #require(block.components(separatedBy: "```").first)
        #expect(try PolicyReader.read(Array(text.utf8)).rules.count == 2)
    }
}
