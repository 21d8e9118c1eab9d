// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import LinkedData
import StrictJSON

/// Parse, expand, to-RDF, canonicalise, hash, signature and whole verify, for badges and learner records.
enum CredentialBenchmarks {
    static func run(_ stopwatch: inout Stopwatch) throws {
        let issuer = try BenchmarkIssuer()
        for (name, credential) in [("minimal", issuer.minimal()), ("typical", issuer.typical(0))] {
            try steps(name, try issuer.signed(credential), issuer, &stopwatch)
        }
        var perCredential: [Double] = []
        for count in [30, 100] {
            let bytes = try issuer.signed(
                issuer.record(try (0..<count).map { try issuer.signedObject(issuer.typical($0)) }))
            let medians = try stopwatch.measure([
                ("clr\(count) (\(bytes.count) bytes) verify", { _ = try verify(bytes, issuer) })
            ])
            perCredential.append(medians[0] / Double(count))
        }
        stopwatch.note("clr100 / clr30 per credential", perCredential[1] / perCredential[0])
    }

    static func typicalVerification() throws -> () throws -> Void {
        let issuer = try BenchmarkIssuer()
        let bytes = try issuer.signed(issuer.typical(0))
        return { try verify(bytes, issuer) }
    }

    private static func steps(
        _ name: String, _ bytes: [UInt8], _ issuer: BenchmarkIssuer, _ stopwatch: inout Stopwatch
    ) throws {
        let object = try JSONReader.read(bytes)
        guard case .object(let credential) = object else { return }
        let unsecured = JSONValue.object(credential.removing("proof"))
        let processor = JSONLDProcessor()
        let expanded = try processor.expand(unsecured)
        let dataset = try expanded.dataset()
        let digest = BenchmarkIssuer.sha256
        let canonical = try RDFC10.canonicalize(dataset, digest: digest).nquads
        let message = HashAlgorithm.sha256.digest(canonical) + HashAlgorithm.sha256.digest(bytes)
        let signature = try issuer.key.sign(message)
        let publicKey = issuer.key.publicKey
        let medians = try stopwatch.measure([
            ("\(name) (\(bytes.count) bytes) parse", { _ = try JSONReader.read(bytes) }),
            ("\(name) expand", { _ = try processor.expand(unsecured) }),
            ("\(name) to-RDF", { _ = try expanded.dataset() }),
            ("\(name) canonicalise", { _ = try RDFC10.canonicalize(dataset, digest: digest) }),
            ("\(name) hash", { _ = HashAlgorithm.sha256.digest(canonical) }),
            ("\(name) signature", { _ = publicKey.isValidSignature(signature, for: message) }),
            ("\(name) verify", { _ = try verify(bytes, issuer) }),
        ])
        stopwatch.note("\(name) verify / signature", medians[6] / medians[5])
    }

    private static func verify(_ bytes: [UInt8], _ issuer: BenchmarkIssuer) throws {
        guard case .secured(let document) = try Recognizer.recognize(bytes),
            issuer.verifier.verify(document).check(.proofSignature)?.outcome == .passed
        else { throw BenchmarkError.notVerified }
    }
}

enum BenchmarkError: Error { case notVerified }

/// Makes the credentials that are measured.
final class BenchmarkIssuer {
    let key: PrivateKey
    let did: ExactString
    let verifier: Verifier

    static let sha256 = MessageDigest(name: "SHA-256", byteCount: 32) { HashAlgorithm.sha256.digest($0, into: $1) }

    init() throws {
        key = try PrivateKey(.ed25519, raw: [UInt8](repeating: 7, count: 32))
        did = DIDKey.did(for: key.publicKey)
        let instant = Instant(seconds: 1_800_000_000)
        verifier = Verifier(VerificationInputs(instant: instant, trust: NoTrust()))
    }

    func signedObject(_ credential: JSONObject) throws -> JSONObject {
        let multikey = ExactString(String(did.text.dropFirst("did:key:".count)))
        let options = ProofOptions(
            verificationMethod: ExactString("\(did)#\(multikey)"), proofPurpose: "assertionMethod",
            created: Instant(seconds: 1_700_000_000))
        return try ProofCreator().secured(credential, options, key: key)
    }

    func signed(_ credential: JSONObject) throws -> [UInt8] {
        JSONWriter.bytes(.object(try signedObject(credential)), .indented)
    }

    private static let contexts: JSONValue = .array([
        .string("https://www.w3.org/ns/credentials/v2"),
        .string("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
    ])

    func minimal() -> JSONObject {
        JSONObject([
            ("@context", Self.contexts),
            ("type", .array([.string("VerifiableCredential"), .string("OpenBadgeCredential")])),
            ("issuer", .object(["id": .string(did), "type": .string("Profile")])),
            ("validFrom", .string("2024-01-01T00:00:00Z")),
            (
                "credentialSubject",
                .object([
                    "type": .string("AchievementSubject"),
                    "achievement": .object([
                        "id": .string("https://example.edu/achievements/1"), "type": .string("Achievement"),
                        "name": .string("Teamwork"), "description": .string("Works well with others."),
                        "criteria": .object(["narrative": .string("Nominated by peers.")]),
                    ]),
                ])
            ),
        ])
    }

    func typical(_ number: Int) -> JSONObject {
        var credential = minimal()
        credential["id"] = .string("urn:uuid:00000000-0000-4000-8000-\(100_000_000_000 + number)")
        credential["name"] = .string("Clinical reasoning \(number)")
        credential["validUntil"] = .string("2034-01-01T00:00:00Z")
        credential["issuer"] = .object([
            "id": .string(did), "type": .string("Profile"), "name": .string("Example University of Applied Sciences"),
            "url": .string("https://example.edu"), "email": .string("badges@example.edu"),
        ])
        credential["credentialSubject"] = .object([
            "id": .string("did:example:learner\(number)"), "type": .string("AchievementSubject"),
            "identifier": .array([
                .object([
                    "type": .string("IdentityObject"), "hashed": .bool(true), "identityType": .string("emailAddress"),
                    "identityHash": .string("sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2922ef399"),
                    "salt": .string("Kosher"),
                ])
            ]), "achievement": achievement(number),
        ])
        credential["evidence"] = .array([
            .object([
                "id": .string("https://example.edu/evidence/\(number)"), "type": .string("Evidence"),
                "name": .string("Portfolio"), "narrative": .string("Twelve worked cases, assessed on the ward."),
            ])
        ])
        return credential
    }

    private func achievement(_ number: Int) -> JSONValue {
        let alignments = (1...3).map { index -> JSONValue in
            .object([
                "type": .string("Alignment"), "targetName": .string("Outcome \(index)"),
                "targetUrl": .string("http://data.europa.eu/esco/skill/\(number)-\(index)"),
                "targetFramework": .string("ESCO"), "targetCode": .string("S\(index)"),
            ])
        }
        return .object([
            "id": .string("https://example.edu/achievements/\(number)"), "type": .string("Achievement"),
            "achievementType": .string("MicroCredential"), "name": .string("Clinical reasoning"),
            "description": .string(
                "Reasons from signs and findings to a nursing diagnosis, and accounts for it to colleagues and patients."
            ),
            "criteria": .object([
                "narrative": .string(
                    "A written exam of ninety minutes and a portfolio of twelve cases, both sufficient.")
            ]), "alignment": .array(alignments), "creditsAvailable": .integer(3), "inLanguage": .string("en"),
            "image": .object([
                "id": .string("https://example.edu/images/\(number).png"), "type": .string("Image"),
                "caption": .string("A stethoscope"),
            ]), "tag": .array([.string("nursing"), .string("reasoning")]),
        ])
    }

    /// A comprehensive learner record with signed credentials inside.
    func record(_ credentials: [JSONObject]) -> JSONObject {
        JSONObject([
            (
                "@context",
                .array([
                    .string("https://www.w3.org/ns/credentials/v2"),
                    .string("https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"),
                    .string("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
                ])
            ), ("id", .string("urn:uuid:00000000-0000-4000-8000-000000000001")),
            ("type", .array([.string("VerifiableCredential"), .string("ClrCredential")])),
            (
                "issuer",
                .object(["id": .string(did), "type": .string("Profile"), "name": .string("Example University")])
            ),
            ("name", .string("Record")), ("validFrom", .string("2024-01-01T00:00:00Z")),
            (
                "credentialSubject",
                .object([
                    "id": .string("did:example:learner"), "type": .string("ClrSubject"),
                    "verifiableCredential": .array(credentials.map(JSONValue.object)),
                ])
            ),
        ])
    }
}
