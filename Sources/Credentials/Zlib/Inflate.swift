// SPDX-License-Identifier: Apache-2.0

import CZlib

/// Decompression through zlib with a bound on what comes out.
package enum Inflate {
    package enum Failure: Error, Sendable, Equatable {
        /// Not one complete stream of its form and nothing else.
        case malformed
        case tooLarge(limit: Int)
    }

    /// Expands one gzip member (RFC 1952).
    ///
    /// - Parameter limit: the most bytes to produce; one more is an error, met before they are all allocated.
    package static func gzip(_ input: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
        // 15 is the largest window; 16 more asks for gzip and nothing else.
        try inflated(input, windowBits: 15 + 16, limit: limit)
    }

    /// Expands one zlib stream (RFC 1950), bounded in the same way.
    package static func zlib(_ input: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
        try inflated(input, windowBits: 15, limit: limit)
    }

    private static func inflated(_ input: [UInt8], windowBits: Int32, limit: Int) throws(Failure) -> [UInt8] {
        var stream = z_stream()
        guard czlib_inflate_init(&stream, windowBits) == Z_OK else { throw .malformed }
        defer { inflateEnd(&stream) }
        guard let inputCount = UInt32(exactly: input.count) else { throw .tooLarge(limit: limit) }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        var input = input
        let outcome: Result<Void, Failure> = input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = inputCount
            while true {
                let (code, produced) = chunk.withUnsafeMutableBufferPointer { target in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    let code = inflate(&stream, Z_NO_FLUSH)
                    return (code, target.count - Int(stream.avail_out))
                }
                guard output.count + produced <= limit else { return .failure(.tooLarge(limit: limit)) }
                output += chunk[..<produced]
                if code == Z_STREAM_END { return stream.avail_in == 0 ? .success(()) : .failure(.malformed) }
                guard code == Z_OK, produced > 0 || stream.avail_in > 0 else { return .failure(.malformed) }
            }
        }
        try outcome.get()
        return output
    }
}
