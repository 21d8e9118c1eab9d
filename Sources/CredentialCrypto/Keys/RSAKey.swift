// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Which pairs of numbers are taken as an RSA public key.
enum RSAKey {
    /// Bits of the modulus: RFC 7518 §3.3 sets the least, the cost of one check the most.
    private static let modulusBits = 2_048...8_192
    /// Bytes of the exponent: libcrypto takes no longer one with a large modulus.
    private static let longestExponent = 8

    static func check(modulus: [UInt8], exponent: [UInt8]) throws(KeyError) {
        guard let first = modulus.first, first != 0 else { throw .malformed("n") }
        guard let last = exponent.last, exponent.first != 0 else { throw .malformed("e") }
        guard modulusBits.contains(8 * modulus.count - first.leadingZeroBitCount) else { throw .size }
        // A product of odd primes is odd.
        guard modulus.last.map({ $0 & 1 }) == 1 else { throw .malformed("n") }
        guard exponent.count <= longestExponent else { throw .unsupported("e") }
        let value = exponent.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        // FIPS 186-5 §5.1: odd, and above 2¹⁶.
        guard last & 1 == 1, value > 1 << 16 else { throw .weakExponent }
        guard !hasSearchablePrimes(modulus) else { throw .weakModulus }
    }

    // MARK: Primes of one form

    /// Groups of small primes, each with a product below 2³². One flawed key generator (CVE-2017-15361) made every prime k·M + 65537ᵃ mod M,
    /// M a product of small primes: then the modulus is a power of 65537 modulo each of these. Primes of which 65537
    /// generates everything tell nothing and are left out.
    private static let telling: [[UInt64]] = [
        [11, 13, 17, 19, 37], [53, 61, 71, 73], [79, 97, 103, 107], [109, 127, 151], [157],
    ]
    /// For each of `telling`, the primes with their powers of 65537.
    private static let powers: [[(prime: UInt64, powers: Set<UInt64>)]] = telling.map { group in
        group.map { prime in
            var powers: Set<UInt64> = []
            var power: UInt64 = 1
            while powers.insert(power).inserted { power = power * 65_537 % prime }
            return (prime, powers)
        }
    }

    /// A sound modulus passes for one of these less than once in 2²⁷.
    private static func hasSearchablePrimes(_ modulus: [UInt8]) -> Bool {
        powers.allSatisfy { group in
            let product = group.reduce(UInt64(1)) { $0 * $1.prime }
            // A remainder below 2³² leaves room for one more byte.
            let rest = modulus.reduce(UInt64(0)) { ($0 << 8 | UInt64($1)) % product }
            return group.allSatisfy { $0.powers.contains(rest % $0.prime) }
        }
    }
}
