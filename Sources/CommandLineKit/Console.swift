// SPDX-License-Identifier: Apache-2.0

/// The outside world of a command: streams, environment and clocks, all handed in.
package struct Console: Sendable {
    package let input: InputChannel
    package let output: OutputChannel
    package let error: OutputChannel
    package let secrets: SecretSource
    package let environment: @Sendable (String) -> Word?
    /// Time since 1970-01-01T00:00:00Z.
    package let now: @Sendable () -> Duration
    /// Time since some moment in the past; never goes back.
    package let uptime: @Sendable () -> Duration

    package init(
        input: InputChannel, output: OutputChannel, error: OutputChannel, secrets: SecretSource = .none,
        environment: @escaping @Sendable (String) -> Word?, now: @escaping @Sendable () -> Duration,
        uptime: @escaping @Sendable () -> Duration
    ) {
        self.input = input
        self.output = output
        self.error = error
        self.secrets = secrets
        self.environment = environment
        self.now = now
        self.uptime = uptime
    }
}

/// Where bytes go.
package struct OutputChannel: Sendable {
    /// Writes all the bytes or throws.
    package let write: @Sendable ([UInt8]) throws(OutputError) -> Void
    package let isTerminal: Bool
    /// The terminal's columns; nil where lines may be of any length.
    package let width: Int?

    package init(
        isTerminal: Bool, width: Int?, write: @escaping @Sendable ([UInt8]) throws(OutputError) -> Void
    ) {
        self.write = write
        self.isTerminal = isTerminal
        self.width = width
    }
}

/// Why bytes could not be written.
package enum OutputError: Error, Sendable, Hashable {
    /// The reader went away, as `head` does when it has enough. Not worth a message.
    case closedPipe
    /// The system's error number.
    case failed(errno: Int32)
}

/// Where bytes come from.
package struct InputChannel: Sendable {
    /// At most so many bytes, at least one; none at the end.
    package let read: @Sendable (Int) throws(InputError) -> [UInt8]
    package let isTerminal: Bool

    package init(isTerminal: Bool, read: @escaping @Sendable (Int) throws(InputError) -> [UInt8]) {
        self.read = read
        self.isTerminal = isTerminal
    }

    private static let chunk = 65_536

    /// Everything up to the end, `limit` bytes at most.
    package func readAll(limit: Int) throws(InputError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let next = try read(Self.chunk)
            if next.isEmpty { return bytes }
            guard bytes.count + next.count <= limit else { throw .tooLarge(limit: limit) }
            bytes += next
        }
    }

    /// The lines one by one, each `limit` bytes at most.
    package func lines(limit: Int) -> LineReader { LineReader(self, limit: limit, chunk: Self.chunk) }
}

/// Why bytes could not be read.
package enum InputError: Error, Sendable, Hashable {
    /// The system's error number.
    case failed(errno: Int32)
    case tooLarge(limit: Int)
}

/// Splits a stream at line feeds. A carriage return stays: it is whitespace to every format read here.
package struct LineReader {
    private let input: InputChannel
    private let limit: Int
    private let chunk: Int
    private var buffer: [UInt8] = []
    private var start = 0

    fileprivate init(_ input: InputChannel, limit: Int, chunk: Int) {
        self.input = input
        self.limit = limit
        self.chunk = chunk
    }

    /// The next line without its line feed; nil at the end. A last line needs no line feed.
    package mutating func next() throws(InputError) -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                guard end - start <= limit else { throw .tooLarge(limit: limit) }
                defer { start = end + 1 }
                return Array(buffer[start..<end])
            }
            guard buffer.count - start <= limit else { throw .tooLarge(limit: limit) }
            buffer.removeSubrange(..<start)
            start = 0
            searched = buffer.count
            let more = try input.read(chunk)
            if more.isEmpty {
                defer { buffer = [] }
                return buffer.isEmpty ? nil : buffer
            }
            buffer += more
        }
    }
}
