// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Credentials
import StrictJSON

extension Diagnoses {
    static func policy(_ error: PolicyError) -> Diagnostic {
        let message: LocalizedText =
            switch error {
            case .json(let error): json(error)
            case .schema:
                LocalizedText(
                    en: "it is no policy of the form backpack.policy/1",
                    nl: "het is geen beleid in de vorm backpack.policy/1")
            case .missing(let member):
                LocalizedText(en: "\(member) is missing", nl: "\(member) ontbreekt")
            case .unknownMember(let member):
                LocalizedText(
                    en: "\(member) is nothing that a policy can say", nl: "\(member) is niets dat een beleid kan zeggen"
                )
            case .type(let member):
                LocalizedText(
                    en: "\(member) is not stated as it has to be", nl: "\(member) staat er niet zoals het moet")
            case .value(let value, let member):
                LocalizedText(en: "\(member) cannot be “\(value)”", nl: "\(member) kan niet ‘\(value)’ zijn")
            }
        return Diagnostic(
            .unreadableData, message,
            hint: LocalizedText(
                en: "nothing was checked: a policy that is not understood is not followed in part",
                nl: "er is niets gecontroleerd: een beleid dat niet begrepen is wordt ook niet half gevolgd"))
    }
}
