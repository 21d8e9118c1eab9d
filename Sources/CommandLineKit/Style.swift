// SPDX-License-Identifier: Apache-2.0

/// How a text stands out. Never the only bearer of a meaning: the words say it too.
package enum Style: Sendable, Hashable, CaseIterable {
    case bold, dim, red, green, yellow

    /// The parameter of ECMA-48 Select Graphic Rendition.
    fileprivate var rendition: String {
        switch self {
        case .bold: "1"
        case .dim: "2"
        case .red: "31"
        case .green: "32"
        case .yellow: "33"
        }
    }
}

/// Applies styles, or leaves them off.
package struct Palette: Sendable, Hashable {
    package let isOn: Bool

    package static let plain = Palette(isOn: false)

    package init(isOn: Bool) { self.isOn = isOn }

    /// The only place that writes an escape sequence for colour.
    package func apply(_ style: Style?, to text: SafeText) -> SafeText {
        guard isOn, let style, !text.isEmpty else { return text }
        return .trusted("\u{1B}[\(style.rendition)m\(text.text)\u{1B}[0m")
    }
}

/// `--color`.
package enum ColorChoice: String, Sendable, CaseIterable, ArgumentValue {
    case auto, always, never

    /// `auto` means: on a terminal that is not dumb, and unless `NO_COLOR` is set and not empty (no-color.org).
    package func isOn(isTerminal: Bool, environment: (String) -> Word?) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            let refused = environment("NO_COLOR").map { !$0.bytes.isEmpty } ?? false
            return isTerminal && !refused && environment("TERM") != "dumb"
        }
    }
}
