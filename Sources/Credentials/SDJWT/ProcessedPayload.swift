// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// What the issuer said, as far as it is disclosed (RFC 9901 §7.1): the one tree that is verified and shown.
package struct ProcessedPayload: Sendable {
    /// A claim or array element that can be withheld.
    package struct DisclosedClaim: Sendable, Equatable {
        /// Where it stands in `json`.
        package let pointer: ExactString
        /// The claim's name; nil for an array element.
        package let name: ExactString?
        /// Its place in `SDJWT.disclosures`.
        package let disclosure: Int
        /// The disclosure whose value holds this one's digest.
        package let parent: Int?
    }

    package let json: JSONObject
    /// Every disclosure once, in the order in which the payload names them.
    package let disclosed: [DisclosedClaim]
    package let hash: HashAlgorithm
    /// The pointers of all values that go with the token whatever is withheld.
    package var alwaysDisclosed: [ExactString] {
        let hidden = Set(disclosed.map(\.pointer))
        var found: [ExactString] = []
        func walk(_ value: JSONValue, _ pointer: String) {
            guard !hidden.contains(ExactString(pointer)) else { return }
            switch value {
            case .object(let object) where !object.isEmpty:
                for member in object.members {
                    walk(member.value, "\(pointer)/\(JSONPointer.escape(member.name.text))")
                }
            case .array(let elements) where !elements.isEmpty:
                for (index, element) in elements.enumerated() { walk(element, "\(pointer)/\(index)") }
            default: found.append(ExactString(pointer))
            }
        }
        walk(.object(json), "")
        return found
    }
}

extension SDJWT {
    /// Puts the disclosures in the places of their digests (RFC 9901 §7.1 steps 2.4 to 5).
    ///
    /// - Throws: the first rule that is broken.
    package func processed() throws(DisclosureViolation) -> ProcessedPayload {
        var processor = try DisclosureProcessor(disclosures, Self.hash(of: payload))
        return try processor.process(payload)
    }

    /// §4.1.1 and step 2.4. Where nothing is said it is SHA-256.
    static func hash(of payload: JSONObject) throws(DisclosureViolation) -> HashAlgorithm {
        guard let member = payload["_sd_alg"] else { return .sha256 }
        guard let name = member.stringValue else { throw DisclosureViolation(.disclosureAlgorithm, "/_sd_alg") }
        guard let hash = HashAlgorithm(informationName: name) else {
            throw DisclosureViolation(.disclosureAlgorithmUnsupported, name)
        }
        return hash
    }
}

/// One run of RFC 9901 §7.1 step 3.
private struct DisclosureProcessor {
    /// The bounds that keep a hostile token cheap: arrays and objects inside one another, as in `JSONReader`; disclosures;
    /// digests, decoys among them.
    private static let depthLimit = 64
    private static let disclosureLimit = 1_024
    private static let digestLimit = 16_384

    private let hash: HashAlgorithm
    private let disclosures: [SDJWT.Disclosure]
    private let positions: [ExactString: Int]
    private var encountered: Set<ExactString> = []
    private var disclosed: [ProcessedPayload.DisclosedClaim] = []
    /// The steps from the root to where processing stands.
    private var path: [ExactString] = []
    /// The disclosure whose value is being processed.
    private var parent: Int?

    /// Step 3.1: the digest of every disclosure.
    init(_ texts: [ExactString], _ hash: HashAlgorithm) throws(DisclosureViolation) {
        guard texts.count <= Self.disclosureLimit else {
            throw DisclosureViolation(.disclosureLimit, ExactString("\(Self.disclosureLimit)"))
        }
        var disclosures: [SDJWT.Disclosure] = []
        disclosures.reserveCapacity(texts.count)
        var positions: [ExactString: Int] = [:]
        positions.reserveCapacity(texts.count)
        for (index, text) in texts.enumerated() {
            disclosures.append(try SDJWT.Disclosure(text, position: index + 1))
            let digest = SDJWT.Disclosure.digest(of: text, hash)
            guard positions.updateValue(index, forKey: digest) == nil else {
                throw DisclosureViolation(.disclosureDigestRepeated, digest)
            }
        }
        self.hash = hash
        self.disclosures = disclosures
        self.positions = positions
    }

    mutating func process(_ payload: JSONObject) throws(DisclosureViolation) -> ProcessedPayload {
        // Step 3.6 first: here `_sd_alg` may stand, and nowhere else.
        let json = try object(payload.removing("_sd_alg"))
        // Step 5.
        if disclosed.count < disclosures.count {
            let referenced = Set(disclosed.map(\.disclosure))
            let orphan = disclosures.indices.first { !referenced.contains($0) } ?? 0
            throw DisclosureViolation(.disclosureUnreferenced, ExactString("\(orphan + 1)"))
        }
        return ProcessedPayload(json: json, disclosed: disclosed, hash: hash)
    }

    private var pointer: ExactString {
        ExactString(path.reduce(into: "") { $0 += "/" + JSONPointer.escape($1.text) })
    }

    // MARK: Steps 3.2 to 3.5

    private mutating func value(_ value: JSONValue, at step: ExactString) throws(DisclosureViolation) -> JSONValue {
        switch value {
        case .object(let object):
            try descend(step)
            defer { path.removeLast() }
            return .object(try self.object(object))
        case .array(let elements):
            try descend(step)
            defer { path.removeLast() }
            return .array(try array(elements))
        default: return value
        }
    }

    private mutating func descend(_ step: ExactString) throws(DisclosureViolation) {
        path.append(step)
        guard path.count < Self.depthLimit else {
            throw DisclosureViolation(.disclosureLimit, ExactString("\(Self.depthLimit)"))
        }
    }

    private mutating func object(_ object: JSONObject) throws(DisclosureViolation) -> JSONObject {
        var output = JSONObject()
        var digests: [JSONValue] = []
        for member in object.members {
            switch member.name {
            case "_sd":
                // Step 3.2.1; §4.2.4.1 has nothing else under this name.
                guard let list = member.value.arrayValue, list.allSatisfy({ $0.stringValue != nil }) else {
                    throw DisclosureViolation(.disclosureDigests, pointer)
                }
                digests = list
            case "...": throw DisclosureViolation(.disclosureElement, pointer)
            case "_sd_alg": throw DisclosureViolation(.disclosureAlgorithm, pointer)
            default: _ = output.append(member.name, try value(member.value, at: member.name))
            }
        }
        for digest in digests {
            guard let position = try encounter(digest.stringValue) else { continue }
            try insert(position, into: &output)
        }
        return output
    }

    /// Step 3.3.2: a digest in an object's `_sd`.
    private mutating func insert(_ position: Int, into object: inout JSONObject) throws(DisclosureViolation) {
        let disclosure = disclosures[position]
        // Step 3.3.2.1.
        guard let name = disclosure.name else {
            throw DisclosureViolation(.disclosureArity, ExactString("\(position + 1)"))
        }
        // Step 3.3.2.2, and §4.1.1 for `_sd_alg`.
        guard name != "_sd", name != "...", name != "_sd_alg" else {
            throw DisclosureViolation(.disclosureNameReserved, name)
        }
        // Steps 3.3.2.4 and 3.3.2.5.
        let value = try disclose(position, at: name)
        // Step 3.3.2.3.
        guard object.append(name, value) else {
            throw DisclosureViolation(
                .disclosureNamePresent, ExactString("\(pointer)/\(JSONPointer.escape(name.text))"))
        }
    }

    private mutating func array(_ elements: [JSONValue]) throws(DisclosureViolation) -> [JSONValue] {
        var output: [JSONValue] = []
        output.reserveCapacity(elements.count)
        for element in elements {
            let step = ExactString("\(output.count)")
            // Step 3.2.2; §4.2.4.2 has nothing else under this name.
            guard let object = element.objectValue, let placeholder = object["..."] else {
                output.append(try value(element, at: step))
                continue
            }
            guard object.count == 1, let digest = placeholder.stringValue else {
                throw DisclosureViolation(.disclosureElement, pointer)
            }
            // Step 3.4: what is not disclosed goes.
            guard let position = try encounter(digest) else { continue }
            // Step 3.3.3.1.
            guard disclosures[position].name == nil else {
                throw DisclosureViolation(.disclosureArity, ExactString("\(position + 1)"))
            }
            // Steps 3.3.3.2 and 3.3.3.3.
            output.append(try disclose(position, at: step))
        }
        return output
    }

    /// Step 3.3.1 and step 4: the disclosure of a digest; nil for one that is a decoy or not disclosed.
    private mutating func encounter(_ digest: ExactString?) throws(DisclosureViolation) -> Int? {
        guard let digest else { return nil }
        guard encountered.insert(digest).inserted else {
            throw DisclosureViolation(.disclosureDigestRepeated, digest)
        }
        guard encountered.count <= Self.digestLimit else {
            throw DisclosureViolation(.disclosureLimit, ExactString("\(Self.digestLimit)"))
        }
        return positions[digest]
    }

    /// The value of a disclosure with what it discloses itself put in.
    private mutating func disclose(_ position: Int, at step: ExactString) throws(DisclosureViolation) -> JSONValue {
        let disclosure = disclosures[position]
        disclosed.append(
            ProcessedPayload.DisclosedClaim(
                pointer: ExactString(pointer.text + "/" + JSONPointer.escape(step.text)), name: disclosure.name,
                disclosure: position, parent: parent))
        let outer = parent
        parent = position
        defer { parent = outer }
        return try value(disclosure.value, at: step)
    }
}
