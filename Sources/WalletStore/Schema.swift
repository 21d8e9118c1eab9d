// SPDX-License-Identifier: Apache-2.0

/// One numbered step of the file's form. Frozen once released: a later change is a later step.
struct Migration: Sendable {
    let version: Int
    let statements: [String]
}

/// The form of the wallet's file.
enum Schema {
    /// "Bpck", in the file's header.
    static let applicationID = 0x4270_636B

    static let migrations: [Migration] = [.version1, .version2]

    static var version: Int { migrations.last?.version ?? 0 }

    /// The virtual table's own tables. SQLite makes them, and may write their definitions otherwise in another version.
    private static let shadowPrefix = "credential_text_"

    /// Brings a file that is ours, or new, to the current version. Each step is one transaction with its version.
    static func migrate(_ connection: borrowing Connection) throws(StoreError) {
        let version = try connection.integer("PRAGMA user_version") ?? 0
        for migration in migrations where migration.version > version {
            try connection.begin(.writing)
            do {
                try apply(migration, to: connection)
                try connection.commit()
            } catch {
                connection.rollback()
                throw error
            }
        }
    }

    private static func apply(_ migration: Migration, to connection: borrowing Connection) throws(StoreError) {
        // Asked again inside the transaction: another program may have been here meanwhile.
        guard try connection.integer("PRAGMA user_version") ?? 0 < migration.version else { return }
        for statement in migration.statements { try connection.run(statement) }
        let violation = try connection.statement("PRAGMA foreign_key_check")
        if try violation.step() { throw .damaged(.schema(object: "foreign keys")) }
        try connection.run("PRAGMA application_id = \(applicationID)")
        try connection.run("PRAGMA user_version = \(migration.version)")
    }

    /// One object of the schema.
    private struct Object: Equatable {
        let key: String
        let definition: String?
    }

    /// Compares every table, index, view and trigger with what the migrations make in an empty database.
    static func compare(_ connection: borrowing Connection) throws(StoreError) {
        let model = try Connection(nil)
        try migrate(model)
        let expected = try objects(of: model)
        let found = try objects(of: connection)
        guard found != expected else { return }
        let difference =
            found.first { !expected.contains($0) } ?? expected.first { !found.contains($0) } ?? found.last
        throw .damaged(.schema(object: difference?.key ?? "schema"))
    }

    private static func objects(of connection: borrowing Connection) throws(StoreError) -> [Object] {
        let statement = try connection.statement(
            "SELECT type || ' ' || name || ' on ' || tbl_name, name, sql FROM sqlite_schema ORDER BY type, name")
        var objects: [Object] = []
        while try statement.step() {
            let isShadow = statement.text(at: 1)?.utf8.starts(with: shadowPrefix.utf8) ?? false
            objects.append(
                Object(key: statement.text(at: 0) ?? "?", definition: isShadow ? nil : statement.text(at: 2)))
        }
        return objects
    }
}
