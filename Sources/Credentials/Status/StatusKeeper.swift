// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Whoever keeps a status list: the credential's issuer, or another party that stands on a trust list itself.
struct StatusKeeper {
    /// The credential's.
    let issuer: ExactString
    let inputs: VerificationInputs

    /// Notes another keeper; the warning to give with what the list says.
    func check(
        _ keeper: ExactString?, _ keys: [PublicKey], _ evidence: inout [Check.Evidence]
    ) throws(StatusFailure) -> FindingCode? {
        guard let keeper, keeper != issuer else { return nil }
        evidence.append(.init("keeper", keeper))
        guard case .named(let entry) = inputs.trust.standing(of: keeper, keys: keys, at: inputs.instant) else {
            throw StatusFailure(.statusListIssuer, evidence)
        }
        evidence.append(.init("keeperName", entry.name ?? keeper))
        return .statusListThirdParty
    }
}
