// SPDX-License-Identifier: Apache-2.0

/// JSON Pointer (RFC 6901).
package enum JSONPointer {
    /// A member name as a reference token (§3): `~` and `/` escaped.
    package static func escape(_ name: String) -> String {
        var output = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": output += "~0"
            case "/": output += "~1"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
