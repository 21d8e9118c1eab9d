// SPDX-License-Identifier: Apache-2.0

package import Credentials
package import StrictJSON

/// Why the wallet does not do what was asked, beside failures of files and of the store.
package enum BackpackError: Error, Sendable, Equatable {
    /// A trust list came where a credential or evidence is taken in.
    case isTrustList
    /// A credential came where evidence was asked for.
    case notEvidence
    /// A JSON-LD context without the URL that documents name it by.
    case contextNeedsURL
    /// A bare key without the URL that names it.
    case keyNeedsURL
    /// A presentation that its holder bound to one reader came where a credential is taken in.
    case keyBound
    /// The verdict on a credential that was to be taken in or shared stands in the way.
    case verdict(Verdict)
    /// A presentation or something else that is not one credential.
    case notACredential(number: Int)
    /// Somewhere in it stands a proof that is its holder's alone.
    case baseProof(number: Int)
    /// The form of this credential lets no part be left out.
    case cannotHide(number: Int)
    /// This part leaves with the credential whatever else is hidden, or with something else that is chosen.
    case cannotHidePart(number: Int, part: ExactString)
    /// None of the credentials says anything of that name.
    case partUnknown(ExactString)
    /// What is left is no credential: a part that every reader needs would be missing.
    case incomplete(number: Int)
    /// The chosen parts cannot be shown by themselves; the code says why.
    case derivation(number: Int, code: String)
    /// The reader would have to trust a bundle that ends before it begins.
    case expiry
    /// The name of the wallet's folder is empty or holds a zero byte.
    case directory
    /// Signing failed; the code says why.
    case signing(String)

    /// Stable across versions.
    package var code: String {
        switch self {
        case .isTrustList: "import.trust-list"
        case .notEvidence: "evidence.not-evidence"
        case .contextNeedsURL: "evidence.context-needs-url"
        case .keyNeedsURL: "evidence.key-needs-url"
        case .keyBound: "import.key-bound"
        case .verdict(let verdict): "verdict.\(verdict.rawValue)"
        case .notACredential: "share.not-a-credential"
        case .baseProof: "share.base-proof"
        case .cannotHide: "share.cannot-hide"
        case .cannotHidePart: "share.cannot-hide-part"
        case .partUnknown: "share.part-unknown"
        case .incomplete: "share.incomplete"
        case .derivation(_, let code): code
        case .expiry: "share.expiry"
        case .directory: "file.invalid-name"
        case .signing(let code): code
        }
    }
}
