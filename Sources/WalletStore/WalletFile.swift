// SPDX-License-Identifier: Apache-2.0

/// SHA-256, as the caller provides it: 32 bytes for any input.
package typealias ContentDigest = @Sendable (_ content: [UInt8]) -> [UInt8]

/// The wallet inside one transaction.
///
/// `WalletStore.read` lends it for reading and `WalletStore.write` for changing: what changes the wallet is `mutating`, so
/// that a change inside `read` does not compile.
package struct WalletFile: ~Copyable {
    let connection: Connection
    private let contentDigest: ContentDigest
    /// Whether words were taken out of the search index in this transaction.
    private var hasRemovedWords = false

    init(_ connection: consuming Connection, contentDigest: @escaping ContentDigest) {
        self.connection = connection
        self.contentDigest = contentDigest
    }

    mutating func begin() throws(StoreError) {
        hasRemovedWords = false
        try connection.begin(.writing)
    }

    /// Ends the transaction: at the return all of it is on the disk.
    ///
    /// The search index keeps what was deleted until its parts are next merged, so they are merged now: what was removed
    /// from the wallet leaves no words behind.
    mutating func commit() throws(StoreError) {
        if hasRemovedWords { try connection.run("INSERT INTO credential_text (credential_text) VALUES ('optimize')") }
        try connection.commit()
    }

    mutating func removeWords(of number: Int) throws(StoreError) {
        try connection.run("DELETE FROM credential_text WHERE rowid = ?1", [.integer(number)])
        hasRemovedWords = true
    }

    /// The digest of content, checked to be one.
    func digest(of content: [UInt8]) throws(StoreError) -> [UInt8] {
        let digest = contentDigest(content)
        guard digest.count == 32 else { throw .digestLength(digest.count) }
        return digest
    }

    /// Content as it was taken in: anything else than the recorded digest says is damage, also its absence.
    func checkedContent(_ table: String, number: Int, digest expected: [UInt8]) throws(StoreError) -> [UInt8] {
        guard let content = try connection.content(table, number: number), try digest(of: content) == expected else {
            throw .damaged(.content(table: table, number: number))
        }
        return content
    }
}
