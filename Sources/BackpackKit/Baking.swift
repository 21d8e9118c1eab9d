// SPDX-License-Identifier: Apache-2.0

import Credentials
package import WalletStore

extension Backpack {
    /// An image with a credential of the wallet baked in; see `BadgeImage.bake`.
    ///
    /// What is baked are the original bytes, or what the page or image that was taken in carries.
    /// - Throws: `BadgeImageError`; `BackpackError.notACredential` for a presentation.
    package func bake(_ record: CredentialRecord, into image: [UInt8]) throws -> [UInt8] {
        guard record.facts.kind == VerificationReport.Kind.credential.rawValue else {
            throw BackpackError.notACredential(number: record.number)
        }
        let credential = try Recognizer.securedBytes(in: try original(of: record))
        let edition: BadgeImage.Edition = record.facts.format.hasPrefix("ob2-") ? .openBadges2 : .openBadges3
        return try BadgeImage.bake(credential, edition, into: image)
    }
}
