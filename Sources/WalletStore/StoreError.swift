// SPDX-License-Identifier: Apache-2.0

internal import CSQLite

/// What SQLite answered: its extended result code and the statement, never a bound value.
package struct SQLiteFailure: Error, Sendable, Equatable {
    package let resultCode: Int32
    package let sql: String?

    /// SQLite's fixed text for the code. Its own message is left out, since it may quote what was searched for.
    package var explanation: String { sqlite3_errstr(resultCode).map { String(cString: $0) } ?? "unknown" }
}

/// Where the wallet's file is not as it was written.
package enum StoreDamage: Sendable, Equatable {
    /// SQLite itself finds the file malformed, or no database at all.
    case database(SQLiteFailure)
    /// A table, index, view or trigger that this version did not make, lacks, or made otherwise.
    case schema(object: String)
    /// A row that differs from what was written.
    case row(table: String, number: Int?)
    /// Content whose digest is not the one recorded at import.
    case content(table: String, number: Int)
    /// The journal of a transaction cut short, without the wallet that it would undo it in.
    case strayJournal(FilePath)
    /// A setting the wallet's guarantees rest on, which the file does not accept.
    case setting(String)
}

/// Why the wallet could not do what was asked.
package enum StoreError: Error, Sendable, Equatable {
    /// There is no wallet in the folder.
    case noWallet
    /// Another program kept the wallet for longer than the wait. Nothing was changed; trying again is safe.
    case busy(SQLiteFailure)
    /// The disk is full. Nothing of the transaction was kept.
    case full(SQLiteFailure)
    case inputOutput(SQLiteFailure)
    /// The wallet was opened for reading, or its file or folder takes no changes.
    case readOnly
    case permission(SQLiteFailure)
    case cannotOpen(SQLiteFailure)
    case damaged(StoreDamage)
    /// Written by a newer version of this program, and left untouched.
    case newerVersion(found: Int, supported: Int)
    /// A SQLite file of another program, and left untouched.
    case foreignFile(applicationID: Int)
    /// One value beyond what the wallet keeps.
    case tooLarge
    /// No such row, any more or ever.
    case notFound(table: String)
    /// A reference that fits several credentials: their numbers.
    case ambiguous([Int])
    /// A trust list older than one of the same name that was accepted before.
    case trustListRollback(name: String, highest: Int, offered: Int)
    /// A trust list of the same version as the one held, and of other content.
    case trustListSameVersion(name: String, version: Int)
    /// A trust list of a later version that says it was issued before the one held; both as RFC 3339.
    case trustListIssuedEarlier(name: String, held: String, offered: String)
    /// A trust list whose version is so far ahead that it would shut out every later one.
    case trustListFastForward(name: String, highest: Int, offered: Int)
    /// A trust list by another signer than the one pinned under its name, or by none.
    case trustListSigner(name: String, pinned: String, offered: String?)
    /// A trust list of another form than the one held under its name.
    case trustListFormat(name: String, held: String, offered: String)
    /// The injected digest function gave other than 32 bytes.
    case digestLength(Int)
    case file(FileError)
    /// A statement that cannot fail in this way: a mistake in this program.
    case statement(SQLiteFailure)

    /// Stable across versions.
    package var code: String {
        switch self {
        case .noWallet: "store.no-wallet"
        case .busy: "store.busy"
        case .full: "store.full"
        case .inputOutput: "store.input-output"
        case .readOnly: "store.read-only"
        case .permission: "store.permission"
        case .cannotOpen: "store.cannot-open"
        case .damaged(.database): "store.damaged"
        case .damaged(.schema): "store.damaged-schema"
        case .damaged(.row): "store.damaged-row"
        case .damaged(.content): "store.damaged-content"
        case .damaged(.strayJournal): "store.stray-journal"
        case .damaged(.setting): "store.damaged-setting"
        case .newerVersion: "store.newer-version"
        case .foreignFile: "store.foreign-file"
        case .tooLarge: "store.too-large"
        case .notFound: "store.not-found"
        case .ambiguous: "store.ambiguous"
        case .trustListRollback: "store.trust-list-rollback"
        case .trustListSameVersion: "store.trust-list-same-version"
        case .trustListIssuedEarlier: "store.trust-list-issued-earlier"
        case .trustListFastForward: "store.trust-list-fast-forward"
        case .trustListSigner: "store.trust-list-other-signer"
        case .trustListFormat: "store.trust-list-other-form"
        case .digestLength: "store.digest-length"
        case .file(let error): error.code
        case .statement: "store.statement"
        }
    }

    init(resultCode: Int32, systemError: Int32 = 0, sql: String? = nil) {
        let failure = SQLiteFailure(resultCode: resultCode, sql: sql)
        self =
            switch resultCode & 0xFF {
            case SQLITE_BUSY, SQLITE_LOCKED: .busy(failure)
            case SQLITE_FULL: .full(failure)
            case SQLITE_IOERR: Self.isFull(systemError) ? .full(failure) : .inputOutput(failure)
            case SQLITE_READONLY: .readOnly
            case SQLITE_PERM, SQLITE_AUTH: .permission(failure)
            case SQLITE_CANTOPEN: Self.isRefused(systemError) ? .permission(failure) : .cannotOpen(failure)
            case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged(.database(failure))
            case SQLITE_TOOBIG: .tooLarge
            // What FTS5 says of its own tables when their settings are damaged. No query of ours has a syntax it refuses.
            case SQLITE_ERROR where sql?.contains("credential_text") == true: .damaged(.database(failure))
            default: .statement(failure)
            }
    }
}
