// SPDX-License-Identifier: Apache-2.0

extension WalletFile {
    /// The credential that a reference on the command line means: a number, a credential's `id`, or the start of a digest.
    ///
    /// They are tried in that order, so that a number always means the same credential. Of several versions with one `id`
    /// the listed one is meant.
    /// - Throws: `notFound`, or `ambiguous` with the numbers that it could mean.
    package func resolve(_ reference: String) throws(StoreError) -> CredentialRecord {
        if let number = Self.number(reference), let record = try credential(number: number) { return record }
        let named = try credentials(id: reference)
        let listed = named.filter { $0.replacedBy == nil }
        if let record = try only(listed.isEmpty ? named : listed) { return record }
        if let record = try credential(digestPrefix: reference) { return record }
        throw .notFound(table: "credential")
    }

    /// The credential whose digest begins with these hexadecimal digits, at least eight, with or without `sha256:`.
    ///
    /// Nil where none does and for text that is no such start.
    package func credential(digestPrefix text: String) throws(StoreError) -> CredentialRecord? {
        let marker = "sha256:"
        let hex = text.utf8.starts(with: marker.utf8) ? text.utf8.dropFirst(marker.utf8.count) : text.utf8[...]
        guard let bounds = Self.digestBounds(hex) else { return nil }
        let rows = try connection.rows(
            CredentialRecord.self, "WHERE digest BETWEEN ?1 AND ?2 ORDER BY number",
            [.blob(bounds.lowest), .blob(bounds.highest)])
        return try only(rows)
    }

    private func only(_ records: [CredentialRecord]) throws(StoreError) -> CredentialRecord? {
        if records.count > 1 { throw .ambiguous(records.map(\.number)) }
        return records.first
    }

    /// Decimal digits only: `Int.init` would take a sign.
    private static func number(_ text: String) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    /// The smallest and the greatest digest that begin with `hex`.
    private static func digestBounds(_ hex: Substring.UTF8View) -> (lowest: [UInt8], highest: [UInt8])? {
        guard (8...64).contains(hex.count) else { return nil }
        var lowest = [UInt8](repeating: 0x00, count: 32)
        var highest = [UInt8](repeating: 0xFF, count: 32)
        for (position, character) in hex.enumerated() {
            guard let nibble = Character(Unicode.Scalar(character)).hexDigitValue.map({ UInt8($0) }) else { return nil }
            let shift: UInt8 = position.isMultiple(of: 2) ? 4 : 0
            lowest[position / 2] |= nibble << shift
            highest[position / 2] &= ~(0x0F << shift) | nibble << shift
        }
        return (lowest, highest)
    }
}
