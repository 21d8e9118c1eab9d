// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// A console in memory, for running commands inside a process and looking at what they print.
package final class CapturedConsole: Sendable {
    private struct State {
        var output: [UInt8] = []
        var error: [UInt8] = []
        var input: ArraySlice<UInt8> = []
        var outputFailure: OutputError?
        var now: Duration = .zero
        var uptime: Duration = .zero
    }

    private let state: Mutex<State>
    private let environment: [String: Word]
    private let outputWidth: Int?
    private let errorWidth: Int?

    /// A width makes the channel a terminal. `outputFailure` is what writing to standard output ends with.
    package init(
        input: [UInt8] = [], environment: [String: Word] = [:], outputWidth: Int? = nil, errorWidth: Int? = nil,
        now: Duration = .zero, outputFailure: OutputError? = nil
    ) {
        state = Mutex(State(input: input[...], outputFailure: outputFailure, now: now))
        self.environment = environment
        self.outputWidth = outputWidth
        self.errorWidth = errorWidth
    }

    package var outputBytes: [UInt8] { state.withLock { $0.output } }
    package var errorBytes: [UInt8] { state.withLock { $0.error } }
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
            environment: { [environment] in environment[$0] },
            now: { [self] in state.withLock { $0.now } }, uptime: { [self] in state.withLock { $0.uptime } })
    }
}
