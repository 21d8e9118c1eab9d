// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// What was put into a JAdES signature after it was made: the `etsiU` array (ETSI TS 119 182-1 §5.3).
///
/// Nobody signed it. Every part counts only as far as it proves itself: a timestamp by its imprint and authority, a
/// certificate by the chain it stands in, revocation data by its issuer's signature.
package struct UnsignedHeader: Sendable {
    static let maximumComponents = 64
    static let maximumTokens = 16
    static let maximumValues = 256

    /// A timestamp token and what it is to cover, where that is known.
    package struct Timestamp: Sendable {
        package let der: [UInt8]
        /// The components before it, as they stand in the array; nil where they stand in clear, so that they would first
        /// have to be brought into a canonical form.
        package let componentsBefore: [UInt8]?
    }

    /// `sigTst`, DER.
    package private(set) var signatureTimestamps: [[UInt8]] = []
    package private(set) var archiveTimestamps: [Timestamp] = []
    /// `xVals` and those of `tstVD`, DER.
    package private(set) var certificates: [[UInt8]] = []
    /// `rVals` and those of `tstVD`, DER.
    package private(set) var revocationLists: [[UInt8]] = []
    package private(set) var ocspResponses: [[UInt8]] = []
    /// Components that nothing is made of.
    package private(set) var unknown: [ExactString] = []
    /// Components that cannot be read.
    package private(set) var flawed: [ExactString] = []

    package init(_ header: JSONObject) {
        guard let member = header["etsiU"] else { return }
        guard let elements = member.arrayValue, elements.count <= Self.maximumComponents else {
            flawed.append("etsiU")
            return
        }
        // §5.3.1: the components are all base64url text, or all in clear.
        var before: [UInt8]? = elements.allSatisfy { $0.stringValue != nil } ? [] : nil
        for element in elements {
            read(element, before)
            if let text = element.stringValue { before?.append(contentsOf: text.utf8) }
        }
    }

    private mutating func read(_ element: JSONValue, _ before: [UInt8]?) {
        guard let component = Self.component(element), component.count == 1, let (name, value) = component.members.first
        else {
            flawed.append("etsiU")
            return
        }
        switch name {
        case "sigTst":
            guard let tokens = Self.tokens(value) else { return flawed.append(name) }
            signatureTimestamps += tokens
        case "arcTst":
            guard let tokens = Self.tokens(value) else { return flawed.append(name) }
            archiveTimestamps += tokens.map { Timestamp(der: $0, componentsBefore: before) }
        case "xVals": if !readCertificates(value) { flawed.append(name) }
        case "rVals": if !readRevocation(value) { flawed.append(name) }
        case "tstVD":
            let isRead = [value["xVals"].map { readCertificates($0) }, value["rVals"].map { readRevocation($0) }]
            if isRead.contains(false) || value.objectValue == nil { flawed.append(name) }
        default: unknown.append(name)
        }
    }

    private static func component(_ element: JSONValue) -> JSONObject? {
        guard let text = element.stringValue else { return element.objectValue }
        do { return try JSONReader.read(try Base64URL.decode(text)).objectValue } catch { return nil }
    }

    // MARK: Values

    /// The tokens of a timestamp container, DER; nil where it is none.
    static func tokens(_ container: JSONValue) -> [[UInt8]]? {
        guard let tokens = container["tstTokens"]?.arrayValue, tokens.count <= maximumTokens else { return nil }
        return values(tokens)
    }

    /// §5.4.2: each value is base64 of DER.
    private static func values(_ elements: [JSONValue]) -> [[UInt8]]? {
        guard elements.count <= maximumValues else { return nil }
        var values: [[UInt8]] = []
        for element in elements {
            guard let text = element["val"]?.stringValue else { return nil }
            do { values.append(try Base64.decode(text)) } catch { return nil }
        }
        return values
    }

    private mutating func readCertificates(_ value: JSONValue) -> Bool {
        guard let elements = value.arrayValue, elements.count <= Self.maximumValues else { return false }
        // Certificates of other kinds help no chain of these.
        guard let found = Self.values(elements.compactMap { $0["x509Cert"] }) else { return false }
        certificates += found
        return certificates.count <= Self.maximumValues
    }

    private mutating func readRevocation(_ value: JSONValue) -> Bool {
        guard value.objectValue != nil else { return false }
        for name: ExactString in ["crlVals", "ocspVals"] {
            guard let member = value[name] else { continue }
            guard let elements = member.arrayValue, let found = Self.values(elements) else { return false }
            if name == "crlVals" { revocationLists += found } else { ocspResponses += found }
        }
        return true
    }
}
