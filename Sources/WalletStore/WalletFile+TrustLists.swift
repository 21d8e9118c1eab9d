// SPDX-License-Identifier: Apache-2.0

extension WalletFile {
    /// The lists in force, in the order they were added.
    package func trustLists() throws(StoreError) -> [TrustListRecord] {
        try connection.allRows(TrustListRecord.self, "ORDER BY number")
    }

    package func trustList(named name: String) throws(StoreError) -> TrustListRecord? {
        try connection.rows(TrustListRecord.self, "WHERE name = ?1", [.text(name)]).first
    }

    /// The bytes, held against their digest.
    package func content(of record: TrustListRecord) throws(StoreError) -> [UInt8] {
        try checkedContent("trust_list", number: record.number, digest: record.digest)
    }

    /// Adds a list, in place of the one of the same name.
    ///
    /// A version lower than any accepted before under this name is refused with `trustListRollback`, also after the list
    /// was removed, and so is a list that no longer has a version: either could bring back an issuer that was taken off.
    package mutating func add(_ new: NewTrustList) throws(StoreError) -> TrustListOutcome {
        let digest = try digest(of: new.content)
        let held = try trustList(named: new.name)
        if let held, held.digest == digest,
            held.signer.map({ [UInt8]($0.utf8) }) == new.signer.map({ [UInt8]($0.utf8) })
        {
            return .alreadyHeld
        }
        if let held { try check(new, digest, against: held) }
        try raiseHighestVersion(of: new)
        if let held { try connection.delete(TrustListRecord.self, number: held.number) }
        let record = TrustListRecord(
            number: try connection.nextNumber(TrustListRecord.self), name: new.name, format: new.format,
            version: new.version, issued: new.issued, expires: new.expires, issuers: new.issuers, signer: new.signer,
            digest: digest, addedAt: new.addedAt)
        try connection.insert(record, content: new.content)
        return held.map { .replaced($0) } ?? .added
    }

    /// What may take the place of a held list: the same form, the same signer, and later.
    private func check(
        _ new: NewTrustList, _ digest: [UInt8], against held: TrustListRecord
    ) throws(StoreError) {
        guard held.format == new.format else {
            throw .trustListFormat(name: new.name, held: held.format, offered: new.format)
        }
        // A list that was not signed may become one that is, never the other way.
        if let pinned = held.signer, new.signer.map({ $0.utf8.elementsEqual(pinned.utf8) }) != true {
            throw .trustListSigner(name: new.name, pinned: pinned, offered: new.signer)
        }
        if let version = new.version, version == held.version, digest != held.digest {
            throw .trustListSameVersion(name: new.name, version: version)
        }
        // Both are UTC to the second, so that the order of texts is that of time.
        if let issued = held.issued, let offered = new.issued, offered < issued,
            new.version.map({ $0 >= held.version ?? 0 }) ?? true
        {
            throw .trustListIssuedEarlier(name: new.name, held: issued, offered: offered)
        }
    }

    /// An edition this far ahead would shut out every later one.
    private static let longestLeap = 1 << 31

    private mutating func raiseHighestVersion(of new: NewTrustList) throws(StoreError) {
        let known = try connection.rows(TrustListVersion.self, "WHERE name = ?1", [.text(new.name)]).first
        guard var known else {
            guard let version = new.version else { return }
            guard version <= Self.longestLeap else {
                throw .trustListFastForward(name: new.name, highest: 0, offered: version)
            }
            let number = try connection.nextNumber(TrustListVersion.self)
            try connection.insert(TrustListVersion(number: number, name: new.name, highest: version))
            return
        }
        let offered = new.version ?? 0
        guard new.version != nil, offered >= known.highest else {
            throw .trustListRollback(name: new.name, highest: known.highest, offered: offered)
        }
        guard offered > known.highest else { return }
        let leap = offered.subtractingReportingOverflow(known.highest)
        guard !leap.overflow, leap.partialValue <= Self.longestLeap else {
            throw .trustListFastForward(name: new.name, highest: known.highest, offered: offered)
        }
        known.highest = offered
        try connection.update(known)
    }

    /// Takes a list out of force. The highest version of its name stays known, so that an older one cannot come back.
    package mutating func removeTrustList(named name: String) throws(StoreError) {
        guard let held = try trustList(named: name) else { throw .notFound(table: "trust_list") }
        try connection.delete(TrustListRecord.self, number: held.number)
    }
}
