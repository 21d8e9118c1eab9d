// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import Credentials
package import StrictJSON
import TrustLists

/// An SD-JWT that comes out `valid`, to be changed in one respect before it is verified.
package struct SDJWTScenario: Sendable {
    package typealias Change = @Sendable (inout SDJWTScenario) throws -> Void

    package var maker: SDJWTMaker
    package var instant: Instant
    package var evidence: [EvidenceItem] = []
    package var lists: [TrustListMaker]
    package var challenge: ExactString?
    package var domain: ExactString?
    package var requiresBinding = false
    package var maximumAge: Int64?

    private init(_ maker: SDJWTMaker) throws {
        self.maker = maker
        instant = try DateTime("2026-06-01T12:00:00Z").instant
        lists = [TrustListMaker([.init(maker.signer.did, name: "Listed School")])]
    }

    // MARK: What to start from

    /// The moments of the credential's dates and of the checking, in seconds.
    package static let notBefore = 1_735_689_600
    package static let expires = 1_798_761_600
    package static let now = 1_780_315_200

    /// An SD-JWT VC with disclosures of every kind: plain, in an object, in a list, and one within another.
    package static func credential(_ algorithm: SignatureAlgorithm = .es256) throws -> SDJWTScenario {
        let issuer = try TestSigner("issuer", algorithm)
        var claims = try JSONObject(
            json: """
                {"iss":"","vct":"https://school.example/credentials/tides","iat":1767225600,
                 "nbf":\(notBefore),"exp":\(expires),"cnf":{},"course":"Reading tide tables",
                 "place":{"country":"NL"},"languages":["nl"]}
                """)
        claims["iss"] = .string(issuer.did)
        claims["cnf"] = .object(["jwk": .object(try Scenario.holderKey.get().publicKey.jwk)])
        var maker = SDJWTMaker(issuer, type: "dc+sd-jwt", claims: claims)
        try maker.disclose("given_name", .string("Noor"))
        try maker.disclose("family_name", .string("de Wit"))
        try maker.disclose("town", .string("Harlingen"), at: "/place")
        try maker.discloseElement(.string("fy"), of: "/languages")
        let street = SDJWTMaker.disclosure("street", .string("Zuiderhaven 1"))
        maker.disclosures.append(street)
        try maker.disclose("address", .object(["_sd": .array([maker.digest(street)]), "code": .string("8861 CJ")]))
        try maker.hide(.string("decoy-of-nothing-at-all-0123456789abcdefghi"))
        return try SDJWTScenario(maker)
    }

    /// The same, presented by its holder.
    package static func bound(_ algorithm: SignatureAlgorithm = .es256) throws -> SDJWTScenario {
        var scenario = try credential(algorithm)
        try scenario.bind(TestSigner(try Scenario.holderKey.get()))
        return scenario
    }

    /// An Open Badges credential of VCDM 2.0 in an SD-JWT.
    package static func dataModel() throws -> SDJWTScenario {
        let issuer = try TestSigner("issuer", .es256)
        var claims = try Scenario.credential().document
        try claims.set("/issuer/id", .string(issuer.did))
        claims["iss"] = .string(issuer.did)
        claims["validUntil"] = .string("2027-01-01T00:00:00Z")
        try claims.set("/credentialSubject/achievement/criteria/narrative", nil)
        var maker = SDJWTMaker(issuer, type: "vc+sd-jwt", claims: claims)
        try maker.disclose("narrative", .string("Planned a passage."), at: "/credentialSubject/achievement/criteria")
        return try SDJWTScenario(maker)
    }

    package mutating func bind(_ holder: TestSigner) throws {
        let claims = try JSONObject(
            json: #"{"iat":\#(Self.now - 10),"aud":"https://employer.example","nonce":"n-1"}"#)
        let header = JSONObject([(name: "typ", value: .string("kb+jwt"))])
        maker.binding = TokenMaker(holder, header: header, claims: claims)
        challenge = "n-1"
        domain = "https://employer.example"
    }

    // MARK: Making and verifying

    package func inputs() throws -> VerificationInputs {
        var inputs = VerificationInputs(
            instant: instant, evidence: EvidenceSet(evidence), trust: try TrustListMaker.set(lists),
            challenge: challenge, domain: domain)
        inputs.requiresBinding = requiresBinding
        inputs.maximumPresentationAge = maximumAge
        return inputs
    }

    package func bytes() throws -> [UInt8] { Array(try maker.compact().utf8) }

    /// The report on the token, read from its bytes as any file is.
    package func report() throws -> VerificationReport { try Scenario.verify(try bytes(), Verifier(try inputs())) }

    // MARK: Changes

    package mutating func addEvidence(
        _ kind: EvidenceItem.Kind, _ document: JSONObject, url: ExactString? = nil,
        origin: EvidenceItem.Origin = .owner
    ) {
        evidence.append(
            EvidenceItem(kind: kind, url: url, document: document, digest: "00", origin: origin, added: nil))
    }

    /// Lets the issuer be known by an address, with nothing yet that tells its keys.
    package mutating func setIssuer(_ id: ExactString, kid: ExactString?) {
        maker.claims["iss"] = .string(id)
        maker.header["kid"] = kid.map(JSONValue.string)
        lists = [TrustListMaker([.init(id, name: "Listed School")])]
    }

    /// JWT VC Issuer Metadata with the signer's key under the name `key-1`, and another's under `key-2`.
    package func metadata(of issuer: ExactString) throws -> JSONObject {
        JSONObject([
            (name: "issuer", value: .string(issuer)), (name: "jwks", value: .object(try keySet())),
        ])
    }

    package func keySet() throws -> JSONObject {
        let keys = [("key-1", maker.signer.publicKey), ("key-2", try Scenario.strangerKey.get().publicKey)]
        let jwks = keys.map { name, key in
            var jwk = key.jwk
            jwk["kid"] = .string(name)
            return JSONValue.object(jwk)
        }
        return JSONObject([(name: "keys", value: .array(jwks))])
    }

    /// Changes the claims of the Key Binding JWT.
    package mutating func setBinding(_ name: ExactString, _ value: JSONValue?) throws {
        guard var binding = maker.binding, var claims = try JSONReader.read(binding.payload).objectValue else {
            throw VectorError.notUnderstood("binding")
        }
        claims[name] = value
        binding.payload = JSONWriter.bytes(.object(claims))
        maker.binding = binding
        if name == "sd_hash" { maker.setsHash = false }
    }
}
