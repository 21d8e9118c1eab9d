// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// What Open Badges 2.0 requires of an assertion's members (Assertion, IdentityObject, VerificationObject).
struct AssertionRules {
    let assertion: JSONObject
    let proof: OpenBadge2.Proof

    private static let dateNames: [ExactString] = ["issuedOn", "expires"]

    func check() throws(ModelViolation) {
        guard assertion.hasType("Assertion"), assertion.hasProperTypes else { throw fail(.modelType, "type") }
        guard let id = assertion["id"] else { throw fail(.modelMissing, "id") }
        guard let id = id.stringValue, AbsoluteIRI.isValid(id) else { throw fail(.modelIdentifier, "id") }
        if let revoked = assertion["revoked"], revoked.boolValue == nil { throw fail(.modelValue, "revoked") }
        if case .hosted = proof {
            // Nobody can ask for what has no address.
            guard WebAuthority(of: id) != nil else { throw fail(.modelIdentifier, "id") }
            if assertion.saysRevoked { return }
        }
        try checkRecipient()
        try checkBadge()
        try checkVerification()
        try checkDates()
    }

    private func fail(_ code: FindingCode, _ member: ExactString) -> ModelViolation {
        ModelViolation(code: code, member: member)
    }

    // MARK: Recipient

    private func checkRecipient() throws(ModelViolation) {
        guard let value = assertion["recipient"] else { throw fail(.modelMissing, "recipient") }
        guard let recipient = value.objectValue else { throw fail(.modelValue, "recipient") }
        let names: [(name: ExactString, path: ExactString)] = [
            ("type", "recipient.type"), ("identity", "recipient.identity"),
        ]
        for (name, path) in names {
            guard let value = recipient[name] else { throw fail(.modelMissing, path) }
            guard value.stringValue?.isEmpty == false else { throw fail(.modelValue, path) }
        }
        guard let hashed = recipient["hashed"] else { throw fail(.modelMissing, "recipient.hashed") }
        guard let isHashed = hashed.boolValue else { throw fail(.modelValue, "recipient.hashed") }
        if isHashed, let identity = recipient["identity"]?.stringValue, IdentityHash(identity) == nil {
            throw fail(.modelValue, "recipient.identity")
        }
        if let salt = recipient["salt"], salt != .null, salt.stringValue == nil {
            throw fail(.modelValue, "recipient.salt")
        }
    }

    // MARK: Class and verification

    private func checkBadge() throws(ModelViolation) {
        guard let badge = assertion["badge"] else { throw fail(.modelMissing, "badge") }
        guard badge.arrayValue == nil, let id = assertion.identifier(of: "badge"), AbsoluteIRI.isValid(id) else {
            throw fail(.modelIdentifier, "badge")
        }
    }

    private func checkVerification() throws(ModelViolation) {
        let verifications = VerificationKind.verifications(of: assertion)
        guard let verification = verifications.first else { throw fail(.modelMissing, "verification") }
        guard verifications.count == 1, let object = verification.objectValue, object.hasProperTypes else {
            throw fail(.modelVerification, "verification")
        }
        let kinds = VerificationKind.all(of: assertion)
        let expected: VerificationKind = if case .hosted = proof { .hosted } else { .signed }
        guard kinds == [expected] else { throw fail(.modelVerification, "verification.type") }
        if object["creator"] != nil {
            guard let creator = object.identifier(of: "creator"), AbsoluteIRI.isValid(creator) else {
                throw fail(.modelIdentifier, "verification.creator")
            }
        }
    }

    // MARK: Dates

    private func checkDates() throws(ModelViolation) {
        guard assertion["issuedOn"] != nil else { throw fail(.modelMissing, "issuedOn") }
        for name in Self.dateNames {
            if let value = assertion[name], BadgeDate(value) == nil { throw fail(.modelDate, name) }
        }
        if let issued = assertion["issuedOn"].flatMap(BadgeDate.init),
            let end = assertion["expires"].flatMap(BadgeDate.init),
            end.date.instant < issued.date.instant
        {
            throw fail(.modelPeriod, "expires")
        }
    }

    /// Dates that can be read, and are not written as this version asks.
    var looseDates: [ExactString] {
        Self.dateNames.filter { name in assertion[name].flatMap(BadgeDate.init)?.isConformant == false }
    }
}

/// A hashed identity: the algorithm, `$` and the digest in hexadecimal (Open Badges 2.0, IdentityHash).
struct IdentityHash {
    enum Algorithm { case md5, sha256 }

    let algorithm: Algorithm
    /// Lowercase.
    let digest: ExactString

    init?(_ text: ExactString) {
        guard let parts = text.split(at: "$") else { return nil }
        let length: Int
        switch parts.head {
        case "sha256": (algorithm, length) = (.sha256, 64)
        case "md5": (algorithm, length) = (.md5, 32)
        default: return nil
        }
        let isHexadecimal: (UInt8) -> Bool = { byte in
            [
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                UInt8(ascii: "A")...UInt8(ascii: "F"),
            ].contains { $0 ~= byte }
        }
        guard parts.tail.utf8.count == length, parts.tail.utf8.allSatisfy(isHexadecimal) else { return nil }
        digest = ExactString(parts.tail.text.lowercased())
    }
}

extension JSONObject {
    /// Whether `type` is one name or a list of names, none of them empty.
    var hasProperTypes: Bool {
        guard let types = self["type"]?.elements, !types.isEmpty else { return false }
        return types.allSatisfy { $0.stringValue?.isEmpty == false }
    }
}
