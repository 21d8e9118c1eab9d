// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Foundation
import StrictJSON
import TestSupport

/// Bytes from hexadecimal text; white space may part it.
func hex(_ text: String) throws -> [UInt8] {
    try Hexadecimal.decode(text.filter { !$0.isWhitespace })
}

/// The code of the error that `body` throws; nil where it throws none.
func refusal(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch let error as KeyError {
        return error.code
    } catch let error as CertificateError {
        return error.code
    } catch let error as TimestampError {
        return error.code
    } catch let error as EncodingError {
        return error.code
    } catch {
        return "unexpected: \(error)"
    }
}

/// A JSON object written in the test.
func object(_ text: String) throws -> JSONObject {
    guard let object = try JSONReader.read(Array(text.utf8)).objectValue else { throw VectorError.notUnderstood(text) }
    return object
}

/// A file of a public suite.
func vector(_ path: String) throws -> JSONValue {
    try JSONReader.read([UInt8](try Data(contentsOf: VectorFolder.vectors.appending(path: path))))
}

/// Every text that differs from `bytes` in one bit.
func singleBitFlips(of bytes: [UInt8]) -> [[UInt8]] {
    (0..<8 * bytes.count).map { bit in
        var flipped = bytes
        flipped[bit / 8] ^= 1 << UInt8(bit % 8)
        return flipped
    }
}

/// For longer input: one flipped bit in each byte, the next bit in the next byte.
func bitFlipInEachByte(of bytes: [UInt8]) -> [[UInt8]] {
    bytes.indices.map { offset in
        var flipped = bytes
        flipped[offset] ^= 1 << UInt8(offset % 8)
        return flipped
    }
}

extension JSONValue {
    /// A member that a suite always has.
    func required(_ name: ExactString) throws -> JSONValue {
        guard let value = self[name] else { throw VectorError.notUnderstood("no member \(name)") }
        return value
    }

    func requiredText(_ name: ExactString) throws -> String {
        guard let text = try required(name).stringValue else { throw VectorError.notUnderstood("\(name) is no string") }
        return text.text
    }

    func requiredArray(_ name: ExactString) throws -> [JSONValue] {
        guard let array = try required(name).arrayValue else { throw VectorError.notUnderstood("\(name) is no array") }
        return array
    }
}
