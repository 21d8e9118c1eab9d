// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// What the data model asks of a European Digital Credential (VCDM 1.1 and the European Learning Model 3, profile EDC).
///
/// A seal covers the payload's bytes, so that no word of it goes unsigned; members are read by the names that the agreed
/// contexts give them, and contexts that are not known could give them another meaning.
struct EuropeanModelCheck {
    let json: JSONObject
    /// Contexts that the owner holds, by URL.
    let contexts: [ExactString: JSONValue]
    /// One that is not sealed yet is given its date of issue, and its issuer, by whoever seals it.
    let isSealed: Bool

    func run(_ ledger: inout CheckLedger) {
        ledger.doesNotApply(.modelTerms)
        let stated = json["@context"]?.elements ?? []
        guard case .v1? = ModelVersion(firstContext: stated.first?.stringValue) else {
            ledger.record(.modelContext, .failed, .contextBaseMissing)
            ledger.skip(.modelRequired, dependingOn: .modelContext)
            return
        }
        NamedModelCheck.recordContexts(of: json, known: contexts, allowsNested: false, &ledger)
        do {
            try check()
            ledger.record(.modelRequired, .passed)
        } catch {
            ledger.record(.modelRequired, .failed, error.code, [.init("member", error.member)])
        }
    }

    private func check() throws(ModelViolation) {
        if let issuer = json["issuer"], issuer.objectValue == nil {
            throw ModelViolation(code: .modelType, member: "issuer")
        }
        guard json["credentialSchema"] != nil else {
            throw ModelViolation(code: .modelMissing, member: "credentialSchema")
        }
        var object = json
        if !isSealed {
            // What the sealing party adds is stood in for, so that the rest can be held against the model.
            if object["issuanceDate"] == nil { object["issuanceDate"] = .string("1970-01-01T00:00:00Z") }
            if object["issuer"] == nil { object["issuer"] = .string("urn:epass:org:1") }
        }
        try ModelRules(object: object, kind: .credential, version: .v1).check()
    }
}
