// SPDX-License-Identifier: Apache-2.0

import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// What an image may cost: the program itself runs with so little room that more ends it.
///
/// The room is what the program takes to refuse a file of two bytes, and 64 MiB. It is address space that is held, of which
/// memory is always a part, so that what passes here never took more.
@Suite("Images", .enabled(if: CappedProgram.isPossible, "no shell that can hold a program to an amount of memory"))
struct ImageMemoryTests {
    private static let room = 64 << 20

    #if DEBUG
        private static let size = 1 << 20
    #else
        private static let size = BadgeImage.imageLimit - 4_096
    #endif

    private static func repeated(_ text: String, _ suffix: String = "") -> String {
        let count = size / (text.utf8.count + suffix.utf8.count)
        return String(repeating: text, count: count) + String(repeating: suffix, count: count)
    }

    private static func svg(_ content: String, head: String = "") -> [UInt8] {
        let names = "xmlns='http://www.w3.org/2000/svg' xmlns:openbadges='https://purl.imsglobal.org/ob/v3p0'"
        return Array("\(head)<svg \(names)>\(content)</svg>".utf8)
    }

    private static func png(_ type: String, _ data: [UInt8], length: UInt32? = nil) -> [UInt8] {
        PNGMaker.image(PNGMaker.chunk(type, data, length: length))
    }

    private static func many(_ chunk: [UInt8]) -> [UInt8] {
        PNGMaker.image([[UInt8]](repeating: chunk, count: size / chunk.count).flatMap { $0 })
    }

    /// Lengths that are not there, much of everything, and what other readers unpack.
    private static func hostile() -> [(name: String, image: [UInt8])] {
        let badge = Array("openbadgecredential\0".utf8)
        let filler = [UInt8](repeating: UInt8(ascii: "x"), count: size)
        let manyAttributes = (0..<(size / 12)).map { "a\($0)='1'" }.joined(separator: " ")
        let manyNames = (0..<(size / 16)).map { "xmlns:a\($0)='u'" }.joined(separator: " ")
        let names = (0..<60_000).map { "\"\($0)\":0" }.joined(separator: ",")
        let credential = #"{"type":["VerifiableCredential"],"issuer":"urn:x","credentialSubject":{\#(names)}}"#
        let laughs = (1...9).map { level in
            "<!ENTITY l\(level) '\(String(repeating: "&l\(level - 1);", count: 10))'>"
        }.joined()
        return [
            ("length", png("iTXt", badge, length: 0x7FFF_FFFF)), ("sign", png("iTXt", badge, length: .max)),
            ("compressed", png("iTXt", badge + [1, 0, 0, 0] + GzipMaker.gzip([UInt8](repeating: 0, count: 32 << 20)))),
            ("chunks", many(PNGMaker.chunk("tRNS", []))), ("texts", many(PNGMaker.chunk("tEXt", [0x61, 0]))),
            ("badge", png("iTXt", badge + [0, 0, 0, 0] + filler)),
            ("address", png("tEXt", Array("openbadges\0http://".utf8) + filler)),
            ("members", png("iTXt", badge + [0, 0, 0, 0] + credential.utf8)),
            ("nesting", png("iTXt", badge + [0, 0, 0, 0] + Array(String(repeating: "[", count: 1_000_000).utf8))),
            ("too large", [UInt8](PNGMaker.signature) + [UInt8](repeating: 0, count: 40 << 20)),
            ("depth", svg(repeated("<g>", "</g>"))), ("elements", svg(repeated("<a/>"))),
            ("attribute", svg("<g a='\(repeated("x"))'/>")), ("attributes", svg("<g \(manyAttributes)/>")),
            ("names", svg("<g \(manyNames)/>")), ("name", svg("<\(repeated("g"))/>")),
            ("verify", svg("<openbadges:credential verify='\(repeated("&lt;"))'/>")),
            ("text", svg("<openbadges:credential><![CDATA[\(repeated("x"))]]></openbadges:credential>")),
            ("comments", svg(repeated("<!---->"))), ("references", svg(repeated("&#65;"))),
            ("entities", svg("&l9;", head: "<!DOCTYPE svg [<!ENTITY l0 'ha'>\(laughs)]>")),
        ]
    }

    /// Sound badges with bytes changed, cut off, doubled and mixed up, always the same ones.
    private static func mutated() throws -> [[UInt8]] {
        let credential = try TestIssuer("memory").credential(title: "Lassen")
        let images = [
            try BadgeImage.bake(credential, .openBadges3, into: PNGMaker.image(PNGMaker.badge("Comment", "x"))),
            try BadgeImage.bake(credential, .openBadges3, into: svg("<g><circle r='4'/></g>")),
        ]
        var generator = SeededGenerator(seed: 64)
        return (0..<400).map { number in
            var image = images[number % 2]
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let start = Int.random(in: image.indices, using: &generator)
                let end = min(image.count, start + Int.random(in: 0...64, using: &generator))
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: image[start] = UInt8.random(in: 0...255, using: &generator)
                case 1: image.insert(contentsOf: image[start..<end], at: start)
                case 2: image.replaceSubrange(start..<end, with: [UInt8](repeating: 0xFF, count: 4))
                default: image.removeSubrange(end...)
                }
                if image.count < 8 { break }
            }
            return image
        }
    }

    @Test("that are hostile never cost more than 64 MB, and are refused")
    func hostileImages() throws {
        try CommandBench.with { bench in
            let program = try CappedProgram(bench, tiny: try bench.write("tiny.json", "{}"))
            for (name, image) in Self.hostile() {
                let path = try bench.write("image", image)
                let exitCode = try program.run(["inspect", path], room: Self.room)
                // The one that holds a credential is shown; nothing else is.
                #expect(exitCode == (name == "members" ? 0 : 65), "\(name)")
            }
        }
    }

    @Test("that are damaged never cost more than 64 MB, all of them together")
    func damagedImages() throws {
        try CommandBench.with { bench in
            let program = try CappedProgram(bench, tiny: try bench.write("tiny.json", "{}"))
            for (number, image) in try Self.mutated().enumerated() { try bench.write("in/\(number)", image) }
            let folder = bench.folder.appending(path: "in").path
            let exitCode = try program.run(["import", "--recursive", folder], room: Self.room)
            #expect([0, 10, 65].contains(exitCode), "\(exitCode)")
        }
    }

    @Test("are held to what the cap says: with too little room the program ends")
    func capHolds() throws {
        try CommandBench.with { bench in
            let program = try CappedProgram(bench, tiny: try bench.write("tiny.json", "{}"))
            let path = try bench.write("image", Self.png("iTXt", [UInt8](repeating: 0x78, count: 12 << 20)))
            #expect(try program.run(["inspect", path], room: 8 << 20) != 65)
            #expect(try program.run(["inspect", path], room: Self.room) == 65)
        }
    }
}

/// The program with an upper bound to the address space that it may take.
struct CappedProgram {
    private let program: URL
    private let wallet: String
    /// What it takes to start and to refuse a file of next to nothing, in KiB.
    private var base = 0

    static let isPossible: Bool = {
        #if os(Linux)
            RunningProgram.tool("sh", "-c", "ulimit -v 1000000") != nil
        #else
            false
        #endif
    }()

    init(_ bench: borrowing CommandBench, tiny: String) throws {
        program = try BuiltProgram.url("backpack")
        wallet = bench.wallet.path
        base = 16_384
        while try exitCode(["inspect", tiny], kibibytes: base) != 65 {
            base += 2_048
            guard base < 1 << 20 else { throw VectorError.notUnderstood("no room is enough") }
        }
    }

    func run(_ arguments: [String], room: Int) throws -> Int32 {
        try exitCode(arguments, kibibytes: base + room / 1_024)
    }

    private func exitCode(_ arguments: [String], kibibytes: Int) throws -> Int32 {
        let script = "ulimit -v \"$1\" || exit 99; ulimit -c 0; shift; exec \"$@\""
        let words = ["-c", script, "sh", String(kibibytes), program.path, "--wallet", wallet] + arguments
        return try RunningProgram(URL(fileURLWithPath: "/usr/bin/sh"), words).finish().exitCode
    }
}
