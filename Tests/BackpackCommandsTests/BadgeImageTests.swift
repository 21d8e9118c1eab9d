// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite("Badges as images")
struct BadgeImageTests {
    private static let svg = Array(#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><g/></svg>"#.utf8)
    private static let png = PNGMaker.image(PNGMaker.badge("Comment", "kept"))

    @Test("a credential goes into an image, and comes back as it was", arguments: ["png", "svg"])
    func roundTrip(_ form: String) throws {
        try CommandBench.with { bench in
            bench.fill()
            let original = try bench.read(CommandBench.example("wound-care"))
            let image = try bench.write("plain.\(form)", form == "png" ? Self.png : Self.svg)
            let badge = bench.folder.appending(path: "badge.\(form)").path
            #expect(bench.run("export", "1", "--bake", image, "-o", badge).output == "\(badge)\n")
            let bytes = try bench.read(badge)
            #expect(try BadgeImage.content(of: bytes) == .credential(original))
            #expect(bench.run("verify", badge).exitCode == .success)
            // The image is another file, so another entry; what is kept is the image.
            #expect(bench.run("remove", "1").exitCode == .success)
            #expect(bench.run("import", badge).output == "imported \(badge) → 3: Wondzorg in de wijk (valid)\n")
            #expect(bench.run("show", "3", "--raw").outputBytes == bytes)
            #expect(bench.run("list").output.contains("Wondzorg in de wijk"))
            let folder = bench.folder.appending(path: "out").path
            #expect(bench.run("export", "3", "-o", folder).output == "\(folder)/0003-wondzorg-in-de-wijk.\(form)\n")
            #expect(try bench.read("\(folder)/0003-wondzorg-in-de-wijk.\(form)") == bytes)
            // From one image into the other.
            let other = try bench.write("other", form == "png" ? Self.svg : Self.png)
            let again = bench.run("export", "3", "--bake", other, "-o", "-")
            #expect(try BadgeImage.content(of: again.outputBytes) == .credential(original))
            #expect(bench.run("doctor").exitCode == .success)
        }
    }

    @Test("an image of a credential that is held already is kept beside it, and the credential stays what it was")
    func heldAlready() throws {
        try CommandBench.with { bench in
            bench.fill()
            let image = try bench.write("plain.png", Self.png)
            let badge = bench.folder.appending(path: "badge.png").path
            bench.run("export", "1", "--bake", image, "-o", badge)
            let list = bench.run("list").output
            #expect(
                bench.run("import", badge).output
                    == "already held \(badge) → 1: Wondzorg in de wijk (valid), its image is kept\n")
            #expect(
                bench.run("--lang", "nl", "import", badge).output
                    == "al aanwezig \(badge) → 1: Wondzorg in de wijk (geldig)\n",
                "the second time there is nothing new"
            )
            #expect(bench.run("list").output == list)
            // The same with other white space is nothing new either.
            let original = try bench.read(CommandBench.example("wound-care"))
            let other = try bench.write("other.json", Array("\n ".utf8) + original)
            let result = try #require(try bench.run("import", "--json", other).json["results"]?.arrayValue?.first)
            #expect(result["result"]?.stringValue == "already-held")
            #expect(result["number"]?.numberValue?.integer == 1)
            #expect(result["kept"] == .null)
            #expect(bench.run("show", "1", "--raw").outputBytes == original)
            let folder = bench.folder.appending(path: "out").path
            bench.run("export", "--all", "-o", folder)
            #expect(try bench.read("\(folder)/0003-wondzorg-in-de-wijk.png") == bench.read(badge))
            // What is taken out is out, in every form.
            bench.run("remove", "1")
            #expect(!bench.run("list").output.contains("Wondzorg"))
            #expect(bench.run("show", "3").exitCode.rawValue == 66)
            #expect(bench.run("doctor").exitCode == .success)
        }
    }

    @Test("an image on standard input, and the answer as JSON")
    func standardStreams() throws {
        try CommandBench.with { bench in
            bench.fill()
            let badge = bench.folder.appending(path: "badge.png").path
            let result = bench.run(["--json", "export", "2", "--bake", "-", "-o", Word(badge)], input: Self.png)
            let files = try #require(try result.json["files"]?.arrayValue)
            #expect(files == [.object(["number": .integer(2), "file": .string(badge)])])
            #expect(bench.run(["verify", "-"], input: try bench.read(badge)).exitCode == .success)
            // What is there already stays.
            #expect(
                bench.run(["export", "1", "--bake", "-", "-o", Word(badge)], input: Self.png).exitCode
                    == .cannotCreateOutput)
        }
    }

    @Test("what cannot be baked, or into what, is said")
    func refusals() throws {
        try CommandBench.with { bench in
            bench.fill()
            let out = bench.folder.appending(path: "badge").path
            let png = try bench.write("plain.png", Self.png)
            let page = try bench.write("a.gif", "GIF89a")
            let damaged = try bench.write("b.png", Array(Self.png.dropLast(3)))
            #expect(
                bench.run("export", "1", "--bake", page, "-o", out).error.contains("neither a PNG nor an SVG image"))
            #expect(
                bench.run("export", "1", "--bake", damaged, "-o", out).error.contains(
                    "\(damaged): the image breaks off"))
            #expect(bench.run("export", "1", "--bake", damaged, "-o", out).exitCode == .unreadableData)
            #expect(bench.run("export", "1", "--bake", "\(out).none", "-o", out).exitCode == .missingInput)
            #expect(bench.run("import", CommandBench.example("bundle")).exitCode == .success)
            #expect(bench.run("export", "3", "--bake", png, "-o", out).error.contains("3 is not one credential"))
            #expect(bench.run("export", "--all", "--bake", png, "-o", out).exitCode == .usage)
            #expect(bench.run("export", "1", "2", "--bake", png, "-o", out).exitCode == .usage)
            #expect(bench.run("export", "--bake", png, "-o", out).exitCode == .usage)
            #expect(!FileManager.default.fileExists(atPath: out))
        }
    }

    @Test("an image that gives no badge has a code, and a sentence in both languages")
    func codes() throws {
        let badge = PNGMaker.badge("openbadges", "{}")
        let images: [(bytes: [UInt8], code: String, english: String, dutch: String)] = [
            (Self.png, "image.no-badge", "no badge", "geen badge"),
            (PNGMaker.image(badge, badge), "image.two-badges", "more than one badge", "meer dan één badge"),
            (Array(Self.png.dropLast()), "image.truncated", "breaks off", "breekt af"),
            (Self.png.dropLast() + [0], "image.crc", "was damaged", "is beschadigd"),
            (Self.png + [0], "image.malformed", "not as it should be", "niet zoals het hoort"),
            (
                PNGMaker.image(PNGMaker.badge("openbadges", String(repeating: "1", count: BadgeImage.badgeLimit + 1))),
                "image.too-large", "over the limit", "over de grens"
            ),
            (
                PNGMaker.image(PNGMaker.chunk("iTXt", Array("openbadges\0\u{1}\0\0\0{}".utf8))), "image.compressed",
                "is compressed", "is gecomprimeerd"
            ),
            (Array("<!DOCTYPE svg [<!ENTITY a 'b'>]>".utf8), "image.dtd", "XML entities", "XML-entiteiten"),
            (Array("<html><svg/>".utf8.dropFirst(6)), "image.not-an-image", "neither a PNG", "geen PNG"),
            (
                PNGMaker.image(PNGMaker.badge("openbadges", "https://a.example/\u{1B}[2J\u{202E}")),
                "image.hosted-url", "https://a.example/", "https://a.example/"
            ),
        ]
        try CommandBench.with { bench in
            for image in images {
                let path = try bench.write("image", image.bytes)
                let errors = try bench.run("--json", "verify", path).json["errors"]?.arrayValue
                #expect(errors?.first?["code"]?.stringValue?.text == image.code)
                let english = bench.run("verify", path)
                #expect(english.exitCode == .unreadableData && english.error.contains(image.english), "\(image.code)")
                #expect(bench.run("import", "--lang", "nl", path).error.contains(image.dutch), "\(image.code)")
                #expect(!english.error.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
            }
        }
    }
}
