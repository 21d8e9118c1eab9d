// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// The wallet's file. Safe to share between threads: one connection behind a lock.
///
/// Everything goes through one of two doors. `read` sees one state of the file; `write` changes it in one transaction, which
/// is on the disk when the call returns, or leaves it as it was. So what a user is told was stored may be told after
/// `write` returns, and many files taken in by one `write` are acknowledged together.
///
/// ```swift
/// let store = try WalletStore(directory, mode: .create, digest: SHA256.digest)
/// let outcome = try store.write { wallet in try wallet.insert(credential) }
/// let rows = try store.read { wallet in try wallet.list(CredentialQuery(words: ["algebra"])) }
/// ```
package final class WalletStore: Sendable {
    package enum Mode: Sendable, Equatable {
        /// `write` is refused. A transaction that a crash cut short is still undone.
        case read
        /// Reads and writes a wallet that is there.
        case write
        /// As `write`, and makes the file where there is none.
        case create
    }

    /// What only tests and unusual hosts set.
    package struct Options: Sendable {
        /// How long to wait for another program, in milliseconds.
        package var busyTimeout: Int32 = 30_000
        /// The greatest size of the file in pages of 4,096 bytes; beyond it every write fails as on a full disk.
        package var maximumPages: Int?
        /// Sees each statement before it runs and may stop it.
        package var beforeStatement: StatementObserver?

        package init() {}
    }

    package let directory: WalletDirectory
    private let mode: Mode
    private let file: Mutex<WalletFile>

    /// Opens the wallet in a folder, brings it to the current version, and holds its schema against ours.
    ///
    /// - Throws: `noWallet` where there is no file and `mode` is not `create`; `newerVersion` and `foreignFile` for a file
    ///   that is not ours to touch, and which is left byte for byte; `damaged`, `busy`, `permission` and the others of
    ///   `StoreError`.
    package init(
        _ directory: WalletDirectory, mode: Mode, options: Options = Options(), digest: @escaping ContentDigest
    ) throws(StoreError) {
        self.directory = directory
        self.mode = mode
        try Self.prepareFile(directory, mode: mode, options: options)
        let connection = try Connection(
            directory.database, busyTimeout: options.busyTimeout, beforeStatement: options.beforeStatement)
        try Self.examine(connection)
        try Self.configure(connection, options: options)
        try Schema.migrate(connection)
        try Schema.compare(connection)
        if mode == .read { try connection.run("PRAGMA query_only = ON") }
        file = Mutex(WalletFile(connection, contentDigest: digest))
    }

    /// Runs `body` on one state of the wallet.
    ///
    /// `body` must not call `read` or `write` of the same store: the lock is taken.
    package func read<Value: Sendable>(_ body: @Sendable (borrowing WalletFile) throws -> Value) throws -> Value {
        try file.withLock { file in
            try file.connection.begin(.reading)
            // Nothing was changed, so undoing is the cheapest way to end, and it cannot fail.
            defer { file.connection.rollback() }
            return try body(file)
        }
    }

    /// Runs `body` in one transaction. Any error from it undoes everything; at the return everything is on the disk.
    ///
    /// `body` must not call `read` or `write` of the same store: the lock is taken.
    package func write<Value: Sendable>(_ body: @Sendable (inout WalletFile) throws -> Value) throws -> Value {
        guard mode != .read else { throw StoreError.readOnly }
        return try file.withLock { file in
            try file.begin()
            do {
                let value = try body(&file)
                try file.commit()
                return value
            } catch {
                file.connection.rollback()
                throw error
            }
        }
    }

    /// Examines the whole wallet: the file's structure, every row and all content, the search index, and the files.
    ///
    /// Nothing is repaired. What keeps the examination itself from going on, such as a busy wallet, is thrown.
    package func doctor() throws(StoreError) -> [DoctorFinding] {
        try file.withLock { file throws(StoreError) in
            // The check of the search index is, to SQLite, a statement that writes. Opened for reading, the examination
            // does without it.
            try file.connection.begin(mode == .read ? .reading : .writing)
            defer { file.connection.rollback() }
            return try file.examine(searchIndex: mode != .read) + directory.examine(keys: file.keyFileNames())
        }
    }
}
