// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

extension JSONWebSignature {
    /// The compact serialisation of a payload signed by one of the holder's keys.
    ///
    /// - Parameter header: the protected header; `alg` is set to the key's own and comes first.
    package static func sign(
        header: JSONObject = JSONObject(), payload: [UInt8], key: borrowing PrivateKey
    ) throws(KeyError) -> String {
        guard let algorithm = key.publicKey.signatureAlgorithms.first else { throw .unsupported("alg") }
        var protected = JSONObject([(name: "alg", value: .string(algorithm.joseName))])
        for member in header.members where member.name != "alg" { protected[member.name] = member.value }
        let input = Base64URL.encode(JSONWriter.bytes(.object(protected))) + "." + Base64URL.encode(payload)
        return input + "." + Base64URL.encode(try key.sign(Array(input.utf8)))
    }
}
