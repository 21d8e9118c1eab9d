// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

extension LinkedInEntry {
    /// The form's fields that have a value, by the names of the add-to-profile link and in its order.
    package var fields: JSONObject {
        var fields = JSONObject()
        fields["name"] = name.map(JSONValue.string)
        switch organization {
        case .id(let id): fields["organizationId"] = .string(id)
        case .name(let name): fields["organizationName"] = .string(name)
        case nil: break
        }
        fields["issueYear"] = issued.map { .integer($0.year) }
        fields["issueMonth"] = issued.map { .integer($0.month) }
        fields["expirationYear"] = expires.map { .integer($0.year) }
        fields["expirationMonth"] = expires.map { .integer($0.month) }
        fields["certId"] = certificateID.map(JSONValue.string)
        fields["certUrl"] = certificateURL.map(JSONValue.string)
        return fields
    }

    /// The link that opens the form filled in, for a learner who is logged in.
    package var url: String {
        let query = fields.members.map { member in
            "&\(member.name)=\(Self.percentEncoded(Self.text(of: member.value)))"
        }
        return "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME" + query.joined()
    }

    /// `backpack.linkedin/1`.
    package func json(_ language: PageLanguage) -> JSONValue {
        var object = JSONObject([
            ("schema", .string("backpack.linkedin/1")), ("fields", .object(fields)), ("url", .string(url)),
            ("summary", .string(summary(language))),
        ])
        let warnings = warnings(language)
        if !warnings.isEmpty { object["warnings"] = .array(warnings.map(\.json)) }
        return .object(object)
    }

    private static func text(of value: JSONValue) -> ExactString {
        switch value {
        case .string(let text): text
        case .number(let number): number.lexeme
        case .null, .bool, .array, .object: ""
        }
    }

    /// Every byte that is not unreserved (RFC 3986 §2.3) as `%` and two digits in upper case.
    private static func percentEncoded(_ text: ExactString) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        for byte in text.utf8 {
            if WebAddress.isAlphanumeric(byte) || "-._~".utf8.contains(byte) {
                output.append(byte)
            } else {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
