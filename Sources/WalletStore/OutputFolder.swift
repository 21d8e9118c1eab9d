// SPDX-License-Identifier: Apache-2.0

/// Folders the user wants written to.
package enum OutputFolder {
    /// Makes a folder and those above it, where missing.
    package static func make(_ path: FilePath) throws(FileError) { try FileSystem.makeDirectories(path) }
}
