// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Something that stands where a credential is expected and that we cannot read: it is reported, never passed over.
struct Unreadable: SecuringMechanism {
    let format = CredentialFormat.unsigned
    /// Why, as the recogniser says it.
    let reason: RecognitionError

    func verify(
        _ document: SecuredDocument, with inputs: VerificationInputs, _ ledger: inout CheckLedger
    ) -> Authorship {
        ledger.record(.formatParse, .unknown, .formatUnreadable, [.init("reason", reason.code)])
        let dependents: [CheckID] = [.modelContext, .modelRequired, .modelTerms] + CheckID.authenticity
        for id in dependents { ledger.skip(id, dependingOn: .formatParse) }
        return Authorship()
    }
}
