// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
import Credentials
package import StrictJSON

/// On what conditions a list is accepted.
package struct TrustListConditions: Sendable {
    /// The key that has to have signed it.
    package var signer: PublicKey?
    /// Keys tried on a signed list that names none itself.
    package var knownSigners: [PublicKey] = []
    /// SHA-256 of the bytes, which the reader vouches for.
    package var digest: [UInt8]?
    /// Only to look at: nothing will rely on it, so that a digest need not be given.
    package var isForShow = false

    package init(signer: PublicKey? = nil, knownSigners: [PublicKey] = [], digest: [UInt8]? = nil) {
        self.signer = signer
        self.knownSigners = knownSigners
        self.digest = digest
    }

    /// To look at a file without relying on it.
    package static var show: TrustListConditions {
        var conditions = TrustListConditions()
        conditions.isForShow = true
        return conditions
    }
}

/// The forms of trust list that are read. A new one is one more row.
package enum TrustListReader {
    struct Form: Sendable {
        let name: ExactString
        let recognizes: @Sendable (JSONObject) -> Bool
        /// Carries a signature wherever it is published: without one its digest has to be given.
        var isSignedByNature = false
        let read: @Sendable (JSONObject, _ fallbackName: ExactString) throws(TrustListError) -> TrustList
    }

    static let forms: [Form] = [.backpack, .dcc, .listOfTrustedEntities]

    /// - Parameter fallbackName: the name of a list that does not name itself, usually its file's.
    package static func read(
        _ bytes: [UInt8], fallbackName: ExactString, on conditions: TrustListConditions = TrustListConditions()
    ) throws(TrustListError) -> TrustList {
        let digest = HashAlgorithm.sha256.digest(bytes)
        if let expected = conditions.digest, expected != digest {
            throw TrustListError(.digest(found: ExactString(Hexadecimal.encode(digest))))
        }
        let recognized: RecognizedDocument
        do { recognized = try Recognizer.recognize(bytes) } catch { throw TrustListError(.unreadable(error.code)) }
        guard case .trustList(let document) = recognized else { throw TrustListError(.form) }
        let isPinned = conditions.digest != nil || conditions.isForShow
        switch document {
        case .json(let object):
            guard conditions.signer == nil else { throw TrustListError(.unsigned) }
            let form = try form(of: object)
            guard form.isSignedByNature else { return try form.read(object, fallbackName) }
            guard isPinned else { throw digestRequired(digest) }
            var list = try form.read(object, fallbackName)
            list.assurance = .pinnedDigest
            return list
        case .token(let token, let object):
            let form = try form(of: object)
            var list = try form.read(object, fallbackName)
            list.assurance = .signed(by: try ListSigner(token.signature, conditions).verify(issued: list.issued))
            return list
        case .xml:
            guard conditions.signer == nil else { throw TrustListError(.unsigned) }
            guard isPinned else { throw digestRequired(digest) }
            var list = try ServiceStatusList.read(bytes)
            list.assurance = .pinnedDigest
            return list
        }
    }

    private static func form(of object: JSONObject) throws(TrustListError) -> Form {
        guard let form = forms.first(where: { $0.recognizes(object) }) else { throw TrustListError(.form) }
        return form
    }

    private static func digestRequired(_ digest: [UInt8]) -> TrustListError {
        TrustListError(.digestRequired(found: ExactString(Hexadecimal.encode(digest))))
    }
}
