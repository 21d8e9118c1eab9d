// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import Credentials
package import StrictJSON
import TrustLists

/// An Open Badges 2.0 badge with all that it refers to at hand, to be changed in one respect before it is verified.
package struct BadgeScenario: Sendable {
    package static let issuerID: ExactString = "https://school.example/issuer"
    package static let keyID: ExactString = "https://school.example/keys/1"
    package static let listID: ExactString = "https://school.example/revoked"

    package var assertion: JSONObject
    /// The files it refers to; nil for one that is not at hand.
    package var badgeClass: JSONObject?
    package var issuer: JSONObject?
    package var key: JSONObject?
    package var revocationList: JSONObject?
    /// Who signs; nil for a hosted badge.
    package var signer: TestSigner?
    /// Changes to the token before and after it is signed.
    package var token: @Sendable (inout TokenMaker) throws -> Void = { _ in }

    package var instant: Instant
    package var origin = EvidenceItem.Origin.owner
    package var added: ExactString?
    package var received: ExactString?
    /// Evidence beside the parts.
    package var evidence: [EvidenceItem] = []
    package var lists: [TrustListMaker]
    package var owner: Owner?

    /// Hosted: what its own file says, and nothing more.
    package static func hosted() throws -> BadgeScenario {
        BadgeScenario(
            assertion: try JSONObject(json: assertion), badgeClass: try JSONObject(json: badgeClass),
            issuer: try JSONObject(json: issuer), instant: try DateTime("2026-06-01T12:00:00Z").instant,
            lists: [TrustListMaker([.init(issuerID, name: "Listed School")])])
    }

    /// Signed with RSA by a listed issuer: it comes out `valid`.
    package static func signed() throws -> BadgeScenario {
        var scenario = try hosted()
        try scenario.assertion.set("/verification", json: #"{"type":"SignedBadge","creator":"\#(keyID)"}"#)
        try scenario.use(TestSigner("issuer", .rs256))
        try scenario.issuer?.set("/publicKey", .string(keyID))
        return scenario
    }

    /// A signed badge of an issuer that keeps a revocation list with `entries`.
    package static func listed(_ entries: String) throws -> BadgeScenario {
        var scenario = try signed()
        try scenario.issuer?.set("/revocationList", .string(listID))
        scenario.revocationList = try JSONObject(
            json: """
                {"@context":"https://w3id.org/openbadges/v2","type":"RevocationList","id":"\(listID)",
                 "issuer":"\(issuerID)","revokedAssertions":\(entries)}
                """)
        return scenario
    }

    private static let assertion = """
        {"@context":"https://w3id.org/openbadges/v2","type":"Assertion",
         "id":"https://school.example/assertions/1","badge":"https://school.example/badges/tides",
         "recipient":{"type":"email","hashed":false,"identity":"learner@school.example"},
         "verification":{"type":"HostedBadge"},"issuedOn":"2025-01-01T10:00:00.123456+01:00"}
        """
    private static let badgeClass = """
        {"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass","id":"https://school.example/badges/tides",
         "name":"Reading tide tables","description":"Knows when to sail.","image":"https://school.example/tides.png",
         "criteria":{"narrative":"Planned a passage over a bar."},"issuer":"https://school.example/issuer"}
        """
    private static let issuer = """
        {"@context":"https://w3id.org/openbadges/v2","type":"Issuer","id":"https://school.example/issuer",
         "name":"School as it calls itself","url":"https://school.example/","email":"desk@school.example"}
        """

    /// Lets `signer` sign, with a key document that says so.
    package mutating func use(_ signer: TestSigner) throws {
        self.signer = signer
        key = try Self.keyDocument(signer.publicKey)
    }

    package static func keyDocument(
        _ key: PublicKey, id: ExactString = keyID, owner: ExactString = issuerID
    ) throws -> JSONObject {
        JSONObject([
            (name: "@context", value: .string("https://w3id.org/openbadges/v2")),
            (name: "type", value: .string("CryptographicKey")), (name: "id", value: .string(id)),
            (name: "owner", value: .string(owner)), (name: "publicKeyPem", value: .string(try PEMMaker.text(key))),
        ])
    }

    // MARK: Making and verifying

    /// The file: JSON, or a compact token.
    package func bytes() throws -> [UInt8] {
        guard let signer else { return JSONWriter.bytes(.object(assertion)) }
        var maker = TokenMaker(signer, claims: assertion)
        try token(&maker)
        return Array(try maker.compact().utf8)
    }

    package var omitting: CheckID?
    /// The moment of asking, where `instant` is an earlier one that is asked about.
    package var askedAt: Instant?

    package func inputs() throws -> VerificationInputs {
        let parts: [(EvidenceItem.Kind, JSONObject?)] = [
            (.badgeClass, badgeClass), (.issuerProfile, issuer), (.keyDocument, key),
            (.revocationList, revocationList),
        ]
        let items = parts.compactMap { kind, object in object.map { item(kind, $0) } }
        var inputs = VerificationInputs(
            instant: instant, evidence: EvidenceSet(items + evidence),
            trust: try TrustListMaker.set(lists), owner: owner)
        inputs.omitting = omitting
        inputs.askedAt = askedAt
        return inputs
    }

    package func item(
        _ kind: EvidenceItem.Kind, _ object: JSONObject, url: ExactString? = nil
    ) -> EvidenceItem {
        EvidenceItem(kind: kind, url: url, document: object, digest: "00", origin: origin, added: added)
    }

    package func document() throws -> SecuredDocument {
        guard case .secured(var document) = try Recognizer.recognize(try bytes()) else {
            throw VectorError.notUnderstood("not a badge")
        }
        document.received = received
        return document
    }

    package func verified() throws -> (report: VerificationReport, view: CredentialView) {
        Verifier(try inputs()).verifyWithView(try document())
    }
}

/// Writes public keys as SubjectPublicKeyInfo in PEM (RFC 7468 §13).
package enum PEMMaker {
    package static func text(_ key: PublicKey) throws -> String {
        let algorithm: [UInt8]
        switch key.algorithm {
        case .rsa: algorithm = try Hexadecimal.decode("06092a864886f70d0101010500")
        case .ed25519: algorithm = try Hexadecimal.decode("06032b6570")
        case .p256: algorithm = try Hexadecimal.decode("06072a8648ce3d020106082a8648ce3d030107")
        case .p384: algorithm = try Hexadecimal.decode("06072a8648ce3d020106052b81040022")
        }
        // A point with both coordinates is what every reader takes.
        let coordinates = try [ExactString("x"), "y"].flatMap { name in
            try key.jwk[name]?.stringValue.map { text throws in try Base64URL.decode(text) } ?? []
        }
        let isPoint = key.algorithm == .p256 || key.algorithm == .p384
        let body = element(
            0x30, element(0x30, algorithm) + element(0x03, [0] + (isPoint ? [4] + coordinates : key.bytes)))
        return "-----BEGIN PUBLIC KEY-----\n\(Base64.encode(body))\n-----END PUBLIC KEY-----\n"
    }

    private static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let count = content.count
        let length: [UInt8] =
            switch count {
            case ..<0x80: [UInt8(count)]
            case ..<0x100: [0x81, UInt8(count)]
            default: [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
            }
        return [tag] + length + content
    }
}
