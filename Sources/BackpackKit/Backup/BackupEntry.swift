// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// One entry of a backup: what it is, facts about it as JSON, and its bytes. `Docs/Backup.md` lays it down byte by byte.
struct BackupEntry: Sendable {
    enum Kind: UInt8, Sendable, CaseIterable {
        case wallet = 1
        case credential, evidence, trustList, trustListVersion, identity, holderKey, share
    }

    let kind: Kind
    let facts: JSONObject
    let content: [UInt8]

    init(_ kind: Kind, _ facts: JSONObject, _ content: [UInt8] = []) {
        self.kind = kind
        self.facts = facts
        self.content = content
    }

    /// Kind, length of the facts, facts, length of the content, content; lengths in four bytes, the first the greatest.
    static func body(_ entries: [BackupEntry]) throws(BackupError) -> SecretBytes {
        let texts = entries.map { JSONWriter.bytes(.object($0.facts)) }
        let total = zip(entries, texts).reduce(0) { $0 + 9 + $1.1.count + $1.0.content.count }
        guard total <= BackupFile.limit, !entries.contains(where: { $0.content.count > Int32.max }) else {
            throw .tooLarge
        }
        return SecretBytes(count: total) { buffer in
            var offset = 0
            func put(_ bytes: [UInt8]) {
                UnsafeMutableRawBufferPointer(rebasing: buffer[offset...]).copyBytes(from: bytes)
                offset += bytes.count
            }
            for (entry, text) in zip(entries, texts) {
                put([entry.kind.rawValue])
                put(length(text.count))
                put(text)
                put(length(entry.content.count))
                put(entry.content)
            }
        }
    }

    private static func length(_ count: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
    }

    /// Every entry, to the last byte.
    static func entries(_ body: borrowing SecretBytes) throws(BackupError) -> [BackupEntry] {
        try body.withBytes { bytes throws(BackupError) in
            var rest = bytes[...]
            var entries: [BackupEntry] = []
            while !rest.isEmpty {
                guard let kind = try take(1, &rest).first.flatMap(Kind.init(rawValue:)) else {
                    throw .content("entry \(entries.count + 1)")
                }
                let text = try take(try length(&rest), &rest)
                let content = try take(try length(&rest), &rest)
                do {
                    guard let facts = try JSONReader.read(text).objectValue else { throw BackupError.content("facts") }
                    entries.append(BackupEntry(kind, facts, content))
                } catch {
                    throw .content("facts of entry \(entries.count + 1)")
                }
            }
            return entries
        }
    }

    private static func take(
        _ count: Int, _ rest: inout Slice<UnsafeRawBufferPointer>
    ) throws(BackupError) -> [UInt8] {
        guard count <= rest.count else { throw .content("length") }
        defer { rest = rest.dropFirst(count) }
        return [UInt8](rest.prefix(count))
    }

    private static func length(_ rest: inout Slice<UnsafeRawBufferPointer>) throws(BackupError) -> Int {
        try take(4, &rest).reduce(0) { $0 << 8 | Int($1) }
    }
}

extension BackupEntry {
    /// A text that has to be there.
    func text(_ name: ExactString) throws(BackupError) -> String {
        guard let text = try optionalText(name) else { throw .content("\(kind) \(name)") }
        return text
    }

    func optionalText(_ name: ExactString) throws(BackupError) -> String? {
        guard let value = facts[name] else { return nil }
        guard let text = value.stringValue?.text else { throw .content("\(kind) \(name)") }
        return text
    }

    func integer(_ name: ExactString) throws(BackupError) -> Int {
        guard let number = try optionalInteger(name) else { throw .content("\(kind) \(name)") }
        return number
    }

    func optionalInteger(_ name: ExactString) throws(BackupError) -> Int? {
        guard let value = facts[name] else { return nil }
        guard case .number(let number) = value, let integer = number.integer else {
            throw .content("\(kind) \(name)")
        }
        return integer
    }

    /// A SHA-256 in hexadecimal digits.
    func optionalDigest(_ name: ExactString) throws(BackupError) -> [UInt8]? {
        guard let text = try optionalText(name) else { return nil }
        do {
            let bytes = try Hexadecimal.decode(text)
            guard bytes.count == 32 else { throw BackupError.content("\(kind) \(name)") }
            return bytes
        } catch {
            throw .content("\(kind) \(name)")
        }
    }
}
