// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite struct Base58Tests {
    @Test(arguments: [
        ("", ""), ("00", "1"), ("0000", "11"), ("39", "z"), ("3a", "21"), ("00003a", "1121"), ("ff", "5Q"),
        ("48656c6c6f20576f726c6421", "2NEpo7TZRRrLZSi2U"),
        ("0000287fb4cd", "11233QC4"),
    ])
    func knownPairs(bytes: String, text: String) throws {
        #expect(Base58.encode(try hex(bytes)) == text)
        #expect(try Base58.decode(text) == (try hex(bytes)))
    }

    @Test func everyLengthReturns() throws {
        for length in 0...80 {
            for zeros in [0, 1, 5] {
                let bytes =
                    [UInt8](repeating: 0, count: zeros) + (0..<length).map { UInt8(truncatingIfNeeded: 255 - 29 * $0) }
                #expect(try Base58.decode(ExactString(Base58.encode(bytes))) == bytes)
            }
        }
    }

    @Test(arguments: [("0", 0), ("2O", 1), ("2I", 1), ("2l", 1), ("2 ", 1), ("é", 0), ("2g=", 2)])
    func refusesLettersOutsideTheAlphabet(text: String, offset: Int) throws {
        let error = try #require(throws: EncodingError.self) { try Base58.decode(text) }
        #expect(error.flaw == .character(offset: offset))
        #expect(error.code == "encoding.base58")
    }

    @Test func refusesTextsLongerThanTheLimit() throws {
        let longest = String(repeating: "z", count: Base58.maximumLength)
        #expect(Base58.encode(try Base58.decode(longest)) == longest)
        let error = try #require(throws: EncodingError.self) { try Base58.decode(longest + "z") }
        #expect(error.flaw == .tooLong(limit: 4096))
        #expect(refusal { _ = try Base58.decode(String(repeating: "1", count: 1 << 20)) } == "encoding.base58")
    }

    @Test(.enabled(if: VectorFolder.has("base58"), "no base58 suite at hand"))
    func publishedPairs() throws {
        let pairs = try #require(try vector("base58/base58_encode_decode.json").arrayValue)
        #expect(!pairs.isEmpty)
        for pair in pairs {
            let texts = pair.elements.compactMap { $0.stringValue?.text }
            try #require(texts.count == 2)
            let bytes = try hex(texts[0])
            #expect(Base58.encode(bytes) == texts[1])
            #expect(try Base58.decode(texts[1]) == bytes)
        }
    }
}

@Suite struct MultibaseTests {
    @Test func bothBases() throws {
        let bytes: [UInt8] = [0, 0, 0xFF, 0x10]
        #expect(Multibase.encode(bytes, .base58btc) == "z11LQo")
        #expect(Multibase.encode(bytes, .base64url) == "uAAD_EA")
        #expect(try Multibase.decode("z11LQo") == bytes)
        #expect(try Multibase.decode("uAAD_EA") == bytes)
        #expect(try Multibase.decode("z") == [])
        #expect(try Multibase.decode("u") == [])
    }

    @Test(arguments: [
        ("", "encoding.multibase"), ("mAAD/EA", "encoding.multibase-unsupported"),
        ("f00", "encoding.multibase-unsupported"), ("Z11LQX", "encoding.multibase-unsupported"),
        ("UAAD_EA==", "encoding.multibase-unsupported"), ("🚀", "encoding.multibase-unsupported"),
        ("z0", "encoding.base58"), ("zl1", "encoding.base58"), ("uAAD_EA==", "encoding.base64url"),
        ("uAAD/EA", "encoding.base64url"), ("z\u{301}1", "encoding.base58"),
    ])
    func refuses(text: String, code: String) {
        #expect(refusal { _ = try Multibase.decode(ExactString(text)) } == code)
    }

    /// Lines are `name, "text"`; the first gives the plain text in the place of the encoded one.
    @Test(
        .enabled(if: VectorFolder.has("multibase"), "no multibase suite at hand"),
        arguments: ["basic", "case_insensitivity", "leading_zero", "two_leading_zeros"])
    func publishedTable(name: String) throws {
        let url = VectorFolder.vectors.appending(path: "multibase/tests/\(name).csv")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: ",", maxSplits: 1).map { $0.trimmingCharacters(in: [" ", "\"", "\r"]) }
            return (base: parts[0], text: try #require(parts.last))
        }
        let plain = Array(try #require(lines.first).text.replacing("\\x00", with: "\0").utf8)
        var read = 0
        for line in lines.dropFirst() {
            let text = ExactString(line.text)
            switch line.base {
            case "base58btc", "base64url":
                let base: Multibase.Base = line.base == "base58btc" ? .base58btc : .base64url
                #expect(try Multibase.decode(text) == plain)
                #expect(Multibase.encode(plain, base) == text)
                read += 1
            default:
                #expect(refusal { _ = try Multibase.decode(text) } == "encoding.multibase-unsupported", "\(line)")
            }
        }
        #expect(lines.count > 10)
        #expect(read == (name == "case_insensitivity" ? 0 : 2))
    }
}
