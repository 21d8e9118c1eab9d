// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Telling Open Badges 2.0 apart by its members.
extension OpenBadge2 {
    /// The only vocabulary of this version.
    static let context: ExactString = "https://w3id.org/openbadges/v2"
    private static let earlierContext: ExactString = "https://w3id.org/openbadges/v1"

    /// An assertion as it is hosted, or as it would be signed; nil for any other object.
    ///
    /// - Throws: `RecognitionError` for badges of a version, or of a kind, that is known and not read.
    static func recognize(
        _ object: JSONObject, digest: ExactString
    ) throws(RecognitionError) -> RecognizedDocument? {
        if isEarlierVersion(object) { throw RecognitionError(.unsupported("Open Badges 1")) }
        if object.hasType("Endorsement"), object["claim"] != nil {
            throw RecognitionError(.unsupported("Open Badges 2 Endorsement"))
        }
        guard isAssertion(object) else { return nil }
        let kinds = VerificationKind.all(of: object)
        // An assertion that was revoked may have lost everything else, and only hosted ones say so themselves.
        let isHosted = kinds == [.hosted] || (kinds.isEmpty && object.saysRevoked)
        return .secured(secured(object, isHosted ? .hosted : .absent, digest))
    }

    /// A compact JSON Web Signature over an assertion; nil for any other token.
    ///
    /// - Throws: `RecognitionError` for a badge of an earlier version.
    static func recognize(
        _ signature: JSONWebSignature, _ payload: JSONObject, digest: ExactString
    ) throws(RecognitionError) -> RecognizedDocument? {
        if isEarlierVersion(payload) { throw RecognitionError(.unsupported("Open Badges 1")) }
        guard isAssertion(payload) else { return nil }
        return .secured(secured(payload, .signed(signature), digest))
    }

    private static func secured(_ object: JSONObject, _ proof: Proof, _ digest: ExactString) -> SecuredDocument {
        SecuredDocument(kind: .credential, mechanism: OpenBadge2(proof: proof), json: object, digest: digest)
    }

    // MARK: Shapes

    private static func isAssertion(_ object: JSONObject) -> Bool {
        let isAward = object["recipient"] != nil && object["badge"] != nil
        return isAward || (object.hasType("Assertion") && object["@context"] != nil)
    }

    /// Version 1.1 names its own vocabulary, 1.0 has none, and 0.5 has no verification either.
    private static func isEarlierVersion(_ object: JSONObject) -> Bool {
        guard object["recipient"] != nil, object["badge"] != nil else { return false }
        let contexts = object["@context"]?.elements ?? []
        if contexts.contains(where: { $0.stringValue == earlierContext }) { return true }
        return contexts.isEmpty && !object.hasType("Assertion")
            && (object["verify"] != nil || object["badge"]?["version"]?.stringValue?.hasPrefix("0.") == true)
    }

    /// What an object is that a badge refers to, and so evidence for it.
    static func evidenceKind(_ object: JSONObject) -> EvidenceItem.Kind? {
        if object["revokedAssertions"] != nil { return .revocationList }
        guard object["id"]?.stringValue != nil else { return nil }
        if object.hasType("BadgeClass") { return .badgeClass }
        if object.hasType("Issuer") || object.hasType("Profile") { return .issuerProfile }
        // What is left of a hosted assertion at its address once it is revoked.
        return object.saysRevoked ? .revokedAssertion : nil
    }
}

/// The two ways of verifying an assertion, under the names that the vocabulary gives them.
enum VerificationKind: Sendable {
    case hosted, signed

    private static let names: [(name: ExactString, kind: VerificationKind)] = [
        ("HostedBadge", .hosted), ("hosted", .hosted), ("SignedBadge", .signed), ("signed", .signed),
    ]

    /// Those that an assertion names, each once.
    static func all(of assertion: JSONObject) -> [VerificationKind] {
        let types = verifications(of: assertion).flatMap { $0["type"]?.elements ?? [] }.compactMap(\.stringValue)
        return [.hosted, .signed].filter { kind in names.contains { $0.kind == kind && types.contains($0.name) } }
    }

    /// `verification`, for which the vocabulary knows `verify` as well.
    static func verifications(of assertion: JSONObject) -> [JSONValue] {
        ["verification", "verify"].flatMap { assertion[$0]?.elements ?? [] }
    }
}
