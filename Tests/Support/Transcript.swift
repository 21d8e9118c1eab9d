// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The command lines of a page, with what they print and how they end.
///
/// A fenced block of the language `console` holds `$ command` lines, each followed by its exact output. `# exit 14` as the
/// last line of an output is the exit code; without it the code is 0. `[…]` in an output stands for what differs from run
/// to run. A comment before the first block sets the clock and the language:
/// `<!-- transcript: at=2026-11-20T09:00:00Z LANG=nl_NL.UTF-8 -->`.
package struct Transcript: Sendable, CustomStringConvertible {
    package struct Step: Sendable, CustomStringConvertible {
        /// Where the command stands in the page, from 1.
        package let line: Int
        package let command: String
        package fileprivate(set) var output: [String] = []
        package fileprivate(set) var exitCode: Int32 = 0

        package var description: String { "line \(line): \(command)" }
    }

    package let path: String
    /// RFC 3339.
    package private(set) var clock = ""
    package private(set) var language = ""
    package private(set) var steps: [Step] = []

    package var description: String { path }

    /// - Throws: `VectorError.notUnderstood` for a page that breaks the conventions.
    package init(path: String, text: String) throws {
        self.path = path
        var block: [(number: Int, text: String)]?
        for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = String(part)
            if let lines = block {
                if line == "```" {
                    try read(lines)
                    block = nil
                } else {
                    block = lines + [(index + 1, line)]
                }
            } else if line == "```console" {
                block = []
            } else if line.hasPrefix("<!-- transcript:") {
                try readSettings(line)
            }
        }
        guard block == nil else { throw VectorError.notUnderstood("\(path): a block without end") }
        guard steps.isEmpty || !clock.isEmpty && !language.isEmpty else {
            throw VectorError.notUnderstood("\(path): no clock and language")
        }
    }

    private mutating func readSettings(_ line: String) throws {
        for word in line.split(separator: " ") {
            if word.hasPrefix("at=") {
                clock = String(word.dropFirst(3))
            } else if word.hasPrefix("LANG=") {
                language = String(word.dropFirst(5))
            } else if !["<!--", "transcript:", "-->"].contains(word) {
                throw VectorError.notUnderstood("\(path): \(word)")
            }
        }
    }

    private mutating func read(_ lines: [(number: Int, text: String)]) throws {
        var found: [Step] = []
        var isContinued = false
        for (number, text) in lines {
            if isContinued, let last = found.popLast() {
                found.append(Step(line: last.line, command: "\(last.command)\n\(text)"))
                isContinued = text.hasSuffix("\\")
            } else if text.hasPrefix("$ ") {
                found.append(Step(line: number, command: String(text.dropFirst(2))))
                isContinued = text.hasSuffix("\\")
            } else if found.isEmpty {
                throw VectorError.notUnderstood("\(path), line \(number): output without a command")
            } else {
                found[found.count - 1].output.append(text)
            }
        }
        for index in found.indices { try found[index].readExitCode(path) }
        steps += found
    }
}

extension Transcript.Step {
    fileprivate mutating func readExitCode(_ path: String) throws {
        output.removeTrailingBlanks()
        guard let last = output.last, last.hasPrefix("# exit ") else { return }
        guard let code = Int32(last.dropFirst(7)) else { throw VectorError.notUnderstood("\(path), \(self)") }
        exitCode = code
        output.removeLast()
        output.removeTrailingBlanks()
    }

    /// Whether these lines are the output, `[…]` standing for anything within a line.
    package func matches(_ lines: [String]) -> Bool {
        lines.count == output.count && zip(output, lines).allSatisfy { Self.matches($0, $1) }
    }

    private static func matches(_ pattern: String, _ line: String) -> Bool {
        let parts = pattern.components(separatedBy: "[…]")
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return pattern == line }
        guard line.hasPrefix(first), line.hasSuffix(last), line.count >= first.count + last.count else { return false }
        var rest = line.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() {
            guard let range = rest.range(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}

extension [String] {
    mutating func removeTrailingBlanks() {
        while last?.isEmpty == true { removeLast() }
    }
}
