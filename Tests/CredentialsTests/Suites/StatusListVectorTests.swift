// SPDX-License-Identifier: Apache-2.0

import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// The encoded lists of specifications and of other implementations, each asked through a credential of our own.
@Suite struct StatusListVectorTests {
    private static let isAtHand = VectorFolder.has("bitstring-status-list")

    struct EncodedList: Sendable, CustomTestStringConvertible {
        let source: String
        let text: ExactString
        let isMultibase: Bool
        let isReadable: Bool
        let bytes: Int
        let set: [Int]
        let setCount: Int

        var testDescription: String { source }

        init(_ value: JSONValue) throws {
            guard let object = value.objectValue, let source = object["source"]?.stringValue,
                let text = object["encodedList"]?.stringValue, let isReadable = object["decoded_ok"]?.boolValue
            else { throw VectorError.notUnderstood("encoded-lists.json") }
            (self.source, self.text, isMultibase) = (source.text, text, text.hasPrefix("u"))
            // Two texts are wrapped over two lines by the page that they come from; a line break is no base64url.
            self.isReadable = isReadable && !text.utf8.contains(0x0A)
            bytes = object["bytes"]?.numberValue?.integer ?? 0
            set = (object["set_bits_first_50_msb_first"]?.arrayValue ?? []).compactMap { $0.numberValue?.integer }
            setCount = object["set_bit_count"]?.numberValue?.integer ?? 0
        }
    }

    private static func lists() throws -> [EncodedList] {
        let file = VectorFolder.vectors.appending(path: "bitstring-status-list")
        let found = try VectorFolder.files(in: file, extensions: ["json"])
        guard found.count == 1, let cases = try JSONReader.read(found[0].bytes())["cases"]?.arrayValue else {
            throw VectorError.notUnderstood("bitstring-status-list")
        }
        return try cases.map(EncodedList.init)
    }

    /// What a report says of one place in a list.
    private static func report(_ text: ExactString, isMultibase: Bool, index: Int) throws -> VerificationReport {
        var scenario = try isMultibase ? Scenario.credential() : .credentialV1()
        var maker = StatusListMaker(id: "https://school.example/status/1", issuer: scenario.key.did)
        maker.isOf2021 = !isMultibase
        scenario.signAsText()
        if maker.isOf2021 { try scenario.document.set("/@context/-", .string(StatusListMaker.context2021)) }
        try scenario.document.set("/credentialStatus", maker.entry(index))
        var list = try Scenario.credential()
        list.document = maker.document
        try list.document.set("/credentialSubject/encodedList", .string(text))
        scenario.addEvidence(.statusListCredential, try list.secured())
        return try scenario.report()
    }

    @Test(.enabled(if: isAtHand, "bitstring-status-list is not at hand"))
    func publishedListsSayWhatTheySay() throws {
        let lists = try Self.lists()
        #expect(lists.count == 11)
        for list in lists {
            guard list.isReadable else {
                let report = try Self.report(list.text, isMultibase: list.isMultibase, index: 0)
                #expect(report.check(.statusList)?.code == .statusListMalformed, "\(list.source)")
                continue
            }
            #expect(list.set.count == list.setCount, "\(list.source)")
            for index in Set(list.set + list.set.map { $0 + 1 } + [0, list.bytes * 8 - 1]).sorted() {
                let report = try Self.report(list.text, isMultibase: list.isMultibase, index: index)
                #expect(report.verdict == (list.set.contains(index) ? .revoked : .valid), "\(list.source) \(index)")
            }
            let behind = try Self.report(list.text, isMultibase: list.isMultibase, index: list.bytes * 8)
            #expect(behind.check(.statusList)?.code == .statusIndexRange, "\(list.source)")
        }
    }

    @Test(
        .enabled(if: VectorFolder.hasSample("status"), "the samples of status are not at hand"),
        arguments: [
            // One of a hundred thousand.
            ("digitalbazaar-100k-50k-revoked-encodedList.txt", [50_007], [0, 50_006, 50_008, 99_999], 100_000),
            ("w3c-rec-example3-encodedList.txt", [], [0, 131_071], 131_072),
        ])
    func samplesSayWhatTheySay(_ name: String, _ set: [Int], _ notSet: [Int], _ count: Int) throws {
        let files = try VectorFolder.files(in: VectorFolder.samples.appending(path: "status"))
        #expect(files.count == 2)
        let file = try #require(files.first { $0.name == name })
        let text = ExactString(String(decoding: try file.bytes(), as: UTF8.self))
        for index in set + notSet {
            let report = try Self.report(text, isMultibase: true, index: index)
            #expect(report.verdict == (set.contains(index) ? .revoked : .valid), "\(index)")
        }
        #expect(try Self.report(text, isMultibase: true, index: count).check(.statusList)?.code == .statusIndexRange)
    }
}
