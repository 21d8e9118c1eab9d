// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport

/// The code with which a token is refused, at reading or at verifying; nil for one that holds.
func jwsRefusal(
    _ token: String, _ key: PublicKey, understanding names: Set<ExactString> = [], detached: [UInt8]? = nil
) -> String? {
    do {
        let jws = try JSONWebSignature(compact: Array(token.utf8), detached: detached)
        try jws.signature.verify(with: key, understanding: names)
        return nil
    } catch {
        return error.code
    }
}

/// The same for a JSON serialisation, of which every signature has to hold.
func jwsRefusal(json text: String, _ key: PublicKey, understanding names: Set<ExactString> = []) throws -> String? {
    let object = try JSONObject(json: text)
    do {
        for signature in try JSONWebSignature(json: object).signatures {
            try signature.verify(with: key, understanding: names)
        }
        return nil
    } catch {
        return error.code
    }
}

/// A file of a public suite.
func suiteFile(_ path: String) throws -> JSONValue {
    try JSONReader.read([UInt8](try Data(contentsOf: VectorFolder.vectors.appending(path: path))))
}

/// A member that a suite's file has to have.
func require(_ value: JSONValue?, _ what: String) throws -> JSONValue {
    guard let value else { throw VectorError.notUnderstood(what) }
    return value
}
