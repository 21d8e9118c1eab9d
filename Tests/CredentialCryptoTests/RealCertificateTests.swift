// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Foundation
import StrictJSON
import TestSupport
import Testing

/// What stands around one JAdES signature of a public file.
struct SealEvidence {
    let file: String
    /// The signature value as it stands in the file, which sigTst is about.
    let signature: [UInt8]
    var certificates: [[UInt8]] = []
    var lists: [[UInt8]] = []
    var responses: [[UInt8]] = []
    var signatureTokens: [[UInt8]] = []
    var otherTokens: [[UInt8]] = []

    /// Every signature of the file; none where it is no JAdES signature with a readable header.
    static func all(in file: VectorFile) throws -> [SealEvidence] {
        let bytes = try file.bytes()
        guard let value = try? JSONReader.read(bytes), let object = value.objectValue else {
            return try compact(bytes, file)
        }
        let signatures = object["signatures"]?.arrayValue ?? [value]
        return try signatures.compactMap { signature in
            guard let header = signature["protected"]?.stringValue, let value = signature["signature"]?.stringValue
            else { return nil }
            var evidence = SealEvidence(file: file.name, signature: Array(value.utf8))
            let chain = try JSONReader.read(try Base64URL.decode(header))["x5c"]?.arrayValue ?? []
            evidence.certificates = try chain.map(Self.bytes)
            for component in signature["header"]?["etsiU"]?.arrayValue ?? [] {
                try evidence.add(component)
            }
            return evidence
        }
    }

    /// The compact form has no place for evidence, but for the certificates in its header.
    private static func compact(_ bytes: [UInt8], _ file: VectorFile) throws -> [SealEvidence] {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let header = try? JSONReader.read(try Base64URL.decode(utf8: parts[0])) else {
            return []
        }
        var evidence = SealEvidence(file: file.name, signature: Array(parts[2]))
        evidence.certificates = try (header["x5c"]?.arrayValue ?? []).map(Self.bytes)
        return [evidence]
    }

    private mutating func add(_ component: JSONValue) throws {
        let component = try component.stringValue.map { try JSONReader.read(try Base64URL.decode($0)) } ?? component
        for member in try component.objectMembers() {
            switch member.name {
            case "xVals":
                for one in try component.requiredArray("xVals") {
                    certificates.append(try Self.bytes(try one.required("x509Cert").required("val")))
                }
            case "rVals":
                lists += try Self.values(member.value["crlVals"])
                responses += try Self.values(member.value["ocspVals"])
            case "sigTst": signatureTokens += try Self.values(member.value["tstTokens"])
            case "arcTst", "rfsTst", "sigRTst": otherTokens += try Self.values(member.value["tstTokens"])
            case "xRefs", "rRefs", "axRefs", "arRefs", "cSig", "sigPSt": break
            case let other: throw VectorError.notUnderstood("\(file): \(other)")
            }
        }
    }

    private static func values(_ list: JSONValue?) throws -> [[UInt8]] {
        try list?.arrayValue?.map { try bytes(try $0.required("val")) } ?? []
    }

    private static func bytes(_ value: JSONValue) throws -> [UInt8] {
        guard let text = value.stringValue else { throw VectorError.notUnderstood("\(value)") }
        return try Base64.decode(text)
    }
}

extension JSONValue {
    fileprivate func objectMembers() throws -> [JSONObject.Member] {
        guard let object = objectValue else { throw VectorError.notUnderstood("no object") }
        return object.members
    }
}

/// Certificates, evidence and timestamps of real files.
struct RealCertificateTests {
    private struct Lists {
        let spanish: [[UInt8]]
        let european: [[UInt8]]

        init() throws {
            spanish = try Self.certificates("es-tl-seq187.xml")
            european = try Self.certificates("eu-lotl-seq388.xml")
        }

        /// Whatever stands between the tags; the lists are not read otherwise here.
        private static func certificates(_ name: String) throws -> [[UInt8]] {
            let file = VectorFolder.samples.appending(path: "trustlists/\(name)")
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            return try text.components(separatedBy: "X509Certificate>").enumerated().compactMap { position, part in
                guard position % 2 == 1, let end = part.firstIndex(of: "<") else { return nil }
                return try Base64.decode(part[..<end].filter { !$0.isWhitespace })
            }
        }
    }

    /// 2026-11-22.
    private static let now: Int64 = 1_795_305_600

    private static func seals(_ folder: URL) throws -> [SealEvidence] {
        try VectorFolder.files(in: folder).flatMap(SealEvidence.all)
    }

    private static func certificate(_ name: ExactString, _ evidence: SealEvidence) throws -> Certificate {
        try #require(
            try evidence.certificates.map { try Certificate(der: $0) }.first { $0.subject.commonName == name })
    }

    @Test(.enabled(if: VectorFolder.hasSample("trustlists"), "no trust lists at hand"))
    func trustLists() throws {
        let lists = try Lists()
        var refused: [[UInt8]] = []
        for der in lists.spanish + lists.european {
            do { #expect(try Certificate(der: der).der == der) } catch { refused.append(der) }
        }
        #expect(lists.spanish.count > 400)
        #expect(lists.european.count > 100)
        // One certificate of 2018, of a withdrawn service, has an extension that does not decode.
        #expect(refused.count == 1)
    }

    @Test(.enabled(if: VectorFolder.has("jades-dss"), "no JAdES suite at hand"))
    func everyJAdESFile() throws {
        let seals = try Self.seals(VectorFolder.vectors.appending(path: "jades-dss/validation"))
        var (certificates, lists, responses, tokens, intact) = (0, 0, 0, 0, 0)
        for seal in seals {
            certificates += try seal.certificates.map { try Certificate(der: $0) }.count
            lists += try seal.lists.map { try RevocationList(der: $0) }.count
            responses += try seal.responses.map { try OCSPResponse(der: $0) }.count
            tokens += try seal.otherTokens.map { try TimestampToken(der: $0) }.count
            for der in seal.signatureTokens {
                let result = try TimestampToken(der: der).verify(imprintOf: seal.signature, anchors: [])
                #expect(!result.isTrusted)
                #expect(result.authorityName?.contains("good-tsa") == true)
                tokens += 1
                intact += result.isIntact ? 1 : 0
                // One file carries the token of another signature.
                #expect(result.isIntact == (seal.file != "jades-t-clear-etsiu.json"), "\(seal.file)")
            }
        }
        #expect(seals.count > 10)
        #expect(certificates > 20)
        #expect(lists >= 2)
        #expect(responses >= 2)
        #expect(tokens >= 8)
        #expect(intact >= 3)
    }

    /// The one sealed sample: intact and qualified, its certificate expired in 2025, its timestamps by a test authority.
    @Test(
        .enabled(
            if: VectorFolder.has("elm-edc") && VectorFolder.hasSample("trustlists"), "no sealed samples at hand"))
    func europeanSample() throws {
        // Its sigT, and when its certificate ended.
        let (signed, ended): (Int64, Int64) = (1_695_815_657, 1_746_887_475)
        let seals = try Self.seals(VectorFolder.vectors.appending(path: "elm-edc"))
        let seal = try #require(seals.first)
        let certificates = try seal.certificates.map { try Certificate(der: $0) }
        let leaf = try #require(certificates.first)
        #expect(leaf.subject.organizationName == "ORGANIZACION TEST")
        #expect(leaf.qcStatements.claimsQualifiedSeal)
        #expect(!leaf.qcStatements.claimsSecureDevice)
        #expect(
            CertificateIdentity.match(["VATES-A00000000"], leaf) == .organizationIdentifier("VATES-A00000000"))
        #expect(CertificateIdentity.match(["VATES-A00000001"], leaf) == nil)
        #expect(leaf.validity.notAfter == ended)

        let anchors = try Lists().spanish.compactMap { try? Certificate(der: $0) }
        func path(at seconds: Int64, _ anchors: [Certificate]) throws(CertificateError) -> CertificateChain.Path {
            try CertificateChain.verify(
                leaf: leaf, intermediates: certificates, anchors: anchors, at: seconds, purpose: .documentSigning)
        }
        let found = try path(at: signed, anchors)
        #expect(found.anchor.subject.commonName == "ANF AC Qualified Certificates for eSeal")
        #expect(found.certificates.count == 2)
        #expect(refusal { _ = try path(at: Self.now, anchors) } == "certificate.expired")
        #expect(refusal { _ = try path(at: leaf.validity.notBefore - 1, anchors) } == "certificate.not-yet-valid")
        #expect(refusal { _ = try path(at: signed, []) } == "certificate.untrusted")

        let response = try OCSPResponse(der: try #require(seal.responses.first))
        let made = try #require(response.producedAt)
        #expect(response.finding(for: leaf, issuer: found.anchor, at: made).status == .good)
        #expect(response.finding(for: leaf, issuer: found.anchor, at: Self.now).status == .notCovered(.notInForce))
        let token = try TimestampToken(der: try #require(seal.signatureTokens.first))
        let result = token.verify(imprintOf: seal.signature, anchors: anchors, intermediates: certificates)
        #expect(result.isIntact)
        #expect(!result.isTrusted)
        #expect(result.genTime == 1_695_816_424)
        #expect(result.authorityName == "C=LU,OU=PKI-TEST,O=Nowina Solutions,CN=good-tsa")
        let archive = try TimestampToken(der: try #require(seal.otherTokens.first))
        #expect(archive.verify(imprintOf: seal.signature, anchors: anchors).flaw == .imprint)
    }

    @Test(.enabled(if: VectorFolder.hasSample("mynextid"), "no sealed samples at hand"))
    func nextIDSamples() throws {
        let seals = try Self.seals(VectorFolder.samples.appending(path: "mynextid")).filter { !$0.lists.isEmpty }
        #expect(seals.count == 2)
        for seal in seals {
            let leaf = try Self.certificate("VELOCERT OU", seal)
            let authority = try Self.certificate("Halcom CA PO e-seal 2", seal)
            let root = try Self.certificate("Halcom Root Certificate Authority", seal)
            #expect(leaf.qcStatements.claimsQualifiedSeal)
            #expect(
                CertificateIdentity.match(["17207834"], leaf) == .organizationNumber("17207834", in: "NTREE-17207834"))
            for anchor in [authority, root] {
                let path = try CertificateChain.verify(
                    leaf: leaf, intermediates: [authority, root], anchors: [anchor], at: Self.now,
                    purpose: .documentSigning)
                #expect(path.anchor == anchor)
            }
            let list = try RevocationList(der: try #require(seal.lists.first))
            #expect(list.finding(for: leaf, issuer: authority, at: list.thisUpdate).status == .good)
            #expect(list.finding(for: leaf, issuer: authority, at: Self.now).status == .notCovered(.notInForce))
            #expect(list.finding(for: authority, issuer: root, at: list.thisUpdate).status == .notCovered(.otherIssuer))
            let token = try TimestampToken(der: try #require(seal.signatureTokens.first))
            let result = token.verify(imprintOf: seal.signature, anchors: [root])
            #expect(result.isIntact)
            #expect(!result.isTrusted)
        }
    }
}
