// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// A console in memory, for running commands inside a process and looking at what they print.
package final class CapturedConsole: Sendable {
    private struct State {
        var output: [UInt8] = []
        var error: [UInt8] = []
        var input: ArraySlice<UInt8> = []
        var outputFailure: OutputError?
        var typed: [String] = []
        var prompts: [String] = []
        var descriptors: [Int32: [String]] = [:]
        var now: Duration = .zero
        var uptime: Duration = .zero
    }

    private let state: Mutex<State>
    private let environment: [String: Word]
    private let outputWidth: Int?
    private let errorWidth: Int?

    /// A width makes the channel a terminal. `outputFailure` is what writing to standard output ends with. `typed` is what is
    /// answered at the terminal, and `descriptors` the lines that open descriptors hold.
    package init(
        input: [UInt8] = [], environment: [String: Word] = [:], outputWidth: Int? = nil, errorWidth: Int? = nil,
        now: Duration = .zero, outputFailure: OutputError? = nil, typed: [String] = [],
        descriptors: [Int32: [String]] = [:]
    ) {
        state = Mutex(
            State(
                input: input[...], outputFailure: outputFailure, typed: typed, descriptors: descriptors, now: now))
        self.environment = environment
        self.outputWidth = outputWidth
        self.errorWidth = errorWidth
    }

    package var outputBytes: [UInt8] { state.withLock { $0.output } }
    package var errorBytes: [UInt8] { state.withLock { $0.error } }
    /// What was asked for at the terminal.
    package var prompts: [String] { state.withLock { $0.prompts } }
    package var output: String { String(decoding: outputBytes, as: UTF8.self) }
    package var error: String { String(decoding: errorBytes, as: UTF8.self) }

    /// Moves both clocks.
    package func advance(by duration: Duration) {
        state.withLock {
            $0.now += duration
            $0.uptime += duration
        }
    }

    package var console: Console {
        Console(
            input: InputChannel(isTerminal: false) { [self] (maximum) throws(InputError) in
                state.withLock { state in
                    defer { state.input = state.input.dropFirst(maximum) }
                    return Array(state.input.prefix(maximum))
                }
            },
            output: OutputChannel(isTerminal: outputWidth != nil, width: outputWidth) {
                [self] (bytes) throws(OutputError) in
                if let failure = state.withLock({ $0.outputFailure }) { throw failure }
                state.withLock { $0.output += bytes }
            },
            error: OutputChannel(isTerminal: errorWidth != nil, width: errorWidth) {
                [self] (bytes) throws(OutputError) in
                state.withLock { $0.error += bytes }
            },
            secrets: SecretSource(
                ask: { [self] (prompt) throws(InputError) in
                    state.withLock { state in
                        guard !state.typed.isEmpty else { return nil }
                        state.prompts.append(prompt.text)
                        return Array(state.typed.removeFirst().utf8)
                    }
                },
                line: { [self] (descriptor) throws(InputError) in
                    try state.withLock { state throws(InputError) in
                        // As the system says of a number that nothing is open under.
                        guard let lines = state.descriptors[descriptor] else { throw .failed(errno: 9) }
                        guard let first = lines.first else { return nil }
                        state.descriptors[descriptor] = Array(lines.dropFirst())
                        return Array(first.utf8)
                    }
                }),
            environment: { [environment] in environment[$0] },
            now: { [self] in state.withLock { $0.now } }, uptime: { [self] in state.withLock { $0.uptime } })
    }
}
