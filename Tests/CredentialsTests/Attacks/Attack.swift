// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import LinkedData
import StrictJSON
import TestSupport
import Testing

/// One way to forge, by name, with the findings of which at least one must tell it.
struct Attack: Sendable, CustomTestStringConvertible {
    struct Finding: Sendable {
        let check: CheckID
        let code: FindingCode

        init(_ check: CheckID, _ code: FindingCode) { (self.check, self.code) = (check, code) }
    }

    let name: String
    let findings: [Finding]
    /// Nil where the attack finds nothing to work on.
    let forge: @Sendable (AttackTarget) throws -> JSONObject?

    init(_ name: String, _ findings: Finding..., forge: @escaping @Sendable (AttackTarget) throws -> JSONObject?) {
        (self.name, self.findings, self.forge) = (name, findings, forge)
    }

    var testDescription: String { name }

    /// Every proof changed alike.
    init(
        proofs name: String, _ findings: Finding..., change: @escaping @Sendable (inout JSONObject) throws -> Void
    ) {
        (self.name, self.findings) = (name, findings)
        forge = { target in
            var json = target.json
            for place in target.proofs {
                guard var proof = json.value(place)?.objectValue else { return nil }
                try change(&proof)
                try json.set(place, .object(proof))
            }
            return json
        }
    }

    /// The document changed, its proofs kept.
    init(
        document name: String, _ findings: Finding...,
        change: @escaping @Sendable (inout JSONObject, AttackTarget) throws -> Void
    ) {
        (self.name, self.findings) = (name, findings)
        forge = { target in
            var json = target.json
            try change(&json, target)
            return json
        }
    }
}

extension Attack.Finding {
    static let signature = Attack.Finding(.proofSignature, .proofSignatureInvalid)
    static let undefined = Attack.Finding(.modelTerms, .termsUndefined)
    static let otherContexts = Attack.Finding(.modelContext, .contextNotSigned)
}

extension JSONObject {
    /// The contexts, as a list whatever they are, with one more.
    mutating func appendContext(_ context: JSONValue) {
        self["@context"] = .array((self["@context"]?.elements ?? []) + [context])
    }
}
