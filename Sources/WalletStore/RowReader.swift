// SPDX-License-Identifier: Apache-2.0

internal import CSQLite

/// The values of one row, taken from left to right.
///
/// Every value must have the type it was written with; anything else is damage. `finish` compares the row's checksum, so
/// what was taken counts only after it.
struct RowReader {
    private let statement: OpaquePointer
    private let table: String
    private var column: Int32 = 0
    private var checksum = RowChecksum()
    /// The row's first integer, for the message about damage.
    private var number: Int?

    init(statement: OpaquePointer, table: String) {
        self.statement = statement
        self.table = table
    }

    var damage: StoreError { .damaged(.row(table: table, number: number)) }

    mutating func integer() throws(StoreError) -> Int {
        guard let value = try optionalInteger() else { throw damage }
        return value
    }

    mutating func optionalInteger() throws(StoreError) -> Int? {
        guard try !takeNull(orType: SQLITE_INTEGER) else { return nil }
        guard let value = Int(exactly: sqlite3_column_int64(statement, column)) else { throw damage }
        if column == 0 { number = value }
        checksum.combine(value)
        column += 1
        return value
    }

    mutating func optionalReal() throws(StoreError) -> Double? {
        guard try !takeNull(orType: SQLITE_FLOAT) else { return nil }
        let value = sqlite3_column_double(statement, column)
        checksum.combine(value)
        column += 1
        return value
    }

    mutating func text() throws(StoreError) -> String {
        guard let value = try optionalText() else { throw damage }
        return value
    }

    mutating func optionalText() throws(StoreError) -> String? {
        guard try !takeNull(orType: SQLITE_TEXT) else { return nil }
        let start = sqlite3_column_text(statement, column)
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
        checksum.combineText(UnsafeRawBufferPointer(bytes))
        column += 1
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func blob() throws(StoreError) -> [UInt8] {
        guard try !takeNull(orType: SQLITE_BLOB) else { throw damage }
        let start = sqlite3_column_blob(statement, column)
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
        checksum.combineBlob(bytes)
        column += 1
        return [UInt8](bytes)
    }

    /// Compares the checksum, which stands behind the last value.
    mutating func finish() throws(StoreError) {
        let expected = checksum.value
        guard try integer() == expected else { throw damage }
    }

    /// Whether the next value is NULL, which is then taken; otherwise it must be of the type named.
    private mutating func takeNull(orType type: Int32) throws(StoreError) -> Bool {
        switch sqlite3_column_type(statement, column) {
        case type:
            return false
        case SQLITE_NULL:
            checksum.combineNull()
            column += 1
            return true
        default:
            throw damage
        }
    }
}
