// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import Credentials
package import StrictJSON

extension Scenario {
    /// What the issuer of `disclosable` lets nobody leave out.
    package static let mandatory = ["/issuer", "/validFrom", "/credentialSubject/achievement/name"]

    /// A credential signed statement by statement, with several nodes that have no name and a secret in some places.
    package static func disclosable() throws -> Scenario {
        var scenario = try credential()
        let issuer = try TestKey("issuer", .p256)
        scenario.key = issuer
        scenario.lists = [TrustListMaker([.init(issuer.did, name: "Listed School")])]
        scenario.proof.cryptosuite = "ecdsa-sd-2023"
        scenario.proof.verificationMethod = issuer.method
        scenario.proof.mandatoryPointers = try pointers(mandatory)
        try scenario.document.set("/issuer/id", .string(issuer.did))
        try scenario.document.set(
            "/credentialSubject/result",
            json: """
                [{"type":["Result"],"value":"secret 5.5"},{"type":["Result"],"value":"open 8"},
                 {"type":["Result"],"value":"secret 6"}]
                """)
        try scenario.document.set("/credentialSubject/achievement/description", "secret description")
        return scenario
    }

    /// What a holder shows of it.
    package static func disclosed(_ revealing: [String] = ["/credentialSubject/result/1"]) throws -> Scenario {
        var scenario = try disclosable()
        scenario.revealing = try pointers(revealing)
        return scenario
    }

    package static func pointers(_ texts: [String]) throws -> [JSONPointer] {
        try texts.map { try JSONPointer(ExactString($0)) }
    }

    /// Edits the derived proof value behind the signer's back.
    package mutating func tamperDerived(_ change: @escaping @Sendable (inout DerivedProofValue) throws -> Void) {
        tamper { document in
            guard let text = document.value("/proof/proofValue")?.stringValue else {
                throw VectorError.missing("proofValue")
            }
            var value = try DerivedProofValue(text)
            try change(&value)
            try document.set("/proof/proofValue", .string(value.text))
        }
    }

    /// Edits the base proof value behind the signer's back.
    package mutating func tamperBase(_ change: @escaping @Sendable (inout BaseProofValue) throws -> Void) {
        tamper { document in
            guard let text = document.value("/proof/proofValue")?.stringValue else {
                throw VectorError.missing("proofValue")
            }
            var value = try BaseProofValue(text)
            try change(&value)
            try document.set("/proof/proofValue", .string(value.text))
        }
    }

    /// Edits the bytes of the proof value, behind its multibase prefix.
    package mutating func tamperBytes(_ change: @escaping @Sendable (inout [UInt8]) throws -> Void) {
        tamper { document in
            guard let text = document.value("/proof/proofValue")?.stringValue else {
                throw VectorError.missing("proofValue")
            }
            var bytes = try Multibase.decode(text)
            try change(&bytes)
            try document.set("/proof/proofValue", .string(Multibase.encode(bytes, .base64url)))
        }
    }
}
