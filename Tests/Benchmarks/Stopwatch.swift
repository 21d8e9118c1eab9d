// SPDX-License-Identifier: Apache-2.0

import Foundation
import StrictJSON

/// Medians of interleaved rounds, in processor time of the one thread that works: what others do on the machine meanwhile
/// does not count.
struct Stopwatch {
    struct Row {
        let name: String
        /// Median of the rounds, in nanoseconds for one call.
        let median: Double
    }

    let rounds: Int
    private(set) var rows: [Row] = []

    init(rounds: Int) { self.rounds = rounds }

    /// Times several pieces of work in turn, so that all of them meet the machine in the same moods.
    ///
    /// Each round calls a piece often enough to last about five milliseconds. Pieces that take longer get fewer rounds.
    @discardableResult
    mutating func measure(_ pieces: [(name: String, work: () throws -> Void)]) throws -> [Double] {
        let counts = try pieces.map { try Self.count(of: $0.work) }
        var times = pieces.map { _ in [Double]() }
        let isLong = counts.contains(1)
        for _ in 0..<(isLong ? rounds : 4 * rounds) {
            for (index, piece) in pieces.enumerated() {
                times[index].append(try Self.time(counts[index], piece.work))
            }
        }
        let medians = times.map { $0.sorted()[$0.count / 2] }
        for (piece, median) in zip(pieces, medians) {
            rows.append(Row(name: piece.name, median: median))
            print("\(Self.padded(piece.name, 44)) \(Self.text(median))")
        }
        return medians
    }

    mutating func note(_ name: String, _ value: Double) {
        rows.append(Row(name: name, median: value))
        print("\(Self.padded(name, 44)) \(Self.rounded(value))")
    }

    var json: JSONValue {
        var object = JSONObject()
        for row in rows { object[ExactString(row.name)] = JSONNumber(row.median).map(JSONValue.number) ?? .null }
        return .object(object)
    }

    private static func count(of work: () throws -> Void) throws -> Int {
        let once = try time(1, work)
        return max(1, Int(5_000_000 / max(once, 1)))
    }

    /// Nanoseconds for one call.
    private static func time(_ count: Int, _ work: () throws -> Void) rethrows -> Double {
        let start = processorTime
        for _ in 0..<count { try work() }
        return (processorTime - start) / Double(count)
    }

    /// Nanoseconds that this thread has worked.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func rounded(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

    private static func text(_ nanoseconds: Double) -> String {
        switch nanoseconds {
        case ..<1_000: "\(rounded(nanoseconds)) ns"
        case ..<1_000_000: "\(rounded(nanoseconds / 1_000)) µs"
        default: "\(rounded(nanoseconds / 1_000_000)) ms"
        }
    }
}
