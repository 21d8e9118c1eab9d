// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON

/// A whole check of an SD-JWT with key binding beside the two signature checks that nothing saves.
enum SDJWTBenchmarks {
    static func run(_ stopwatch: inout Stopwatch) throws {
        for (name, algorithm) in [("ES256", PublicKey.Algorithm.p256), ("EdDSA", .ed25519)] {
            try run(name, algorithm, &stopwatch)
        }
    }

    private static func run(
        _ name: String, _ algorithm: PublicKey.Algorithm, _ stopwatch: inout Stopwatch
    ) throws {
        let bound = try presentation(algorithm)
        let bytes = bound.compact
        guard let text = bound.keyBinding else { throw BenchmarkError.notVerified }
        let binding = try JSONWebSignature(compact: text.utf8).signature
        let signature = bound.issuerSigned.signature
        let issuerKey = try issuer(algorithm).publicKey
        let holderKey = try holder(algorithm).publicKey
        let medians = try stopwatch.measure([
            (
                "SD-JWT+KB \(name) signatures",
                {
                    guard issuerKey.isValidSignature(signature.bytes, for: signature.signingInput),
                        holderKey.isValidSignature(binding.bytes, for: binding.signingInput)
                    else { throw BenchmarkError.notVerified }
                }
            ), ("SD-JWT+KB \(name) read", { _ = try SDJWT(compact: bytes) }),
            ("SD-JWT+KB \(name) disclosures", { _ = try bound.processed() }),
            ("SD-JWT+KB \(name) (\(bytes.count) bytes) verify", try verification(algorithm)),
        ])
        stopwatch.note("SD-JWT+KB \(name) verify / signatures", medians[3] / medians[0])
    }

    static func verification(_ algorithm: PublicKey.Algorithm) throws -> () throws -> Void {
        let bytes = try presentation(algorithm).compact
        var inputs = VerificationInputs(instant: instant, trust: NoTrust())
        inputs.challenge = "n-1"
        inputs.domain = "https://example.org"
        let verifier = Verifier(inputs)
        return {
            guard case .secured(let document) = try Recognizer.recognize(bytes),
                verifier.verify(document).verdict == .untrusted
            else { throw BenchmarkError.notVerified }
        }
    }

    private static let instant = Instant(seconds: 1_800_000_000)

    private static func issuer(_ algorithm: PublicKey.Algorithm) throws -> PrivateKey {
        try PrivateKey(algorithm, raw: [UInt8](repeating: 7, count: 32))
    }

    private static func holder(_ algorithm: PublicKey.Algorithm) throws -> PrivateKey {
        try PrivateKey(algorithm, raw: [UInt8](repeating: 9, count: 32))
    }

    private static func presentation(_ algorithm: PublicKey.Algorithm) throws -> SDJWT {
        let holder = try holder(algorithm)
        return try SDJWT(compact: token(issuer(algorithm), bindingTo: holder.publicKey))
            .bound(audience: "https://example.org", nonce: "n-1", at: instant, key: holder)
    }

    /// Twelve disclosures, as in a diploma.
    private static func token(_ issuer: borrowing PrivateKey, bindingTo holder: PublicKey) throws -> [UInt8] {
        let texts = (1...12).map { number in
            Base64URL.encode(
                Array(
                    #"["c2FsdCBvZiAxMjggYml0\#(number)","claim_\#(number)","A value of ordinary length \#(number)"]"#
                        .utf8))
        }
        let digests = texts.map { Base64URL.encode(HashAlgorithm.sha256.digest(Array($0.utf8))) }
        let claims = JSONObject([
            ("_sd", .array(digests.map { .string($0) })), ("_sd_alg", .string("sha-256")),
            ("iss", .string(DIDKey.did(for: issuer.publicKey))), ("iat", .integer(1_790_000_000)),
            ("exp", .integer(1_890_000_000)), ("vct", .string("https://example.edu/credentials/diploma")),
            ("cnf", .object(["jwk": .object(holder.jwk)])),
        ])
        let token = try JSONWebSignature.sign(
            header: JSONObject([("typ", .string("dc+sd-jwt"))]), payload: JSONWriter.bytes(.object(claims)), key: issuer
        )
        return Array(([token] + texts).map { $0 + "~" }.joined().utf8)
    }
}
