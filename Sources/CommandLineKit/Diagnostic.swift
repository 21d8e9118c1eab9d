// SPDX-License-Identifier: Apache-2.0

/// Why a command could not do what was asked, as the user reads it. Commands may throw one.
package struct Diagnostic: Error, Sendable, Hashable {
    package let exitCode: ExitCode
    /// One line that is the whole story; lower case, no full stop. Escaped when printed.
    package let message: LocalizedText
    /// What to do about it.
    package let hint: LocalizedText?

    package init(_ exitCode: ExitCode, _ message: LocalizedText, hint: LocalizedText? = nil) {
        self.exitCode = exitCode
        self.message = message
        self.hint = hint
    }

    package init(_ error: UsageError) {
        self.init(.usage, error.message, hint: error.hint)
    }
}
