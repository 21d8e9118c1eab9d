// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension CBOR {
    /// The deterministic encoding (RFC 8949 §4.2.1).
    package var encoded: [UInt8] {
        var output: [UInt8] = []
        append(to: &output)
        return output
    }

    private func append(to output: inout [UInt8]) {
        switch self {
        case .unsigned(let number): Self.append(Major.unsigned, number, to: &output)
        case .bytes(let bytes):
            Self.append(Major.bytes, UInt64(bytes.count), to: &output)
            output += bytes
        case .text(let text):
            Self.append(Major.text, UInt64(text.utf8.count), to: &output)
            output += text.utf8
        case .array(let items):
            Self.append(Major.array, UInt64(items.count), to: &output)
            for item in items { item.append(to: &output) }
        case .map(let entries):
            Self.append(Major.map, UInt64(entries.count), to: &output)
            for entry in entries {
                Self.append(Major.unsigned, entry.key, to: &output)
                entry.value.append(to: &output)
            }
        }
    }

    private static func append(_ major: UInt8, _ argument: UInt64, to output: inout [UInt8]) {
        guard argument >= 24 else {
            output.append(major << 5 | UInt8(argument))
            return
        }
        let information: UInt8 =
            switch argument {
            case ...0xFF: 24
            case ...0xFFFF: 25
            case ...0xFFFF_FFFF: 26
            default: 27
            }
        output.append(major << 5 | information)
        let width = 1 << Int(information - 24)
        for position in (0..<width).reversed() {
            output.append(UInt8(truncatingIfNeeded: argument >> UInt64(8 * position)))
        }
    }
}
