// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON

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

    /// The elements of an array; none where the member is absent.
    func elements(_ name: ExactString) throws(TrustListError) -> [JSONValue] {
        guard let value = object[name], value != .null else { return [] }
        guard let elements = value.arrayValue else { throw TrustListError(.member(name)) }
        return elements
    }

    /// The objects of an array; none where the member is absent.
    func objects(_ name: ExactString) throws(TrustListError) -> [MemberReader] {
        var readers: [MemberReader] = []
        for element in try elements(name) {
            guard let object = element.objectValue else { throw TrustListError(.member(name)) }
            readers.append(MemberReader(object: object))
        }
        return readers
    }

    func requiredObject(_ name: ExactString) throws(TrustListError) -> MemberReader {
        guard let object = object[name]?.objectValue else { throw TrustListError(.member(name)) }
        return MemberReader(object: object)
    }

    /// Certificates as base64 of their DER; none where the member is absent.
    func certificates(_ name: ExactString) throws(TrustListError) -> [[UInt8]] {
        var certificates: [[UInt8]] = []
        for element in try elements(name) {
            guard let text = element.stringValue else { throw TrustListError(.member(name)) }
            do { certificates.append(try Base64.decode(text)) } catch { throw TrustListError(.member(name)) }
        }
        return certificates
    }
}
