// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Published contexts that are known and that nobody can apply as the specification says, each with what is wrong.
///
/// They are not built in: a processor that follows JSON-LD 1.1 refuses them, and one that does not would give words a
/// meaning that another gives differently.
package enum FaultyContexts {
    /// What is wrong with the context at `url`, the gravest first; nil where nothing is known against it.
    package static func faults(of url: ExactString) -> [ExactString]? {
        educredentialAddresses.contains(url) ? educredentialFaults : nil
    }

    /// The Dutch educredentials profile of Open Badges 3.0, at the addresses that its examples and documents give.
    private static let educredentialAddresses: Set<ExactString> = [
        "https://raw.githubusercontent.com/educredentials/obv3-examples/refs/heads/main/contexts/educredential.json",
        "https://raw.githubusercontent.com/educredentials/obv3-examples/main/contexts/educredential.json",
    ]

    /// As read in its edition of 2025, the last of three; the one before is not even JSON.
    private static let educredentialFaults: [ExactString] = [
        // An entry without its @. Shown in sentences of every language, so in none of its own words.
        // JSON-LD 1.1 API §4.2.2 step 27, reached through step 21.3 for the type that scopes it.
        "“supervisionType”: “context” (JSON-LD 1.1: “invalid scoped context”)",
        "ECTS is typed as a whole number, and study load comes in steps of a half",
        "educationProgramIdentifier has the type xsd:number, which does not exist",
        "three of its terms misspell the host (eduabages.nl, edubaadges.nl)",
    ]
}
