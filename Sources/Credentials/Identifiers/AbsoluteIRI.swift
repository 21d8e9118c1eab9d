// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON

/// Whether text can be an identifier of the data model: an absolute IRI (RFC 3987 §2.2) with something behind its scheme.
enum AbsoluteIRI {
    static func isValid(_ text: ExactString) -> Bool {
        // N-Quads lets DEL stand in an IRI; RFC 3987 does not.
        guard IRISyntax.isAbsoluteIRI(text) else { return false }
        return text.withBytes { bytes in
            bytes.firstIndex(of: UInt8(ascii: ":")) != bytes.count - 1 && !bytes.contains(0x7F)
        }
    }
}
