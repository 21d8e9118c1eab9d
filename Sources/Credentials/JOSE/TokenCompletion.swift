// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Puts back into a credential or presentation what the token says in registered claims instead (VCDM 1.1 §6.3.1, JWT Decoding).
/// What stands inside already is left alone; whether the two agree is asked apart.
struct TokenCompletion {
    let claims: JSONObject
    let kind: VerificationReport.Kind

    func applied(to object: JSONObject) -> JSONObject {
        var object = object
        fill("id", from: "jti", &object)
        switch kind {
        case .presentation: fillIdentifier("holder", from: "iss", &object)
        case .credential:
            fillIdentifier("issuer", from: "iss", &object)
            fillDate("issuanceDate", from: "nbf", &object)
            if object["validUntil"] == nil { fillDate("expirationDate", from: "exp", &object) }
            fillSubject(&object)
        }
        return object
    }

    private func fill(_ member: ExactString, from claim: ExactString, _ object: inout JSONObject) {
        if object[member] == nil, let value = claims[claim], value.stringValue != nil { object[member] = value }
    }

    /// An identifier that stands bare or in an object.
    private func fillIdentifier(_ member: ExactString, from claim: ExactString, _ object: inout JSONObject) {
        guard case .object(var inner)? = object[member] else { return fill(member, from: claim, &object) }
        fill("id", from: claim, &inner)
        object[member] = .object(inner)
    }

    private func fillDate(_ member: ExactString, from claim: ExactString, _ object: inout JSONObject) {
        guard object[member] == nil, let instant = NumericDate.instant(claims[claim]) else { return }
        object[member] = .string(instant.rfc3339)
    }

    private func fillSubject(_ object: inout JSONObject) {
        switch object["credentialSubject"] {
        case .object(var subject)?:
            fill("id", from: "sub", &subject)
            object["credentialSubject"] = .object(subject)
        case .array(let subjects)? where subjects.count == 1:
            guard case .object(var subject)? = subjects.first else { return }
            fill("id", from: "sub", &subject)
            object["credentialSubject"] = .array([.object(subject)])
        default: break
        }
    }
}

/// Seconds since 1970-01-01T00:00:00Z (RFC 7519 §2), whole ones only: a fraction or an exponent is more often a mistake than a moment,
/// and two readers round it differently.
enum NumericDate {
    /// The years 0 to 9999, those that a date in a credential can have.
    private static let range = -62_167_219_200...253_402_300_799

    /// Nil for anything else, and for nothing.
    static func instant(_ value: JSONValue?) -> Instant? {
        guard let seconds = value?.numberValue?.integer, range.contains(seconds) else { return nil }
        return Instant(seconds: Int64(seconds))
    }
}
