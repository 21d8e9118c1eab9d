// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import StrictJSON

/// JSON as it is printed. It may end on a terminal, so every character that text shows escaped stands in it as `\u…`; to a
/// program that reads it, nothing is different.
enum PrintedJSON {
    static func bytes(_ document: JSONValue, _ layout: JSONWriter.Layout) -> [UInt8] {
        let bytes = JSONWriter.bytes(document, layout)
        // The writer escapes C0 itself, and its own line feeds stand outside of strings.
        guard bytes.contains(where: { $0 >= 0x7F }) else { return bytes }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.value >= 0x7F, SafeText.hidesCharacters(String(scalar)) {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    output += Array(("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
                }
            } else {
                output += Array(String(scalar).utf8)
            }
        }
        return output
    }
}
