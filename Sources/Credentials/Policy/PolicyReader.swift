// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// Why a file is no policy that can be followed. `member` is a JSON pointer.
package enum PolicyError: Error, Sendable, Equatable {
    case json(JSONError)
    /// Not `backpack.policy/1`.
    case schema
    case missing(member: ExactString)
    /// A member that no policy has. What is not understood cannot be followed.
    case unknownMember(ExactString)
    case type(member: ExactString)
    /// A name that the member's vocabulary does not have, or one that may not stand there.
    case value(ExactString, member: ExactString)

    /// Stable across versions.
    package var code: String {
        switch self {
        case .json(let error): error.code
        case .schema: "policy.schema"
        case .missing: "policy.member-missing"
        case .unknownMember: "policy.member-unknown"
        case .type: "policy.type"
        case .value: "policy.value"
        }
    }
}

/// Reads policies. A file that is not understood as a whole is refused as a whole.
package enum PolicyReader {
    /// More than any reader needs; each rule keeps trust lists of its own.
    private static let ruleLimit = 64
    /// A hundred years.
    private static let dayLimit = 36_525

    package static func read(_ bytes: [UInt8]) throws(PolicyError) -> Policy {
        let value: JSONValue
        do { value = try JSONReader.read(bytes) } catch { throw .json(error) }
        guard let object = value.objectValue, object["schema"] == .string("backpack.policy/1") else { throw .schema }
        let members = Members(object, at: "", known: ["schema", "name", "rules"])
        try members.refuseUnknown()
        guard let name = try members.text("name") else { throw .missing(member: "/name") }
        guard let values = object["rules"] else { throw .missing(member: "/rules") }
        guard let elements = values.arrayValue, (1...ruleLimit).contains(elements.count) else {
            throw .type(member: "/rules")
        }
        var rules: [Policy.Rule] = []
        for (index, element) in elements.enumerated() {
            let rule = try rule(element, at: "/rules/\(index)")
            // The report says which rule counted.
            if rules.contains(where: { $0.name == rule.name }) {
                throw .value(rule.name, member: ExactString("/rules/\(index)/name"))
            }
            rules.append(rule)
        }
        let digest = ExactString(Hexadecimal.encode(HashAlgorithm.sha256.digest(bytes)))
        return Policy(name: name, digest: digest, rules: rules)
    }

    private static let ruleMembers: [ExactString] = [
        "name", "formats", "types", "lists", "require", "warnings", "gaps", "maximumStatusDays", "maximumEvidenceDays",
    ]

    private static func rule(_ value: JSONValue, at pointer: String) throws(PolicyError) -> Policy.Rule {
        guard let object = value.objectValue else { throw .type(member: ExactString(pointer)) }
        let members = Members(object, at: pointer, known: ruleMembers)
        try members.refuseUnknown()
        guard let name = try members.text("name") else { throw .missing(member: ExactString(pointer + "/name")) }
        var rule = Policy.Rule(name: name)
        rule.formats = try members.words("formats", among: CredentialFormat.allCases)
        rule.types = try members.texts("types")
        rule.lists = try members.texts("lists")
        rule.required = try members.words("require", among: Policy.requirable) ?? []
        rule.warnings = try members.words("warnings", among: FindingCode.allCases, mayBeEmpty: true)
        rule.gaps = try members.words("gaps", among: Policy.tolerableGaps, mayBeEmpty: true) ?? []
        rule.maximumStatusAge = try members.days("maximumStatusDays", upTo: dayLimit)
        rule.maximumEvidenceAge = try members.days("maximumEvidenceDays", upTo: dayLimit)
        return rule
    }

    /// The members of one object, each read as what it has to be.
    private struct Members {
        let object: JSONObject
        let pointer: String
        let known: [ExactString]

        init(_ object: JSONObject, at pointer: String, known: [ExactString]) {
            self.object = object
            self.pointer = pointer
            self.known = known
        }

        private func place(_ name: ExactString) -> ExactString {
            ExactString(pointer + "/" + JSONPointer.escape(name.text))
        }

        func refuseUnknown() throws(PolicyError) {
            if let name = object.names.first(where: { !known.contains($0) }) { throw .unknownMember(place(name)) }
        }

        func text(_ name: ExactString) throws(PolicyError) -> ExactString? {
            guard let value = object[name] else { return nil }
            guard let text = value.stringValue, !text.isEmpty else { throw .type(member: place(name)) }
            return text
        }

        func texts(_ name: ExactString, mayBeEmpty: Bool = false) throws(PolicyError) -> [ExactString]? {
            guard let value = object[name] else { return nil }
            guard let elements = value.arrayValue, mayBeEmpty || !elements.isEmpty else {
                throw .type(member: place(name))
            }
            let texts = elements.compactMap(\.stringValue).filter { !$0.isEmpty }
            guard texts.count == elements.count else { throw .type(member: place(name)) }
            return texts
        }

        func words<Value: RawRepresentable<String>>(
            _ name: ExactString, among all: [Value], mayBeEmpty: Bool = false
        ) throws(PolicyError) -> [Value]? {
            guard let texts = try texts(name, mayBeEmpty: mayBeEmpty) else { return nil }
            var values: [Value] = []
            for text in texts {
                guard let value = all.first(where: { ExactString($0.rawValue) == text }) else {
                    throw .value(text, member: place(name))
                }
                values.append(value)
            }
            return values
        }

        /// Days as seconds.
        func days(_ name: ExactString, upTo limit: Int) throws(PolicyError) -> Int64? {
            guard let value = object[name] else { return nil }
            guard let days = value.numberValue?.integer, (0...limit).contains(days) else {
                throw .type(member: place(name))
            }
            return Int64(days) * 86_400
        }
    }
}
