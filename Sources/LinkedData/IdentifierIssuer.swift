// SPDX-License-Identifier: Apache-2.0

/// Issues identifiers in order (RDFC-1.0 §4.5).
///
/// The specification copies issuers to try out permutations. Here a trial is undone instead: `order` tells what was
/// issued since, so that trying costs what it issues, however many blank nodes there are.
struct IdentifierIssuer {
    /// The number issued to each blank node; -1 where none is.
    private(set) var numbers: [Int32]
    /// Blank nodes in the order of their numbers.
    private(set) var order: [Int32] = []

    init(blankNodeCount: Int) { numbers = Array(repeating: -1, count: blankNodeCount) }

    @inline(__always)
    func number(of node: Int32) -> Int32 { numbers[Int(node)] }

    /// Issue Identifier (§4.6).
    @discardableResult
    mutating func issue(_ node: Int32) -> Int32 {
        let known = numbers[Int(node)]
        if known >= 0 { return known }
        let number = Int32(order.count)
        numbers[Int(node)] = number
        order.append(node)
        return number
    }

    /// Takes back everything behind the first `count` identifiers.
    mutating func revert(to count: Int) {
        while order.count > count { numbers[Int(order.removeLast())] = -1 }
    }
}
