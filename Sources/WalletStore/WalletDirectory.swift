// SPDX-License-Identifier: Apache-2.0

/// The folder a wallet lives in: `wallet.sqlite`, and `keys/` with one file a holder key.
///
/// The folder belongs to the user and only the user writes to it; one that others could write to is refused, since they
/// could put another wallet in its place.
package struct WalletDirectory: Sendable, Equatable {
    /// Absolute and without symbolic links.
    package let path: FilePath

    /// A wallet folder that is there. Nothing is made or changed.
    package init(at path: FilePath) throws(FileError) {
        let resolved = try FileSystem.resolve(path)
        guard let status = try FileSystem.status(resolved) else { throw .missing(path) }
        guard status.kind == .directory else { throw .notADirectory(path) }
        guard status.isOwnedByUser else { throw .notOwned(path) }
        guard !status.isWritableByOthers else { throw .unsafeMode(path, mode: status.mode) }
        self.path = resolved
    }

    /// The wallet folder at `path`, made with mode 0700, and the folders above it, where missing.
    package init(creatingAt path: FilePath) throws(FileError) {
        try FileSystem.makeDirectories(path)
        try self.init(at: path)
    }

    package var database: FilePath { path.appending(Self.databaseName) }
    package var keys: FilePath { path.appending(Self.keysName) }

    /// Stores a holder key under a name that is not taken, or with `replacing` in one step in the place of what is there; it
    /// is on the disk at the return.
    package func writeKey(_ bytes: [UInt8], named name: FilePath, replacing: Bool = false) throws(FileError) {
        let target = try keyPath(name)
        try FileSystem.makeDirectories(keys)
        try SecureFile.write(bytes, to: target, replacing: replacing)
    }

    /// The lock that holder keys are sealed with; nil where there is none.
    package func readLock() throws(FileError) -> [UInt8]? {
        do { return try readKey(named: Self.lockName) } catch .missing { return nil }
    }

    /// Stores the lock, in one step in the place of an earlier one.
    package func writeLock(_ bytes: [UInt8]) throws(FileError) {
        try writeKey(bytes, named: Self.lockName, replacing: true)
    }

    package func removeLock() throws(FileError) { try removeKey(named: Self.lockName) }

    package func readKey(named name: FilePath, limit: Int = 65_536) throws(FileError) -> [UInt8] {
        try SecureFile.read(try keyPath(name), limit: limit)
    }

    package func removeKey(named name: FilePath) throws(FileError) {
        try FileSystem.remove(try keyPath(name))
        try FileSystem.synchronizeDirectory(keys)
    }

    /// The names in `keys/`, in byte order; none where the folder is not there.
    package func keyNames() throws(FileError) -> [FilePath] {
        do {
            return try FileSystem.names(in: keys)
        } catch .missing {
            return []
        }
    }

    private func keyPath(_ name: FilePath) throws(FileError) -> FilePath {
        guard name.isPlainName else { throw .invalidName(name) }
        return keys.appending(name)
    }

    private static let databaseName = FilePath(staticName: "wallet.sqlite")
    private static let keysName = FilePath(staticName: "keys")
    static let lockName = FilePath(staticName: "lock")
}
