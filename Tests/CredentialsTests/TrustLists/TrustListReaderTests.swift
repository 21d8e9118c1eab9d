// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing
import TrustLists

/// Reading trust lists: what is not understood is refused, never passed over.
@Suite struct TrustListReaderTests {
    private static let sound = """
        {"schema":"backpack.trust-list/1","name":"Schools","version":7,"issued":"2026-01-01T00:00:00Z",
         "expires":"2026-12-31T00:00:00Z",
         "issuers":[{"id":"did:web:school.example","name":"School","country":"NL","url":"https://school.example",
                     "keys":null,"from":"2024-01-01T00:00:00Z","until":null}]}
        """

    private static func read(_ change: (inout JSONObject) throws -> Void = { _ in }) throws -> TrustList {
        var list = try JSONObject(json: sound)
        try change(&list)
        return try TrustListReader.read(JSONWriter.bytes(.object(list)), fallbackName: "file")
    }

    @Test func readsOurOwnForm() throws {
        let list = try Self.read()
        #expect(list.format == "backpack")
        #expect(list.name == "Schools")
        #expect(list.version == 7)
        let issuer = try #require(list.issuer("did:web:school.example"))
        #expect(issuer.name == "School")
        #expect(issuer.keys == nil)
        #expect(list.issuer("did:web:school.exampl\u{65}\u{301}") == nil)
    }

    @Test func readsKeysInBothForms() throws {
        let key = try TestKey("issuer").publicKey
        let other = try TestKey("issuer", .p256).publicKey
        let list = try Self.read {
            try $0.set("/issuers/0/keys", .array([.string(key.multikey), .object(other.jwk)]))
        }
        #expect(list.issuers.first?.keys == [key, other])
    }

    @Test func readsCertificatesAsAnchorsOfTheirIssuerOnly() throws {
        let list = try Self.read {
            try $0.set("/issuers/0/certificates", json: #"["MAA="]"#)
            try $0.set("/timestampAuthorities", json: #"["MAE="]"#)
        }
        let set = TrustListSet([TrustListSet.Entry(list: list, digest: "00", added: nil)])
        func anchors(_ use: TrustAnchor.Use, _ date: ExactString) throws -> [TrustAnchor] {
            set.anchors(for: use, at: try DateTime(date).instant)
        }
        let anchor = try #require(try anchors(.credentials, "2026-06-01T00:00:00Z").first)
        #expect(anchor.certificate == [0x30, 0x00])
        #expect(anchor.issuer == "did:web:school.example")
        #expect(anchor.entry.name == "School")
        #expect(try anchors(.timestamps, "2026-06-01T00:00:00Z").map(\.certificate) == [[0x30, 0x01]])
        // Before the entry, and after the list.
        #expect(try anchors(.credentials, "2023-06-01T00:00:00Z").isEmpty)
        #expect(try anchors(.credentials, "2027-06-01T00:00:00Z").isEmpty)
        #expect(try anchors(.timestamps, "2027-06-01T00:00:00Z").isEmpty)
    }

    @Test(arguments: [
        ("/schema", #""backpack.trust-list/2""#, "trust-list.member"), ("/name", #""""#, "trust-list.member"),
        ("/name", "null", "trust-list.member"), ("/version", "-1", "trust-list.member"),
        ("/version", "1.5", "trust-list.member"), ("/version", #""7""#, "trust-list.member"),
        ("/issued", #""2026-01-01""#, "trust-list.member"), ("/expires", "7", "trust-list.member"),
        ("/issuers", "{}", "trust-list.member"), ("/issuers", "[7]", "trust-list.member"),
        ("/issuers/0/id", "null", "trust-list.member"), ("/issuers/0/name", "7", "trust-list.member"),
        ("/issuers/0/keys", #""z6Mk""#, "trust-list.member"), ("/issuers/0/keys", "[7]", "trust-list.member"),
        ("/issuers/0/keys", #"["z6Mk"]"#, "trust-list.key"), ("/issuers/0/keys", #"[{"kty":"OKP"}]"#, "trust-list.key"),
        ("/issuers/0/from", #""yesterday""#, "trust-list.member"), ("/issuers/0/until", "0", "trust-list.member"),
        ("/issuers/0/certificates", #""MII=""#, "trust-list.member"),
        ("/issuers/0/certificates", #"["not base64!"]"#, "trust-list.member"),
        ("/timestampAuthorities", "[7]", "trust-list.member"),
    ])
    func refuses(_ place: String, _ json: String, _ code: String) throws {
        let error = try #require(throws: TrustListError.self) { try Self.read { try $0.set(place, json: json) } }
        #expect(error.code == code)
    }

    @Test func refusesAListThatContradictsItself() throws {
        let error = try #require(throws: TrustListError.self) {
            try Self.read { try $0.set("/issuers/-", $0.value("/issuers/0")) }
        }
        #expect(error.reason == .member("issuers"))
    }

    @Test(arguments: [
        ("", "format.empty"), ("{}", "format.unrecognized"), ("[]", "format.unrecognized"),
        (#"{"type":"VerifiableCredential"}"#, "trust-list.form"), ("{", "json.unexpected-end"),
        (#"{"schema":"backpack.trust-list/1","schema":"backpack.trust-list/1"}"#, "json.duplicate-member"),
    ])
    func refusesWhatIsNoList(_ text: String, _ code: String) throws {
        let error = try #require(throws: TrustListError.self) {
            try TrustListReader.read(Array(text.utf8), fallbackName: "file")
        }
        #expect(error.code == code)
    }

    /// A registry of the consortium's is published with an issuer standing twice: the first entry counts, and it is said.
    @Test func readsARegistryWithRepeats() throws {
        let registry = """
            {"meta":{"updated":"2026-03-25T00:00:00+00:00"},
             "registry":{"did:key:a":{"name":"First"},"did:key:b":{"name":"B"},"did:key:a":{"name":"Second"}}}
            """
        let list = try TrustListReader.read(Array(registry.utf8), fallbackName: "registry")
        #expect(list.format == "dcc")
        #expect(list.name == "registry")
        #expect(list.issuer("did:key:a")?.name == "First")
        #expect(list.repeated == ["did:key:a"])
    }

    /// Only among the issuers: anywhere else a name twice is an error as in all JSON.
    @Test(arguments: [
        #"{"meta":{"updated":"x","updated":"y"},"registry":{"did:key:a":{"name":"A"}}}"#,
        #"{"meta":{},"meta":{},"registry":{"did:key:a":{"name":"A"}}}"#,
        #"{"meta":{},"registry":{"did:key:a":{"name":"A","name":"B"}}}"#,
    ])
    func refusesOtherRepeatsInARegistry(_ text: String) throws {
        let error = try #require(throws: TrustListError.self) {
            try TrustListReader.read(Array(text.utf8), fallbackName: "registry")
        }
        #expect(error.code == "json.duplicate-member")
    }
}
