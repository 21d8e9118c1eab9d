// SPDX-License-Identifier: Apache-2.0

/// The columns of a table that a row's checksum covers, in the order they are written and read. The first is its `number`.
struct RowLayout: Sendable {
    let table: String
    /// An index with an entry for every row of the table.
    let index: String?
    /// `SELECT` of the columns and the checksum, to be followed by a condition.
    let select: String
    let insert: String
    let update: String

    /// - Parameter content: whether the table has a `content` column behind the checksum.
    init(_ table: String, _ columns: [String], index: String?, content: Bool = false) {
        self.table = table
        self.index = index
        let all = columns + ["checksum"]
        let inserted = content ? all + ["content"] : all
        let parameters = inserted.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        let assignments = all.enumerated().dropFirst().map { "\($1) = ?\($0 + 1)" }.joined(separator: ", ")
        let selected = all.map { "\(table).\($0)" }.joined(separator: ", ")
        select = "SELECT \(selected) FROM \(table) "
        insert = "INSERT INTO \(table) (\(inserted.joined(separator: ", "))) VALUES (\(parameters))"
        update = "UPDATE \(table) SET \(assignments) WHERE number = ?1"
    }
}

/// A value kept as one row with a number and a checksum.
protocol StoredRow: Sendable {
    static var layout: RowLayout { get }
    /// In the order of the layout's columns.
    var values: [SQLValue] { get }
    /// Takes the values in the same order.
    init(from row: inout RowReader) throws(StoreError)
}

extension StoredRow {
    /// The values with their checksum behind them.
    var checkedValues: [SQLValue] {
        let values = values
        return values + [.integer(RowChecksum(of: values).value)]
    }
}

extension Connection {
    /// The rows that `condition` selects, each held against its checksum, and of these the first that `isIncluded` takes.
    func rows<Row: StoredRow>(
        _ type: Row.Type, _ condition: String, _ parameters: [SQLValue] = [], limit: Int? = nil,
        where isIncluded: (Row) -> Bool = { _ in true }
    ) throws(StoreError) -> [Row] {
        let statement = try statement(Row.layout.select + condition, parameters)
        var rows: [Row] = []
        while rows.count < limit ?? .max, try statement.step() {
            var reader = statement.row(of: Row.layout.table)
            let row = try Row(from: &reader)
            try reader.finish()
            if isIncluded(row) { rows.append(row) }
        }
        return rows
    }

    /// Every row of the table in a given order, and of these the first that `isIncluded` takes.
    ///
    /// A damaged page can lose rows without SQLite noticing. Their entries in an index, which lies on other pages, tell.
    func allRows<Row: StoredRow>(
        _ type: Row.Type, _ condition: String, _ parameters: [SQLValue] = [], limit: Int? = nil,
        where isIncluded: (Row) -> Bool = { _ in true }
    ) throws(StoreError) -> [Row] {
        let table = Row.layout.table
        if let index = Row.layout.index {
            let rows = try integer("SELECT count(*) FROM \(table) NOT INDEXED")
            let entries = try integer("SELECT count(*) FROM \(table) INDEXED BY \(index)")
            guard rows == entries else { throw .damaged(.row(table: table, number: nil)) }
        }
        return try rows(type, condition, parameters, limit: limit, where: isIncluded)
    }

    func row<Row: StoredRow>(_ type: Row.Type, number: Int) throws(StoreError) -> Row? {
        try rows(type, "WHERE number = ?1", [.integer(number)]).first
    }

    func insert(_ row: some StoredRow, content: [UInt8]? = nil) throws(StoreError) {
        try run(type(of: row).layout.insert, row.checkedValues + (content.map { [.blob($0)] } ?? []))
    }

    func update(_ row: some StoredRow) throws(StoreError) {
        try run(type(of: row).layout.update, row.checkedValues)
    }

    /// Fails with `notFound` where there is no such row.
    func delete<Row: StoredRow>(_ type: Row.Type, number: Int) throws(StoreError) {
        try run("DELETE FROM \(Row.layout.table) WHERE number = ?1", [.integer(number)])
        if changes == 0 { throw .notFound(table: Row.layout.table) }
    }

    /// The number the next row of a table gets: one more than any it ever had.
    ///
    /// Taken before the row is written, since the row's checksum covers its number.
    func nextNumber<Row: StoredRow>(_ type: Row.Type) throws(StoreError) -> Int {
        let table = Row.layout.table
        let given = try integer("SELECT seq FROM sqlite_sequence WHERE name = ?1", [.text(table)]) ?? 0
        let present = try integer("SELECT max(number) FROM \(table)") ?? 0
        let (next, overflow) = max(given, present).addingReportingOverflow(1)
        if overflow { throw .damaged(.row(table: "sqlite_sequence", number: nil)) }
        return next
    }

    /// A row's `content` column; nil without such a row.
    func content(_ table: String, number: Int) throws(StoreError) -> [UInt8]? {
        let statement = try statement("SELECT content FROM \(table) WHERE number = ?1", [.integer(number)])
        guard try statement.step() else { return nil }
        var row = statement.row(of: table)
        do {
            return try row.blob()
        } catch .damaged {
            throw .damaged(.content(table: table, number: number))
        }
    }
}
