// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct FilePathTests {
    @Test func bytesThatAreNotUTF8AreKept() throws {
        let path = try #require(FilePath(bytes: [0x61, 0xFF, 0xFE]))
        #expect(path.bytes == [0x61, 0xFF, 0xFE])
        #expect(path.withCString { FilePath(cString: $0) } == path)
        #expect(path.description == "a\u{FFFD}\u{FFFD}")
    }

    @Test func noPathIsEmptyOrHoldsAZeroByte() {
        #expect(FilePath("") == nil)
        #expect(FilePath("a\0b") == nil)
        #expect(FilePath(bytes: [0]) == nil)
        #expect("".withCString { FilePath(cString: $0) } == nil)
    }

    @Test func pathsThatOnlyLookAlikeDiffer() {
        #expect(FilePath("\u{E9}") != FilePath("e\u{301}"))
        #expect(FilePath("a") == FilePath("a"))
    }

    @Test(arguments: [
        ("a", "a", "."), ("a/b", "b", "a"), ("/a", "a", "/"), ("/a/b/", "b", "/a"), ("a//b", "b", "a"), ("/", nil, "/"),
        ("//", nil, "/"), ("./x", "x", "."), ("..", "..", "."), ("/a//b//", "b", "/a"),
    ])
    func componentsAsTheSystemSplitsThem(_ text: String, _ last: String?, _ parent: String) throws {
        let path = try #require(FilePath(text))
        #expect(path.lastComponent == last.flatMap { FilePath($0) })
        #expect(path.parent == FilePath(parent))
    }

    @Test(arguments: [
        ("a.json", "json"), ("a.tar.gz", "gz"), ("x/.json", nil), ("x.y/a", nil), ("a.", ""), ("a", nil),
        ("a.JSON/", "JSON"),
    ])
    func theExtensionIsBehindTheLastDot(_ text: String, _ expected: String?) throws {
        let path = try #require(FilePath(text))
        #expect(path.fileExtension == expected.map { Array($0.utf8) })
    }

    @Test(arguments: [("a", "a/b"), ("a/", "a/b"), ("/", "/b")])
    func aComponentIsAppendedBehindOneSlash(_ text: String, _ expected: String) throws {
        let component = try #require(FilePath("b"))
        #expect(FilePath(text)?.appending(component) == FilePath(expected))
    }

    @Test(arguments: [("a", true), ("...", true), (".", false), ("..", false), ("a/b", false), ("/", false)])
    func aPlainNameStaysInItsFolder(_ text: String, _ expected: Bool) {
        #expect(FilePath(text)?.isPlainName == expected)
    }
}
