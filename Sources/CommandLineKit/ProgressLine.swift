// SPDX-License-Identifier: Apache-2.0

/// One line on standard error that is written over itself while something takes long.
///
/// Only on a terminal, and only from one second after the start, so that quick work stays silent.
package struct ProgressLine {
    private let channel: OutputChannel?
    private let uptime: @Sendable () -> Duration
    private let start: Duration
    private var lastDrawn: Duration?

    private static let patience = Duration.seconds(1)
    private static let interval = Duration.milliseconds(100)
    private static let eraseLine = "\r\u{1B}[K"

    package init(_ channel: OutputChannel?, uptime: @escaping @Sendable () -> Duration) {
        self.channel = channel?.isTerminal == true ? channel : nil
        self.uptime = uptime
        start = uptime()
    }

    /// Shows how far things are; most calls do nothing, so it may be called for every item.
    package mutating func update(_ text: @autoclosure () -> SafeText) {
        guard let channel else { return }
        let time = uptime()
        guard time - start >= Self.patience, lastDrawn.map({ time - $0 >= Self.interval }) ?? true else { return }
        lastDrawn = time
        // One column stays free: a full line would make some terminals wrap.
        let line = DisplayWidth.truncate(text(), to: max(1, (channel.width ?? 80) - 1))
        draw(Self.eraseLine + line.text)
    }

    /// Takes the line away. To be called before anything else is written to standard error, and at the end.
    package mutating func clear() {
        guard lastDrawn != nil else { return }
        lastDrawn = nil
        draw(Self.eraseLine)
    }

    private func draw(_ text: String) {
        do {
            try channel?.write(Array(text.utf8))
        } catch {
            // Progress is a courtesy; the work goes on without it.
        }
    }
}
