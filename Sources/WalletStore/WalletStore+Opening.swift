// SPDX-License-Identifier: Apache-2.0

internal import CSQLite

extension WalletStore {
    /// Makes sure that there is a regular file of the user's own.
    ///
    /// A file that exists is not opened here: closing it again would drop the locks that other connections of this process
    /// hold on it (POSIX advisory locks belong to the process).
    static func prepareFile(_ directory: WalletDirectory, mode: Mode, options: Options) throws(StoreError) {
        let path = directory.database
        do throws(FileError) {
            if let status = try FileSystem.status(path) { return try check(status, path) }
        } catch {
            throw .file(error)
        }
        guard mode == .create else { throw .noWallet }
        try refuseStrayJournal(path)
        try makeFile(at: path, options: options)
    }

    /// SQLite would undo in the new wallet what the journal says of the one that was there before.
    private static func refuseStrayJournal(_ path: FilePath) throws(StoreError) {
        let journal = path.appendingSuffix("-journal")
        do throws(FileError) {
            guard let status = try FileSystem.status(journal), status.size > 0 else { return }
            // Unless another program has made the wallet meanwhile, and the journal is its own.
            if try FileSystem.status(path) != nil { return }
        } catch {
            throw .file(error)
        }
        throw .damaged(.strayJournal(journal))
    }

    /// Makes an empty wallet under another name and gives it its own when it is complete, so that a file cut short is never
    /// taken for one that was just begun.
    private static func makeFile(at path: FilePath, options: Options) throws(StoreError) {
        let temporary = SecureFile.temporaryName(beside: path)
        let names = [temporary, temporary.appendingSuffix("-journal")]
        defer { for name in names { try? FileSystem.remove(name) } }
        do throws(FileError) {
            // SQLite itself would make the file readable to others, as far as the umask lets it.
            try SecureFile.write([], to: temporary)
        } catch {
            throw .file(error)
        }
        try makeDatabase(at: temporary, options: options)
        do throws(FileError) {
            try FileSystem.link(temporary, to: path)
            try FileSystem.synchronizeDirectory(path.parent)
        } catch .exists {
            // Another program was first; its wallet is as good.
        } catch {
            throw .file(error)
        }
    }

    private static func makeDatabase(at path: FilePath, options: Options) throws(StoreError) {
        let connection = try Connection(path, beforeStatement: options.beforeStatement)
        try configure(connection, options: options)
        try Schema.migrate(connection)
    }

    private static func check(_ status: FileStatus, _ path: FilePath) throws(FileError) {
        switch status.kind {
        case .regular: break
        case .symbolicLink: throw .symbolicLink(path)
        case .directory, .other: throw .notARegularFile(path)
        }
        guard status.isOwnedByUser else { throw .notOwned(path) }
        guard !status.isWritableByOthers else { throw .unsafeMode(path, mode: status.mode) }
    }

    /// Decides whether the file is ours, before anything could change it.
    static func examine(_ connection: borrowing Connection) throws(StoreError) {
        let applicationID = try connection.integer("PRAGMA application_id") ?? 0
        let version = try connection.integer("PRAGMA user_version") ?? 0
        if applicationID == Schema.applicationID {
            guard version <= Schema.version else { throw .newerVersion(found: version, supported: Schema.version) }
            guard version > 0 else { throw .damaged(.schema(object: "user_version")) }
            return
        }
        let objects = try connection.integer("SELECT count(*) FROM sqlite_schema") ?? 0
        // To SQLite a file shorter than its header is an empty database. A wallet never was one.
        guard applicationID != 0 || version != 0 || objects != 0 else { throw StoreError(resultCode: SQLITE_NOTADB) }
        throw .foreignFile(applicationID: applicationID)
    }

    static func configure(_ connection: borrowing Connection, options: Options) throws(StoreError) {
        let settings = [
            // TRUNCATE with FULL keeps every acknowledged transaction through a power cut; DELETE with FULL does not.
            ("journal_mode", "TRUNCATE", "truncate"), ("synchronous", "FULL", "2"), ("fullfsync", "ON", "1"),
            ("foreign_keys", "ON", "1"), ("trusted_schema", "OFF", "0"), ("cell_size_check", "ON", "1"),
            ("mmap_size", "0", "0"), ("secure_delete", "ON", "1"), ("temp_store", "MEMORY", "2"),
            ("cache_size", "-16384", "-16384"),
        ]
        for (name, value, expected) in settings {
            // Some settings answer with what they now are, some with nothing.
            var setting = try connection.pragma("PRAGMA \(name) = \(value)")
            if setting == nil { setting = try connection.pragma("PRAGMA \(name)") }
            // A setting that this system's SQLite does not know has no answer at all.
            guard setting == nil || setting == expected else { throw .damaged(.setting(name)) }
        }
        if let pages = options.maximumPages { try connection.run("PRAGMA max_page_count = \(pages)") }
    }
}
