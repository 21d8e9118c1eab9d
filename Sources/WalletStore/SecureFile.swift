// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Whole files that are either completely there or not at all, and never readable to others for a moment.
package enum SecureFile {
    /// Writes a file so that after an interruption at any point either the old one or the complete new one is there, and
    /// after the return the new one is on the disk.
    ///
    /// A symbolic link at `path` is not followed: with `replacing` it is replaced itself.
    /// - Parameter replacing: without it, `FileError.exists` where the name is taken, however closely in time.
    package static func write(
        _ bytes: [UInt8], to path: FilePath, mode: UInt32 = 0o600, replacing: Bool = false
    ) throws(FileError) {
        let temporary = try writeTemporary(bytes, beside: path, mode: mode)
        do {
            if replacing {
                try FileSystem.rename(temporary, to: path)
            } else {
                try FileSystem.link(temporary, to: path)
                try FileSystem.remove(temporary)
            }
        } catch {
            // The first failure is the one to tell; a temporary name left behind is found by `doctor`.
            try? FileSystem.remove(temporary)
            throw error
        }
        try FileSystem.synchronizeDirectory(path.parent)
    }

    /// Reads a secret: a regular file, not through a symbolic link, of the user's own, closed to everyone else.
    package static func read(_ path: FilePath, limit: Int) throws(FileError) -> [UInt8] {
        // Without O_NONBLOCK, opening a named pipe would wait for a writer.
        let file = try OpenFile(path, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        let status = try file.status()
        guard status.kind == .regular else { throw .notARegularFile(path) }
        guard status.isOwnedByUser else { throw .notOwned(path) }
        guard !status.isOpenToOthers else { throw .unsafeMode(path, mode: status.mode) }
        return try file.readToEnd(limit: limit)
    }

    static let temporaryPrefix: StaticString = ".backpack-"

    /// A new name in the folder of `path`, by which `doctor` knows what an interruption left behind.
    static func temporaryName(beside path: FilePath) -> FilePath {
        let suffix = String(UInt64.random(in: .min ... .max), radix: 16)
        return path.parent.appending(FilePath(staticName: temporaryPrefix).appendingSuffix(suffix))
    }

    private static func writeTemporary(
        _ bytes: [UInt8], beside path: FilePath, mode: UInt32
    ) throws(FileError) -> FilePath {
        let temporary = temporaryName(beside: path)
        let file = try OpenFile(temporary, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode & 0o600)
        do {
            try file.write(bytes)
            try file.setMode(mode)
            try file.synchronize()
        } catch {
            try? FileSystem.remove(temporary)
            throw error
        }
        return temporary
    }
}

/// Files the user hands over: read whole, up to a limit.
package enum InputFile {
    /// Whether anything is at `path`, as far as this user can tell.
    package static func exists(_ path: FilePath) -> Bool {
        do { return try FileSystem.status(path) != nil } catch { return false }
    }

    /// The regular files at and below `path`, in name order. Symbolic links below it are not followed, so no file is met
    /// twice and none outside is.
    package static func files(below path: FilePath) throws(FileError) -> [FilePath] {
        guard let status = try FileSystem.status(path) else { throw .missing(path) }
        switch status.kind {
        case .directory:
            var files: [FilePath] = []
            for name in try FileSystem.names(in: path) {
                let child = path.appending(name)
                let kind = try FileSystem.status(child)?.kind
                if kind == .regular { files.append(child) }
                if kind == .directory { files += try self.files(below: child) }
            }
            return files
        case .regular, .symbolicLink, .other: return [path]
        }
    }

    /// Reads what is at `path`, through symbolic links and from pipes, as a file named on the command line is meant.
    package static func read(_ path: FilePath, limit: Int) throws(FileError) -> [UInt8] {
        let file = try OpenFile(path, flags: O_RDONLY)
        let status = try file.status()
        guard status.kind != .directory else { throw .notARegularFile(path) }
        guard status.kind != .regular || status.size <= limit else { throw .tooLarge(path, limit: limit) }
        return try file.readToEnd(limit: limit)
    }
}
