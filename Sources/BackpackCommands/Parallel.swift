// SPDX-License-Identifier: Apache-2.0

import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Work on several cores at once.
enum Parallel {
    /// Applies `body` to every item, in as many threads as `jobs`, and keeps the order.
    static func map<Item: Sendable, Value: Sendable>(
        _ items: [Item], jobs: Int, _ body: @escaping @Sendable (Item) -> Value
    ) -> [Value] {
        guard jobs > 1, items.count > 1 else { return items.map(body) }
        let queue = WorkQueue(items, body)
        let threads = (1..<min(jobs, items.count)).compactMap { _ in WorkQueue<Item, Value>.start(queue) }
        queue.work()
        for thread in threads { pthread_join(thread, nil) }
        return queue.values()
    }
}

/// Items that several threads take from in turn.
private final class WorkQueue<Item: Sendable, Value: Sendable>: Sendable {
    private let items: [Item]
    private let body: @Sendable (Item) -> Value
    private let state: Mutex<(next: Int, values: [Int: Value])> = Mutex((0, [:]))

    init(_ items: [Item], _ body: @escaping @Sendable (Item) -> Value) {
        self.items = items
        self.body = body
    }

    func work() {
        while true {
            let index = state.withLock { state in
                defer { state.next += 1 }
                return state.next
            }
            guard index < items.count else { return }
            let value = body(items[index])
            state.withLock { $0.values[index] = value }
        }
    }

    func values() -> [Value] { state.withLock { state in items.indices.compactMap { state.values[$0] } } }

    /// Nil where the system gives no more threads: the others do its share.
    static func start(_ queue: WorkQueue) -> pthread_t? {
        let box = Unmanaged.passRetained(Box(queue.work))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { pointer in
                #if canImport(Darwin)
                    Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body()
                #else
                    if let pointer { Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body() }
                #endif
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            box.release()
            return nil
        }
        return thread
    }
}

private final class Box: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
