// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// One credential of each form, with what it takes to share it.
enum ShareForm: String, CaseIterable, CustomTestStringConvertible {
    case statements = "ecdsa-sd-2023"
    case selective = "sd-jwt"
    case dataModel = "vcdm-sd-jwt"
    case dataIntegrity = "vc-di"
    case dataIntegrityV1 = "vc-di-1.1"
    case token = "vc-jwt"
    case tokenV1 = "vc-jwt-1.1"
    case sealed = "edc"
    case signedBadge = "ob2-signed"
    case hostedBadge = "ob2-hosted"

    var testDescription: String { rawValue }

    var canHide: Bool { [.statements, .selective, .dataModel].contains(self) }

    func bytes() throws -> [UInt8] {
        switch self {
        case .statements: JSONWriter.bytes(.object(try Scenario.disclosable().secured()))
        case .selective: try SDJWTScenario.credential().bytes()
        case .dataModel: try SDJWTScenario.dataModel().bytes()
        case .dataIntegrity: JSONWriter.bytes(.object(try Scenario.credential().secured()))
        case .dataIntegrityV1: JSONWriter.bytes(.object(try Scenario.credentialV1().secured()))
        case .token: Array(try TokenScenario.credential().token().utf8)
        case .tokenV1: Array(try TokenScenario.credentialV1().token().utf8)
        case .sealed: try SealScenario().bytes()
        case .signedBadge: try BadgeScenario.signed().bytes()
        case .hostedBadge: try BadgeScenario.hosted().bytes()
        }
    }

    /// The format that reports call it by.
    var format: ExactString {
        switch self {
        case .statements, .dataIntegrity, .dataIntegrityV1: "vc-di"
        case .selective, .dataModel: "sd-jwt"
        case .token, .tokenV1: "vc-jwt"
        default: ExactString(rawValue)
        }
    }
}

extension CommandBench {
    /// Takes in the credentials of these forms, numbered from 1, and gives their files.
    @discardableResult
    func take(_ forms: [ShareForm]) throws -> [String] {
        try forms.enumerated().map { index, form in
            let file = try write("\(index)-\(form.rawValue)", try form.bytes())
            run("import", "--keep-invalid", file)
            return file
        }
    }
}

/// Everything that bytes say, decoded at every layer: texts in JSON, base64, tokens, CBOR, zlib, data URLs and pages.
struct DecodedLayers {
    private(set) var layers: [[UInt8]] = []
    private var seen: Set<[UInt8]> = []

    init(_ bytes: [UInt8]) { add(bytes, depth: 0) }

    func contains(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return layers.contains { !$0.ranges(of: wanted).isEmpty }
    }

    private mutating func add(_ bytes: [UInt8], depth: Int) {
        guard depth < 12, bytes.count > 3, seen.insert(bytes).inserted else { return }
        layers.append(bytes)
        if let value = try? JSONReader.read(bytes) { addTexts(value, depth) }
        let text = String(decoding: bytes, as: UTF8.self)
        if text.contains("&") {
            let plain = text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
            add(Array(plain.utf8), depth: depth + 1)
        }
        if text.hasPrefix("<!doctype"), let page = try? Recognizer.securedBytes(in: bytes) {
            add(page, depth: depth + 1)
        }
        if let inflated = try? Inflate.gzip(bytes, limit: 1 << 20) { add(inflated, depth: depth + 1) }
        if let inflated = try? Inflate.zlib(bytes, limit: 1 << 20) { add(inflated, depth: depth + 1) }
        // Every run of letters that could be base64 of something, with and without the `u` or `z` of multibase.
        let parts = text.split { !$0.isASCII || !($0.isLetter || $0.isNumber || "-_+/=".contains($0)) }
        for part in parts where part.count > 7 {
            for candidate in [part, part.dropFirst()] {
                let bare = String(candidate).replacing("=", with: "")
                if let decoded = try? Base64URL.decode(ExactString(bare)) { add(decoded, depth: depth + 1) }
                if let decoded = try? Base64.decode(ExactString(String(candidate))) { add(decoded, depth: depth + 1) }
            }
        }
    }

    private mutating func addTexts(_ value: JSONValue, _ depth: Int) {
        switch value {
        case .string(let text): add(Array(text.utf8), depth: depth + 1)
        case .array(let elements): for element in elements { addTexts(element, depth) }
        case .object(let object):
            for member in object.members {
                add(Array(member.name.utf8), depth: depth + 1)
                addTexts(member.value, depth)
            }
        default: break
        }
    }
}
