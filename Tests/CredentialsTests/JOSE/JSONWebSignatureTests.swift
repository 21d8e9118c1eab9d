// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// What is read as a JSON Web Signature, and what every rule about one refuses.
@Suite struct JSONWebSignatureTests {
    private static let payload = Array(#"{"a":"é"}"#.utf8)

    @Test(arguments: SignatureAlgorithm.allCases)
    func everyAlgorithmVerifies(algorithm: SignatureAlgorithm) throws {
        let signer = try TestSigner("signer", algorithm)
        let token = try TokenMaker(signer, payload: Self.payload).compact()
        let jws = try JSONWebSignature(compact: Array(token.utf8))
        #expect(jws.payload == Self.payload)
        #expect(jws.serialization == .compact)
        #expect(try jws.signature.algorithm() == algorithm)
        try jws.signature.verify(with: signer.publicKey)
        // Another key of the same kind, and keys of every other kind.
        if algorithm.keyAlgorithm != .rsa {
            #expect(jwsRefusal(token, try TestSigner("other", algorithm).publicKey) == "jws.signature-invalid")
        }
        for other in SignatureAlgorithm.allCases where other.keyAlgorithm != algorithm.keyAlgorithm {
            #expect(jwsRefusal(token, try TestSigner("signer", other).publicKey) == "jws.algorithm-mismatch")
        }
    }

    /// RFC 9864 §2.2.
    @Test func ed25519HasTwoNames() throws {
        let signer = try TestSigner("signer", .ed25519)
        for (name, code) in [
            ("Ed25519", nil), ("EdDSA", nil), ("Ed448", "jws.algorithm-unsupported"),
            ("EDDSA", "jws.algorithm-unsupported"),
        ] {
            var maker = TokenMaker(signer, payload: Self.payload)
            try maker.header.set("/alg", name)
            #expect(jwsRefusal(try maker.compact(), signer.publicKey) == code)
        }
    }

    /// Changes to a header, signed as they stand, and what becomes of them.
    @Test(arguments: [
        (#"{"alg":"none"}"#, "jws.algorithm-forbidden"), (#"{"alg":"None"}"#, "jws.algorithm-forbidden"),
        (#"{"alg":"NONE"}"#, "jws.algorithm-forbidden"), (#"{"alg":"nOnE"}"#, "jws.algorithm-forbidden"),
        (#"{"alg":" none"}"#, "jws.algorithm-forbidden"), (#"{"alg":"none\u0020"}"#, "jws.algorithm-forbidden"),
        (#"{"alg":"no\u006ee"}"#, "jws.algorithm-forbidden"), (#"{"alg":"HS256"}"#, "jws.algorithm-forbidden"),
        (#"{"alg":"HS384"}"#, "jws.algorithm-forbidden"), (#"{"alg":"HS512"}"#, "jws.algorithm-forbidden"),
        (#"{"alg":"es256"}"#, "jws.algorithm-unsupported"), (#"{"alg":"ES256K"}"#, "jws.algorithm-unsupported"),
        (#"{"alg":"ES512"}"#, "jws.algorithm-unsupported"), (#"{"alg":"RS512"}"#, "jws.algorithm-unsupported"),
        (#"{"alg":"RS1"}"#, "jws.algorithm-unsupported"), (#"{"alg":"PS384"}"#, "jws.algorithm-unsupported"),
        (#"{"alg":"RSA-OAEP"}"#, "jws.algorithm-unsupported"), (#"{"alg":""}"#, "jws.algorithm-unsupported"),
        (#"{"alg":"ES256 "}"#, "jws.algorithm-unsupported"), (#"{"alg":"ES256\u0000"}"#, "jws.algorithm-unsupported"),
        (#"{"alg":"ES384"}"#, "jws.algorithm-mismatch"), (#"{"alg":"RS256"}"#, "jws.algorithm-mismatch"),
        (#"{"alg":"EdDSA"}"#, "jws.algorithm-mismatch"), (#"{"alg":"PS256"}"#, "jws.algorithm-mismatch"),
        (#"{"alg":["ES256"]}"#, "jws.header"), (#"{"alg":["none","ES256"]}"#, "jws.header"),
        (#"{"alg":null}"#, "jws.header"), (#"{"alg":256}"#, "jws.header"), (#"{"alg":{"ES256":1}}"#, "jws.header"),
        ("{}", "jws.header"), (#"{"Alg":"ES256"}"#, "jws.header"), (#"{"typ":"JWT"}"#, "jws.header"),
        (#"{"alg":"ES256","alg":"none"}"#, "jws.header-json"), (#"{"alg":"none","alg":"ES256"}"#, "jws.header-json"),
        (#"{"alg":"ES256","\u0061lg":"ES256"}"#, "jws.header-json"),
        (#"{"alg":"ES256","kid":"a","kid":"b"}"#, "jws.header-json"),
        (#"{"alg":"ES256",}"#, "jws.header-json"), (#"{"alg":"ES256"} x"#, "jws.header-json"),
        (#"{"alg":"ES256""#, "jws.header-json"), ("", "jws.header-json"), (#"["ES256"]"#, "jws.malformed"),
        ("\u{FEFF}{\"alg\":\"ES256\"}", "jws.header-json"), (#""ES256""#, "jws.malformed"), ("null", "jws.malformed"),
        (#"{"alg":"ES256","kid":7}"#, "jws.header"), (#"{"alg":"ES256","typ":[]}"#, "jws.header"),
        (#"{"alg":"ES256","cty":null}"#, "jws.header"),
        (#"{"alg":"ES256","zip":"DEF"}"#, "jws.encrypted"), (#"{"alg":"ES256","enc":"A128GCM"}"#, "jws.encrypted"),
        (#"{"alg":"dir","enc":"A128GCM"}"#, "jws.encrypted"),
    ])
    func headers(header: String, code: String) throws {
        let signer = try TestSigner("signer", .es256)
        var maker = TokenMaker(signer, payload: Self.payload)
        maker.headerBytes = Array(header.utf8)
        #expect(jwsRefusal(try maker.compact(), signer.publicKey) == code)
    }

    @Test(arguments: [
        (#""crit":[]"#, "jws.crit-malformed"), (#""crit":"b64""#, "jws.crit-malformed"),
        (#""crit":{"b64":true}"#, "jws.crit-malformed"), (#""crit":null"#, "jws.crit-malformed"),
        (#""crit":[1],"1":1"#, "jws.crit-malformed"), (#""crit":["x","x"],"x":1"#, "jws.crit-malformed"),
        (#""crit":["x"]"#, "jws.crit-malformed"), (#""crit":["alg"]"#, "jws.crit-malformed"),
        (#""crit":["kid"],"kid":"a""#, "jws.crit-malformed"), (#""crit":["crit"]"#, "jws.crit-malformed"),
        (#""crit":["x5t#S256"],"x5t#S256":"a""#, "jws.crit-malformed"),
        (#""crit":[["x"]],"x":1"#, "jws.crit-malformed"),
        (#""crit":["known","alg"],"known":1"#, "jws.crit-malformed"),
        (#""crit":["other"],"other":1"#, "jws.crit-unsupported"),
        (#""crit":["known","other"],"known":1,"other":1"#, "jws.crit-unsupported"),
        (#""crit":["KNOWN"],"KNOWN":1"#, "jws.crit-unsupported"), (#""crit":[""],"":1"#, "jws.crit-unsupported"),
        (#""crit":["http://openbadges.org"],"http://openbadges.org":1"#, "jws.crit-unsupported"),
        (#""b64":false"#, "jws.b64"), (#""b64":"false""#, "jws.b64"), (#""b64":0"#, "jws.b64"),
        (#""b64":null"#, "jws.b64"), (#""b64":false,"crit":["known"],"known":1"#, "jws.b64"),
        (#""b64":0,"crit":["b64"]"#, "jws.b64"), (#""crit":["b64"]"#, "jws.crit-malformed"),
        (#""crit":["known"],"known":null"#, nil), (#""crit":["known"],"known":1"#, nil), (#""b64":true"#, nil),
        (#""b64":true,"crit":["b64"]"#, nil), (#""known":1,"other":2"#, nil),
    ])
    func criticalExtensions(members: String, code: String?) throws {
        let signer = try TestSigner("signer", .es256)
        var maker = TokenMaker(signer, payload: Self.payload)
        maker.headerBytes = Array(#"{"alg":"ES256",\#(members)}"#.utf8)
        // What is signed is the text of the token, whatever it decodes to.
        #expect(jwsRefusal(try maker.compact(), signer.publicKey, understanding: ["known"]) == code)
    }

    @Test(arguments: [
        ("{h}.{p}.{s}", nil), ("{h}.{p}.{s}.", "jws.malformed"), (".{h}.{p}.{s}", "jws.malformed"),
        ("{h}.{p}", "jws.malformed"), ("{h}", "jws.malformed"), ("", "jws.malformed"), ("..", "jws.header-json"),
        ("{h}..{s}", "jws.signature-invalid"), ("{h}.{p}.", "jws.signature-invalid"), (".{p}.{s}", "jws.header-json"),
        ("{h}.{p}.{s}\n", "jws.encoding"), (" {h}.{p}.{s}", "jws.encoding"), ("{h}. {p}.{s}", "jws.encoding"),
        ("{h}.{p}.{s}=", "jws.encoding"), ("{h}=.{p}.{s}", "jws.encoding"), ("{h}.{p}=.{s}", "jws.encoding"),
        ("{h}.{p}==.{s}==", "jws.encoding"), ("{h}.{p}.{s}A", "jws.signature-invalid"),
        ("{h}.{p}.+{s}", "jws.encoding"),
        ("{h}.{p}/.{s}", "jws.encoding"), ("{h}\u{0}.{p}.{s}", "jws.encoding"), ("{h}.{p}.{s}\u{e9}", "jws.encoding"),
        ("{h}.{p}.{s}AAA", "jws.encoding"), ("{h}.{h}.{s}", "jws.signature-invalid"),
        ("{p}.{h}.{s}", "jws.header"), ("{h}.{p}.{s}.x.y", "jws.encrypted"), ("{h}.{p}.{s}.x.y.z", "jws.encrypted"),
        ("Bearer {h}.{p}.{s}", "jws.encoding"),
    ])
    func compactForm(form: String, code: String?) throws {
        let signer = try TestSigner("signer", .es256)
        let parts = try TokenMaker(signer, payload: Self.payload).parts()
        let token = form.replacing("{h}", with: parts.header).replacing("{p}", with: parts.payload)
            .replacing("{s}", with: parts.signature)
        #expect(jwsRefusal(token, signer.publicKey) == code)
    }

    /// RFC 4648 §3.5: bits that no byte uses are zero. A token of 64 bytes of signature leaves four of them.
    @Test func spellingsAreUnique() throws {
        let signer = try TestSigner("signer", .es256)
        let parts = try TokenMaker(signer, payload: Self.payload).parts()
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let last = try #require(parts.signature.last.flatMap { letters.firstIndex(of: $0) })
        for bits in 1..<16 {
            let other = String(parts.signature.dropLast()) + String(letters[last | bits])
            #expect(jwsRefusal("\(parts.header).\(parts.payload).\(other)", signer.publicKey) == "jws.encoding")
        }
    }

    /// RFC 7515 Appendix F and RFC 7797 §5.
    @Test func detachedAndUnencodedPayloads() throws {
        let signer = try TestSigner("signer", .es256)
        let key = signer.publicKey
        let parts = try TokenMaker(signer, payload: Self.payload).parts()
        let detached = "\(parts.header)..\(parts.signature)"
        #expect(jwsRefusal(detached, key, detached: Self.payload) == nil)
        #expect(jwsRefusal(detached, key, detached: Self.payload + [0x20]) == "jws.signature-invalid")
        #expect(
            jwsRefusal(try TokenMaker(signer, payload: Self.payload).compact(), key, detached: []) == "jws.malformed")

        var raw = TokenMaker(signer, header: try JSONObject(json: #"{"b64":false,"crit":["b64"]}"#), payload: [])
        raw.payloadText = #"{"$":"é"}"#
        let token = try raw.compact()
        let jws = try JSONWebSignature(compact: Array(token.utf8))
        #expect(jws.payload == Array(#"{"$":"é"}"#.utf8))
        try jws.signature.verify(with: key)
        let rawParts = try raw.parts()
        #expect(
            jwsRefusal("\(rawParts.header)..\(rawParts.signature)", key, detached: Array(#"{"$":"é"}"#.utf8)) == nil)
        // The same letters as base64url text, which is other bytes.
        #expect(jwsRefusal("\(parts.header)..\(rawParts.signature)", key, detached: jws.payload) != nil)
        // A raw payload with a dot has more parts than three.
        raw.payloadText = "$.02"
        #expect(jwsRefusal(try raw.compact(), key) == "jws.malformed")
        let object =
            #"{"payload":"$.02","protected":"\#(try raw.parts().header)","signature":"\#(try raw.parts().signature)"}"#
        #expect(try jwsRefusal(json: object, key) == nil)
    }

    @Test(arguments: [
        (#"{"payload":"{p}","protected":"{h}","signature":"{s}"}"#, nil),
        (#"{"payload":"{p}","signatures":[{"protected":"{h}","signature":"{s}"}]}"#, nil),
        (
            #"{"payload":"{p}","protected":"{h}","header":{"kid":"a","disclosures":["x"]},"signature":"{s}","more":1}"#,
            nil
        ),
        (#"{"payload":"{p}","signatures":[]}"#, "jws.malformed"),
        (#"{"payload":"{p}","signatures":{}}"#, "jws.malformed"),
        (#"{"payload":"{p}","signatures":["{s}"]}"#, "jws.malformed"),
        (#"{"payload":"{p}"}"#, "jws.malformed"), (#"{"protected":"{h}","signature":"{s}"}"#, "jws.malformed"),
        (#"{"payload":{},"protected":"{h}","signature":"{s}"}"#, "jws.malformed"),
        (#"{"payload":"{p}","protected":"","signature":"{s}"}"#, "jws.malformed"),
        (#"{"payload":"{p}","protected":{"alg":"ES256"},"signature":"{s}"}"#, "jws.malformed"),
        (#"{"payload":"{p}","protected":"{h}","header":[],"signature":"{s}"}"#, "jws.malformed"),
        (#"{"payload":"{p}","protected":"{h}","signature":null}"#, "jws.malformed"),
        (#"{"payload":"{p}","protected":"{h}","signature":"{s}","signatures":[]}"#, "jws.malformed"),
        (#"{"payload":"{p}","signatures":[{"protected":"{h}","signature":"{s}"}],"header":{}}"#, "jws.malformed"),
        (#"{"payload":"{p}","protected":"{h}","header":{"alg":"ES256"},"signature":"{s}"}"#, "jws.header"),
        (#"{"payload":"{p}","header":{"alg":"ES256"},"signature":"{s}"}"#, "jws.header"),
        (#"{"payload":"{p}","protected":"{h}","header":{"crit":["x"],"x":1},"signature":"{s}"}"#, "jws.crit-malformed"),
        (#"{"payload":"{p}","protected":"{h}","header":{"b64":false},"signature":"{s}"}"#, "jws.b64"),
        (#"{"payload":"{p}","protected":"{h}","header":{"b64":true},"signature":"{s}"}"#, "jws.b64"),
        (#"{"payload":"{p}","protected":"{h}","header":{"zip":"DEF"},"signature":"{s}"}"#, "jws.encrypted"),
        (#"{"ciphertext":"","payload":"{p}","protected":"{h}","signature":"{s}"}"#, "jws.encrypted"),
        (#"{"payload":"{p}=","protected":"{h}","signature":"{s}"}"#, "jws.encoding"),
        (
            #"{"payload":"{p}","signatures":[{"protected":"{h}","signature":"{s}"},{"protected":"{h}","signature":""}]}"#,
            "jws.signature-invalid"
        ),
        (
            #"{"payload":"{p}","signatures":[{"protected":"{h}","signature":"{s}"},"#
                + #"{"protected":"eyJhbGciOiJFUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19","signature":"{s}"}]}"#,
            "jws.b64"
        ),
    ])
    func jsonForms(form: String, code: String?) throws {
        let signer = try TestSigner("signer", .es256)
        let parts = try TokenMaker(signer, payload: Self.payload).parts()
        let text = form.replacing("{h}", with: parts.header).replacing("{p}", with: parts.payload)
            .replacing("{s}", with: parts.signature)
        #expect(try jwsRefusal(json: text, signer.publicKey) == code)
    }

    @Test func pointersAreSeenAndNotFollowed() throws {
        let signer = try TestSigner("signer", .es256)
        let header = try JSONObject(json: #"{"jku":"https://evil.example/k","x5u":"file:///etc/passwd","jwk":{}}"#)
        let jws = try JSONWebSignature(
            compact: Array(try TokenMaker(signer, header: header, payload: Self.payload).compact().utf8))
        #expect(jws.signature.ignoredPointers == ["jku", "x5u"])
        try jws.signature.verify(with: signer.publicKey)
    }

    @Test(arguments: PrivateKey.algorithms)
    func signsWhatItVerifies(algorithm: PublicKey.Algorithm) throws {
        let key = try PrivateKey.generate(algorithm)
        let token = try JSONWebSignature.sign(
            header: try JSONObject(json: #"{"typ":"vp+jwt","alg":"none"}"#), payload: Self.payload, key: key)
        let jws = try JSONWebSignature(compact: Array(token.utf8))
        try jws.signature.verify(with: key.publicKey)
        #expect(jws.signature.protectedHeader["typ"] == .string("vp+jwt"))
        #expect(jws.payload == Self.payload)
    }

    /// No bit of a token is free: whichever is flipped, the token is refused.
    @Test(arguments: SignatureAlgorithm.allCases)
    func everyBitCounts(algorithm: SignatureAlgorithm) throws {
        let signer = try TestSigner("signer", algorithm)
        let token = Array(try TokenMaker(signer, payload: Self.payload).compact().utf8)
        for bit in 0..<8 * token.count {
            var flipped = token
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            do {
                try JSONWebSignature(compact: flipped).signature.verify(with: signer.publicKey)
                Issue.record("bit \(bit) is free")
            } catch {
                #expect(error.code.hasPrefix("jws."))
            }
        }
    }
}
