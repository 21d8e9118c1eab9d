// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// Who signed a token, and every way of making it look as if somebody else had.
@Suite struct TokenKeyTests {
    @Test(arguments: cases) func holds(_ rule: TokenCase) throws { try rule.run() }

    static let cases = headers + names + carried + documents + keyFiles + controllers + certificates

    private static let school: ExactString = "did:web:school.example"
    private static let page: ExactString = "https://school.example/issuer"

    private static func header(
        _ name: String, _ json: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?,
        _ verdict: Verdict
    ) -> TokenCase {
        TokenCase(name, check, outcome, code, verdict) { scenario in
            let members = try JSONObject(json: json)
            for member in members.members { scenario.maker.header[member.name] = member.value }
        }
    }

    private static func forbidden(_ alg: String) -> TokenCase {
        header("alg \(alg)", #"{"alg":"\#(alg)"}"#, .proofSuite, .failed, .tokenAlgorithmForbidden, .invalid)
    }

    private static func unsupported(_ alg: String) -> TokenCase {
        header("alg \(alg)", #"{"alg":"\#(alg)"}"#, .proofSuite, .unknown, .proofSuiteUnsupported, .indeterminate)
    }

    private static func otherKind(_ alg: String) -> TokenCase {
        header("alg \(alg) with a key of P-256", #"{"alg":"\#(alg)"}"#, .proofSuite, .failed, .proofSuiteKey, .invalid)
    }

    private static func bad(_ name: String, _ json: String) -> TokenCase {
        header(name, json, .proofSuite, .failed, .tokenHeader, .invalid)
    }

    private static let headers =
        ["none", "None", "NONE", "nOnE", "none ", "\\tnone", "HS256", "HS384", "HS512"].map(forbidden)
        + ["ES512", "ES256K", "RS384", "RS512", "PS384", "PS512", "Ed448", "es256", "RS1", "ES256 ", "A128KW", ""].map(
            unsupported)
        + ["ES384", "EdDSA", "Ed25519", "RS256", "PS256"].map(otherKind)
        + [
            bad("a list of algorithms", #"{"alg":["ES256","none"]}"#), bad("no text as algorithm", #"{"alg":null}"#),
            bad("a number as algorithm", #"{"alg":-7}"#), bad("kid as a number", #"{"kid":1}"#),
            bad("kid as a list", #"{"kid":["a"]}"#), bad("typ as a list", #"{"typ":["vc+jwt"]}"#),
            bad("crit empty", #"{"crit":[]}"#), bad("crit as text", #"{"crit":"exp"}"#),
            bad("crit of a registered name", #"{"crit":["alg"]}"#), bad("crit twice", #"{"crit":["x","x"],"x":1}"#),
            bad("crit of what is absent", #"{"crit":["x"]}"#), bad("crit of numbers", #"{"crit":[1]}"#),
            bad("b64 not critical", #"{"b64":0}"#), bad("compressed", #"{"zip":"DEF"}"#),
            bad("encrypted", #"{"enc":"A256GCM"}"#),
            header(
                "an extension that is not known", #"{"crit":["x"],"x":1}"#, .proofSuite, .failed, .tokenCritical,
                .invalid),
            header(
                "a claim made critical", #"{"crit":["exp"],"exp":1798761600}"#, .proofSuite, .failed, .tokenCritical,
                .invalid),
            header("b64 true and critical", #"{"b64":true,"crit":["b64"]}"#, .proofSuite, .passed, nil, .valid),
            header(
                "a set of keys elsewhere", #"{"jku":"https://evil.example/jwks.json"}"#, .proofPresent, .warning,
                .tokenPointerIgnored, .valid),
            header(
                "a certificate elsewhere", #"{"x5u":"file:///etc/passwd"}"#, .proofPresent, .warning,
                .tokenPointerIgnored,
                .valid),
            header("members nobody knows", #"{"cty":"vc","nonsense":{"a":[]}}"#, .proofSuite, .passed, nil, .valid),
            TokenCase("a signature in DER", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
                $0.maker.signature = { [0x30, 0x44, 0x02, 0x20] + $0.prefix(32) + [0x02, 0x20] + $0.suffix(32) }
            },
            TokenCase("no signature", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
                $0.maker.signature = { _ in [] }
            },
            TokenCase("a signature of zeros", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
                $0.maker.signature = { [UInt8](repeating: 0, count: $0.count) }
            },
            TokenCase(
                "a signature of zeros by RSA", .openBadge, .proofSignature, .failed, .proofSignatureInvalid, .invalid
            ) {
                $0.maker.signature = { [UInt8](repeating: 0, count: $0.count) }
            },
            TokenCase(
                "a signature of zeros by Ed25519", .v1, .proofSignature, .failed, .proofSignatureInvalid, .invalid
            ) {
                $0.maker.signature = { [UInt8](repeating: 0, count: $0.count) }
            },
            TokenCase("RS256 declared as PS256", .openBadge, .proofSignature, .failed, .proofSignatureInvalid, .invalid)
            {
                try $0.maker.header.set("/alg", "PS256")
            },
            TokenCase("an algorithm said twice", refused: "jws.header-json") {
                $0.maker.headerBytes = Array(#"{"alg":"ES256","alg":"none","kid":"k"}"#.utf8)
            },
            TokenCase("an algorithm said twice in escapes", refused: "jws.header-json") {
                $0.maker.headerBytes = Array(#"{"alg":"ES256","\u0061\u006cg":"none"}"#.utf8)
            },
            TokenCase("a kid said twice", refused: "jws.header-json") {
                $0.maker.headerBytes = Array(#"{"alg":"ES256","kid":"a","kid":"b"}"#.utf8)
            },
            TokenCase("padding", refused: "jws.encoding") { $0.maker.text = { $0 + "==" } },
            TokenCase("white space inside", refused: "jws.encoding") {
                $0.maker.text = { $0.replacing(".", with: ".\n", maxReplacements: 1) }
            },
            TokenCase("a fourth part", refused: "jws.malformed") { $0.maker.text = { $0 + ".AAAA" } },
            TokenCase("five parts", refused: "jws.encrypted") { $0.maker.text = { $0 + ".AAAA.AAAA" } },
            TokenCase("two parts", refused: "jws.malformed") {
                $0.maker.text = { $0.split(separator: ".").dropLast().joined(separator: ".") }
            },
            TokenCase("an unencoded payload", refused: "json.unexpected-byte") {
                $0.maker.header["b64"] = .bool(false)
                $0.maker.header["crit"] = .array([.string("b64")])
                $0.maker.payloadText = #"{"vc":{}}"#
            },
            TokenCase("white space around", .proofSignature, .passed, .valid) { $0.maker.text = { "\n \($0)\r\n" } },
        ]

    private static func certified(
        _ name: String, in base: TokenCase.Base = .v2, _ check: CheckID, _ outcome: CheckOutcome,
        _ code: FindingCode?, _ verdict: Verdict,
        _ change: @escaping @Sendable (inout TokenScenario, TokenAuthorities) throws -> Void = { _, _ in }
    ) -> TokenCase {
        TokenCase(name, base, check, outcome, code, verdict) { scenario in
            let parties = try TokenAuthorities.shared.get()
            try scenario.certify([parties.school, parties.intermediate])
            try change(&scenario, parties)
        }
    }

    /// The rules of chains stand with those of SD-JWTs, which are checked by the same code.
    private static let certificates = [
        certified("a chain to a listed authority", .proofKey, .passed, nil, .valid),
        certified("a chain in the form of Open Badges", in: .openBadge, .proofKey, .passed, nil, .valid),
        certified("a chain around version 1.1", in: .v1, .proofKey, .passed, nil, .valid),
        certified("a chain to no list", .proofKey, .unknown, .proofKeyCertificate, .indeterminate) { scenario, _ in
            scenario.lists = []
        },
        certified("another's chain", .proofController, .failed, .proofControllerMismatch, .invalid) {
            try $0.certify([$1.stranger, $1.intermediate])
        },
        certified("another's key with the issuer's chain", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            $0.maker.signer = try TestSigner($1.stranger)
        },
        certified("no certificate", .proofKey, .failed, .certificateMismatch, .invalid) { scenario, _ in
            scenario.maker.header["x5c"] = .array([.string("MIIB")])
        },
    ]

    private static func kid(
        _ name: String, _ kid: String, _ outcome: CheckOutcome, _ code: FindingCode, _ verdict: Verdict
    ) -> TokenCase {
        TokenCase(name, .proofKey, outcome, code, verdict) {
            try $0.setIssuer(page)
            $0.maker.header["kid"] = .string(kid)
        }
    }

    private static let names = [
        kid("a path as kid", "../../../../dev/null", .unknown, .proofKeyUnavailable, .indeterminate),
        kid("a statement as kid", "x'UNION/**/SELECT/**/'AAAA", .unknown, .proofKeyUnavailable, .indeterminate),
        kid("an address as kid", "http://169.254.169.254/latest", .unknown, .proofKeyUnavailable, .indeterminate),
        kid("a file as kid", "file:///etc/passwd", .unknown, .proofKeyUnavailable, .indeterminate),
        kid("a data URL as kid", "data:application/jwk,e30", .unknown, .proofKeyUnavailable, .indeterminate),
        kid("a command as kid", "$(id)", .unknown, .proofKeyUnavailable, .indeterminate),
        kid("an empty kid", "", .unknown, .proofKeyUnavailable, .indeterminate),
        kid("a kid of 512 bytes", String(repeating: "a", count: 512), .unknown, .proofKeyUnavailable, .indeterminate),
        kid("a kid of 513 bytes", String(repeating: "a", count: 513), .failed, .tokenKeyName, .invalid),
        kid(
            "a kid of many bytes", "did:key:" + String(repeating: "z", count: 100_000), .failed, .tokenKeyName, .invalid
        ),
        kid("a kid with a zero byte", "key\u{0}", .failed, .tokenKeyName, .invalid),
        kid("a kid with a line end", "key\n", .failed, .tokenKeyName, .invalid),
        kid("a kid with a space", "' OR 1=1 --", .failed, .tokenKeyName, .invalid),
        kid("a did:key that is none", "did:key:z", .failed, .proofKeyInvalid, .invalid),
        kid("a did:jwk with a secret", "did:jwk:eyJrdHkiOiJvY3QiLCJrIjoiQUEifQ#0", .failed, .proofKeyInvalid, .invalid),
        TokenCase("a did:key without its fragment", .proofKey, .passed, .valid) {
            $0.maker.header["kid"] = .string($0.maker.signer.did)
        },
        TokenCase("a fragment of the issuer's", .proofKey, .passed, .valid) {
            $0.maker.header["kid"] = .string("#\($0.maker.signer.publicKey.multikey)")
        },
        TokenCase("another fragment", .proofKey, .unknown, .proofKeyNotInDocument, .indeterminate) {
            $0.maker.header["kid"] = .string("\($0.maker.signer.did)#key-1")
        },
        TokenCase("no kid, and an issuer of one key", .proofKey, .passed, .valid) {
            try $0.maker.header.set("/kid", nil)
        },
        TokenCase("no kid, and an issuer of unknown keys", .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
            try $0.setIssuer(school)
            try $0.maker.header.set("/kid", nil)
        },
    ]

    private static let carried = [
        TokenCase("a key in the header", .openBadge, .proofKey, .unknown, .proofKeySelfAsserted, .indeterminate) {
            try carry(&$0)
        },
        TokenCase(
            "a key in the header of a listed school", .openBadge, .proofController, .unknown, .proofControllerUnproven,
            .indeterminate
        ) { try carry(&$0) },
        TokenCase("its signature is still looked at", .openBadge, .proofSignature, .passed, .indeterminate) {
            try carry(&$0)
        },
        TokenCase(
            "a forger's key in the header", .openBadge, .proofController, .failed, .proofControllerMismatch, .invalid
        ) {
            $0.maker.signer = try TestSigner("forger", .es256)
            $0.maker.header["alg"] = .string("ES256")
            $0.maker.header["jwk"] = .object($0.maker.signer.publicKey.jwk)
            try $0.maker.header.set("/kid", nil)
        },
        TokenCase("a key in the header that the issuer's did:key is", .openBadge, .proofKey, .passed, .valid) {
            $0.maker.header["jwk"] = .object($0.maker.signer.publicKey.jwk)
            try $0.maker.header.set("/kid", nil)
        },
        TokenCase("a key in the header that a list pins", .openBadge, .proofKey, .passed, .valid) {
            try carry(&$0)
            $0.lists = [TrustListMaker([.init(page, keys: [$0.maker.signer.publicKey])])]
        },
        TokenCase("a list that pins another", .openBadge, .proofKey, .unknown, .proofKeySelfAsserted, .indeterminate) {
            try carry(&$0)
            $0.lists = [TrustListMaker([.init(page, keys: [try TestSigner("other", .es256).publicKey])])]
        },
        TokenCase(
            "a list that pins it for another issuer", .openBadge, .proofKey, .unknown, .proofKeySelfAsserted,
            .indeterminate
        ) {
            try carry(&$0)
            $0.lists = [TrustListMaker([.init(page), .init(school, keys: [$0.maker.signer.publicKey])])]
        },
        TokenCase("a key in the header that the issuer's document lists", .openBadge, .proofKey, .passed, .valid) {
            try $0.useDocument(of: school, [.init("key-1", $0.maker.signer.publicKey)], kid: "unused")
            $0.maker.header["jwk"] = .object($0.maker.signer.publicKey.jwk)
            try $0.maker.header.set("/kid", nil)
        },
        TokenCase(
            "a key in the header that the issuer's document lacks", .openBadge, .proofController, .failed,
            .proofControllerMismatch, .invalid
        ) {
            try $0.useDocument(of: school, [.init("key-1", try TestSigner("other", .es256).publicKey)], kid: "unused")
            $0.maker.header["jwk"] = .object($0.maker.signer.publicKey.jwk)
            try $0.maker.header.set("/kid", nil)
        },
        TokenCase("a kid and the same key", .openBadge, .proofKey, .passed, .valid) {
            $0.maker.header["jwk"] = .object($0.maker.signer.publicKey.jwk)
        },
        TokenCase("a kid and another key", .openBadge, .proofKey, .failed, .tokenKeyMismatch, .invalid) {
            $0.maker.header["jwk"] = .object(try TestSigner("other", .es256).publicKey.jwk)
        },
        TokenCase("a kid of the issuer's and the forger's key", .v2, .proofKey, .failed, .tokenKeyMismatch, .invalid) {
            let kid = $0.maker.signer.method
            $0.maker.signer = try TestSigner("forger", .es256)
            $0.maker.header["kid"] = .string(kid)
            $0.maker.header["jwk"] = .object($0.maker.signer.publicKey.jwk)
        },
        TokenCase(
            "a kid that is not at hand and a key", .openBadge, .proofKey, .unknown, .proofKeySelfAsserted,
            .indeterminate
        ) {
            try carry(&$0)
            $0.maker.header["kid"] = .string("https://school.example/keys/1")
        },
        TokenCase("a private key in the header", .openBadge, .proofKey, .failed, .proofKeyInvalid, .invalid) {
            try carry(&$0)
            try $0.maker.header.set("/jwk/d", "AAAA")
        },
        TokenCase("a shared secret in the header", .openBadge, .proofKey, .failed, .proofKeyInvalid, .invalid) {
            $0.maker.header["jwk"] = try JSONReader.read(Array(#"{"kty":"oct","k":"AAAA"}"#.utf8))
        },
        TokenCase("a weak key in the header", .openBadge, .proofKey, .failed, .proofKeyInvalid, .invalid) {
            $0.maker.header["jwk"] = try JSONReader.read(Array(#"{"kty":"RSA","n":"_____w","e":"AQAB"}"#.utf8))
        },
        TokenCase("a key that is no object", .openBadge, .proofKey, .failed, .proofKeyInvalid, .invalid) {
            $0.maker.header["jwk"] = .string("key")
        },
        TokenCase("a kind of key that is not read", .openBadge, .proofKey, .unknown, .proofKeyInvalid, .indeterminate) {
            try $0.maker.header.set("/kid", nil)
            $0.maker.header["jwk"] = try JSONReader.read(
                Array(#"{"kty":"EC","crv":"secp256k1","x":"AA","y":"AA"}"#.utf8))
        },
    ]

    /// An issuer at an address that is not at hand, and its key in the token.
    private static func carry(_ scenario: inout TokenScenario) throws {
        try scenario.setIssuer(page)
        scenario.maker.header["jwk"] = .object(scenario.maker.signer.publicKey.jwk)
        try scenario.maker.header.set("/kid", nil)
    }

    private static let documents = [
        TokenCase("a DID document", .proofKey, .passed, .valid) {
            try $0.useDocument(
                of: school, [.init("key-1", $0.maker.signer.publicKey)], kid: "did:web:school.example#key-1")
        },
        TokenCase("a DID document and a fragment", .v1, .proofKey, .passed, .valid) {
            try $0.useDocument(of: school, [.init("key-1", $0.maker.signer.publicKey)], kid: "#key-1")
        },
        TokenCase("a DID document and a bare name", .openBadge, .proofKey, .passed, .valid) {
            try $0.useDocument(of: school, [.init("key-1", $0.maker.signer.publicKey)], kid: "key-1")
        },
        TokenCase("a DID document with a name in its JWK", .proofKey, .passed, .valid) {
            try $0.useDocument(of: school, [.init("key-1", $0.maker.signer.publicKey)], kid: "thumbprint")
            try $0.useJWK(named: "thumbprint")
        },
        TokenCase("a DID document of one key and no kid", .proofKey, .passed, .valid) {
            try $0.useDocument(of: school, [.init("key-1", $0.maker.signer.publicKey)], kid: "unused")
            try $0.maker.header.set("/kid", nil)
        },
        TokenCase("a DID document of two keys and no kid", .proofKey, .unknown, .proofKeyNotInDocument, .indeterminate)
        {
            let other = try TestSigner("other", .es256).publicKey
            try $0.useDocument(
                of: school, [.init("key-1", $0.maker.signer.publicKey), .init("key-2", other)], kid: "unused")
            try $0.maker.header.set("/kid", nil)
        },
        TokenCase("a name that the document lacks", .proofKey, .unknown, .proofKeyNotInDocument, .indeterminate) {
            try $0.useDocument(of: school, [.init("key-1", $0.maker.signer.publicKey)], kid: "key-2")
        },
        TokenCase("a document that only a bundle brings", .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
            try $0.useDocument(of: school, [.init("key-1", $0.maker.signer.publicKey)], kid: "#key-1")
            let brought = $0.evidence.map(\.document)
            $0.evidence = []
            for document in brought { $0.addEvidence(.controlledIdentifierDocument, document, origin: .bundle) }
        },
        TokenCase("a key for signing in, not for awards", .proofPurpose, .failed, .proofPurposeNotAuthorized, .invalid)
        {
            try $0.useDocument(
                of: school, [.init("key-1", $0.maker.signer.publicKey, relationships: ["authentication"])],
                kid: "#key-1")
        },
        TokenCase("a key revoked before it signed", .proofKey, .failed, .proofKeyRevoked, .invalid) {
            $0.claims["iat"] = .integer(1_767_225_600)
            try $0.useDocument(
                of: school, [.init("key-1", $0.maker.signer.publicKey, revoked: "2025-12-31T00:00:00Z")], kid: "#key-1")
        },
        TokenCase("a key revoked at some time", .proofKey, .unknown, .proofKeyRevoked, .indeterminate) {
            try $0.useDocument(
                of: school, [.init("key-1", $0.maker.signer.publicKey, revoked: "2025-12-31T00:00:00Z")], kid: "#key-1")
        },
    ]

    private static func keyFile(
        _ name: String, url: ExactString?, kid: ExactString?, _ outcome: CheckOutcome, _ code: FindingCode?,
        _ verdict: Verdict, check: CheckID = .proofKey, origin: EvidenceItem.Origin = .owner,
        _ file: @escaping @Sendable (TokenScenario) throws -> JSONObject
    ) -> TokenCase {
        TokenCase(name, .openBadge, check, outcome, code, verdict) {
            try $0.setIssuer(page)
            try $0.maker.header.set("/kid", nil)
            if let kid { $0.maker.header["kid"] = .string(kid) }
            $0.addEvidence(.keyDocument, try file($0), url: url, origin: origin)
        }
    }

    private static func jwk(_ scenario: TokenScenario, kid: ExactString? = nil) -> JSONObject {
        var jwk = scenario.maker.signer.publicKey.jwk
        if let kid { jwk["kid"] = .string(kid) }
        return jwk
    }

    private static func set(_ keys: [JSONObject]) -> JSONObject {
        JSONObject([(name: "keys", value: .array(keys.map { .object($0) }))])
    }

    private static let keyFiles = [
        keyFile("a JWK at the issuer's address", url: page, kid: page, .passed, nil, .valid) { jwk($0) },
        keyFile(
            "a JWK behind the issuer's address", url: "https://school.example/issuer#k", kid: "#k", .passed, nil, .valid
        ) {
            jwk($0)
        },
        keyFile("a set at the issuer's address", url: page, kid: "k2", .passed, nil, .valid) {
            set([try TestSigner("other", .es256).publicKey.jwk, jwk($0, kid: "k2")])
        },
        keyFile("a set of one and no kid", url: page, kid: nil, .passed, nil, .valid) { set([jwk($0)]) },
        keyFile("a set without that name", url: page, kid: "k3", .unknown, .proofKeyNotInDocument, .indeterminate) {
            set([jwk($0, kid: "k2")])
        },
        keyFile("a set with that name twice", url: page, kid: "k2", .unknown, .proofKeyNotInDocument, .indeterminate) {
            set([jwk($0, kid: "k2"), jwk($0, kid: "k2")])
        },
        keyFile(
            "a key that only a bundle brings", url: page, kid: page, .unknown, .proofKeyUnavailable, .indeterminate,
            origin: .bundle
        ) { jwk($0) },
        keyFile("a key whose address nobody said", url: nil, kid: page, .unknown, .proofKeyUnavailable, .indeterminate)
        {
            jwk($0)
        },
        keyFile(
            "a key at another address", url: "https://evil.example/k", kid: "https://evil.example/k", .unknown,
            .proofControllerUnproven, .indeterminate, check: .proofController
        ) { jwk($0) },
        keyFile(
            "a key at another address that names the school", url: "https://evil.example/k",
            kid: "https://evil.example/k", .unknown, .proofControllerUnproven, .indeterminate, check: .proofController
        ) {
            var method = JSONObject([(name: "id", value: .string("https://evil.example/k"))])
            method["controller"] = .string(page)
            method["publicKeyJwk"] = .object(jwk($0))
            return method
        },
        keyFile("a private key in a file", url: page, kid: page, .failed, .proofKeyInvalid, .invalid) {
            var key = jwk($0)
            key["d"] = .string("AAAA")
            return key
        },
        keyFile("a key in PEM", url: page, kid: page, .passed, nil, .valid) {
            let pem =
                "-----BEGIN PUBLIC KEY-----\n\(Base64.encode($0.maker.signer.publicKey.spki))\n-----END PUBLIC KEY-----"
            return JSONObject([
                (name: "id", value: .string(page)), (name: "publicKeyPem", value: .string(pem)),
            ])
        },
        keyFile(
            "a key for other signatures", url: page, kid: page, .failed, .proofSuiteKey, .invalid, check: .proofSuite
        ) {
            var key = jwk($0)
            key["alg"] = .string("PS256")
            return key
        },
    ]

    private static let controllers = [
        TokenCase("another's did:key as kid", .openBadge, .proofController, .failed, .proofControllerMismatch, .invalid)
        {
            $0.maker.signer = try TestSigner("forger", .es256)
            $0.maker.header["alg"] = .string("ES256")
            $0.maker.header["kid"] = .string($0.maker.signer.method)
        },
        TokenCase("another's did:key, and iss to match", .openBadge, .modelRequired, .failed, .tokenIssuer, .invalid) {
            $0.maker.signer = try TestSigner("forger", .es256)
            $0.maker.header["alg"] = .string("ES256")
            $0.maker.header["kid"] = .string($0.maker.signer.method)
            $0.claims["iss"] = .string($0.maker.signer.did)
        },
        TokenCase(
            "another's did:key for a school on the web", .v1, .proofController, .unknown, .proofControllerUnproven,
            .indeterminate
        ) { try $0.setIssuer(school) },
        TokenCase(
            "another's document for a listed school", .proofController, .unknown, .proofControllerUnproven,
            .indeterminate
        ) {
            try $0.useDocument(
                of: "did:web:evil.example", [.init("key-1", $0.maker.signer.publicKey)],
                kid: "did:web:evil.example#key-1")
            try $0.setIssuer(school)
        },
        TokenCase(
            "another's document that names the school", .proofController, .unknown, .proofControllerUnproven,
            .indeterminate
        ) {
            try $0.useDocument(
                of: "did:web:evil.example", [.init("key-1", $0.maker.signer.publicKey, controller: school)],
                kid: "did:web:evil.example#key-1")
            try $0.setIssuer(school)
        },
        TokenCase("the issuer's key under another's name", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            $0.maker.header["kid"] = .string(try TestSigner("other", .es256).method)
        },
    ]
}

extension TokenScenario {
    /// Writes the only method of the document that was added last as a JWK with a name.
    fileprivate mutating func useJWK(named kid: ExactString) throws {
        guard var document = evidence.popLast()?.document else { throw VectorError.missing("evidence") }
        var jwk = maker.signer.publicKey.jwk
        jwk["kid"] = .string(kid)
        try document.set("/verificationMethod/0/publicKeyMultibase", nil)
        try document.set("/verificationMethod/0/publicKeyJwk", .object(jwk))
        addEvidence(.controlledIdentifierDocument, document)
    }
}

/// Good tokens with a flaw in one bit.
@Suite struct TokenMutationTests {
    /// Whichever bit of a token is flipped, it is turned away or comes out invalid or indeterminate, never with its signature passed.
    @Test(arguments: SignatureAlgorithm.allCases)
    func everyBit(algorithm: SignatureAlgorithm) throws {
        var scenario = try TokenScenario.openBadge(algorithm)
        // Short, and with the key out of the token's reach.
        let method = DIDDocumentMaker.Method("k", scenario.maker.signer.publicKey)
        try scenario.useDocument(of: "did:web:s.example", [method], kid: "k")
        try scenario.useJWK(named: "k")
        let token = Array(try scenario.token().utf8)
        let verifier = try scenario.verifier()
        #expect(try Scenario.verify(token, verifier).verdict == .valid)
        for bit in 0..<8 * token.count {
            var flipped = token
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            do {
                guard case .secured(let document) = try Recognizer.recognize(flipped) else {
                    Issue.record("bit \(bit) makes something else of it")
                    continue
                }
                let report = verifier.verify(document)
                if report.check(.proofSignature)?.outcome == .passed || report.verdict > .indeterminate {
                    Issue.record("bit \(bit) is free")
                }
            } catch {
                // Turned away before there is a report.
                #expect(!error.code.isEmpty)
            }
        }
    }
}
