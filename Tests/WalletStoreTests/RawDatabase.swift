// SPDX-License-Identifier: Apache-2.0

import CSQLite
import Testing
import WalletStore

/// A wallet's file as any SQLite program could change it.
enum RawDatabase {
    static func run(_ sql: String, on path: FilePath) throws {
        var handle: OpaquePointer?
        let opened = path.withCString { sqlite3_open_v2($0, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) }
        defer { sqlite3_close_v2(handle) }
        try #require(opened == SQLITE_OK)
        sqlite3_exec(handle, "PRAGMA journal_mode = MEMORY; PRAGMA foreign_keys = OFF", nil, nil, nil)
        let result = sqlite3_exec(handle, sql, nil, nil, nil)
        try #require(result == SQLITE_OK, "\(String(cString: sqlite3_errmsg(handle)))")
    }
}
