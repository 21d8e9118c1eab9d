// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Executes a transcript in a folder of its own, with the examples in it and no wallet yet.
package struct TranscriptRunner {
    package struct Failure: CustomStringConvertible {
        let step: Transcript.Step
        let exitCode: Int32
        let output: [String]

        package var description: String {
            "\(step)\n\(output.joined(separator: "\n"))\n# exit \(exitCode), expected \(step.exitCode)"
        }
    }

    private let folder: URL
    private let environment: [String: String]

    /// - Parameter program: the built executable.
    package init(_ transcript: Transcript, program: URL, folder: URL) throws {
        self.folder = folder
        let files = FileManager.default
        try files.copyItem(
            at: VectorFolder.root.appending(path: "Examples"), to: folder.appending(path: "Examples"))
        let programs = folder.appending(path: "bin")
        try files.createDirectory(at: programs, withIntermediateDirectories: false)
        // The page's clock, but for a line that sets its own.
        let wrapper = """
            #!/bin/sh
            case " $* " in *" --at "*) exec '\(program.path)' "$@" ;; esac
            exec '\(program.path)' --at \(transcript.clock) "$@"

            """
        let file = programs.appending(path: "backpack")
        try Data(wrapper.utf8).write(to: file)
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        // HOME lies in the folder, so that no wallet of a person is met.
        environment = [
            "PATH": "\(programs.path):/usr/bin:/bin", "HOME": folder.appending(path: "home").path,
            "LANG": transcript.language,
        ]
        try files.createDirectory(at: folder.appending(path: "home"), withIntermediateDirectories: false)
    }

    /// The steps that came out otherwise than the page says.
    package func run(_ transcript: Transcript) throws -> [Failure] {
        try transcript.steps.compactMap { step in
            let (exitCode, output) = try run(step.command)
            let isExpected = exitCode == step.exitCode && step.matches(output)
            return isExpected ? nil : Failure(step: step, exitCode: exitCode, output: output)
        }
    }

    private func run(_ command: String) throws -> (exitCode: Int32, output: [String]) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        process.environment = environment
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        var lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n")
        lines.removeTrailingBlanks()
        return (process.terminationStatus, lines)
    }
}

/// The program under test, built beside the tests.
package enum BuiltProgram {
    package static func url(_ name: String) throws -> URL {
        #if os(Linux)
            let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        #else
            guard let tests = Bundle.allBundles.first(where: { $0.bundlePath.hasSuffix(".xctest") })?.bundleURL else {
                throw VectorError.missing(name)
            }
        #endif
        let url = tests.deletingLastPathComponent().appending(path: name)
        guard FileManager.default.isExecutableFile(atPath: url.path) else { throw VectorError.missing(url.path) }
        return url
    }
}
