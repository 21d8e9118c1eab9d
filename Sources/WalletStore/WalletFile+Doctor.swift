// SPDX-License-Identifier: Apache-2.0

extension WalletFile {
    /// Everything inside the file. Damage becomes a finding and the examination goes on.
    func examine(searchIndex: Bool) throws(StoreError) -> [DoctorFinding] {
        var findings = try structure() + references()
        findings += try contents(of: CredentialRecord.self) { record, file throws(StoreError) in
            _ = try file.content(of: record)
        }
        findings += try contents(of: EvidenceRecord.self) { record, file throws(StoreError) in
            _ = try file.content(of: record)
        }
        findings += try contents(of: TrustListRecord.self) { record, file throws(StoreError) in
            _ = try file.content(of: record)
        }
        findings += try rows(of: SummaryRow.self) + rows(of: TrustListVersion.self) + rows(of: ShareRow.self)
        findings += try rows(of: ShareItemRow.self) + rows(of: IdentityRecord.self) + rows(of: HolderKeyRecord.self)
        findings += try search(index: searchIndex)
        return findings
    }

    /// The names of the key files that rows refer to, as far as rows can be read.
    func keyFileNames() throws(StoreError) -> [FilePath] {
        var names: [FilePath] = []
        _ = try findings(HolderKeyRecord.self) { row throws(StoreError) in names.append(row.fileName) }
        return names
    }

    private func structure() throws(StoreError) -> [DoctorFinding] {
        try collecting(.structure) { add throws(StoreError) in
            let statement = try connection.statement("PRAGMA integrity_check")
            while try statement.step() {
                let line = statement.text(at: 0) ?? ""
                if !line.utf8.elementsEqual("ok".utf8) { add(DoctorFinding(.structure, detail: line)) }
            }
        }
    }

    private func references() throws(StoreError) -> [DoctorFinding] {
        try collecting(.structure) { add throws(StoreError) in
            let violations = try connection.statement("PRAGMA foreign_key_check")
            while try violations.step() {
                let number = violations.text(at: 1).flatMap { Int($0) }
                add(DoctorFinding(.reference, table: violations.text(at: 0), number: number))
            }
            let missing = try connection.statement(
                "SELECT number FROM credential WHERE number NOT IN (SELECT number FROM summary)")
            while try missing.step() {
                add(DoctorFinding(.reference, table: "summary", number: missing.text(at: 0).flatMap { Int($0) }))
            }
        }
    }

    private func rows<Row: StoredRow>(of type: Row.Type) throws(StoreError) -> [DoctorFinding] {
        try findings(type) { _ throws(StoreError) in }
    }

    private func contents<Row: StoredRow>(
        of type: Row.Type, _ check: (Row, borrowing WalletFile) throws(StoreError) -> Void
    ) throws(StoreError) -> [DoctorFinding] {
        try findings(type) { row throws(StoreError) in try check(row, self) }
    }

    /// Reads a table row by row, past damaged ones.
    private func findings<Row: StoredRow>(
        _ type: Row.Type, _ check: (Row) throws(StoreError) -> Void
    ) throws(StoreError) -> [DoctorFinding] {
        try collecting(.structure) { add throws(StoreError) in
            let statement = try connection.statement(Row.layout.select + "ORDER BY number")
            while try statement.step() {
                do throws(StoreError) {
                    var reader = statement.row(of: Row.layout.table)
                    let row = try Row(from: &reader)
                    try reader.finish()
                    try check(row)
                } catch .damaged(.row(let table, let number)) {
                    add(DoctorFinding(.row, table: table, number: number))
                } catch .damaged(.content(let table, let number)) {
                    add(DoctorFinding(.content, table: table, number: number))
                }
            }
        }
    }

    private func search(index: Bool) throws(StoreError) -> [DoctorFinding] {
        try collecting(.search) { add throws(StoreError) in
            // Credentials that the index lacks or knows under another title, and entries without a credential.
            let statement = try connection.statement(
                """
                SELECT credential.number FROM credential LEFT JOIN credential_text ON credential_text.rowid = credential.number
                WHERE substr(CAST(credential_text.title AS BLOB), 1, length(CAST(credential.title AS BLOB)))
                    IS NOT CAST(credential.title AS BLOB)
                UNION ALL
                SELECT rowid FROM credential_text WHERE rowid NOT IN (SELECT number FROM credential)
                """)
            while try statement.step() {
                add(DoctorFinding(.search, table: "credential", number: statement.text(at: 0).flatMap { Int($0) }))
            }
            guard index else { return }
            do throws(StoreError) {
                try connection.run("INSERT INTO credential_text (credential_text) VALUES ('integrity-check')")
            } catch .readOnly {
                // The file or its folder takes no changes: as if opened for reading.
            }
        }
    }

    /// Runs a part of the examination, and turns damage that ends it into a finding.
    private func collecting(
        _ kind: DoctorFinding.Kind, _ part: ((DoctorFinding) -> Void) throws(StoreError) -> Void
    ) throws(StoreError) -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        do throws(StoreError) {
            try part { findings.append($0) }
        } catch .damaged(.database(let failure)) {
            findings.append(DoctorFinding(kind, detail: failure.explanation))
        }
        return findings
    }
}
