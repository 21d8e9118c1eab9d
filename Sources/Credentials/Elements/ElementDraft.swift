// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// What a reader has found so far.
struct ElementDraft: Sendable {
    private(set) var statements: [StandardElement: [Statement]] = [:]
    /// The statement that makes it a micro-credential, by the first that says so.
    private(set) var microCredential: Statement?
    /// What a record of several credentials and achievements contains, in its order.
    var parts: [StandardElements] = []

    mutating func add(_ element: StandardElement, _ statement: Statement?) {
        guard let statement else { return }
        statements[element, default: []].append(statement)
    }

    mutating func add(_ element: StandardElement, _ found: [Statement]) {
        for statement in found { add(element, statement) }
    }

    mutating func markMicroCredential(_ statement: Statement?) {
        if microCredential == nil { microCredential = statement }
    }

    /// Adds that the element stands at an address, where nothing is stated here.
    mutating func refer(_ element: StandardElement, to address: Reading?) {
        guard !has(element), let address, address.webAddress != nil else { return }
        add(element, address.statement(.elsewhere(address.text)))
    }

    func has(_ element: StandardElement) -> Bool { statements[element] != nil }
}
