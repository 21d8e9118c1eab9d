// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON
import Testing

@Suite struct Base64Tests {
    /// RFC 4648 §10.
    @Test(arguments: [
        ("", "", ""), ("f", "Zg", "Zg=="), ("fo", "Zm8", "Zm8="), ("foo", "Zm9v", "Zm9v"),
        ("foob", "Zm9vYg", "Zm9vYg=="), ("fooba", "Zm9vYmE", "Zm9vYmE="), ("foobar", "Zm9vYmFy", "Zm9vYmFy"),
    ])
    func rfc4648Vectors(plain: String, url: String, padded: String) throws {
        #expect(Base64URL.encode(plain.utf8) == url)
        #expect(Base64.encode(plain.utf8) == padded)
        #expect(try Base64URL.decode(url) == Array(plain.utf8))
        #expect(try Base64.decode(padded) == Array(plain.utf8))
    }

    @Test func theAlphabetsDifferInTwoLetters() throws {
        let bytes: [UInt8] = [0xFB, 0xFF, 0xBF]
        #expect(Base64URL.encode(bytes) == "-_-_")
        #expect(Base64.encode(bytes) == "+/+/")
        #expect(throws: EncodingError.self) { try Base64URL.decode("+/+/") }
        #expect(throws: EncodingError.self) { try Base64.decode("-_-_") }
    }

    @Test func everyByteAndLengthReturns() throws {
        for length in 0...70 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + length) }
            let text = Base64URL.encode(bytes)
            #expect(try Base64URL.decode(text) == bytes)
            #expect(try Base64URL.decode(ExactString(text)) == bytes)
            #expect(try Base64URL.decode(utf8: text.utf8) == bytes)
            #expect(try Base64.decode(ExactString(Base64.encode(bytes))) == bytes)
            #expect(try Base64.decode(utf8: Base64.encode(bytes).utf8) == bytes)
        }
        let all = (0...255).map { UInt8($0) }
        #expect(try Base64URL.decode(Base64URL.encode(all)) == all)
    }

    @Test(arguments: [
        ("Zg==", EncodingError.Flaw.character(offset: 2)), ("Zm9v\n", .length), ("Zm 9", .character(offset: 2)),
        ("Zm9vY", .length), ("A", .length), ("Zh", .unusedBits), ("Zm9", .unusedBits),
        ("Zm9v+A", .character(offset: 4)),
        ("Zé", .character(offset: 1)), ("\u{FEFF}Zg", .length), ("Zg\0\0", .character(offset: 2)),
    ])
    func base64URLRefuses(text: String, flaw: EncodingError.Flaw) throws {
        let error = try #require(throws: EncodingError.self) { try Base64URL.decode(text) }
        #expect(error.flaw == flaw)
        #expect(error.code == "encoding.base64url")
    }

    @Test(arguments: [
        ("Zg", EncodingError.Flaw.padding), ("Zg=", .padding), ("Zg==\n", .padding), ("Z===", .character(offset: 1)),
        ("====", .character(offset: 0)), ("Zh==", .unusedBits), ("Zm9=", .unusedBits),
        ("Zg==Zg==", .character(offset: 2)),
        ("Zm=v", .character(offset: 2)), ("Zm9v====", .character(offset: 4)), ("Zm_v", .character(offset: 2)),
    ])
    func base64Refuses(text: String, flaw: EncodingError.Flaw) throws {
        let error = try #require(throws: EncodingError.self) { try Base64.decode(text) }
        #expect(error.flaw == flaw)
        #expect(error.code == "encoding.base64")
    }

    /// A changed text is either refused or decodes to other bytes: no two texts stand for the same bytes.
    @Test(arguments: [0, 1, 2, 3, 31, 32, 64])
    func noFlippedBitGoesUnnoticed(length: Int) throws {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: 151 &* $0 &+ 7) }
        for flipped in singleBitFlips(of: Array(Base64URL.encode(bytes).utf8)) {
            do {
                let decoded = try Base64URL.decode(utf8: flipped)
                #expect(decoded != bytes)
                #expect(Array(Base64URL.encode(decoded).utf8) == flipped)
            } catch {
                #expect(error.code == "encoding.base64url")
            }
        }
    }

    /// Whatever decodes is what encoding the result gives, over every text of up to three letters.
    @Test func decodingHasOneSpelling() {
        let letters = Array("AQgwZ_-=+/ 9".utf8)
        var accepted = 0
        for first in letters {
            for second in letters {
                for third in letters {
                    let text = [first, second, third]
                    do {
                        let bytes = try Base64URL.decode(utf8: text)
                        accepted += 1
                        #expect(Array(Base64URL.encode(bytes).utf8) == text)
                    } catch {
                        #expect(error.code == "encoding.base64url")
                    }
                }
            }
        }
        // Eight of these characters are letters of the alphabet; four of them, A, Q, g and w, end in two zero bits.
        #expect(accepted == 8 * 8 * 4)
    }
}

@Suite struct HexadecimalTests {
    @Test func readsBothCasesAndWritesLower() throws {
        #expect(try Hexadecimal.decode("00fFAb") == [0x00, 0xFF, 0xAB])
        #expect(try Hexadecimal.decode(ExactString("")) == [])
        #expect(Hexadecimal.encode([0x00, 0xFF, 0xAB]) == "00ffab")
    }

    @Test(arguments: [
        ("0", EncodingError.Flaw.length), ("0g", .character(offset: 1)), (" 00 ", .character(offset: 0)),
        ("0x00", .character(offset: 1)), ("é", .character(offset: 0)),
    ])
    func refuses(text: String, flaw: EncodingError.Flaw) throws {
        let error = try #require(throws: EncodingError.self) { try Hexadecimal.decode(text) }
        #expect(error.flaw == flaw)
        #expect(error.code == "encoding.hexadecimal")
    }
}
