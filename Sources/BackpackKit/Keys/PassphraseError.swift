// SPDX-License-Identifier: Apache-2.0

/// Why the holder keys cannot be locked or unlocked. Nothing was changed.
package enum PassphraseError: Error, Sendable, Equatable {
    /// The keys are locked, and nobody gave the passphrase.
    case needed
    /// Not the one that the keys are locked with.
    case wrong
    /// Shorter than `KeyLock.leastByteCount`.
    case tooShort
    /// The second time something else was typed.
    case notRepeated
    /// There is no passphrase to take away.
    case notSet
    /// The lock, or a locked key, is not there or not what was written.
    case damaged
    /// The lock is of a later version of this program.
    case newerVersion

    /// Stable across versions.
    package var code: String {
        switch self {
        case .needed: "passphrase.needed"
        case .wrong: "passphrase.wrong"
        case .tooShort: "passphrase.too-short"
        case .notRepeated: "passphrase.not-repeated"
        case .notSet: "passphrase.not-set"
        case .damaged: "passphrase.lock-damaged"
        case .newerVersion: "passphrase.newer-version"
        }
    }
}
