// SPDX-License-Identifier: Apache-2.0

/// Elements of expanded form in their order. Most properties have one value, which needs no array of its own.
struct ItemList: RandomAccessCollection, Sendable {
    private enum Storage {
        case one(ExpandedItem)
        case any([ExpandedItem])
    }

    private var storage = Storage.any([])

    init() {}

    init(_ item: ExpandedItem) { storage = .one(item) }

    init(_ items: some Sequence<ExpandedItem>) { for item in items { append(item) } }

    var startIndex: Int { 0 }

    var endIndex: Int {
        switch storage {
        case .one: 1
        case .any(let items): items.count
        }
    }

    subscript(_ position: Int) -> ExpandedItem {
        switch storage {
        case .one(let item): item
        case .any(let items): items[position]
        }
    }

    /// Calls `body` with each node in order, those in lists included.
    func forEachNode(_ body: (NodeObject) -> Void) {
        switch storage {
        case .one(.value): return
        case .one(.node(let node)): body(node)
        case .one(.list(let list)): list.items.forEachNode(body)
        case .any(let items):
            for item in items {
                switch item {
                case .value: continue
                case .node(let node): body(node)
                case .list(let list): list.items.forEachNode(body)
                }
            }
        }
    }

    mutating func append(_ item: ExpandedItem) {
        switch storage {
        case .one(let first): storage = .any([first, item])
        case .any(var items):
            guard !items.isEmpty else {
                storage = .one(item)
                return
            }
            // Given up before it grows, so that it is not copied.
            storage = .any([])
            items.append(item)
            storage = .any(items)
        }
    }

    mutating func append(contentsOf items: ItemList) {
        if isEmpty { storage = items.storage } else { for item in items { append(item) } }
    }

    mutating func prepend(_ items: ItemList) {
        var all = items
        all.append(contentsOf: self)
        self = all
    }
}
