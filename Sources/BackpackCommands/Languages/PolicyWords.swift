// SPDX-License-Identifier: Apache-2.0

import Credentials

/// How one language says what a policy made of a report.
struct PolicyWords: Sendable {
    let policy: String
    let rule: String
    let accepted: String
    let notAccepted: String
    /// A name as the language quotes it.
    let quoted: @Sendable (String) -> String
    /// What was found; `{check}` stands for the check's name and `{detail}` for what stood in the way.
    let finding: @Sendable (PolicyJudgement.Code) -> String

    static let english = PolicyWords(
        policy: "policy", rule: "rule", accepted: "accepted", notAccepted: "not accepted",
        quoted: { "“\($0)”" },
        finding: { code in
            switch code {
            case .noRule: "The policy has no rule for a credential like this."
            case .required: "The policy requires “{check}”, and that did not pass ({detail})."
            case .warning: "The policy does not accept this remark on “{check}” ({detail})."
            case .evidenceOld: "What “{check}” rests on came to hand {detail} ago, longer than the policy allows."
            case .listMissing: "The policy relies on the trust list “{detail}”, which is not in use here."
            case .gap: "“{check}” is not known ({detail}); the policy accepts that. It stays unchecked."
            }
        })

    static let dutch = PolicyWords(
        policy: "beleid", rule: "regel", accepted: "aanvaard", notAccepted: "niet aanvaard",
        quoted: { "‘\($0)’" },
        finding: { code in
            switch code {
            case .noRule: "Het beleid heeft geen regel voor zo'n bewijs."
            case .required: "Het beleid eist ‘{check}’, en dat is niet gelukt ({detail})."
            case .warning: "Het beleid aanvaardt deze opmerking bij ‘{check}’ niet ({detail})."
            case .evidenceOld:
                "Waar ‘{check}’ op rust kwam {detail} geleden binnen; dat is langer dan het beleid toestaat."
            case .listMissing: "Het beleid gaat uit van de vertrouwenslijst ‘{detail}’, en die is hier niet in gebruik."
            case .gap: "‘{check}’ is niet bekend ({detail}); het beleid aanvaardt dat. Het blijft ongecontroleerd."
            }
        })
}

extension Wording {
    func message(_ finding: PolicyJudgement.Finding) -> String {
        policy.finding(finding.code)
            .replacing("{check}", with: finding.check.map(name) ?? "")
            .replacing("{detail}", with: finding.detail.map { shown($0, of: finding.code) } ?? "-")
    }
}
