// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A folder of a test's own.
struct TemporaryFolder: Sendable {
    let path: FilePath

    /// Runs `body` with a new folder, which is gone afterwards.
    static func with(_ body: (TemporaryFolder) throws -> Void) throws {
        var template = Array("/tmp/walletstore-test-XXXXXX".utf8CString)
        let made = mkdtemp(&template).flatMap { FilePath(cString: $0) }
        let folder = TemporaryFolder(path: try #require(made, "no temporary folder"))
        defer { removeTree(folder.path) }
        try body(folder)
    }

    func file(_ name: String) throws -> FilePath { path.appending(try #require(FilePath(name))) }

    private static func removeTree(_ path: FilePath) {
        _ = path.withCString { chmod($0, 0o700) }
        for name in Disk.entries(of: path) {
            let below = path.appending(name)
            if below.withCString({ unlink($0) }) != 0 { removeTree(below) }
        }
        _ = path.withCString { rmdir($0) }
    }
}

/// What the tests do to files behind the wallet's back.
enum Disk {
    static func read(_ path: FilePath) throws -> [UInt8] { try InputFile.read(path, limit: 1 << 28) }

    /// Overwrites the file in place, keeping its mode.
    static func write(_ bytes: [UInt8], to path: FilePath) throws {
        let descriptor = path.withCString { open($0, O_WRONLY | O_CREAT | O_TRUNC, 0o600) }
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let written = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
        try #require(written == bytes.count)
    }

    static func mode(_ path: FilePath) throws -> UInt32 {
        var status = stat()
        try #require(path.withCString { lstat($0, &status) } == 0)
        return UInt32(status.st_mode & 0o7777)
    }

    static func names(in path: FilePath) throws -> [String] { entries(of: path).map(\.description).sorted() }

    static func entries(of path: FilePath) -> [FilePath] {
        guard let directory = path.withCString({ opendir($0) }) else { return [] }
        defer { closedir(directory) }
        var names: [FilePath] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { FilePath(cString: $0) }
            }
            if let name, name.isPlainName { names.append(name) }
        }
        return names
    }

    static func exists(_ path: FilePath) -> Bool {
        var status = stat()
        return path.withCString { lstat($0, &status) } == 0
    }

    static func setMode(_ path: FilePath, _ mode: UInt32) throws {
        try #require(path.withCString { chmod($0, mode_t(mode)) } == 0)
    }

    static func makeFolder(_ path: FilePath, _ mode: UInt32 = 0o700) throws {
        try #require(path.withCString { mkdir($0, 0o700) } == 0)
        try setMode(path, mode)
    }

    static func remove(_ path: FilePath) throws { try #require(path.withCString { unlink($0) } == 0) }
    static func removeFolder(_ path: FilePath) throws { try #require(path.withCString { rmdir($0) } == 0) }

    static func makePipe(_ path: FilePath) throws { try #require(path.withCString { mkfifo($0, 0o600) } == 0) }

    static func link(_ path: FilePath, to target: FilePath) throws {
        try #require(target.withCString { target in path.withCString { symlink(target, $0) } } == 0)
    }

    static func giveAway(_ path: FilePath) throws { try #require(path.withCString { chown($0, 12345, 12345) } == 0) }

    /// The superuser may do everything, so what permissions forbid cannot be seen as one.
    static var isSuperuser: Bool { geteuid() == 0 }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
