// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A credential or presentation as it was received: its bytes are kept, its JSON is read once.
package struct SecuredDocument: Sendable {
    package let kind: VerificationReport.Kind
    package let format: CredentialFormat
    /// The one tree that is both verified and shown.
    package let json: JSONObject
    /// SHA-256 of the original bytes, 64 lowercase hexadecimal digits.
    package let digest: ExactString

    package init(kind: VerificationReport.Kind, format: CredentialFormat, json: JSONObject, digest: ExactString) {
        self.kind = kind
        self.format = format
        self.json = json
        self.digest = digest
    }

    package func hasType(_ name: ExactString) -> Bool { json.hasType(name) }

    /// Whether it is a list of other credentials' status, and so evidence rather than an award.
    package var isStatusList: Bool {
        guard kind == .credential else { return false }
        return hasType("BitstringStatusListCredential")
            || json["credentialSubject"]?.objectValue?.hasType("BitstringStatusList") == true
    }
}

extension JSONObject {
    /// Whether `type` names a type, alone or in a list.
    package func hasType(_ name: ExactString) -> Bool {
        self["type"]?.elements.contains { $0.stringValue == name } == true
    }

    /// The `id` of a member that is an identifier or an object with one.
    package func identifier(of name: ExactString) -> ExactString? {
        switch self[name] {
        case .string(let id): id
        case .object(let object): object["id"]?.stringValue
        default: nil
        }
    }
}
