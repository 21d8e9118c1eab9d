// SPDX-License-Identifier: Apache-2.0

/// Why something cannot be sealed under a passphrase, or opened again.
package enum SealError: Error, Sendable, Equatable {
    /// Not a sealed file of the kind that was expected.
    case notSealed
    /// Of a version that this program does not know yet.
    case newerVersion(Int)
    /// A header that names an algorithm, or holds a value, that its version does not have.
    case malformed
    /// Parameters of scrypt that would keep little safe, or ask for more memory or time than is given.
    case cost
    /// The passphrase does not fit, or the header was changed.
    case wrongPassphrase
    /// Shorter or longer than its header says.
    case cut
    /// The content is not what was sealed.
    case damaged
    /// libcrypto could not carry the operation out, for want of memory or of an algorithm.
    case library

    /// Stable across versions.
    package var code: String {
        switch self {
        case .notSealed: "sealed.unrecognized"
        case .newerVersion: "sealed.newer-version"
        case .malformed: "sealed.malformed"
        case .cost: "sealed.cost"
        case .wrongPassphrase: "passphrase.wrong"
        case .cut: "sealed.cut"
        case .damaged: "sealed.damaged"
        case .library: "sealed.library"
        }
    }
}
