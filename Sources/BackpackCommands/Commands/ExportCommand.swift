// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials
import StrictJSON
import WalletStore

struct ExportCommand: Command {
    let about = CommandDescription(
        name: "export",
        summary: LocalizedText(en: "Write original files out.", nl: "Schrijf oorspronkelijke bestanden weg."),
        discussion: LocalizedText(
            en: """
                Each file holds exactly the bytes that were taken in. Files that are there already are left alone. With \
                --bake the credential is put into a PNG or SVG image, in the way of Open Badges; the rest of the image stays \
                as it is, but for a badge that was in it before.
                """,
            nl: """
                Elk bestand bevat precies de bytes die zijn opgenomen. Bestanden die er al zijn blijven zoals ze zijn. Met \
                --bake komt het bewijs in een PNG- of SVG-afbeelding te staan, zoals Open Badges dat doet; de rest van de \
                afbeelding blijft zoals die is, op een badge na die er al in zat.
                """),
        examples: [
            Example("backpack export 3 -o ~/Documents", LocalizedText(en: "One credential.", nl: "Eén bewijs.")),
            Example("backpack export --all -o credentials", LocalizedText(en: "All of them.", nl: "Allemaal.")),
            Example(
                "backpack export 3 --bake logo.png -o badge.png",
                LocalizedText(en: "As a badge image.", nl: "Als afbeelding van een badge.")),
        ], exitCodes: [ExitCode.done], synonyms: ["save", "extract", "bake"])

    let references = Arguments<String>(
        "REF", minimum: 0, help: LocalizedText(en: "The credentials.", nl: "De bewijzen."))
    let all = Flag("--all", help: LocalizedText(en: "All credentials.", nl: "Alle bewijzen."))
    let image = Option<FilePath>(
        "--bake", value: "IMAGE",
        help: LocalizedText(
            en: "Put one credential into a copy of this image.", nl: "Zet één bewijs in een kopie van deze afbeelding.")
    )
    let output = RequiredOption<FilePath>(
        "--output", short: "o", value: "DIR",
        help: LocalizedText(
            en: "The folder; with --bake the file, or '-' for standard output.",
            nl: "De map; met --bake het bestand, of '-' voor de standaarduitvoer."))

    func validate(_ input: ParsedArguments) throws(UsageError) {
        if input[all], !input[references].isEmpty { throw .conflict("--all", "REF") }
        if !input[all], input[references].isEmpty { throw .oneRequired(["REF", "--all"]) }
        guard input[image] != nil else { return }
        if input[all] { throw .conflict("--all", "--bake") }
        if input[references].count > 1 { throw .unexpectedArgument(input[references][1]) }
    }

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let wallet = try session.wallet(.read)
        if let image = input[image], let reference = input[references].first {
            try bake(try wallet.resolve(reference), into: image, wallet, session)
            return .success
        }
        let records =
            input[all]
            ? try wallet.store.read { file in try file.list(CredentialQuery(includesReplaced: true)) }
            : try input[references].map(wallet.resolve)
        var written: [JSONValue] = []
        do {
            try OutputFolder.make(input[output])
            for record in records {
                let bytes = try wallet.original(of: record)
                guard let component = FilePath(Self.fileName(record, bytes)) else { continue }
                let path = input[output].appending(component)
                try SecureFile.write(bytes, to: path)
                written.append(Self.entry(record, path))
                if !session.isJSON { try context.print("\(path.shown)") }
            }
        } catch let error as FileError {
            throw Diagnoses.file(error, isOutput: true)
        }
        if session.isJSON { try session.print(Self.document(written)) }
        return .success
    }

    private func bake(
        _ record: CredentialRecord, into image: FilePath, _ wallet: Backpack, _ session: Session
    ) throws {
        let baked = try Source.explain(image) {
            let bytes =
                image.isStandardStream
                ? try session.context.console.input.readAll(limit: Source.limit + 1) : try Source.read(image)
            return try wallet.bake(record, into: bytes)
        }
        let path = session.input[output]
        guard !path.isStandardStream else { return try session.context.write(baked) }
        do { try SecureFile.write(baked, to: path) } catch { throw Diagnoses.file(error, isOutput: true) }
        if session.isJSON {
            try session.print(Self.document([Self.entry(record, path)]))
        } else {
            try session.context.print("\(path.shown)")
        }
    }

    private static func entry(_ record: CredentialRecord, _ path: FilePath) -> JSONValue {
        .object(["number": .integer(record.number), "file": .string(path.shown)])
    }

    private static func document(_ files: [JSONValue]) -> JSONValue {
        .object(["schema": .string("backpack.export/1"), "files": .array(files)])
    }

    /// `0003-biochemistry.json`: nothing from the title but letters and digits, so that no title can name a place.
    private static func fileName(_ record: CredentialRecord, _ bytes: [UInt8]) -> String {
        let number = String(record.number)
        let padded = String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
        let words = record.facts.title.lowercased().unicodeScalars
            .split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }.map {
                String(String.UnicodeScalarView($0))
            }
        let slug = words.joined(separator: "-").prefix(48)
        let name = slug.isEmpty ? padded : "\(padded)-\(slug)"
        return "\(name).\(Recognizer.fileExtension(of: bytes))"
    }
}
