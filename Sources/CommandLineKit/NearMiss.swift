// SPDX-License-Identifier: Apache-2.0

/// Finds the name somebody probably meant.
enum NearMiss {
    /// The nearest of `names`; nil where none is near enough to be a slip of the finger.
    static func suggestion(for word: String, among names: [String]) -> String? {
        let typed = stem(word)
        // Distances of longer words cost quadratic time and can never be near.
        guard !typed.isEmpty, typed.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for name in names {
            let stem = stem(name)
            let isBeginning = typed.count >= 3 && stem.starts(with: typed)
            let distance = isBeginning ? 1 : editDistance(typed, stem)
            guard distance <= max(1, min(3, stem.count / 3)), distance < best?.distance ?? .max else { continue }
            best = (name, distance)
        }
        return best?.name
    }

    /// The name in lower case without the hyphens before it, so that `-json` is near `--json`.
    private static func stem(_ name: String) -> [Unicode.Scalar] {
        Array(name.lowercased().unicodeScalars.drop { $0 == "-" })
    }

    /// The least number of insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`
    /// (optimal string alignment).
    static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var beforePrevious: [Int] = []
        var previous = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var distance = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    distance = min(distance, beforePrevious[j - 1] + 1)
                }
                row.append(distance)
            }
            beforePrevious = previous
            previous = row
        }
        return previous[b.count]
    }
}
