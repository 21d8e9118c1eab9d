// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A folder for a wallet that nobody keeps.
package enum TemporaryWalletFolder {
    /// Runs `body` with the name of a new folder below `folder`, mode 0700, which is gone afterwards with all that is in it.
    package static func with<Value>(in folder: FilePath, _ body: (FilePath) throws -> Value) throws -> Value {
        var template =
            folder.appending(FilePath(staticName: "backpack-XXXXXX")).bytes.map { CChar(bitPattern: $0) } + [0]
        guard let path = mkdtemp(&template).flatMap({ FilePath(cString: $0) }) else {
            throw FileError("mkdtemp", folder, errno: errno)
        }
        let value: Value
        do {
            value = try body(path)
        } catch {
            // The first failure is the one to tell.
            try? remove(path)
            throw error
        }
        try remove(path)
        return value
    }

    /// Symbolic links are removed themselves, never followed.
    private static func remove(_ folder: FilePath) throws(FileError) {
        for name in try FileSystem.names(in: folder) {
            let path = folder.appending(name)
            if try FileSystem.status(path)?.kind == .directory {
                try remove(path)
            } else {
                try FileSystem.remove(path)
            }
        }
        _ = try retrying("rmdir", folder) { folder.withCString { rmdir($0) } }
    }
}
