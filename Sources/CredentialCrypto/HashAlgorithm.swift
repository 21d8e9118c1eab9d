// SPDX-License-Identifier: Apache-2.0

/// The SHA-2 functions the securing specifications name (FIPS 180-4).
package enum HashAlgorithm: Sendable, CaseIterable {
    case sha256, sha384, sha512

    /// Bytes of a digest.
    package var byteCount: Int {
        switch self {
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }

    package func digest(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: byteCount) { output, count in
            bytes.withUnsafeBytes { digest($0, into: UnsafeMutableRawBufferPointer(output)) }
            count = byteCount
        }
    }

    /// `output` holds at least `byteCount` bytes; the digest is written to its start.
    package func digest(_ bytes: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) {
        function.digest(bytes, into: output)
    }

    private var function: DigestFunction {
        switch self {
        case .sha256: .sha256
        case .sha384: .sha384
        case .sha512: .sha512
        }
    }
}
