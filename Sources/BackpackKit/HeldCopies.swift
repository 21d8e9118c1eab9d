// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import WalletStore

/// Files that hold one and the same credential: by itself, with other white space, or in an image.
extension Backpack {
    /// The listed credential that is the very one in a file, whatever it is wrapped in.
    func held(_ id: ExactString, in bytes: [UInt8]) throws -> CredentialRecord? {
        let secured = try Recognizer.securedBytes(in: bytes)
        let candidates = try store.read { wallet in
            try wallet.credentials(id: id.text).filter { $0.replacedBy == nil }.map { ($0, try wallet.content(of: $0)) }
        }
        return try candidates.first { try Self.isSame(secured, try Recognizer.securedBytes(in: $0.1)) }?.0
    }

    /// The files kept beside a credential because it came in them as well.
    func copies(of record: CredentialRecord) throws -> [CredentialRecord] {
        let secured = try Recognizer.securedBytes(in: try original(of: record))
        let candidates = try store.read { wallet in
            try wallet.credentials(replacedBy: record.number).map { ($0, try wallet.content(of: $0)) }
        }
        return try candidates.filter { try Self.isSame(secured, try Recognizer.securedBytes(in: $0.1)) }.map(\.0)
    }

    /// Tokens are the same byte for byte. JSON is where every value is, proofs and all.
    private static func isSame(_ first: [UInt8], _ second: [UInt8]) throws -> Bool {
        if first == second { return true }
        let isJSON = [first, second].allSatisfy { $0.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{") }
        return isJSON ? try JSONReader.read(first) == JSONReader.read(second) : false
    }
}
