// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// Whom credentials of every form are made out to, whatever they call it and however they hide it.
@Suite("Made out to the learner")
struct OwnerMatchTests {
    private static func check(
        _ json: String, _ identifiers: [(kind: ExactString, value: ExactString)], keys: [PublicKey] = []
    ) throws -> Check {
        guard case .secured(let document) = try Recognizer.recognize(Array(json.utf8)) else {
            throw RecognitionError(.unrecognized)
        }
        var inputs = VerificationInputs(instant: try DateTime("2026-06-01T12:00:00Z").instant, trust: NoTrust())
        inputs.owner = Owner(identifiers: identifiers, keys: keys)
        return try #require(Verifier(inputs).verify(document).check(.ownerMatch))
    }

    private static func credential(_ subject: String) -> String {
        #"{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"#
            + #""issuer":"https://school.example","credentialSubject":\#(subject)}"#
    }

    private static func badge(_ recipient: String) -> String {
        #"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://school.example/a/1","#
            + #""badge":"https://school.example/b","issuedOn":"2026-01-01T00:00:00Z","#
            + #""verification":{"type":"hosted"},"recipient":\#(recipient)}"#
    }

    private static func hash(_ text: String, _ salt: String = "") -> String {
        "sha256$" + Hexadecimal.encode(HashAlgorithm.sha256.digest(Array((text + salt).utf8)))
    }

    /// The published example of Open Badges 3.0 for an IdentityHash.
    private static let published = """
        {"type":"AchievementSubject","identifier":[{"type":"IdentityObject","hashed":true,"salt":"Kosher",
         "identityHash":"sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399","identityType":"emailAddress"}]}
        """

    private static func identity(_ type: String, _ value: String, hashed: Bool = false, salt: String = "") -> String {
        #"{"identifier":{"type":"IdentityObject","hashed":\#(hashed),"identityHash":"\#(value)","#
            + #""identityType":"\#(type)","salt":"\#(salt)"}}"#
    }

    static let own: [(credential: String, kind: ExactString, value: ExactString)] = [
        (credential(published), "email", "a@example.com"), (credential(published), "email", " A@Example.com"),
        (credential(published), "email", "mailto:a@example.com"),
        (
            credential(identity("telephone", hash("+31612345678", "x"), hashed: true, salt: "x")), "phone",
            "+31 6 1234 5678"
        ),
        (
            credential(identity("url", hash("https://noor.example/", "x"), hashed: true, salt: "x")), "url",
            "https://noor.example"
        ),
        (credential(identity("ext:eduPersonPrincipalName", "Noor@school.example")), "eppn", "noor@school.example"),
        (credential(identity("sourcedId", hash("97168a"), hashed: true)), "student", "97168A"),
        (credential(#"{"id":"mailto:noor@example.nl"}"#), "email", "noor@example.nl"),
        (credential(#"{"id":"tel:+31612345678"}"#), "phone", "+31 (6) 12.34.56-78"),
        (credential(#"{"id":"did:web:noor.example"}"#), "did", "did:web:noor.example"),
        (credential(#"[{"id":"urn:x"},{"email":"noor@example.nl"}]"#), "email", "NOOR@example.nl"),
        (
            credential(#"{"hasClaim":{},"contactPoint":{"emailAddress":{"id":"mailto:noor@example.nl"}}}"#), "email",
            "noor@example.nl"
        ),
        (credential(#"{"identifier":[{"notation":"97168A","schemeName":"Studentnummer"}]}"#), "student", "97168A"),
        (badge(#"{"type":"url","hashed":false,"identity":"https://noor.example/"}"#), "url", "https://noor.example"),
        (
            badge(#"{"type":"id","hashed":true,"salt":"s","identity":"\#(hash("ab-12", "s").uppercased())"}"#), "eduid",
            "AB-12"
        ),
        (
            badge(#"{"type":"telephone","hashed":true,"identity":"\#(hash("+31612345678"))"}"#), "tel",
            "tel:+31-612345678"
        ),
    ]

    @Test("is known by any identifier that the learner gave, and said by which", arguments: own)
    func known(_ credential: String, _ kind: ExactString, _ value: ExactString) throws {
        let check = try Self.check(credential, [("email", "someone@else.example"), (kind, value), ("name", "Noor")])
        #expect(check.outcome == .passed, "\(check)")
        #expect(check.evidence == [.init("through", kind)])
        let other = try Self.check(credential, [(kind, ExactString("\(value)x"))])
        #expect(other.outcome == .warning)
        #expect(other.code == .ownerNoMatch)
    }

    @Test(
        "is not known by what only looks the same",
        arguments: [
            (#"{"id":"did:web:Noor.example"}"#, "did", "did:web:noor.example"),
            (#"{"id":"https://noor.example/A"}"#, "url", "https://noor.example/a"),
            (
                identity("emailAddress", hash("noor@example.nl", "y"), hashed: true, salt: "x"), "email",
                "noor@example.nl"
            ),
            (identity("emailAddress", hash("noor@example.nl"), hashed: false), "email", "noor@example.nl"),
            (identity("emailAddress", "noor@example.nl", hashed: false), "email", "noor@example.n"),
            (#"{"name":"Noor","id":"urn:x"}"#, "name", "Noor"),
        ] as [(String, ExactString, ExactString)])
    func unknown(_ subject: String, _ kind: ExactString, _ value: ExactString) throws {
        let check = try Self.check(Self.credential(subject), [(kind, value)])
        #expect(check.outcome == .warning, "\(check)")
        #expect(check.code == .ownerNoMatch)
    }

    @Test("has nothing to compare where it names nobody, and says so where it hides whom it names")
    func nobody() throws {
        #expect(try Self.check(Self.credential(#"{"name":"Noor"}"#), [("email", "a@b.example")]).outcome == .skipped)
        let unread = Self.identity("emailAddress", "md5$00", hashed: true)
        #expect(try Self.check(Self.credential(unread), [("email", "a@b.example")]).code == .ownerHashUnsupported)
        #expect(try Self.check(Self.credential(#"{"id":"urn:x"}"#), []).outcome == .skipped)
    }

    @Test("is known by a key of the wallet, in every way that a credential can be bound to one")
    func keys() throws {
        let key = try Scenario.holderKey.get().publicKey
        let other = try Scenario.strangerKey.get().publicKey
        for id in ["\(DIDKey.did(for: key))", "\(DIDJWK.did(for: key))", "\(DIDKey.did(for: key))#\(key.multikey)"] {
            let credential = Self.credential(#"{"id":"\#(id)"}"#)
            let check = try Self.check(credential, [("email", "a@b.example")], keys: [other, key])
            #expect(check.outcome == .passed)
            #expect(check.code == .ownerHolderKey)
            #expect(check.evidence == [.init("through", DIDKey.did(for: key))])
            #expect(try Self.check(credential, [("email", "a@b.example")], keys: [other]).code == .ownerNoMatch)
        }
    }

    @Test("is known by the key that a token is bound to, and by the token's claims")
    func tokens() throws {
        var scenario = try SDJWTScenario.credential()
        scenario.maker.claims["email"] = .string("noor@example.nl")
        guard case .secured(let document) = try Recognizer.recognize(try scenario.bytes()) else { return }
        func check(_ owner: Owner) throws -> Check? {
            var inputs = try scenario.inputs()
            inputs.owner = owner
            return Verifier(inputs).verify(document).check(.ownerMatch)
        }
        let key = try Scenario.holderKey.get().publicKey
        let other = try Scenario.strangerKey.get().publicKey
        #expect(try check(Owner(identifiers: [], keys: [key]))?.code == .ownerHolderKey)
        #expect(try check(Owner(identifiers: [], keys: [other]))?.outcome == .skipped)
        #expect(try check(Owner(identifiers: [("email", "noor@example.nl")], keys: [other]))?.outcome == .passed)
        #expect(try check(Owner(identifiers: [("email", "bo@example.nl")], keys: [other]))?.code == .ownerNoMatch)
    }
}
