// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension Console {
    /// The process's own streams, environment and clocks. From here on a closed pipe is an error, not a signal.
    package static func process() -> Console {
        signal(SIGPIPE, SIG_IGN)
        let environment: @Sendable (String) -> Word? = { name in getenv(name).map { Word(cString: $0) } }
        return Console(
            input: InputChannel(isTerminal: isatty(STDIN_FILENO) == 1) { (maximum) throws(InputError) in
                try read(STDIN_FILENO, maximum)
            },
            output: channel(STDOUT_FILENO, environment), error: channel(STDERR_FILENO, environment),
            secrets: .process, environment: environment, now: { time(of: CLOCK_REALTIME) },
            uptime: { time(of: CLOCK_MONOTONIC) })
    }

    private static func channel(_ descriptor: Int32, _ environment: (String) -> Word?) -> OutputChannel {
        let isTerminal = isatty(descriptor) == 1
        let width = isTerminal ? columns(of: descriptor, environment) : nil
        return OutputChannel(isTerminal: isTerminal, width: width) { (bytes) throws(OutputError) in
            try write(bytes, to: descriptor)
        }
    }

    /// What the terminal says, else `$COLUMNS`, else 80.
    private static func columns(of descriptor: Int32, _ environment: (String) -> Word?) -> Int {
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        let named = environment("COLUMNS")?.text.flatMap { Int($0) }
        return named.flatMap { $0 > 0 ? $0 : nil } ?? 80
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(OutputError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let (written, number) = rest.withUnsafeBytes { buffer in
                #if canImport(Darwin)
                    let written = Darwin.write(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Glibc)
                    let written = Glibc.write(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    let written = Musl.write(descriptor, buffer.baseAddress, buffer.count)
                #endif
                return (written, errno)
            }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if number == EPIPE {
                throw .closedPipe
            } else if number != EINTR {
                throw .failed(errno: number)
            }
        }
    }

    private static func read(_ descriptor: Int32, _ maximum: Int) throws(InputError) -> [UInt8] {
        while true {
            var number: Int32 = 0
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: max(1, maximum)) { buffer, initialized in
                #if canImport(Darwin)
                    count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Glibc)
                    count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
                #endif
                number = errno
                initialized = max(0, count)
            }
            if count >= 0 { return bytes }
            guard number == EINTR else { throw .failed(errno: number) }
        }
    }

    private static func time(of clock: clockid_t) -> Duration {
        var time = timespec()
        clock_gettime(clock, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }
}

/// The system's own words for an error number, in the C locale.
package func systemMessage(_ number: Int32) -> String {
    strerror(number).map { Word(cString: $0).shown } ?? "error \(number)"
}
