// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing
import TrustLists

/// Signed lists: by which key, and what else breaks them.
@Suite struct SignedListTests {
    private static let maker = TrustListMaker(name: "Schools", [.init("did:web:school.example", name: "School")])
    private static let signer = Result { try TestKey("list signer") }
    private static let other = Result { try TestKey("another signer", .p256) }

    private static func read(
        _ bytes: [UInt8], _ conditions: TrustListConditions = TrustListConditions()
    ) throws -> TrustList {
        try TrustListReader.read(bytes, fallbackName: "file", on: conditions)
    }

    private static func code(_ bytes: [UInt8], _ conditions: TrustListConditions = TrustListConditions()) throws
        -> String
    { try #require(throws: TrustListError.self) { try read(bytes, conditions) }.code }

    private static func header(_ json: String) throws -> JSONObject { try JSONObject(json: json) }

    @Test func namesTheKeyOfItsHeader() throws {
        let signer = try Self.signer.get()
        for header in [
            try Self.header(#"{"kid":"\#(signer.method)"}"#), try Self.header(#"{"kid":"\#(signer.did)"}"#),
            JSONObject([("jwk", .object(signer.publicKey.jwk))]),
            try Self.header(#"{"kid":"\#(DIDJWK.did(for: signer.publicKey))#0"}"#),
        ] {
            let list = try Self.read(try Self.maker.signed(by: signer, header: header))
            #expect(list.assurance == .signed(by: signer.publicKey))
            #expect(list.name == "Schools" && list.issuers.count == 1 && list.format == "backpack")
        }
    }

    @Test func takesTheKeyThatWasNamed() throws {
        let signer = try Self.signer.get()
        let bytes = try Self.maker.signed(by: signer, header: JSONObject())
        let asked = TrustListConditions(signer: signer.publicKey)
        #expect(try Self.read(bytes, asked).assurance == .signed(by: signer.publicKey))
        let other = try Self.other.get().publicKey
        let known = TrustListConditions(knownSigners: [other, signer.publicKey])
        #expect(try Self.read(bytes, known).assurance == .signed(by: signer.publicKey))
        // Nobody named, and by none of those known.
        #expect(try Self.code(bytes) == "trust-list.signer-unknown")
        #expect(
            try Self.code(bytes, TrustListConditions(knownSigners: [other, try TestKey("third").publicKey]))
                == "trust-list.signer-unknown")
    }

    /// TL-14, TL-15: another signer, or none where one was asked for.
    @Test func refusesOtherSigners() throws {
        let signer = try Self.signer.get()
        let other = try Self.other.get()
        let asked = TrustListConditions(signer: signer.publicKey)
        #expect(try Self.code(try Self.maker.signed(by: other), asked) == "trust-list.other-signer")
        #expect(try Self.code(Self.maker.bytes, asked) == "trust-list.unsigned")
        // Signed by the other, in the name of the one who was asked for.
        let borrowed = try Self.header(#"{"kid":"\#(signer.method)"}"#)
        #expect(try Self.code(try Self.maker.signed(by: other, header: borrowed), asked) == "trust-list.signature")
        #expect(
            try Self.code(try Self.maker.signed(by: other, header: JSONObject()), asked) == "trust-list.signature")
    }

    @Test func refusesAChangedList() throws {
        var bytes = try Self.maker.signed(by: try Self.signer.get())
        let dot = try #require(bytes.firstIndex(of: UInt8(ascii: ".")))
        bytes[dot + 40] = bytes[dot + 40] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        // The change may break the JSON first; under either code nothing is read.
        let code = try Self.code(bytes)
        #expect(code == "trust-list.signature" || code.hasPrefix("json.") || code.hasPrefix("format."))
        let longer = TrustListMaker(name: "Schools", [.init("did:web:other.example")])
        let parts = try Self.maker.signed(by: try Self.signer.get()).split(separator: UInt8(ascii: "."))
        let payload = try longer.signed(by: try Self.other.get()).split(separator: UInt8(ascii: "."))
        #expect(
            try Self.code(Array([parts[0], payload[1], parts[2]].joined(separator: [0x2E]))) == "trust-list.signature")
    }

    @Test(arguments: [#"{"crit":["x"],"x":1,"kid":"KID"}"#, #"{"enc":"A256GCM","kid":"KID"}"#, #"{"jwk":7}"#])
    func refusesHeadersThatAskForMore(_ text: String) throws {
        let signer = try Self.signer.get()
        let header = try Self.header(text.replacing("KID", with: signer.method.text))
        #expect(try Self.code(try Self.maker.signed(by: signer, header: header)) == "trust-list.signature")
    }

    @Test func holdsAnyListAgainstItsDigest() throws {
        let right = TrustListConditions(digest: HashAlgorithm.sha256.digest(Self.maker.bytes))
        #expect(try Self.read(Self.maker.bytes, right).assurance == .chosen)
        #expect(try Self.code(Self.maker.bytes + [0x0A], right) == "trust-list.digest")
    }

    @Test(arguments: ["did", "multikey", "jwk", "did:jwk"]) func namesOfSigners(_ form: String) throws {
        let key = try Self.other.get().publicKey
        let text: ExactString =
            switch form {
            case "did": DIDKey.did(for: key)
            case "multikey": key.multikey
            case "did:jwk": DIDJWK.did(for: key)
            default: ExactString(String(decoding: JSONWriter.bytes(.object(key.jwk)), as: UTF8.self))
            }
        #expect(try SignerName.key(text) == key)
        #expect(throws: KeyError.self) { try SignerName.key(ExactString(text.text + "!")) }
    }
}
