// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON

/// Alignments sorted by what they say.
extension CredentialView {
    var qualityAssurance: [Alignment] { alignments.filter { $0.type == "ext:QualityAssurance" } }

    /// What the learner can do, and what it answers to; not the level, which has a field of its own.
    var outcomes: [Alignment] {
        alignments.filter { $0.type != "ext:QualityAssurance" && ($0.type != "ext:EQF" || eqf == nil) }
    }
}
