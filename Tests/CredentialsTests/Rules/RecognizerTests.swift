// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// Telling by its bytes what a file is.
@Suite struct RecognizerTests {
    private static func kind(_ text: String) throws -> String {
        switch try Recognizer.recognize(Array(text.utf8)) {
        case .secured(let document): "\(document.kind) \(document.format.rawValue)"
        case .evidence(let kind, _): kind.rawValue
        case .trustList: "trust-list"
        }
    }

    @Test(arguments: [
        (#"{"type":["VerifiableCredential"],"proof":{}}"#, "credential vc-di"),
        (" \r\n\t{\"type\":\"VerifiableCredential\"}\n", "credential unsigned"),
        (#"{"issuer":"did:example:a","credentialSubject":{}}"#, "credential unsigned"),
        (#"{"type":"VerifiablePresentation","proof":[]}"#, "presentation vc-di"),
        (#"{"type":["VerifiableCredential","VerifiablePresentation"]}"#, "presentation unsigned"),
        (#"{"schema":"backpack.trust-list/1"}"#, "trust-list"), (#"{"meta":{},"registry":{}}"#, "trust-list"),
        (#"{"id":"did:web:a","verificationMethod":[]}"#, "did-document"),
        ("eyJhbGciOiJub25lIn0.e30.~", "credential sd-jwt"), ("eyJhbGciOiJub25lIn0.e30.~\n", "credential sd-jwt"),
        ("eyJhbGciOiJub25lIn0.e30.~a.b.c", "presentation sd-jwt"),
        (#"{"issuer":"https://a.example","jwks":{"keys":[]}}"#, "jwt-vc-issuer"),
        (#"{"issuer":"https://a.example","jwks_uri":"https://a.example/keys"}"#, "jwt-vc-issuer"),
        (#"{"@context":{"a":"https://a.example/"}}"#, "json-ld-context"),
        (
            #"<!DOCTYPE html><pre id="backpack-presentation" hidden>{"type":"VerifiablePresentation"}</pre>"#,
            "presentation unsigned"
        ),
    ])
    func tells(_ text: String, _ kind: String) throws {
        #expect(try Self.kind(text) == kind)
    }

    @Test(arguments: [
        ("", "format.empty"), (" \n", "format.empty"), ("{}", "format.unrecognized"), ("7", "format.unrecognized"),
        (#"{"type":"verifiablecredential"}"#, "format.unrecognized"),
        ("eyJhbGciOiJub25lIn0.e30.", "format.unsupported"), ("eyJhbGciOiJub25lIn0.~", "jws.malformed"),
        ("eyJhbGciOiJub25lIn0.e30.~a", "sd-jwt.malformed"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "image.no-badge"), ("<svg>", "image.not-an-image"),
        (svg("https://school.example/1"), "image.hosted-url"), (svg("eyJhbGciOiJub25lIn0.e30."), "format.unsupported"),
        (svg("{}"), "format.unrecognized"), (svg("{"), "json.unexpected-end"),
        (svg("&lt;html>"), "format.unsupported"), (page("&lt;html&gt;"), "format.unsupported"),
        // Only credentials and presentations come carried, and not in a carrier inside another.
        (svg(#"{"schema":"backpack.trust-list/1"}"#), "format.unrecognized"),
        (svg(#"{"id":"did:web:a","verificationMethod":[]}"#), "format.unrecognized"),
        (page(#"{"id":"did:web:a","verificationMethod":[]}"#), "format.unrecognized"),
        ("<?xml version='1.0'?>", "format.unsupported"),
        ("<!DOCTYPE html><p>", "format.page-without-presentation"),
        (#"<html><pre id="backpack-presentation" hidden>{}"#, "format.page-without-presentation"),
        (
            #"<html><pre id="backpack-presentation" hidden>{}</pre><pre id="backpack-presentation" hidden>{}</pre>"#,
            "format.page-without-presentation"
        ), ("\u{FEFF}{}", "json.byte-order-mark"), ("{\"a\":1,\"a\":2}", "json.duplicate-member"),
    ])
    func refuses(_ text: String, _ code: String) throws {
        let error = try #require(throws: RecognitionError.self) { try Recognizer.recognize(Array(text.utf8)) }
        #expect(error.code == code)
    }

    private static func svg(_ badge: String) -> String {
        #"<svg xmlns="http://www.w3.org/2000/svg"><b:credential xmlns:b="https://purl.imsglobal.org/ob/v3p0">"#
            + badge + "</b:credential></svg>"
    }

    private static func page(_ presentation: String) -> String {
        #"<html><pre id="backpack-presentation" hidden>\#(presentation)</pre>"#
    }

    @Test func refusesADamagedImage() throws {
        let error = try #require(throws: RecognitionError.self) { try Recognizer.recognize([0x89, 0x50, 0x4E, 0x47]) }
        #expect(error.reason == .image(.truncated))
    }

    /// The digest is the image's: what is kept is the file.
    @Test(arguments: BadgeImage.Format.allCases)
    func readsTheCredentialInAnImage(_ format: BadgeImage.Format) throws {
        let scenario = try Scenario.credential()
        let credential = JSONWriter.bytes(.object(try scenario.secured()), .indented)
        let plain =
            switch format {
            case .png: PNGMaker.image()
            case .svg: Array(#"<svg xmlns="http://www.w3.org/2000/svg"/>"#.utf8)
            }
        let image = try BadgeImage.bake(credential, .openBadges3, into: plain)
        guard case .secured(let document) = try Recognizer.recognize(image) else {
            throw VectorError.notUnderstood("image")
        }
        #expect(document.digest == ExactString(Hexadecimal.encode(HashAlgorithm.sha256.digest(image))))
        #expect(Verifier(try scenario.inputs()).verify(document).verdict == .valid)
        #expect(try Recognizer.securedBytes(in: image) == credential)
    }

    @Test func tellsTheExtensionByTheBytes() throws {
        for (text, name) in [
            ("{}", "json"), ("<svg/>", "svg"), (" <!doctype html>", "html"), ("eyJhbGciOiJub25lIn0.e30.\n", "jwt"),
        ] {
            #expect(Recognizer.fileExtension(of: Array(text.utf8)) == name)
        }
        #expect(Recognizer.fileExtension(of: PNGMaker.image()) == "png")
        #expect(try Recognizer.securedBytes(in: Array(" ey.e30.\n".utf8)) == Array("ey.e30.".utf8))
    }

    /// A page gives back the very bytes that were put into it.
    @Test func aPageKeepsItsPresentation() throws {
        let presentation = try Scenario.presentation([.credential()]).secured()
        var changed = presentation
        changed["name"] = .string("</pre><script>&amp;&lt; \u{202E}")
        let page =
            Array("<!doctype html><title>x</title>".utf8)
            + PresentationPage.element(
                holding: JSONWriter.bytes(.object(changed)))
        guard case .secured(let document) = try Recognizer.recognize(page) else {
            throw VectorError.notUnderstood("page")
        }
        #expect(document.json == changed)
    }
}

/// Decompression with a bound.
@Suite struct InflateTests {
    @Test(arguments: [0, 1, 2, 257, 258, 259, 260, 1_000, 70_000])
    func givesBackWhatWasPutIn(_ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 300 * 37) }
        #expect(try Inflate.gzip(GzipMaker.gzip(bytes), limit: count) == bytes)
    }

    @Test func stopsAtItsLimit() throws {
        let gzip = GzipMaker.gzip([UInt8](repeating: 7, count: 100_000))
        #expect(try Inflate.gzip(gzip, limit: 100_000).count == 100_000)
        #expect(throws: Inflate.Failure.tooLarge(limit: 99_999)) { try Inflate.gzip(gzip, limit: 99_999) }
    }

    @Test func refusesWhatIsNotOneMember() throws {
        let gzip = GzipMaker.gzip([1, 2, 3])
        for count in 0..<gzip.count {
            #expect(throws: Inflate.Failure.malformed) { try Inflate.gzip(Array(gzip.prefix(count)), limit: 100) }
        }
        #expect(throws: Inflate.Failure.malformed) { try Inflate.gzip(gzip + [0], limit: 100) }
        #expect(throws: Inflate.Failure.malformed) { try Inflate.gzip(gzip + gzip, limit: 100) }
    }
}
