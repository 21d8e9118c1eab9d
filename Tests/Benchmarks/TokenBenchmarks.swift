// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport

/// Whole verify of a credential that is a token, beside the bare check of its signature with a key at hand.
enum TokenBenchmarks {
    static let algorithms: [SignatureAlgorithm] = [.es256, .ed25519, .rs256]

    static func verification(_ algorithm: SignatureAlgorithm) throws -> () throws -> Void {
        let token = try token(by: TestSigner("issuer", algorithm))
        let inputs = VerificationInputs(instant: Instant(seconds: 1_800_000_000), trust: NoTrust())
        let verifier = Verifier(inputs)
        return {
            guard case .secured(let document) = try Recognizer.recognize(token),
                verifier.verify(document).check(.proofSignature)?.outcome == .passed
            else { throw BenchmarkError.notVerified }
        }
    }

    static func run(_ stopwatch: inout Stopwatch) throws {
        for algorithm in algorithms {
            let name = "\(algorithm.joseName) token"
            let signer = try TestSigner("issuer", algorithm)
            let token = try token(by: signer)
            let jws = try JSONWebSignature(compact: token)
            let inputs = VerificationInputs(instant: Instant(seconds: 1_800_000_000), trust: NoTrust())
            let verifier = Verifier(inputs)
            guard case .secured(let document) = try Recognizer.recognize(token) else {
                throw BenchmarkError.notVerified
            }
            let medians = try stopwatch.measure([
                (
                    "\(name) signature",
                    {
                        guard
                            signer.publicKey.isValidSignature(
                                jws.signature.bytes, for: jws.signature.signingInput, by: algorithm)
                        else { throw BenchmarkError.notVerified }
                    }
                ),
                ("\(name) key", { _ = try DIDKey.publicKey(of: signer.did) }),
                ("\(name) parse", { _ = try JSONReader.read(jws.payload) }),
                ("\(name) recognise", { _ = try Recognizer.recognize(token) }),
                ("\(name) checks", { _ = verifier.verify(document) }),
                ("\(name) (\(token.count) bytes) verify", try verification(algorithm)),
            ])
            stopwatch.note("\(name) verify / signature", medians[5] / medians[0])
        }
    }

    /// A badge as Open Badges 3.0 §8.2 has it.
    private static func token(by signer: TestSigner) throws -> [UInt8] {
        var claims = try BenchmarkIssuer().typical(0)
        try claims.set("/issuer/id", .string(signer.did))
        claims["iss"] = .string(signer.did)
        claims["jti"] = claims["id"]
        claims["sub"] = claims.value("/credentialSubject/id")
        claims["nbf"] = .integer(1_704_067_200)
        claims["exp"] = .integer(2_019_686_400)
        let header = JSONObject([
            (name: "kid", value: .string(signer.did)), (name: "typ", value: .string("JWT")),
        ])
        return Array(try TokenMaker(signer, header: header, claims: claims).compact().utf8)
    }
}
