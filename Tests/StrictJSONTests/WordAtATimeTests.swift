// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing

/// What is read eight bytes at a time, at every place within the eight.
@Suite struct WordAtATimeTests {
    @Test(arguments: 0..<26)
    func equalityAndOrderSeeEveryByte(length: Int) {
        let text = [UInt8](repeating: UInt8(ascii: "m"), count: length)
        let string = ExactString(String(decoding: text, as: UTF8.self))
        #expect(string == ExactString(String(repeating: "m", count: length)))
        #expect(string.hasPrefix(string))
        for position in 0..<length {
            var other = text
            other[position] = UInt8(ascii: "n")
            let greater = ExactString(String(decoding: other, as: UTF8.self))
            #expect(string != greater)
            #expect(string < greater)
            #expect(!(greater < string))
            #expect(!string.hasPrefix(greater))
            #expect(Set([string, greater]).count == 2)
        }
    }

    @Test(arguments: 0..<20)
    func stringsEndWhereTheyEnd(length: Int) throws {
        let text = String(repeating: "x", count: length)
        #expect(try JSONReader.read(Array("[\"\(text)\",\"y\"]".utf8)) == .array([.string(text), .string("y")]))
        let escaped = try JSONReader.read(Array("\"\(text)\\n\(text)é\"".utf8))
        #expect(escaped == .string("\(text)\n\(text)é"))
    }

    @Test(arguments: 0..<20)
    func nothingForbiddenSlipsThrough(length: Int) {
        let text = Array(String(repeating: "x", count: length).utf8)
        let tail = Array("xxxxxxxxxxxxxxxx\"".utf8)
        for control in UInt8(0)..<0x20 {
            #expect { try JSONReader.read([UInt8(ascii: "\"")] + text + [control] + tail) } throws: { error in
                (error as? JSONError)?.kind == .controlCharacter(control)
            }
        }
        for byte in UInt8(0x80)...0xFF {
            #expect { try JSONReader.read([UInt8(ascii: "\"")] + text + [byte] + tail) } throws: { error in
                (error as? JSONError)?.kind == .invalidUTF8
            }
        }
    }
}
