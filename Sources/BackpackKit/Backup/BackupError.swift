// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto

/// Why a backup cannot be made or taken in. Nothing was changed.
package enum BackupError: Error, Sendable, Equatable {
    /// The seal does not open: a wrong passphrase, a cut or changed file, a later version.
    case seal(SealError)
    /// It opens, and what is in it is not what a backup holds; the text names the part.
    case content(String)
    /// Written by a later version of this program.
    case newerVersion
    /// The passphrase of a wallet whose keys are locked is its backup's too, and another was given.
    case otherPassphrase
    /// More than one file can hold.
    case tooLarge

    /// Stable across versions.
    package var code: String {
        switch self {
        case .seal(.wrongPassphrase): SealError.wrongPassphrase.code
        case .seal(.notSealed): "backup.unrecognized"
        case .seal(.newerVersion), .newerVersion: "backup.newer-version"
        case .seal(.malformed): "backup.malformed"
        case .seal(.cost): "backup.cost"
        case .seal(.cut): "backup.cut"
        case .seal(.damaged): "backup.damaged"
        case .seal(.library): "backup.library"
        case .content: "backup.content"
        case .otherPassphrase: "backup.other-passphrase"
        case .tooLarge: "backup.too-large"
        }
    }
}
