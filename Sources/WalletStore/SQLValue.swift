// SPDX-License-Identifier: Apache-2.0

/// One value of a row, as SQLite stores it.
enum SQLValue: Sendable, Equatable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
    case blob([UInt8])

    init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }
    init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    init(_ bytes: [UInt8]?) { self = bytes.map { .blob($0) } ?? .null }

    /// Numbers that SQLite cannot give back as they were are evened out: not-a-number is none, minus zero is zero.
    init(_ number: Double?) {
        if let number, !number.isNaN { self = .real(number + 0) } else { self = .null }
    }
}
