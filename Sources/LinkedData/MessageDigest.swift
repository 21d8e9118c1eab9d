// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A hash function handed in by the caller. This module links no cryptography of its own.
package struct MessageDigest: Sendable {
    /// Reads the whole message and writes exactly `byteCount` bytes.
    package typealias Function =
        @Sendable (_ message: UnsafeRawBufferPointer, _ digest: UnsafeMutableRawBufferPointer) -> Void

    /// The name the specifications use: `SHA-256`, `SHA-384`.
    package let name: ExactString
    /// Length of a digest in bytes.
    package let byteCount: Int
    let function: Function

    package init(name: ExactString, byteCount: Int, function: @escaping Function) {
        self.name = name
        self.byteCount = byteCount
        self.function = function
    }

    /// The digest of a whole message.
    package func hash(_ message: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: byteCount)
        message.withUnsafeBytes { input in digest.withUnsafeMutableBytes { function(input, $0) } }
        return digest
    }
}
