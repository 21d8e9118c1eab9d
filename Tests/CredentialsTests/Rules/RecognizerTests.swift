// SPDX-License-Identifier: Apache-2.0

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
        ("eyJhbGciOiJub25lIn0.e30.", "format.unsupported"), ("eyJhbGciOiJub25lIn0.e30.~", "format.unsupported"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "format.unsupported"),
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

    @Test func refusesAnImage() throws {
        let error = try #require(throws: RecognitionError.self) { try Recognizer.recognize([0x89, 0x50, 0x4E, 0x47]) }
        #expect(error.reason == .unsupported("PNG"))
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
