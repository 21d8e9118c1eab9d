// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Foundation
import StrictJSON
import TestSupport
import Testing

/// x509-limbo: paths of the web's servers, most of them wrong in one way. The suite's time, where it names none, is the
/// time of its making.
@Suite(.enabled(if: VectorFolder.has("x509-limbo"), "no x509-limbo suite at hand"))
struct LimboTests {
    /// 2023-12-02.
    private static let made: Int64 = 1_701_475_200
    private static let members: Set<ExactString> = [
        "id", "features", "description", "validation_kind", "trusted_certs", "untrusted_intermediates",
        "peer_certificate", "validation_time", "signature_algorithms", "key_usage", "extended_key_usage",
        "expected_result", "expected_peer_name", "expected_peer_names", "max_chain_depth",
    ]
    /// Judged otherwise here on purpose.
    private static let exceptions: [String: String] = [
        "webpki::san::leftmost-wildcard-san": "a wildcard names no issuer",
        "rfc5280::aki::cross-signed-root-missing-aki": anchorsOwnIssuer,
        "webpki::aki::root-with-aki-authoritycertissuer": anchorsOwnIssuer,
        "webpki::aki::root-with-aki-authoritycertserialnumber": anchorsOwnIssuer,
        "webpki::aki::root-with-aki-all-fields": anchorsOwnIssuer,
        "webpki::aki::root-with-aki-ski-mismatch": anchorsOwnIssuer,
    ]
    private static let anchorsOwnIssuer = "an anchor counts because it is listed, not because of who signed it"

    /// The codes that the failing cases of a group may have; `nil` stands for a certificate that does not name the host.
    private static func codes(_ id: String) -> Set<String?>? {
        let group = id.split(separator: ":", omittingEmptySubsequences: true).prefix(2).joined(separator: "::")
        switch group {
        case "rfc5280::validity": return ["certificate.expired"]
        case "webpki::san": return [nil, "certificate.malformed"]
        default: return nil
        }
    }

    @Test func cases() throws {
        let cases = try vector("x509-limbo/limbo-2023-12-02.json").requiredArray("testcases")
        #expect(cases.count >= 90)
        var (accepted, refused, differing) = (0, 0, 0)
        for one in cases {
            let id = try one.requiredText("id")
            let names = try #require(one.objectValue).members.map(\.name)
            guard Set(names).isSubset(of: Self.members), try one.requiredText("validation_kind") == "SERVER" else {
                throw VectorError.notUnderstood(id)
            }
            let outcome = try Self.outcome(of: one)
            let isAccepted = outcome == .some(.none)
            let isExpected =
                switch try one.requiredText("expected_result") {
                case "SUCCESS": true
                case "FAILURE": false
                case let other: throw VectorError.notUnderstood(other)
                }
            if Self.exceptions[id] != nil {
                differing += 1
                #expect(isAccepted != isExpected, "\(id)")
                continue
            }
            #expect(isAccepted == isExpected, "\(id): \(String(describing: outcome))")
            if isAccepted { accepted += 1 } else { refused += 1 }
            if case .some(.some(let code)) = outcome {
                #expect(code != "certificate.library", "\(id)")
                if let codes = Self.codes(id) { #expect(codes.contains(code), "\(id): \(code)") }
            }
        }
        #expect(accepted > 20)
        #expect(refused > 60)
        #expect(differing == Self.exceptions.count)
    }

    /// `.some(nil)`: accepted; nil: a path, but to another host; else the code of the refusal.
    private static func outcome(of one: JSONValue) throws -> String?? {
        let seconds = try one["validation_time"]?.stringValue.map { try time($0.text) } ?? made
        let limit = one["max_chain_depth"]?.numberValue?.integer ?? Int(CertificateChain.maximumIntermediates)
        let leaf: Certificate
        do {
            leaf = try certificate(try one.requiredText("peer_certificate"))
            _ = try CertificateChain.verify(
                leaf: leaf, intermediates: try one.requiredArray("untrusted_intermediates").map(certificate),
                anchors: try one.requiredArray("trusted_certs").map(certificate), at: seconds,
                purpose: .serverAuthentication, maximumIntermediates: limit)
        } catch let error as CertificateError {
            return .some(error.code)
        }
        let name = try one.required("expected_peer_name")
        let host = try name.requiredText("value")
        switch try name.requiredText("kind") {
        case "DNS":
            guard case .dnsName = CertificateIdentity.match([ExactString("https://" + host)], leaf) else { return nil }
        // Addresses identify no issuer; what the path says about them stands.
        case "IP": break
        case let other: throw VectorError.notUnderstood(other)
        }
        return .some(nil)
    }

    private static func certificate(_ value: JSONValue) throws -> Certificate {
        guard let text = value.stringValue else { throw VectorError.notUnderstood("certificate") }
        return try certificate(text.text)
    }

    private static func certificate(_ pem: String) throws -> Certificate {
        let lines = pem.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }
        return try Certificate(der: try Base64.decode(lines.joined()))
    }

    private static func time(_ text: String) throws -> Int64 {
        switch text {
        case "2016-09-01T00:00:00+00:00": 1_472_688_000
        case "2022-01-01T00:00:00+00:00": 1_640_995_200
        case "2023-07-10T00:00:00+00:00": 1_688_947_200
        default: throw VectorError.notUnderstood(text)
        }
    }
}
