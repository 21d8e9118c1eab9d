// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Where expansion stands in the source document, and what it has left out so far.
struct Findings {
    private enum Step {
        case name(ExactString)
        case position(Int)
    }

    private(set) var losses: [Loss] = []
    private let tracksPlaces: Bool
    private var path: [Step] = []
    private var depth = 0

    init(tracksPlaces: Bool) { self.tracksPlaces = tracksPlaces }

    /// The pointer, where places are asked for.
    var place: ExactString? { tracksPlaces ? pointer : nil }

    mutating func push(_ name: ExactString) { path.append(.name(name)) }
    mutating func push(_ position: Int) { path.append(.position(position)) }
    mutating func pop() { path.removeLast() }

    mutating func enter() throws(JSONLDError) {
        depth += 1
        guard depth <= Expander.depthLimit else { throw JSONLDError(.resourceLimit) }
    }

    mutating func leave() { depth -= 1 }

    mutating func add(_ kind: Loss.Kind, _ term: ExactString) {
        losses.append(Loss(kind: kind, term: term, pointer: pointer))
    }

    mutating func add(_ kind: Loss.Kind, _ value: JSONValue) {
        add(kind, value.stringValue ?? ExactString(JSONWriter.text(value)))
    }

    /// RFC 6901.
    var pointer: ExactString {
        var text: [UInt8] = []
        for step in path {
            text.append(UInt8(ascii: "/"))
            switch step {
            case .position(let position): text += String(position).utf8
            case .name(let name):
                for byte in name.utf8 {
                    switch byte {
                    case UInt8(ascii: "~"): text += "~0".utf8
                    case UInt8(ascii: "/"): text += "~1".utf8
                    default: text.append(byte)
                    }
                }
            }
        }
        return ExactString(String(decoding: text, as: UTF8.self))
    }
}
