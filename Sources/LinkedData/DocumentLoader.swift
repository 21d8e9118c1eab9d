// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Knows the built-in contexts and those given as evidence, and nothing else: it never fetches.
package struct DocumentLoader: Sendable {
    /// Context documents by URL; a built-in context of the same URL wins.
    let evidence: [ExactString: JSONValue]
    /// Which text to take where several circulate under one URL; 0 is the newest.
    let variants: [ExactString: Int]

    package init(evidence: [ExactString: JSONValue] = [:], variants: [ExactString: Int] = [:]) {
        self.evidence = evidence
        self.variants = variants
    }

    /// How many texts circulate under this URL; zero where the context is not built in.
    package static func variantCount(of url: ExactString) -> Int { 0 }
}
