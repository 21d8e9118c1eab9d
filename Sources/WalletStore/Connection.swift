// SPDX-License-Identifier: Apache-2.0

internal import CSQLite

/// One open SQLite file. Not copyable, so it is closed exactly once.
struct Connection: ~Copyable {
    private let handle: OpaquePointer
    private let pool: StatementPool

    /// Opens a file that exists, or an empty database in memory. Nothing is read from the file and nothing changed yet.
    ///
    /// The file is opened for writing also where only reading is meant, since a transaction that was cut short by a crash
    /// has to be undone before anything can be read. Where the system allows no writing SQLite opens it for reading.
    init(
        _ path: FilePath?, busyTimeout milliseconds: Int32 = 0, beforeStatement: StatementObserver? = nil
    ) throws(StoreError) {
        handle = try Self.open(path)
        pool = StatementPool(database: handle, beforeStatement: beforeStatement)
        sqlite3_busy_timeout(handle, milliseconds)
    }

    deinit {
        pool.finalizeAll()
        sqlite3_close_v2(handle)
    }

    private static func open(_ path: FilePath?) throws(StoreError) -> OpaquePointer {
        var flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        flags |= path == nil ? SQLITE_OPEN_MEMORY : SQLITE_OPEN_NOFOLLOW
        var handle: OpaquePointer?
        let open: (UnsafePointer<CChar>) -> Int32 = { sqlite3_open_v2($0, &handle, flags, nil) }
        var result = path.map { $0.withCString(open) } ?? open(":memory:")
        if result == SQLITE_OK, let handle {
            result = distrustContent(of: handle)
            if result == SQLITE_OK { return handle }
        }
        let systemError = handle.map { sqlite3_system_errno($0) } ?? 0
        sqlite3_close_v2(handle)
        throw StoreError(resultCode: result, systemError: systemError)
    }

    /// A file can hold SQL that runs when it is read. None of ours needs to.
    private static func distrustContent(of handle: OpaquePointer) -> Int32 {
        let settings: [(Int32, Int32)] = [
            (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
            (SQLITE_DBCONFIG_ENABLE_VIEW, 0), (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
            (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
        ]
        for (option, on) in settings {
            let result = csqlite_set_config(handle, option, on)
            guard result == SQLITE_OK else { return result }
        }
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 64 << 20)
        sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1)
        return SQLITE_OK
    }

    /// A statement ready to step, its parameters bound in order.
    func statement(_ sql: String, _ values: [SQLValue] = []) throws(StoreError) -> Statement {
        let statement = try Statement(sql, from: pool)
        try statement.bind(values)
        return statement
    }

    /// Runs one statement to its end.
    func run(_ sql: String, _ values: [SQLValue] = []) throws(StoreError) {
        let statement = try statement(sql, values)
        while try statement.step() {}
    }

    /// The integer that the statement's first row begins with; nil without a row or for NULL.
    func integer(_ sql: String, _ values: [SQLValue] = []) throws(StoreError) -> Int? {
        let statement = try statement(sql, values)
        guard try statement.step() else { return nil }
        var row = statement.row(of: "")
        do {
            return try row.optionalInteger()
        } catch {
            throw .damaged(.database(SQLiteFailure(resultCode: SQLITE_MISMATCH, sql: sql)))
        }
    }

    /// The text or integer a `PRAGMA` answers with, as text.
    func pragma(_ sql: String) throws(StoreError) -> String? {
        let statement = try statement(sql)
        guard try statement.step() else { return nil }
        return statement.text(at: 0)
    }

    /// Rows changed by the last statement.
    var changes: Int { Int(sqlite3_changes64(handle)) }

    enum TransactionKind: String {
        /// One state of the file for several reads.
        case reading = "BEGIN"
        /// Takes the write lock at once, so that nothing read inside can be out of date when it is written.
        case writing = "BEGIN IMMEDIATE"
    }

    func begin(_ kind: TransactionKind) throws(StoreError) { try run(kind.rawValue) }

    /// At the return the whole transaction is on the disk.
    func commit() throws(StoreError) { try run("COMMIT") }

    /// Undoes the transaction, where SQLite has not done so itself. If it fails, the next opening undoes it.
    func rollback() {
        if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
    }
}
