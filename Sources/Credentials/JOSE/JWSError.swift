// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// Why bytes are no JSON Web Signature, or one that does not hold.
package enum JWSError: Error, Sendable, Equatable {
    /// Not three parts parted by dots, or a JSON serialisation whose member of this name is missing, of the wrong type or not
    /// allowed beside another.
    case malformed(String)
    /// A part that is not the one base64url spelling of some bytes.
    case encoding(EncodingError)
    /// The protected header is not JSON, or names a member twice.
    case headerJSON(JSONError)
    /// A header parameter that is missing where it has to stand, of the wrong type, or said twice.
    case header(ExactString)
    /// `none`, or an algorithm with a shared secret: never accepted, whatever the key.
    case algorithmForbidden(ExactString)
    /// Any other algorithm that is not verified here.
    case algorithmUnsupported(ExactString)
    /// The algorithm is not one of the key's own.
    case algorithmMismatch(ExactString)
    /// `crit` is not a list of distinct extension names that stand in the protected header.
    case criticalMalformed
    /// `crit` names an extension that the reader has to understand and does not.
    case criticalUnsupported(ExactString)
    /// `b64` is not a Boolean, not protected, not critical, or not the same in all signatures (RFC 7797 §3 and §6).
    case unencodedPayload
    /// The content is encrypted or compressed.
    case encrypted(ExactString)
    case signatureInvalid

    /// Stable across versions.
    package var code: String {
        switch self {
        case .malformed: "jws.malformed"
        case .encoding: "jws.encoding"
        case .headerJSON: "jws.header-json"
        case .header: "jws.header"
        case .algorithmForbidden: "jws.algorithm-forbidden"
        case .algorithmUnsupported: "jws.algorithm-unsupported"
        case .algorithmMismatch: "jws.algorithm-mismatch"
        case .criticalMalformed: "jws.crit-malformed"
        case .criticalUnsupported: "jws.crit-unsupported"
        case .unencodedPayload: "jws.b64"
        case .encrypted: "jws.encrypted"
        case .signatureInvalid: "jws.signature-invalid"
        }
    }

    /// What in the token is at fault; nil where the code says all.
    package var subject: ExactString? {
        switch self {
        case .malformed(let part): ExactString(part)
        case .encoding(let error): ExactString(error.code)
        case .headerJSON(let error): ExactString(error.code)
        case .header(let name), .algorithmForbidden(let name), .algorithmUnsupported(let name),
            .algorithmMismatch(let name), .criticalUnsupported(let name), .encrypted(let name):
            name
        case .criticalMalformed, .unencodedPayload, .signatureInvalid: nil
        }
    }
}
