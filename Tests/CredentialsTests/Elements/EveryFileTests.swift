// SPDX-License-Identifier: Apache-2.0

import Credentials
import Foundation
import TestSupport
import Testing

/// One folder of public files, and what becomes of each file in it.
struct FileFamily: Sendable, CustomTestStringConvertible {
    /// Why a file has no elements to be stated.
    struct Nothing: Sendable {
        /// The kind of evidence that it is, or the code that it is refused with.
        let outcome: String
        let reason: String

        init(_ outcome: String, _ reason: String) {
            self.outcome = outcome
            self.reason = reason
        }
    }

    let name: String
    let folder: URL
    /// The credentials, each with a table of elements.
    let told: Set<String>
    /// Everything else, by the name of the file.
    let nothing: @Sendable (_ file: String) -> Nothing?

    var testDescription: String { name }
    var isAtHand: Bool { FileManager.default.fileExists(atPath: folder.path) }
}

extension FileFamily {
    static let all: [FileFamily] = [
        FileFamily(
            name: "edubadges", folder: VectorFolder.samples.appending(path: "edubadges"),
            told: ["ob2-assertion-a41jSgms.json"], nothing: edubadges),
        FileFamily(
            name: "educredentials-nl", folder: VectorFolder.samples.appending(path: "educredentials-nl"),
            told: Set(DutchProfileElementTests.examples.map { "\($0.file).json" }), nothing: { _ in nil }),
        FileFamily(
            name: "bakery", folder: VectorFolder.samples.appending(path: "bakery"), told: [],
            nothing: { bakery[$0] }),
        FileFamily(
            name: "ob20", folder: VectorFolder.samples.appending(path: "ob20"),
            told: Set(RobotBadgeElementTests.ofTheSamples.map(\.file)), nothing: robots),
        FileFamily(
            name: "clr20", folder: VectorFolder.samples.appending(path: "clr20"),
            told: ComprehensiveRecordElementTests.files, nothing: { _ in nil }),
        FileFamily(
            name: "mynextid", folder: VectorFolder.samples.appending(path: "mynextid"),
            told: EuropeanLearningModelElementTests.samples,
            nothing: { file in
                file == "header-only.jwt" ? .init("jws.malformed", "the header of a seal, without a seal") : nil
            }),
        FileFamily(
            name: "elm-edc", folder: VectorFolder.vectors.appending(path: "elm-edc"),
            told: EuropeanLearningModelElementTests.suite, nothing: { _ in nil }),
        FileFamily(
            name: "ob3-1edtech-validator", folder: VectorFolder.vectors.appending(path: "ob3-1edtech-validator"),
            told: ValidatorElementTests.files.union(RobotBadgeElementTests.ofTheValidator.map { "ob20/\($0.file)" }),
            nothing: validator),
        FileFamily(
            name: "pngsuite", folder: VectorFolder.vectors.appending(path: "pngsuite"), told: [], nothing: pictures),
    ]

    // MARK: What holds nothing

    private static func edubadges(_ file: String) -> Nothing? {
        // Brought together with the assertion in the tables of Open Badges 2.0.
        if file == "ob2-badgeclass-EqLuTedx.json" { return .init("badge-class", "what the assertion is of") }
        if file == "ob2-issuer-lQ67BQQQ.json" { return .init("issuer-profile", "who issued it") }
        if file.hasSuffix("Extension-context.json") {
            return .init("json-ld-context", "what an extension's words mean")
        }
        if file.hasSuffix("Extension-schema.json") {
            return .init("format.unrecognized", "a schema, which is not used")
        }
        return nil
    }

    private static let bakery: [String: Nothing] = [
        "unbaked.png": .init("image.no-badge", "a picture"), "unbaked.svg": .init("image.no-badge", "a picture"),
        "no-json.svg": .init("image.hosted-url", "only the address of a badge"),
        "baked.svg": .init("format.unrecognized", "a badge of Open Badges 1.0: an address, and nothing beside it"),
        "bad-json.svg": .init("json.unexpected-byte", "a badge that is no JSON"),
        "rsa-public.pem": .init("json.invalid-number", "a key as bare PEM, without whose it is"),
    ]

    private static let documents: [String: Nothing] = [
        "badgecriteria.json": .init("format.unrecognized", "criteria as a file of their own"),
        "criteria-no-type.json": .init("format.unrecognized", "criteria as a file of their own"),
        "beths-robot-badge.png": .init("image.no-badge", "a picture"),
        "robotics-badge.png": .init("image.no-badge", "a picture"),
        "beths-robot-work.html": .init("format.empty", "the work that is pointed at, which is empty"),
        "issuer-invalid-type.json": .init("format.unrecognized", "an issuer that says it is criteria"),
        "openbadges_context.json": .init("json.unexpected-byte", "an address stands above the JSON"),
        "empty-revocation-list.json": .init("revocation-list", "evidence"),
        "revocation-list.json": .init("revocation-list", "evidence"),
    ]

    /// What assertions point at: classes and issuers have tables, brought together with an assertion.
    private static func robots(_ file: String) -> Nothing? {
        if RobotBadgeElementTests.classes.contains(where: { $0.file == file }) {
            return .init("badge-class", "what an assertion is of")
        }
        if RobotBadgeElementTests.issuers.contains(where: { $0.file == file }) {
            return .init("issuer-profile", "who issued it")
        }
        guard let name = file.split(separator: "/").last.map(String.init), file.hasPrefix("assets/") else { return nil }
        if name.hasPrefix("endorsement-") { return .init("format.unsupported", "an endorsement of Open Badges 2.0") }
        if ["key1.json", "key2.json", "key3.json"].contains(name) { return .init("key-document", "evidence") }
        return documents[name]
    }

    private static let rest: [String: Nothing] = [
        "expected.json": .init("format.unrecognized", "the suite's own list of outcomes"),
        "ob20/rdf-validation/badge-class-invalid-issuer-type.json": .init("badge-class", "what an assertion is of"),
        "ob20/rdf-validation/valid-badge-class-empty-criteria-type.json": .init(
            "badge-class", "what an assertion is of"),
        "ob20/rdf-validation/valid-issuer-extension.json": .init("issuer-profile", "who issued it"),
        "ob20/rdf-validation/invalid-one-invalid-class.json": .init(
            "issuer-profile", "an issuer, without a site or an address"),
        "ob20/rdf-validation/valid-alignment-object.json": .init("format.unrecognized", "a part of a class"),
        "ob20/rdf-validation/valid-cool-class.json": .init("format.unrecognized", "nobody's type"),
    ]

    private static func validator(_ file: String) -> Nothing? {
        rest[file] ?? (file.hasPrefix("ob20/") ? robots(String(file.dropFirst("ob20/".count))) : nil)
    }

    /// PngSuite's own rule: the names of corrupt files begin with x. `BadgeImageSuiteTests` bakes badges into the others.
    private static func pictures(_ file: String) -> Nothing? {
        guard file.hasPrefix("png/"), file.hasSuffix(".png") else { return nil }
        return file.hasPrefix("png/x") ? corrupt[file] : .init("image.no-badge", "a picture")
    }

    private static let corrupt: [String: Nothing] = [
        "png/xc1n0g08.png": .init("image.malformed", "a kind of pixel that there is not"),
        "png/xd3n2c08.png": .init("image.malformed", "a depth of three bits"),
        "png/xd9n2c08.png": .init("image.malformed", "a depth of 99 bits"),
        "png/xhdn0g08.png": .init("image.crc", "a wrong checksum of the header"),
        "png/xlfn0g04.png": .init("image.malformed", "its line ends were changed on the way"),
        "png/xs1n0g01.png": .init("json.unexpected-byte", "its first byte was changed"),
        "png/xs2n0g01.png": .init("json.unexpected-byte", "its second byte was changed"),
        "png/xs7n0g01.png": .init("image.malformed", "a byte of the signature was changed"),
    ]
}

/// No file of the families that the tables are about is overlooked: the list comes from the folders themselves.
@Suite("Every file of the families")
struct EveryFileTests {
    private static func outcome(_ bytes: [UInt8]) -> String {
        do {
            switch try Recognizer.recognize(bytes) {
            case .secured(let document): return document.kind == .credential ? "credential" : "presentation"
            case .evidence(let kind, _): return kind.rawValue
            case .trustList: return "trust-list"
            }
        } catch {
            return error.code
        }
    }

    @Test(
        "has a table of its elements, or a reason why there is nothing to tell",
        arguments: FileFamily.all.filter(\.isAtHand))
    func everyFile(_ family: FileFamily) throws {
        for file in try VectorFolder.files(in: family.folder) {
            let outcome = Self.outcome(try file.bytes())
            if family.told.contains(file.name) {
                #expect(outcome == "credential", "\(file)")
                #expect(family.nothing(file.name) == nil, "\(file) is told twice")
            } else {
                let nothing = try #require(family.nothing(file.name), "\(file) stands in no table, and is \(outcome)")
                #expect(outcome == nothing.outcome, "\(file): \(nothing.reason)")
                #expect(outcome != "credential", "\(file)")
            }
        }
    }

    /// Skipped with the samples and the suites themselves.
    @Test(
        "is at hand for every family or for none",
        .enabled(if: FileFamily.all.contains(where: \.isAtHand), "no family at hand"))
    func families() {
        for family in FileFamily.all { #expect(family.isAtHand, "\(family.name)") }
    }
}
