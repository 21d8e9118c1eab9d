// SPDX-License-Identifier: Apache-2.0

internal import CSQLite

/// One prepared statement, taken from its connection's pool and given back at the end of its life.
struct Statement: ~Copyable {
    private let handle: OpaquePointer
    private let sql: String
    private let pool: StatementPool

    init(_ sql: String, from pool: StatementPool) throws(StoreError) {
        handle = try pool.take(sql)
        self.sql = sql
        self.pool = pool
    }

    deinit { pool.giveBack(handle, sql) }

    /// Binds to the parameters ?1, ?2 … in order.
    func bind(_ values: [SQLValue]) throws(StoreError) {
        for (position, value) in values.enumerated() {
            let result = bind(value, at: Int32(position + 1))
            guard result == SQLITE_OK else { throw pool.failure(result, sql) }
        }
    }

    private func bind(_ value: SQLValue, at position: Int32) -> Int32 {
        switch value {
        case .null:
            return sqlite3_bind_null(handle, position)
        case .integer(let number):
            return sqlite3_bind_int64(handle, position, Int64(number))
        case .real(let number):
            return sqlite3_bind_double(handle, position, number)
        case .text(var text):
            // A nil address would bind NULL, which is what an empty buffer may have.
            if text.utf8.isEmpty { return sqlite3_bind_text(handle, position, "", 0, csqlite_transient()) }
            return text.withUTF8 {
                sqlite3_bind_text64(
                    handle, position, UnsafeRawPointer($0.baseAddress)?.assumingMemoryBound(to: CChar.self),
                    UInt64($0.count), csqlite_transient(), UInt8(SQLITE_UTF8))
            }
        case .blob(let bytes):
            if bytes.isEmpty { return sqlite3_bind_zeroblob(handle, position, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob64(handle, position, $0.baseAddress, UInt64($0.count), csqlite_transient())
            }
        }
    }

    /// Moves to the next row; false at the end.
    func step() throws(StoreError) -> Bool {
        let result = sqlite3_step(handle)
        switch result {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw pool.failure(result, sql)
        }
    }

    /// The row that `step` moved to, for a table of this name.
    func row(of table: String) -> RowReader { RowReader(statement: handle, table: table) }

    /// One column of the row converted to text, for pragmas and the schema.
    func text(at column: Int32) -> String? {
        sqlite3_column_text(handle, column).map { String(cString: $0) }
    }
}

/// The prepared statements of one connection that are not in use.
///
/// Preparing costs more than running for most of the wallet's statements. A statement that is in use is not in the pool, so
/// the same SQL may run inside its own rows.
final class StatementPool {
    private let database: OpaquePointer
    private let beforeStatement: StatementObserver?
    private var idle: [String: [OpaquePointer]] = [:]

    init(database: OpaquePointer, beforeStatement: StatementObserver?) {
        self.database = database
        self.beforeStatement = beforeStatement
    }

    func take(_ sql: String) throws(StoreError) -> OpaquePointer {
        try beforeStatement?(sql)
        if let handle = idle[sql]?.popLast() { return handle }
        var handle: OpaquePointer?
        let result = sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard result == SQLITE_OK, let handle else { throw failure(result, sql) }
        return handle
    }

    func giveBack(_ handle: OpaquePointer, _ sql: String) {
        sqlite3_reset(handle)
        // Frees what was bound, which is someone's credential.
        sqlite3_clear_bindings(handle)
        idle[sql, default: []].append(handle)
    }

    func finalizeAll() {
        for handle in idle.values.joined() { sqlite3_finalize(handle) }
        idle = [:]
    }

    func failure(_ result: Int32, _ sql: String) -> StoreError {
        StoreError(resultCode: result, systemError: sqlite3_system_errno(database), sql: sql)
    }
}

/// Sees each statement before it runs; an error from it stops the statement and so the transaction.
package typealias StatementObserver = @Sendable (_ sql: String) throws(StoreError) -> Void
