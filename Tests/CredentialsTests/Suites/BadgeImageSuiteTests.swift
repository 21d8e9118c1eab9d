// SPDX-License-Identifier: Apache-2.0

import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// PngSuite, as images to bake into. Files whose names begin with `x` are corrupt.
@Suite(.enabled(if: VectorFolder.has("pngsuite"), "no PngSuite at hand"))
struct PngSuiteTests {
    private static func files(corrupt: Bool) throws -> [VectorFile] {
        let files = try VectorFolder.files(
            in: VectorFolder.vectors.appending(path: "pngsuite"), extensions: ["png"]
        ).filter { ($0.url.lastPathComponent.first == "x") == corrupt }
        guard !files.isEmpty else { throw VectorError.missing("pngsuite") }
        return files
    }

    private static let credential = Array("{\"type\":[\"VerifiableCredential\"],\"name\":\"é ]]>\"}\r\n".utf8)

    @Test func soundImagesCarryABadgeAndStayAsTheyWere() throws {
        for file in try Self.files(corrupt: false) {
            let image = try file.bytes()
            #expect(throws: BadgeImageError.noBadge, "\(file)") { try BadgeImage.content(of: image) }
            for edition in BadgeImage.Edition.allCases {
                let baked = try BadgeImage.bake(Self.credential, edition, into: image)
                #expect(try BadgeImage.content(of: baked) == .credential(Self.credential), "\(file)")
                let chunks = PNGMaker.chunks(of: baked)
                let badge = try #require(
                    chunks.firstIndex { $0.type == "iTXt" && $0.bytes[8...].starts(with: "openbadge".utf8) })
                var rest = chunks.map(\.bytes)
                rest.remove(at: badge)
                #expect(PNGMaker.signature + rest.flatMap { $0 } == image, "\(file)")
            }
        }
    }

    @Test func corruptImagesAreRefused() throws {
        for file in try Self.files(corrupt: true) {
            let image = try file.bytes()
            let error = try #require(throws: BadgeImageError.self, "\(file)") { try BadgeImage.content(of: image) }
            #expect(error != .noBadge, "\(file)")
            #expect(throws: error, "\(file)") { try BadgeImage.bake(Self.credential, .openBadges3, into: image) }
            #expect(throws: RecognitionError.self, "\(file)") { try Recognizer.recognize(image) }
        }
    }
}

/// The baked images of 1EdTech's validator and of a widely used baking library.
@Suite struct BakedSampleTests {
    private static func content(_ url: URL) throws -> BadgeImage.Content {
        try BadgeImage.content(of: [UInt8](try Data(contentsOf: url)))
    }

    @Test(.enabled(if: VectorFolder.has("ob3-1edtech-validator"), "no validator cases at hand"))
    func theValidatorsImagesGiveTheirBadges() throws {
        let files = try VectorFolder.files(
            in: VectorFolder.vectors.appending(path: "ob3-1edtech-validator/ob30"), extensions: ["png", "svg"])
        for file in files {
            guard case .credential(let credential) = try Self.content(file.url) else {
                throw VectorError.notUnderstood("\(file)")
            }
            if file.name.contains("jwt") {
                #expect(credential.starts(with: "ey".utf8), "\(file)")
            } else {
                #expect(try JSONReader.read(credential).objectValue?.hasType("OpenBadgeCredential") == true, "\(file)")
                guard case .secured(let document) = try Recognizer.recognize(try file.bytes()) else {
                    throw VectorError.notUnderstood("\(file)")
                }
                #expect(document.kind == .credential && document.json["issuer"] != nil, "\(file)")
            }
            let baked = try BadgeImage.bake(Array("{}".utf8), .openBadges2, into: try file.bytes())
            #expect(try BadgeImage.content(of: baked) == .credential(Array("{}".utf8)), "\(file)")
        }
    }

    @Test(.enabled(if: VectorFolder.hasSample("ob20"), "no samples at hand"))
    func anOlderBadgeIsTakenOutOfItsImage() throws {
        guard
            case .credential(let badge) = try Self.content(
                VectorFolder.samples.appending(path: "ob20/simple-badge.png"))
        else { throw VectorError.notUnderstood("simple-badge.png") }
        #expect(try JSONReader.read(badge).objectValue?.hasType("Assertion") == true)
    }

    @Test(.enabled(if: VectorFolder.hasSample("bakery"), "no baking samples at hand"))
    func theBakerysImagesComeOutAsTheyAre() throws {
        let folder = VectorFolder.samples.appending(path: "bakery")
        func content(_ name: String) throws -> BadgeImage.Content { try Self.content(folder.appending(path: name)) }
        for name in ["unbaked.png", "unbaked.svg"] {
            #expect(throws: BadgeImageError.noBadge) { try content(name) }
        }
        #expect(try content("no-json.svg") == .hostedURL("http://example.org"))
        for name in ["baked.svg", "bad-json.svg"] {
            guard case .credential(let badge) = try content(name) else { throw VectorError.notUnderstood(name) }
            let text = String(decoding: badge, as: UTF8.self)
            #expect(text.contains("\"url\":\"http://example.org\""))
            let error = #expect(throws: RecognitionError.self) {
                try Recognizer.recognize([UInt8](try Data(contentsOf: folder.appending(path: name))))
            }
            #expect(error?.code == (name == "baked.svg" ? "format.unrecognized" : "json.unexpected-byte"))
        }
    }
}
