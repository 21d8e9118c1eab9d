// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where secrets come from: the terminal, with nothing shown of what is typed, or a descriptor that the caller opened.
/// There is no third way: arguments and variables are seen by other programs.
///
/// What is handed out is the receiver's to overwrite.
package struct SecretSource: Sendable {
    /// The most bytes of one secret.
    package static let limit = 1_024

    /// Asks at the terminal; nil where there is none.
    package let ask: @Sendable (SafeText) throws(InputError) -> [UInt8]?
    /// The next line of an open descriptor, without its end; nil at the end of input.
    package let line: @Sendable (Int32) throws(InputError) -> [UInt8]?

    package init(
        ask: @escaping @Sendable (SafeText) throws(InputError) -> [UInt8]?,
        line: @escaping @Sendable (Int32) throws(InputError) -> [UInt8]?
    ) {
        self.ask = ask
        self.line = line
    }

    package static let none = SecretSource(
        ask: { (_) throws(InputError) in nil }, line: { (_) throws(InputError) in nil })

    /// The process's own terminal and descriptors.
    static let process = SecretSource(
        ask: { (prompt) throws(InputError) in
            try withoutTraces()
            return try Terminal()?.ask(prompt)
        },
        line: { (descriptor) throws(InputError) in
            try withoutTraces()
            return try readLine(descriptor)
        })

    /// From here on a crash writes no image of the memory.
    private static func withoutTraces() throws(InputError) {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if canImport(Glibc)
            let outcome = setrlimit(__rlimit_resource_t(UInt32(RLIMIT_CORE.rawValue)), &none)
        #else
            let outcome = setrlimit(RLIMIT_CORE, &none)
        #endif
        guard outcome == 0 else { throw .failed(errno: errno) }
    }

    /// Byte by byte, so that what stands behind the line is left to whoever reads next.
    private static func readLine(_ descriptor: Int32) throws(InputError) -> [UInt8]? {
        var secret = Secret()
        while true {
            guard let byte = try readByte(descriptor) else { return secret.isEmpty ? nil : secret.take() }
            if byte == UInt8(ascii: "\n") { return secret.take(withoutReturn: true) }
            try secret.append(byte)
        }
    }

    fileprivate static func readByte(_ descriptor: Int32) throws(InputError) -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(descriptor, &byte, 1)
            if count == 1 { return byte }
            if count == 0 { return nil }
            guard errno == EINTR else { throw .failed(errno: errno) }
        }
    }
}

/// Bytes being typed, in one place from first to last: it never grows and so is never copied.
private struct Secret: ~Copyable {
    private var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(SecretSource.limit) }

    var isEmpty: Bool { bytes.isEmpty }

    mutating func append(_ byte: UInt8) throws(InputError) {
        guard bytes.count < SecretSource.limit else { throw .tooLarge(limit: SecretSource.limit) }
        bytes.append(byte)
    }

    /// Takes back one character: its last byte, and those of UTF-8 before it that it goes on from.
    mutating func removeLast() {
        while let byte = bytes.popLast(), byte & 0xC0 == 0x80 {}
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    consuming func take(withoutReturn: Bool = false) -> [UInt8] {
        if withoutReturn, bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return bytes
    }
}

/// The terminal that controls this process, also where the standard streams lead elsewhere.
private final class Terminal {
    private let descriptor: Int32
    /// As it was found.
    private let settings: termios

    /// What a signal would leave undone, the terminal with its echo off, waits until it is on again.
    private static let held = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]

    /// Nil without a terminal.
    init?() {
        let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { return nil }
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        self.settings = settings
    }

    deinit { close(descriptor) }

    func ask(_ prompt: SafeText) throws(InputError) -> [UInt8] {
        var mask = sigset_t()
        var former = sigset_t()
        sigemptyset(&mask)
        for signal in Self.held { sigaddset(&mask, signal) }
        pthread_sigmask(SIG_BLOCK, &mask, &former)
        defer { pthread_sigmask(SIG_SETMASK, &former, nil) }

        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG)
        guard tcsetattr(descriptor, TCSAFLUSH, &silent) == 0 else { throw .failed(errno: errno) }
        defer {
            var original = settings
            _ = tcsetattr(descriptor, TCSAFLUSH, &original)
            show(Array("\n".utf8))
        }
        show(Array(prompt.text.utf8))
        return try readSecret()
    }

    private func readSecret() throws(InputError) -> [UInt8] {
        var secret = Secret()
        while true {
            guard waitForInput(), let byte = try SecretSource.readByte(descriptor) else {
                throw .failed(errno: EINTR)
            }
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return secret.take()
            case 0x03, 0x1C:
                // Ctrl-C and Ctrl-\ end the program as they always do, once the terminal is itself again.
                kill(getpid(), SIGINT)
                throw .failed(errno: EINTR)
            case 0x04: throw .failed(errno: EINTR)
            case 0x08, 0x7F: secret.removeLast()
            case 0x15: secret.removeAll()
            default: try secret.append(byte)
            }
        }
    }

    /// False once a signal waits to be taken.
    private func waitForInput() -> Bool {
        while true {
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&request, 1, 200) > 0 { return true }
            var waiting = sigset_t()
            sigpending(&waiting)
            if Self.held.contains(where: { sigismember(&waiting, $0) == 1 }) { return false }
        }
    }

    private func show(_ bytes: [UInt8]) {
        // A terminal that is gone cannot be told anything; reading from it fails then.
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
}
