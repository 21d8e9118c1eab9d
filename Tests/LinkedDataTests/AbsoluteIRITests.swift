// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import Testing

@Suite struct AbsoluteIRITests {
    /// Every ASCII character, at every place within the eight bytes that are looked at together.
    @Test(arguments: 0..<20)
    func everyCharacterAtEveryPlace(position: Int) {
        let excluded = Set("<>\"{}|^`\\ ".unicodeScalars)
        for value in UInt8(0)..<0x80 {
            let scalar = Unicode.Scalar(value)
            let start = "urn:" + String(repeating: "x", count: position) + String(Character(scalar))
            let isAllowed = value >= 0x20 && !excluded.contains(scalar)
            #expect(IRISyntax.isAbsoluteIRI(ExactString(start)) == isAllowed, "\(value)")
            #expect(IRISyntax.isAbsoluteIRI(ExactString(start + "xxxxxxxxxxxx")) == isAllowed, "\(value)")
        }
    }

    @Test(arguments: 0..<20)
    func oneFragmentAtMost(gap: Int) {
        let text = "https://example.org/" + String(repeating: "é", count: gap) + "#a"
        #expect(IRISyntax.isAbsoluteIRI(ExactString(text)))
        #expect(!IRISyntax.isAbsoluteIRI(ExactString(text + String(repeating: "x", count: gap) + "#")))
        #expect(!IRISyntax.isAbsoluteIRI(ExactString(String(text.dropFirst("https:".count)))))
    }
}
