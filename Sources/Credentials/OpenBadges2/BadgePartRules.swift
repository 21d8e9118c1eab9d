// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What Open Badges 2.0 requires of the members of a BadgeClass, and of the Profile of an issuer.
package struct BadgePartRules {
    package enum Kind: Sendable { case badgeClass, profile }

    let kind: Kind
    let object: JSONObject

    init(kind: Kind, object: JSONObject) {
        self.kind = kind
        self.object = object
    }

    /// Why an object is not of its kind; nil where it is.
    package static func violation(_ kind: Kind, _ object: JSONObject) -> FindingCode? {
        do {
            try BadgePartRules(kind: kind, object: object).check()
            return nil
        } catch {
            return error.code
        }
    }

    func check() throws(ModelViolation) {
        switch kind {
        case .badgeClass:
            try checkType(["BadgeClass"])
            for name: ExactString in ["name", "description"] { try checkText(name) }
            for name: ExactString in ["image", "criteria", "issuer"] { try checkLink(name) }
            guard let issuer = object.identifier(of: "issuer"), AbsoluteIRI.isValid(issuer) else {
                throw fail(.modelIdentifier, "issuer")
            }
        case .profile:
            try checkType(["Issuer", "Profile"])
            // A note on required properties: those of a Profile that issues.
            for name: ExactString in ["name", "url", "email"] { try checkText(name) }
            if let list = object["revocationList"] {
                guard let id = list.stringValue, AbsoluteIRI.isValid(id) else {
                    throw fail(.modelIdentifier, "revocationList")
                }
            }
        }
    }

    private func fail(_ code: FindingCode, _ member: ExactString) -> ModelViolation {
        let prefix: ExactString = kind == .badgeClass ? "badge" : "issuer"
        return ModelViolation(code: code, member: ExactString("\(prefix).\(member)"))
    }

    private func checkType(_ types: [ExactString]) throws(ModelViolation) {
        guard types.contains(where: object.hasType), object.hasProperTypes else { throw fail(.modelType, "type") }
        guard let id = object["id"] else { throw fail(.modelMissing, "id") }
        guard let id = id.stringValue, AbsoluteIRI.isValid(id) else { throw fail(.modelIdentifier, "id") }
    }

    private func checkText(_ name: ExactString) throws(ModelViolation) {
        guard let value = object[name] else { throw fail(.modelMissing, name) }
        guard value.stringValue?.isEmpty == false else { throw fail(.modelText, name) }
    }

    /// An address, or the thing itself.
    private func checkLink(_ name: ExactString) throws(ModelViolation) {
        guard let value = object[name] else { throw fail(.modelMissing, name) }
        switch value {
        case .string(let text) where !text.isEmpty: return
        case .object(let part) where !part.isEmpty: return
        default: throw fail(.modelValue, name)
        }
    }
}
