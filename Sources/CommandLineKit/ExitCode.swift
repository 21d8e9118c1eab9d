// SPDX-License-Identifier: Apache-2.0

/// What the process tells its caller when it ends. An application adds its own answers; these are the general ones,
/// numbered as in BSD's `sysexits`.
package struct ExitCode: RawRepresentable, Sendable, Hashable, Comparable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    package init(_ rawValue: Int32) { self.rawValue = rawValue }

    package static func < (lhs: ExitCode, rhs: ExitCode) -> Bool { lhs.rawValue < rhs.rawValue }

    package static let success = ExitCode(0)
    /// The command line was not understood.
    package static let usage = ExitCode(64)
    /// The input is not something we can read.
    package static let unreadableData = ExitCode(65)
    package static let missingInput = ExitCode(66)
    /// A mistake in the program itself.
    package static let internalError = ExitCode(70)
    package static let cannotCreateOutput = ExitCode(73)
    package static let inputOutput = ExitCode(74)
    package static let temporaryFailure = ExitCode(75)
    package static let permissionDenied = ExitCode(77)
    package static let configuration = ExitCode(78)
    /// The reader of our output went away: 128 + SIGPIPE, as a shell reports a program that the signal ended.
    package static let closedPipe = ExitCode(141)
}

/// One line of an exit code table.
package struct ExitCodeMeaning: Sendable, Hashable {
    package let code: ExitCode
    package let meaning: LocalizedText
    /// Whether every command may end with it; otherwise only the commands that list it.
    package let isGeneral: Bool

    package init(_ code: ExitCode, _ meaning: LocalizedText, isGeneral: Bool = false) {
        self.code = code
        self.meaning = meaning
        self.isGeneral = isGeneral
    }
}
