// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// Every bit of an SD-JWT flipped, one at a time: none comes out as before.
@Suite struct SDJWTMutationTests {
    /// - Returns: how many flips were tried.
    private func flip(_ scenario: SDJWTScenario) throws -> Int {
        let bytes = try scenario.bytes()
        let verifier = Verifier(try scenario.inputs())
        #expect(try Scenario.verify(bytes, verifier).verdict == .valid)
        var changed = bytes
        var accepted: [Int] = []
        for index in bytes.indices {
            for bit in 0..<8 {
                changed[index] = bytes[index] ^ 1 << UInt8(bit)
                if try Self.verdict(changed, verifier) == .valid { accepted.append(index) }
            }
            changed[index] = bytes[index]
        }
        #expect(accepted.isEmpty, "\(accepted)")
        return bytes.count * 8
    }

    /// Nil for what is turned away before there is a report.
    private static func verdict(_ bytes: [UInt8], _ verifier: Verifier) throws -> Verdict? {
        do { return try Scenario.verify(bytes, verifier).verdict } catch is RecognitionError { return nil }
    }

    @Test func everyBitOfACredential() throws { #expect(try flip(.credential()) > 10_000) }

    @Test func everyBitOfAPresentation() throws { #expect(try flip(.bound()) > 12_000) }

    @Test func everyBitOfABadge() throws { #expect(try flip(.dataModel()) > 10_000) }

    /// Cut off anywhere, or with one byte more anywhere.
    @Test func everyLength() throws {
        for scenario in [try SDJWTScenario.credential(), try SDJWTScenario.bound()] {
            let bytes = try scenario.bytes()
            let verifier = Verifier(try scenario.inputs())
            for count in bytes.indices {
                let cut = try Self.verdict(Array(bytes[..<count]), verifier)
                // Up to a tilde it is the credential with less disclosed, which is what tildes are for.
                #expect(cut != .valid || bytes[..<count].last == SDJWT.tilde, "\(count)")
            }
            for index in bytes.indices {
                for byte in [UInt8(ascii: "A"), UInt8(ascii: "~"), UInt8(ascii: "."), UInt8(ascii: "=")] {
                    var longer = bytes
                    longer.insert(byte, at: index)
                    guard longer != bytes else { continue }
                    #expect(try Self.verdict(longer, verifier) != .valid, "\(index)")
                }
            }
        }
    }

    /// Nothing that is withheld is told, whatever is looked into.
    @Test func whatIsWithheldStaysUnsaid() throws {
        let scenario = try SDJWTScenario.credential()
        let whole = try SDJWT(compact: try scenario.bytes())
        let reduced = try whole.reduced(revealing: ["town"])
        let texts = Self.layers(reduced.compact)
        for hidden in ["Noor", "de Wit", "Zuiderhaven", "8861", "given_name", "street", "fy"] {
            #expect(!texts.contains { $0.contains(hidden) }, "\(hidden)")
        }
        for shown in ["Harlingen", "Reading tide tables", "NL"] {
            #expect(texts.contains { $0.contains(shown) }, "\(shown)")
        }
    }

    /// The text itself and every part of it decoded.
    static func layers(_ token: [UInt8]) -> [String] {
        let parts = token.split { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: ".") }
        let decoded = parts.compactMap { part in
            decode(part).map { String(decoding: $0, as: UTF8.self) }
        }
        return [String(decoding: token, as: UTF8.self)] + decoded
    }

    private static func decode(_ part: ArraySlice<UInt8>) -> [UInt8]? {
        do { return try Base64URL.decode(utf8: part) } catch { return nil }
    }
}
