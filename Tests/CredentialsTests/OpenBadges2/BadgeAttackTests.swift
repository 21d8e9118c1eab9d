// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// A forgery of a signed or hosted badge, and the finding that has to tell it.
struct BadgeAttack: Sendable, CustomTestStringConvertible {
    let name: String
    let base: BadgeCase.Base
    let check: CheckID
    let code: FindingCode
    let forge: @Sendable (inout BadgeScenario) throws -> Void

    init(
        _ name: String, _ base: BadgeCase.Base, _ check: CheckID, _ code: FindingCode,
        _ forge: @escaping @Sendable (inout BadgeScenario) throws -> Void
    ) {
        self.name = name
        self.base = base
        self.check = check
        self.code = code
        self.forge = forge
    }

    /// A forgery of a signed badge.
    init(
        _ name: String, _ check: CheckID, _ code: FindingCode,
        _ forge: @escaping @Sendable (inout BadgeScenario) throws -> Void
    ) {
        self.init(name, .signed, check, code, forge)
    }

    var testDescription: String { name }

    /// A change to the payload behind the signer's back.
    static func swap(_ name: String, _ change: @escaping @Sendable (inout JSONObject) throws -> Void) -> BadgeAttack {
        BadgeAttack(name, .proofSignature, .proofSignatureInvalid) { scenario in
            var forged = scenario.assertion
            try change(&forged)
            let payload = Base64URL.encode(JSONWriter.bytes(.object(forged)))
            scenario.token = { token in
                token.text = { text in
                    var parts = text.split(separator: ".").map(String.init)
                    parts[1] = payload
                    return parts.joined(separator: ".")
                }
            }
        }
    }
}

/// Forgeries of badges where every issuer is trusted: none comes out valid, and each is told by the check that explains it.
@Suite struct BadgeAttackTests {
    private static let mallory: ExactString = "https://mallory.example/issuer"
    private static let malloryKey: ExactString = "https://mallory.example/key"

    private static func attacker() throws -> TestSigner { try TestSigner("mallory", .ed25519) }

    /// Mallory's own key, with a file that says whose it is.
    private static func signWithOwnKey(
        _ scenario: inout BadgeScenario, owner: ExactString = mallory, id: ExactString = malloryKey
    ) throws {
        scenario.signer = try attacker()
        try scenario.assertion.set("/verification/creator", .string(id))
        let document = try BadgeScenario.keyDocument(try attacker().publicKey, id: id, owner: owner)
        scenario.evidence.append(scenario.item(.keyDocument, document))
    }

    private static let onKeys: [BadgeAttack] = [
        BadgeAttack("another issuer's key", .proofController, .proofControllerMismatch) { try signWithOwnKey(&$0) },
        BadgeAttack("a key that claims to be the issuer's", .proofKey, .proofKeyNotInDocument) {
            try signWithOwnKey(&$0, owner: BadgeScenario.issuerID)
        },
        BadgeAttack("a key that claims an address of the issuer's", .proofKey, .proofKeyNotInDocument) {
            try signWithOwnKey(&$0, owner: BadgeScenario.issuerID, id: "https://school.example/keys/2")
        },
        BadgeAttack("the issuer's key named, another used", .proofSuite, .proofSuiteKey) { $0.signer = try attacker() },
        BadgeAttack("the issuer's key named, another of its kind used", .proofSignature, .proofSignatureInvalid) {
            try $0.use(TestSigner("issuer", .es256))
            $0.signer = try TestSigner("mallory", .es256)
        },
        BadgeAttack("the issuer's key with another's content inside", .proofSuite, .proofSuiteKey) {
            $0.signer = try attacker()
            $0.assertion["verification"] = .object([
                "type": .string("SignedBadge"),
                "creator": .object(try BadgeScenario.keyDocument(try attacker().publicKey)),
            ])
        },
        BadgeAttack("a key inside", .proofKey, .proofKeySelfAsserted) {
            $0.signer = try attacker()
            $0.assertion["verification"] = .object([
                "type": .string("SignedBadge"),
                "creator": .object(try BadgeScenario.keyDocument(try attacker().publicKey, id: malloryKey)),
            ])
        },
        BadgeAttack("a key inside, listed under its name", .proofKey, .proofKeySelfAsserted) {
            $0.key = nil
            $0.signer = try attacker()
            $0.assertion["verification"] = .object([
                "type": .string("SignedBadge"),
                "creator": .object(try BadgeScenario.keyDocument(try attacker().publicKey)),
            ])
        },
        BadgeAttack("a profile inside that lists it", .proofKey, .proofKeySelfAsserted) {
            $0.signer = try attacker()
            let key = try BadgeScenario.keyDocument(try attacker().publicKey, id: malloryKey)
            $0.issuer?["publicKey"] = .object(key)
            try $0.embedAll()
            try $0.assertion.set("/verification/creator", nil)
        },
        BadgeAttack("a profile inside beside the one at hand", .proofKey, .proofKeyNotInDocument) {
            try signWithOwnKey(&$0, owner: BadgeScenario.issuerID)
            var embedded = try #require($0.badgeClass)
            var issuer = try #require($0.issuer)
            issuer["publicKey"] = .string(malloryKey)
            embedded["issuer"] = .object(issuer)
            $0.assertion["badge"] = .object(embedded)
        },
        BadgeAttack("a key that a bundle brings", .proofKey, .proofKeyUnavailable) {
            $0.signer = try attacker()
            $0.key = nil
            let key = try BadgeScenario.keyDocument(try attacker().publicKey)
            $0.evidence.append(
                EvidenceItem(
                    kind: .keyDocument, url: nil, document: key, digest: "00", origin: .bundle, added: nil))
        },
        BadgeAttack("a key document under the issuer's profile", .modelRequired, .modelLinkUnavailable) {
            try signWithOwnKey(&$0, owner: BadgeScenario.issuerID)
            $0.issuer = nil
        },
    ]

    private static func header(
        _ name: String, _ check: CheckID, _ code: FindingCode,
        _ change: @escaping @Sendable (inout TokenMaker) throws -> Void
    ) -> BadgeAttack {
        BadgeAttack(name, check, code) { $0.token = change }
    }

    private static let onAlgorithms: [BadgeAttack] =
        ["none", "None", "nOnE", "NONE", "HS256", "HS384", "HS512"].map { name in
            header("\(name) instead of the algorithm", .proofSuite, .tokenAlgorithmForbidden) { token in
                try token.header.set("/alg", name)
            }
        } + [
            header("none, and no signature", .proofSuite, .tokenAlgorithmForbidden) { token in
                try token.header.set("/alg", "none")
                token.signature = { _ in [] }
            },
            header("a secret that is the public key's text", .proofSuite, .tokenAlgorithmForbidden) { token in
                try token.header.set("/alg", "HS256")
                let pem = try PEMMaker.text(token.signer.publicKey)
                token.signature = { _ in HashAlgorithm.sha256.digest(Array(pem.utf8)) }
            },
            header("ES256 with the issuer's RSA key", .proofSuite, .proofSuiteKey) { token in
                try token.header.set("/alg", "ES256")
            },
            header("EdDSA with the issuer's RSA key", .proofSuite, .proofSuiteKey) { token in
                try token.header.set("/alg", "EdDSA")
            },
            header("PS256 over a PKCS #1 signature", .proofSignature, .proofSignatureInvalid) { token in
                try token.header.set("/alg", "PS256")
            },
            header("RS1", .proofSuite, .proofSuiteUnsupported) { try $0.header.set("/alg", "RS1") },
            header("two algorithms", .proofSuite, .tokenHeader) {
                try $0.header.set("/alg", json: #"["RS256","none"]"#)
            },
            header("an unknown extension", .proofSuite, .tokenCritical) { token in
                try token.header.set("/crit", json: #"["x"]"#)
                try token.header.set("/x", .bool(true))
            },
            header("an unencoded payload that nobody was told of", .proofSuite, .tokenHeader) { token in
                try token.header.set("/b64", .bool(true))
                try token.header.set("/crit", json: #"["b64","b64"]"#)
            },
            header("compressed", .proofSuite, .tokenHeader) { try $0.header.set("/zip", "DEF") },
            header("an empty signature", .proofSignature, .proofSignatureInvalid) { $0.signature = { _ in [] } },
            header("a signature of zeros", .proofSignature, .proofSignatureInvalid) {
                $0.signature = { $0.map { _ in 0 } }
            },
            header("a longer signature", .proofSignature, .proofSignatureInvalid) { $0.signature = { [0] + $0 } },
            header("another header", .proofSignature, .proofSignatureInvalid) { token in
                token.text = { text in
                    let header = Base64URL.encode(#"{"alg":"RS256","kid":"https://school.example/keys/1"}"#.utf8)
                    return ([header] + text.split(separator: ".").dropFirst().map(String.init)).joined(separator: ".")
                }
            },
        ]

    private static let onFacts: [BadgeAttack] = [
        BadgeAttack.swap("another recipient") { try $0.set("/recipient/identity", "mallory@mallory.example") },
        BadgeAttack.swap("a recipient without a name") { try $0.set("/recipient/hashed", .bool(true)) },
        BadgeAttack.swap("another identifier, which no list names") { try $0.set("/id", "urn:uuid:1") },
        BadgeAttack.swap("another class") { try $0.set("/badge", "https://school.example/badges/captain") },
        BadgeAttack.swap("no end") { try $0.set("/expires", nil) },
        BadgeAttack.swap("a later end") { try $0.set("/expires", "2040-01-01T00:00:00Z") },
        BadgeAttack.swap("an earlier beginning") { try $0.set("/issuedOn", "2015-01-01T00:00:00Z") },
        BadgeAttack.swap("more evidence") { try $0.set("/evidence", "https://mallory.example/proof") },
        BadgeAttack.swap("another key named") { try $0.set("/verification/creator", nil) },
        BadgeAttack.swap("a member that says nothing") { try $0.set("/x", .null) },
    ]

    private static let onParts: [BadgeAttack] = [
        BadgeAttack("another issuer's class", .proofController, .proofControllerMismatch) {
            try $0.badgeClass?.set("/issuer", "https://other.example/issuer")
            try $0.issuer?.set("/id", "https://other.example/issuer")
        },
        BadgeAttack("the issuer's class with another issuer inside", .modelRequired, .modelLinkMismatch) {
            try signWithOwnKey(&$0)
            var embedded = try #require($0.badgeClass)
            embedded["issuer"] = .string(mallory)
            $0.assertion["badge"] = .object(embedded)
        },
        BadgeAttack("a token that says it is hosted", .modelRequired, .modelVerification) {
            try $0.assertion.set("/verification", json: #"{"type":"HostedBadge"}"#)
        },
        BadgeAttack("a token that says both", .modelRequired, .modelVerification) {
            try $0.assertion.set("/verification/type", json: #"["signed","hosted"]"#)
        },
        BadgeAttack("a signed badge without its signature", .proofPresent, .proofAbsent) { $0.signer = nil },
        BadgeAttack("a second way of verifying", .modelRequired, .modelVerification) {
            try $0.assertion.set("/verify", json: #"{"type":"HostedBadge"}"#)
        },
        BadgeAttack("a list of ways of verifying", .modelRequired, .modelVerification) {
            try $0.assertion.set("/verification", json: #"[{"type":"SignedBadge"},{"type":"SignedBadge"}]"#)
        },
        BadgeAttack("words with another meaning", .modelContext, .contextInline) {
            try $0.assertion.set(
                "/@context", json: #"["https://w3id.org/openbadges/v2",{"expires":null,"ends":"sec:expiration"}]"#)
        },
        BadgeAttack(
            "revoked, and a list that another keeps", .listed(#"["https://school.example/assertions/1"]"#), .statusList,
            .statusListIssuer
        ) {
            try $0.revocationList?.set("/issuer", .string(mallory))
            try $0.revocationList?.set("/revokedAssertions", .array([]))
        },
        BadgeAttack(
            "revoked, and a list that is withheld", .listed(#"["https://school.example/assertions/1"]"#), .statusList,
            .statusListUnavailable
        ) { $0.revocationList = nil },
        BadgeAttack(
            "revoked, and an empty list beside it", .listed(#"["https://school.example/assertions/1"]"#),
            .statusRevocation, .statusRevoked
        ) {
            var list = try #require($0.revocationList)
            try list.set("/revokedAssertions", .array([]))
            $0.evidence.append($0.item(.revocationList, list))
        },
        BadgeAttack("expired", .timeValidUntil, .timeExpired) {
            try $0.assertion.set("/expires", "2026-01-01T00:00:00Z")
        },
        BadgeAttack("expired by its seconds", .timeValidUntil, .timeExpired) {
            try $0.assertion.set("/expires", .integer(1_750_000_000))
        },
        BadgeAttack("an end that cannot be read", .modelRequired, .modelDate) {
            try $0.assertion.set("/expires", json: #"["2040-01-01T00:00:00Z"]"#)
        },
        BadgeAttack("an end before the beginning", .modelRequired, .modelPeriod) {
            try $0.assertion.set("/expires", "2024-01-01T00:00:00Z")
        },
        BadgeAttack("hosted on another host", .hosted, .modelRequired, .modelScope) {
            try $0.assertion.set("/id", "https://mallory.example/assertions/1")
        },
        BadgeAttack("hosted on a host that looks alike", .hosted, .modelRequired, .modelScope) {
            try $0.assertion.set("/id", "https://school.example.mallory.example/assertions/1")
        },
        BadgeAttack("hosted nowhere", .hosted, .modelRequired, .modelIdentifier) {
            try $0.assertion.set("/id", "urn:uuid:1")
        },
        BadgeAttack("hosted, with the host of a class of its own", .hosted, .modelRequired, .modelScope) {
            try $0.assertion.set("/id", "https://mallory.example/1")
            try $0.assertion.set("/badge", "https://mallory.example/class")
            try $0.badgeClass?.set("/id", "https://mallory.example/class")
        },
        BadgeAttack("hosted, and revoked", .hosted, .statusRevocation, .hostedRevoked) {
            try $0.assertion.set("/revoked", .bool(true))
        },
        BadgeAttack("a hosted copy for a signed badge", .hostedSnapshot, .hostedSnapshot) {
            $0.signer = nil
            try $0.assertion.set("/verification", json: #"{"type":"hosted"}"#)
        },
    ]

    private static let attacks: [BadgeAttack] = onKeys + onAlgorithms + onFacts + onParts

    private static func verifier(_ scenario: BadgeScenario) throws -> Verifier {
        var inputs = try scenario.inputs()
        inputs.trust = EverybodyTrusted()
        return Verifier(inputs)
    }

    @Test(arguments: attacks) func isTold(_ attack: BadgeAttack) throws {
        var scenario = try attack.base.scenario()
        if case .signed = attack.base {
            try scenario.assertion.set("/expires", "2030-01-01T00:00:00Z")
            #expect(try Self.verifier(scenario).verify(try scenario.document()).verdict == .valid)
        }
        try attack.forge(&scenario)
        let report = try Self.verifier(scenario).verify(try scenario.document())
        #expect(report.verdict < .untrusted)
        #expect(report.check(attack.check)?.code == attack.code, "\(report.checks.filter { $0.outcome != .passed })")
    }

    @Test func namesAreUniqueAndMany() {
        #expect(Set(Self.attacks.map(\.name)).count == Self.attacks.count)
        #expect(Self.attacks.count >= 60)
    }

    // MARK: Bits and bytes

    /// Every bit of the token, turned over: it is no token of a badge any more, or does not come out valid.
    @Test(arguments: [SignatureAlgorithm.rs256, .ed25519]) func everyBitCounts(_ algorithm: SignatureAlgorithm) throws {
        var scenario = try BadgeScenario.signed()
        try scenario.use(TestSigner("issuer", algorithm))
        let verifier = try Self.verifier(scenario)
        let token = try scenario.bytes()
        #expect(verifier.verify(try scenario.document()).verdict == .valid)
        var verified = 0
        for position in token.indices {
            for bit in 0..<8 {
                var forged = token
                forged[position] ^= 1 << bit
                let document: RecognizedDocument
                do { document = try Recognizer.recognize(forged) } catch { continue }
                guard case .secured(let document) = document else { continue }
                verified += 1
                #expect(verifier.verify(document).verdict < .untrusted, "bit \(bit) of byte \(position)")
            }
        }
        // Most of what is left a token is told by its signature.
        #expect(verified > token.count)
    }

    /// Tricks with the text of a badge never reach the verifier.
    @Test(arguments: [
        (#"{"badge":"https://mallory.example/1","#, "json.duplicate-member"),
        (#"{"\u0062adge":"https://mallory.example/1","#, "json.duplicate-member"),
        (#"{"verification":{"type":"signed"},"#, "json.duplicate-member"),
        (#"{"revoked":false,"revoked":true,"#, "json.duplicate-member"), ("\u{FEFF}{", "json.byte-order-mark"),
    ])
    func repeatedMembersAreRefused(_ head: String, _ code: String) throws {
        let bytes = Array(head.utf8) + (try BadgeScenario.hosted().bytes()).dropFirst()
        let error = try #require(throws: RecognitionError.self) { try Recognizer.recognize(bytes) }
        #expect(error.code == code)
    }

    /// The same inside a token, well signed: no two readers may see two badges in one.
    @Test func repeatedMembersInATokenAreRefused() throws {
        var scenario = try BadgeScenario.signed()
        let payload = JSONWriter.bytes(.object(scenario.assertion))
        scenario.token = {
            $0.payload = Array(#"{"badge":"https://mallory.example/1","#.utf8) + payload.dropFirst()
        }
        let error = try #require(throws: RecognitionError.self) { try Recognizer.recognize(try scenario.bytes()) }
        #expect(error.code == "json.duplicate-member")
    }
}
