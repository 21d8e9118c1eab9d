// SPDX-License-Identifier: Apache-2.0

import ExampleMaker
import Foundation
import TestSupport
import Testing

@Suite("Files that a program writes")
struct GeneratedFileTests {
    @Test("are what it would write now: 'swift run ExampleMaker' does", arguments: try GeneratedFile.all())
    func committed(_ file: GeneratedFile) throws {
        let committed = [UInt8](try Data(contentsOf: VectorFolder.root.appending(path: file.path)))
        #expect(committed == file.bytes)
    }

    @Test("are all JSON files of the examples")
    func complete() throws {
        let present = try VectorFolder.files(in: VectorFolder.root.appending(path: "Examples"), extensions: ["json"])
        let written = try GeneratedFile.all().map(\.path).filter { $0.hasPrefix("Examples/") }
        #expect(Set(present.map { "Examples/\($0.name)" }) == Set(written))
    }
}
