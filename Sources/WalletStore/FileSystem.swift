// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The few operations on names that the wallet needs.
enum FileSystem {
    /// What is at `path` itself; a symbolic link is not followed. Nil where there is nothing.
    static func status(_ path: FilePath) throws(FileError) -> FileStatus? {
        var status = stat()
        do {
            _ = try retrying("lstat", path) { path.withCString { lstat($0, &status) } }
            return FileStatus(status)
        } catch .missing {
            return nil
        }
    }

    /// The absolute path without symbolic links.
    static func resolve(_ path: FilePath) throws(FileError) -> FilePath {
        guard let buffer = path.withCString({ realpath($0, nil) }) else {
            throw FileError("realpath", path, errno: errno)
        }
        defer { free(buffer) }
        return FilePath(cString: buffer) ?? path
    }

    /// Makes `path` and the folders above it that are missing, each 0700 and on the disk before the next.
    static func makeDirectories(_ path: FilePath) throws(FileError) {
        do {
            try makeDirectory(path)
        } catch .missing where path.parent != path {
            try makeDirectories(path.parent)
            try makeDirectory(path)
        }
    }

    private static func makeDirectory(_ path: FilePath) throws(FileError) {
        do {
            _ = try retrying("mkdir", path) { path.withCString { mkdir($0, 0o700) } }
        } catch .exists {
            return
        }
        // A umask may have taken bits away from the mode that was asked for.
        try OpenFile(path, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW).setMode(0o700)
        try synchronizeDirectory(path.parent)
    }

    /// Makes the names in a folder durable.
    static func synchronizeDirectory(_ path: FilePath) throws(FileError) {
        let directory = try OpenFile(path, flags: O_RDONLY | O_DIRECTORY)
        do {
            try directory.synchronize()
        } catch .failed(_, _, EINVAL) {
            // A file system whose folders cannot be synchronised; there is nothing more to wait for.
        }
    }

    /// Gives `source` the name `target` in one step, replacing what was there.
    static func rename(_ source: FilePath, to target: FilePath) throws(FileError) {
        _ = try retrying("rename", target) {
            source.withCString { source in target.withCString { target in platformRename(source, target) } }
        }
    }

    /// Gives `source` a second name in one step, and fails where the name is taken.
    static func link(_ source: FilePath, to target: FilePath) throws(FileError) {
        _ = try retrying("link", target) {
            source.withCString { source in target.withCString { target in platformLink(source, target) } }
        }
    }

    static func remove(_ path: FilePath) throws(FileError) {
        _ = try retrying("unlink", path) { path.withCString { unlink($0) } }
    }

    /// The names in a folder, without `.` and `..`, in byte order.
    static func names(in path: FilePath) throws(FileError) -> [FilePath] {
        guard let directory = path.withCString({ opendir($0) }) else {
            throw FileError("opendir", path, errno: errno)
        }
        defer { closedir(directory) }
        var names: [FilePath] = []
        while true {
            // The end of the folder and a failure both give nil; only errno tells them apart.
            errno = 0
            guard let entry = readdir(directory) else {
                guard errno == 0 else { throw FileError("readdir", path, errno: errno) }
                return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
            }
            if let name = entryName(entry), name.isPlainName { names.append(name) }
        }
    }

    private static func entryName(_ entry: UnsafeMutablePointer<dirent>) -> FilePath? {
        // By address: copying the whole tuple may read past the end of a short entry.
        guard let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { return nil }
        let start = UnsafeRawPointer(entry) + offset
        return FilePath(cString: start.assumingMemoryBound(to: CChar.self))
    }
}

private func platformRename(_ source: UnsafePointer<CChar>, _ target: UnsafePointer<CChar>) -> Int32 {
    rename(source, target)
}

private func platformLink(_ source: UnsafePointer<CChar>, _ target: UnsafePointer<CChar>) -> Int32 {
    link(source, target)
}
