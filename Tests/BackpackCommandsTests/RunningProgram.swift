// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A program running beside the tests.
struct RunningProgram {
    private let process = Process()
    private let pipe = Pipe()

    /// Starts a program; its standard output is read, its standard error is not.
    init(_ program: URL, _ arguments: [String]) throws {
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// What came out up to the `count`th line, or to the end.
    func readLines(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count(where: { $0 == UInt8(ascii: "\n") }) < count {
            let next = pipe.fileHandleForReading.availableData
            if next.isEmpty { break }
            bytes += next
        }
        return bytes
    }

    /// Ends it where it stands. Nothing in it gets to know.
    func kill() { _ = Foundation.kill(process.processIdentifier, SIGKILL) }

    /// The rest of what came out, and how it ended.
    func finish() throws -> (exitCode: Int32, output: [UInt8]) {
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, [UInt8](bytes))
    }

    /// Where a tool of the system is, if it runs here with these arguments.
    static func tool(_ name: String, _ probe: String...) -> URL? {
        let url = URL(fileURLWithPath: "/usr/bin/\(name)")
        guard FileManager.default.isExecutableFile(atPath: url.path) else { return nil }
        do { return try RunningProgram(url, probe).finish().exitCode == 0 ? url : nil } catch { return nil }
    }
}
