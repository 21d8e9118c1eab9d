// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Keys that were found to be sound, by the numbers they were read from.
///
/// Issuers sign again and again with the same key; finding its point on the curve costs up to half of what a signature does.
/// Nothing that was refused is kept, and a key is public, so that nothing of it needs wiping.
enum KeyCache {
    enum Form: Hashable {
        case edwards([UInt8])
        case point([UInt8])
        case rsa(modulus: [UInt8], exponent: [UInt8])
    }

    /// A wallet holds the keys of some dozens of issuers; a hostile series of files may name any number.
    private static let limit = 512

    private static let keys = Mutex<[Form: PublicKey]>([:])

    /// The key of these numbers, made and checked by `make` where it is not known.
    static func key(_ form: Form, _ make: () throws(KeyError) -> PublicKey) throws(KeyError) -> PublicKey {
        if let known = keys.withLock({ $0[form] }) { return known }
        let made = try make()
        keys.withLock { keys in
            if keys.count >= limit { keys.removeAll() }
            keys[form] = made
        }
        return made
    }
}
