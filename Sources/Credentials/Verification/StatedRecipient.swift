// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Every identifier that a credential states of whom it is about, whatever its form.
///
/// A name alone is not one: many people share it.
struct StatedRecipient {
    /// As it stands.
    private(set) var plain: [ExactString] = []
    /// SHA-256 in lowercase hexadecimal, with the salt that was put behind the identifier.
    private(set) var hashed: [(digest: ExactString, salt: ExactString)] = []
    /// Hashed in a way that is not read. MD5 is allowed in Open Badges: two people could share one.
    private var hasUnreadHash = false

    init(_ credential: JSONObject) {
        for subject in (credential["credentialSubject"]?.elements ?? []).compactMap(\.objectValue) {
            add(subject: subject)
        }
        // Open Badges 2.0.
        for recipient in (credential["recipient"]?.elements ?? []).compactMap(\.objectValue) {
            add(identity: recipient, recipient["identity"])
        }
        // The claims of a token that is no W3C credential.
        guard credential["credentialSubject"] == nil, credential["recipient"] == nil else { return }
        add(credential, Self.claims)
    }

    var isEmpty: Bool { plain.isEmpty && hashed.isEmpty && !hasUnreadHash }

    /// Whether all that is stated is hashed in a way that is not read.
    var isUnreadable: Bool { hasUnreadHash && plain.isEmpty && hashed.isEmpty }

    func isKnown(by own: OwnIdentifier) -> Bool {
        plain.contains(where: own.isSame) || hashed.contains { own.isHashed(as: $0.digest, salt: $0.salt) }
    }

    private static let members: [ExactString] = [
        "id", "email", "phone", "telephone", "url", "eduid", "eduID", "eduPersonPrincipalName", "sourcedId",
    ]
    private static let claims: [ExactString] = [
        "sub", "email", "phone_number", "website", "eduid", "eduperson_principal_name", "schac_personal_unique_code",
    ]

    private mutating func add(_ object: JSONObject, _ names: [ExactString]) {
        plain += names.flatMap { (object[$0]?.elements ?? []).compactMap(\.stringValue) }.filter { !$0.isEmpty }
    }

    private mutating func add(subject: JSONObject) {
        add(subject, Self.members)
        for identifier in subject["identifier"]?.elements ?? [] {
            if let text = identifier.stringValue { plain.append(text) }
            guard let object = identifier.objectValue else { continue }
            add(identity: object, object["identityHash"] ?? object["identity"])
            // Of the European Learning Model.
            add(object, ["notation"])
        }
        for number in (subject["nationalID"]?.elements ?? []).compactMap(\.objectValue) { add(number, ["notation"]) }
        for contact in subject["contactPoint"]?.elements ?? [] {
            for address in (contact["emailAddress"]?.elements ?? []).compactMap(\.objectValue) { add(address, ["id"]) }
        }
    }

    /// An IdentityObject, plain or salted and hashed (Open Badges 3.0, IdentityObject; 2.0 the same under another name).
    private mutating func add(identity: JSONObject, _ value: JSONValue?) {
        guard let stated = value?.stringValue, !stated.isEmpty else { return }
        guard identity["hashed"]?.boolValue == true else {
            plain.append(stated)
            return
        }
        let parts = stated.split(at: "$")
        if let parts, parts.head.text.lowercased() == "sha256" {
            hashed.append((ExactString(parts.tail.text.lowercased()), identity["salt"]?.stringValue ?? ""))
        } else {
            hasUnreadHash = true
        }
    }
}
