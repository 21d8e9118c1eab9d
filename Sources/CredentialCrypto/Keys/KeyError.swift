// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Why a key is not taken.
package enum KeyError: Error, Sendable, Equatable {
    /// Not the form the specification lays down; the text names the part.
    case malformed(String)
    /// A well-formed key of a type, curve or base that is not verified here; the text names it.
    case unsupported(ExactString)
    /// A JWK that carries this private member: it is not a public key, and its secret is out.
    case privateMember(ExactString)
    /// A JWK whose `use`, `key_ops` or `alg` says that it does not verify this kind of signature.
    case notForVerification(ExactString)
    /// The coordinates are no point of the curve, or the point at infinity.
    case notOnCurve
    /// A second spelling of a key that has a shorter or reduced one.
    case notCanonical
    /// An Ed25519 point of small order: signatures under it verify for any message.
    case lowOrder
    /// An RSA modulus of fewer bits than are safe, or more than are worth the time.
    case size
    /// An RSA public exponent that is even or below 65,537.
    case weakExponent
    /// An RSA modulus whose primes were drawn from a set small enough to search.
    case weakModulus
    /// A private key outside the range of its curve.
    case secretOutOfRange
    case encoding(EncodingError)
    case json(JSONError)
    /// libcrypto could not carry the operation out, for want of memory or of an algorithm.
    case library

    /// Stable across versions.
    package var code: String {
        switch self {
        case .malformed: "key.malformed"
        case .unsupported: "key.unsupported"
        case .privateMember: "key.private-member"
        case .notForVerification: "key.not-for-verification"
        case .notOnCurve: "key.not-on-curve"
        case .notCanonical: "key.not-canonical"
        case .lowOrder: "key.low-order"
        case .size: "key.size"
        case .weakExponent: "key.weak-exponent"
        case .weakModulus: "key.weak-modulus"
        case .secretOutOfRange: "key.secret-out-of-range"
        case .encoding(let error): error.code
        case .json(let error): error.code
        case .library: "key.library"
        }
    }
}
