// SPDX-License-Identifier: Apache-2.0

import BackpackCommands
import CommandLineKit

/// A file of this project that a program writes.
package struct GeneratedFile: Sendable, CustomStringConvertible {
    /// Below the root of the checkout.
    package let path: String
    package let bytes: [UInt8]

    package var description: String { path }

    package static func all() throws -> [GeneratedFile] {
        let reference = CommandReference.markdown(BackpackApplication.application, language: .english)
        return try Examples().files() + [GeneratedFile(path: "Docs/CommandLine.md", bytes: Array(reference.utf8))]
    }
}
