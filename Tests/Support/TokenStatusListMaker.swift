// SPDX-License-Identifier: Apache-2.0

internal import CZlib
import CredentialCrypto
package import StrictJSON

/// Makes Status List Tokens (IETF Token Status List).
package struct TokenStatusListMaker: Sendable {
    package static let uri: ExactString = "https://school.example/statuslists/1"

    package var signer: TestSigner
    package var header: JSONObject
    package var claims: JSONObject
    /// Bits of one status.
    package var bits = 2
    package var count = 64
    /// The statuses that are not zero.
    package var values: [Int: Int] = [:]
    /// `lst` where that is not the statuses packed.
    package var list: ExactString?

    /// The issuer's own, made on 2026-05-01.
    package init(_ signer: TestSigner, issuer: ExactString?) {
        self.signer = signer
        header = JSONObject([
            (name: "typ", value: .string("statuslist+jwt")), (name: "kid", value: .string(signer.method)),
        ])
        claims = JSONObject([
            (name: "sub", value: .string(Self.uri)), (name: "iat", value: .integer(Int(SealAuthorities.may))),
        ])
        claims["iss"] = issuer.map(JSONValue.string)
    }

    package var packed: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count * bits / 8)
        for (index, value) in values {
            bytes[index * bits / 8] |= UInt8(truncatingIfNeeded: value << (index * bits % 8))
        }
        return bytes
    }

    package static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var count = compressBound(UInt(bytes.count))
        var output = [UInt8](repeating: 0, count: Int(count))
        _ = compress2(&output, &count, bytes, UInt(bytes.count), 9)
        return Array(output.prefix(Int(count)))
    }

    package func token() throws -> String {
        var claims = claims
        if claims["status_list"] == nil {
            claims["status_list"] = .object([
                "bits": .integer(bits), "lst": .string(list ?? ExactString(Base64URL.encode(Self.zlib(packed)))),
            ])
        }
        return try TokenMaker(signer, header: header, claims: claims).compact()
    }

    /// A `status` claim that points into the list.
    package static func reference(_ index: Int, uri: ExactString = uri) -> JSONValue {
        .object(["status_list": .object(["idx": .integer(index), "uri": .string(uri)])])
    }
}
