// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// One open file descriptor. Not copyable, so it is closed exactly once; never inherited by a program started from here.
struct OpenFile: ~Copyable {
    private let descriptor: Int32
    private let path: FilePath

    init(_ path: FilePath, flags: Int32, mode: UInt32 = 0) throws(FileError) {
        self.path = path
        descriptor = try retrying("open", path) {
            path.withCString { open($0, flags | O_CLOEXEC, mode_t(truncatingIfNeeded: mode)) }
        }
    }

    deinit { _ = close(descriptor) }

    func status() throws(FileError) -> FileStatus {
        var status = stat()
        _ = try retrying("fstat", path) { fstat(descriptor, &status) }
        return FileStatus(status)
    }

    /// Sets the mode exactly, whatever the process's umask took away at creation.
    func setMode(_ mode: UInt32) throws(FileError) {
        _ = try retrying("fchmod", path) { fchmod(descriptor, mode_t(truncatingIfNeeded: mode)) }
    }

    func write(_ bytes: [UInt8]) throws(FileError) {
        var written = 0
        while written < bytes.count {
            written += try retrying("write", path) {
                bytes[written...].withUnsafeBytes { platformWrite(descriptor, $0.baseAddress, $0.count) }
            }
        }
    }

    /// Everything up to the end, or an error once more than `limit` bytes have come.
    func readToEnd(limit: Int) throws(FileError) -> [UInt8] {
        var content: [UInt8] = []
        let expected = try Int(status().size)
        // One byte more than the file says it has, so that its end shows in one read.
        content.reserveCapacity(min(max(expected, 0), limit) + 1)
        var chunk = [UInt8](repeating: 0, count: min(max(expected + 1, 65_536), 1 << 20))
        while true {
            let count = try retrying("read", path) {
                chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            }
            if count == 0 { return content }
            guard content.count + count <= limit else { throw .tooLarge(path, limit: limit) }
            content.append(contentsOf: chunk[..<count])
        }
    }

    /// Waits until the content is on the disk, not only in the system's memory.
    func synchronize() throws(FileError) {
        #if canImport(Darwin)
            // fsync there leaves the data in the drive's own cache.
            if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
        #endif
        _ = try retrying("fsync", path) { fsync(descriptor) }
    }
}

/// What is at a path.
struct FileStatus {
    enum Kind { case regular, directory, symbolicLink, other }

    let kind: Kind
    /// Permission bits only.
    let mode: UInt32
    let owner: UInt32
    let size: Int64

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFLNK: .symbolicLink
            default: .other
            }
        mode = UInt32(status.st_mode & 0o7777)
        owner = status.st_uid
        size = Int64(status.st_size)
    }

    var isOwnedByUser: Bool { owner == geteuid() }
    var isWritableByOthers: Bool { mode & 0o022 != 0 }
    var isOpenToOthers: Bool { mode & 0o077 != 0 }
}

/// Inside `OpenFile` the name `write` is the method's.
private func platformWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}

/// Runs a system call again for as long as a signal interrupts it.
func retrying<Count: SignedInteger>(
    _ operation: StaticString, _ path: FilePath, _ call: () -> Count
) throws(FileError) -> Count {
    while true {
        let result = call()
        if result >= 0 { return result }
        let number = errno
        if number != EINTR { throw FileError(operation, path, errno: number) }
    }
}
