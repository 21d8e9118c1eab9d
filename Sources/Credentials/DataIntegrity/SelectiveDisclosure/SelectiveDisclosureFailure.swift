// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Why a selective disclosure proof cannot be read, checked or derived.
package enum SelectiveDisclosureFailure: Error, Sendable, Equatable {
    case proofValue(ProofValueError)
    case transformation(TransformationFailure)
    /// The document has no base proof, or several.
    case noBaseProof
    /// The base proof builds on other proofs, which a derived credential does not carry.
    case chained
    /// A pointer leads to nothing.
    case notFound(JSONPointer)
    /// What is chosen cannot be shown without something that is not: a list in part, say.
    case notSeparable
    /// A blank node shares its place in the document with another.
    case ambiguousPlace(ExactString)
    /// The base proof does not hold for this document, so that nothing derived from it would.
    case baseProofInvalid
    /// The label map names other blank nodes than the document has, or two alike.
    case labels
    /// A mandatory index is beyond the statements of the document.
    case mandatoryIndex(Int)
    /// Other than one signature for each statement that may be left out.
    case signatureCount(Int, statements: Int)
    /// libcrypto could not carry an operation out.
    case library

    /// Stable across versions.
    package var code: String {
        switch self {
        case .proofValue(let error): error.code
        case .transformation(let failure): failure.code
        case .noBaseProof: "disclosure.no-base-proof"
        case .chained: "disclosure.chained"
        case .notFound: "disclosure.pointer-not-found"
        case .notSeparable: "disclosure.not-separable"
        case .ambiguousPlace: "disclosure.ambiguous-place"
        case .baseProofInvalid: "disclosure.base-proof-invalid"
        case .labels: "disclosure.labels"
        case .mandatoryIndex: "disclosure.mandatory"
        case .signatureCount: "disclosure.statement"
        case .library: "key.library"
        }
    }
}
