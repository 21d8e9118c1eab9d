// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One input file of a public suite or of the project's own fixtures.
package struct VectorFile: Sendable, CustomStringConvertible {
    /// The path below the folder that was asked for.
    package let name: String
    package let url: URL

    package var description: String { name }

    package func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }
}

/// Where public suites and real files are read from. Nothing of them is part of the project.
package enum VectorFolder {
    /// The repository root, found from this file.
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// `$BACKPACK_VECTORS`, else `../shared/vectors`.
    package static var vectors: URL {
        if let path = ProcessInfo.processInfo.environment["BACKPACK_VECTORS"], !path.isEmpty {
            return URL(fileURLWithPath: path)
        }
        return root.deletingLastPathComponent().appending(path: "shared/vectors")
    }

    /// `$BACKPACK_SAMPLES`, else `samples` beside the vectors.
    package static var samples: URL {
        if let path = ProcessInfo.processInfo.environment["BACKPACK_SAMPLES"], !path.isEmpty {
            return URL(fileURLWithPath: path)
        }
        return vectors.deletingLastPathComponent().appending(path: "samples")
    }

    /// The project's own fixtures.
    package static let fixtures = root.appending(path: "Tests/Fixtures")

    /// Whether a suite is at hand. A test that needs it is skipped, saying so, where it is not.
    package static func has(_ suite: String) -> Bool {
        FileManager.default.fileExists(atPath: vectors.appending(path: suite).path)
    }

    package static func hasSample(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: samples.appending(path: folder).path)
    }

    /// Every regular file below `folder` with one of `extensions` (all when empty), in name order.
    /// An empty folder is an error: a lost suite must not pass as an empty run.
    package static func files(in folder: URL, extensions: Set<String> = []) throws -> [VectorFile] {
        let base = folder.standardizedFileURL.path
        guard let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        else { throw VectorError.missing(base) }
        var found: [VectorFile] = []
        for case let url as URL in walker {
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true,
                extensions.isEmpty || extensions.contains(url.pathExtension)
            else { continue }
            found.append(VectorFile(name: String(url.standardizedFileURL.path.dropFirst(base.count + 1)), url: url))
        }
        guard !found.isEmpty else { throw VectorError.missing(base) }
        return found.sorted { $0.name < $1.name }
    }
}

package enum VectorError: Error {
    case missing(String)
    case notUnderstood(String)
}
