// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The pages whose command lines are executed.
private enum Pages {
    static func all() throws -> [Transcript] {
        let pages = try VectorFolder.files(in: VectorFolder.root.appending(path: "Docs"), extensions: ["md"])
        let paths = ["README.md", "Examples/README.md"] + pages.map { "Docs/\($0.name)" }
        return try paths.map { path in
            let bytes = try Data(contentsOf: VectorFolder.root.appending(path: path))
            return try Transcript(path: path, text: String(decoding: bytes, as: UTF8.self))
        }.filter { !$0.steps.isEmpty }
    }
}

@Suite("The pages' command lines")
struct TranscriptTests {
    @Test("do what the page says", arguments: try Pages.all())
    func page(_ transcript: Transcript) throws {
        try CommandBench.with { bench in
            let runner = try TranscriptRunner(
                transcript, program: try BuiltProgram.url("backpack"), folder: bench.folder)
            for failure in try runner.run(transcript) { Issue.record("\(transcript), \(failure)") }
        }
    }

    @Test("stand in the pages that are made of them")
    func pagesWithTranscripts() throws {
        let paths = Set(try Pages.all().map(\.path))
        #expect(paths.isSuperset(of: ["README.md", "Docs/EenDagMetBackpack.md", "Docs/AnEmployersCheck.md"]))
    }

    @Test("of the README that a shell runs name files that are there")
    func shellBlocks() throws {
        let text = try String(contentsOf: VectorFolder.root.appending(path: "README.md"), encoding: .utf8)
        let commands = text.components(separatedBy: "```bash\n").dropFirst()
            .flatMap { $0.components(separatedBy: "\n```").first?.split(separator: "\n") ?? [] }
        #expect(commands == ["./Examples/quickstart.sh", "./Tests/run.sh"])
        for command in commands {
            let path = VectorFolder.root.appending(path: String(command)).path
            #expect(FileManager.default.isExecutableFile(atPath: path), "\(command)")
        }
    }
}

@Suite("Reading a transcript")
struct TranscriptReadingTests {
    private static let settings = "<!-- transcript: at=2026-11-20T09:00:00Z LANG=en_GB.UTF-8 -->\n"

    @Test("finds commands, outputs and exit codes")
    func steps() throws {
        let page =
            "# A page\n\(Self.settings)\n```console\n$ one \\\n  two\nfirst\n\nsecond\n\n$ three\n# exit 14\n```\n"
        let transcript = try Transcript(path: "page", text: page)
        #expect(transcript.steps.map(\.command) == ["one \\\n  two", "three"])
        #expect(transcript.steps.map(\.output) == [["first", "", "second"], []])
        #expect(transcript.steps.map(\.exitCode) == [0, 14])
        #expect(transcript.steps.map(\.line) == [5, 11])
    }

    @Test(
        "refuses a page that breaks the conventions",
        arguments: [
            "```console\n$ one\n```\n", settings + "```console\n$ one\n", settings + "```console\nwords\n$ one\n```\n",
            settings + "```console\n$ one\n# exit soon\n```\n", "<!-- transcript: clock=1 -->\n",
        ])
    func refusals(_ page: String) {
        #expect(throws: VectorError.self) { try Transcript(path: "page", text: page) }
    }

    @Test(
        "takes […] for anything, and nothing else",
        arguments: [
            ("a […] c", "a b c", true), ("a […] c", "a  c", true), ("[…]", "", true), ("a […]b[…]c", "a xbyc", true),
            ("a […] c", "a b d", false), ("a […]b[…]c", "a xyc", false), ("ab[…]bc", "abc", false),
            ("a b", "a  b", false),
        ])
    func wildcard(_ pattern: String, _ line: String, _ isMatch: Bool) throws {
        let page = "\(Self.settings)```console\n$ one\n\(pattern)\n```\n"
        let step = try #require(try Transcript(path: "page", text: page).steps.first)
        #expect(step.matches([line]) == isMatch)
        #expect(!step.matches([line, line]))
    }
}
