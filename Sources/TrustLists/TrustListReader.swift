// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
package import StrictJSON

/// The forms of trust list that are read. A new one is one more row.
package enum TrustListReader {
    struct Form: Sendable {
        let name: ExactString
        let recognizes: @Sendable (JSONObject) -> Bool
        let read: @Sendable (JSONObject, _ fallbackName: ExactString) throws(TrustListError) -> TrustList
    }

    static let forms: [Form] = [.backpack, .dcc]

    /// - Parameter fallbackName: the name of a list that does not name itself, usually its file's.
    package static func read(_ bytes: [UInt8], fallbackName: ExactString) throws(TrustListError) -> TrustList {
        let recognized: RecognizedDocument
        do { recognized = try Recognizer.recognize(bytes) } catch { throw TrustListError(.unreadable(error.code)) }
        guard case .trustList(let object) = recognized, let form = forms.first(where: { $0.recognizes(object) }) else {
            throw TrustListError(.form)
        }
        return try form.read(object, fallbackName)
    }
}

/// Reads members of a list's JSON.
struct MemberReader {
    let object: JSONObject

    func text(_ name: ExactString) throws(TrustListError) -> ExactString? {
        guard let value = object[name], value != .null else { return nil }
        guard let text = value.stringValue else { throw TrustListError(.member(name)) }
        return text
    }

    func required(_ name: ExactString) throws(TrustListError) -> ExactString {
        guard let text = try text(name), !text.isEmpty else { throw TrustListError(.member(name)) }
        return text
    }

    func instant(_ name: ExactString) throws(TrustListError) -> Instant? {
        guard let text = try text(name) else { return nil }
        do { return try DateTime(text).instant } catch { throw TrustListError(.member(name)) }
    }

    /// Certificates as base64 of their DER; none where the member is absent.
    func certificates(_ name: ExactString) throws(TrustListError) -> [[UInt8]] {
        guard let value = object[name], value != .null else { return [] }
        guard let elements = value.arrayValue else { throw TrustListError(.member(name)) }
        var certificates: [[UInt8]] = []
        for element in elements {
            guard let text = element.stringValue else { throw TrustListError(.member(name)) }
            do { certificates.append(try Base64.decode(text)) } catch { throw TrustListError(.member(name)) }
        }
        return certificates
    }
}
