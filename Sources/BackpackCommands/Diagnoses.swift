// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials
import StrictJSON
import TrustLists
import WalletStore

/// Says errors of the modules below in one line, with the exit code that belongs to them.
enum Diagnoses {
    static func diagnose(_ error: any Error) -> Diagnostic? {
        switch error {
        case let error as RecognitionError: recognition(error)
        case let error as BadgeImageError: Diagnostic(.unreadableData, image(error))
        case let error as BackpackError: backpack(error)
        case let error as PolicyError: policy(error)
        case let error as TrustListError: trustList(error)
        case let error as StoreError: store(error)
        case let error as FileError: file(error)
        case let error as InputError: input(error)
        case let error as PassphraseError: passphrase(error)
        case let error as BackupError: backup(error)
        case let error as NothingToVerify: nothingToVerify(error)
        default: nil
        }
    }

    /// The stable code that JSON output carries.
    static func code(_ error: any Error) -> String {
        switch error {
        case let error as RecognitionError: error.code
        case let error as BadgeImageError: error.code
        case let error as BackpackError: error.code
        case let error as PolicyError: error.code
        case let error as TrustListError: error.code
        case let error as StoreError: error.code
        case let error as FileError: error.code
        case let error as NothingToVerify: error.code
        case let error as PassphraseError: error.code
        case let error as BackupError: error.code
        case let error as InputError:
            if case .tooLarge = error { "json.too-large" } else { "file.failed" }
        default: "internal"
        }
    }

    private static func recognition(_ error: RecognitionError) -> Diagnostic {
        let message: LocalizedText =
            switch error.reason {
            case .empty: LocalizedText(en: "the file is empty", nl: "het bestand is leeg")
            case .json(let error): json(error)
            case .unrecognized:
                LocalizedText(
                    en: "it is neither a credential nor evidence that we know",
                    nl: "het is geen bewijs en geen bestand dat we kennen")
            case .unsupported(let form):
                LocalizedText(
                    en: "it is a \(form) file, which is not read yet",
                    nl: "het is een \(form)-bestand; dat wordt nog niet gelezen")
            case .token(let error):
                LocalizedText(
                    en: "it looks like a signed token and is none (\(error.code))",
                    nl: "het lijkt een ondertekend token en is dat niet (\(error.code))")
            case .selectiveToken(let error):
                LocalizedText(
                    en: "it looks like a token with disclosures and is none (\(error.code))",
                    nl: "het lijkt een token met losse onderdelen en is dat niet (\(error.code))")
            case .pageWithoutPresentation:
                LocalizedText(en: "the page holds no presentation", nl: "er zit geen presentatie in de pagina")
            case .image(let error): image(error)
            case .hostedURL(let url): hosted(url)
            }
        return Diagnostic(.unreadableData, message)
    }

    /// Standard input as one of several inputs; the others are still done.
    private static func input(_ error: InputError) -> Diagnostic {
        switch error {
        case .tooLarge(let limit):
            Diagnostic(
                .unreadableData,
                LocalizedText(en: "it is larger than \(limit) bytes", nl: "het is groter dan \(limit) bytes"))
        case .failed(let number):
            Diagnostic(
                .inputOutput,
                LocalizedText(
                    en: "cannot be read: \(systemMessage(number))", nl: "is niet te lezen: \(systemMessage(number))"))
        }
    }

    static func json(_ error: JSONError) -> LocalizedText {
        let place = LocalizedText(
            en: "line \(error.line), column \(error.column)", nl: "regel \(error.line), kolom \(error.column)")
        let reason: LocalizedText =
            switch error.kind {
            case .unexpectedByte, .invalidNumber, .invalidEscape:
                LocalizedText(en: "it is not JSON", nl: "het is geen JSON")
            case .unexpectedEnd: LocalizedText(en: "the JSON breaks off", nl: "de JSON breekt af")
            case .duplicateMember(let name):
                LocalizedText(
                    en: "the name “\(name)” stands twice in one object",
                    nl: "de naam ‘\(name)’ staat dubbel in één object")
            case .byteOrderMark:
                LocalizedText(en: "it begins with a byte order mark", nl: "het begint met een byte order mark")
            case .invalidUTF8: LocalizedText(en: "it is not UTF-8", nl: "het is geen UTF-8")
            case .loneSurrogate:
                LocalizedText(en: "an escape names half a character", nl: "een escape noemt een half teken")
            case .controlCharacter:
                LocalizedText(en: "a control character stands in a text", nl: "er staat een stuurteken in een tekst")
            case .trailingContent:
                LocalizedText(en: "something stands behind the JSON", nl: "er staat nog iets achter de JSON")
            case .tooDeep(let limit):
                LocalizedText(
                    en: "it is nested deeper than \(limit) levels", nl: "het is dieper genest dan \(limit) lagen")
            case .tooLarge(let limit):
                LocalizedText(en: "it is larger than \(limit) bytes", nl: "het is groter dan \(limit) bytes")
            }
        return LocalizedText(en: "\(reason.en) (\(place.en))", nl: "\(reason.nl) (\(place.nl))")
    }

    private static func nothingToVerify(_ error: NothingToVerify) -> Diagnostic {
        switch error {
        case .evidence:
            Diagnostic(
                .unreadableData,
                LocalizedText(en: "it is evidence, not a credential", nl: "het is bewijsmateriaal, geen bewijs"),
                hint: LocalizedText(
                    en: "use it with --evidence FILE, or import it",
                    nl: "gebruik het met --evidence BESTAND, of importeer het"))
        }
    }

    private static func backpack(_ error: BackpackError) -> Diagnostic {
        switch error {
        case .isTrustList:
            Diagnostic(
                .unreadableData,
                LocalizedText(
                    en: "it is a trust list, not a credential", nl: "het is een vertrouwenslijst, geen bewijs"),
                hint: LocalizedText(
                    en: "add it with 'backpack trust add FILE'", nl: "voeg hem toe met 'backpack trust add BESTAND'"))
        case .notEvidence:
            Diagnostic(
                .unreadableData,
                LocalizedText(en: "it is a credential, not evidence", nl: "het is een bewijs, geen bewijsmateriaal"))
        case .contextNeedsURL:
            Diagnostic(
                .unreadableData,
                LocalizedText(
                    en: "it is a vocabulary, and where it was fetched from is not said",
                    nl: "het is een begrippenlijst, en er staat niet bij waar die vandaan komt"),
                hint: LocalizedText(
                    en: "give its address: import --from URL, or --evidence URL=FILE",
                    nl: "geef het adres: import --from URL, of --evidence URL=BESTAND"))
        case .keyNeedsURL:
            Diagnostic(
                .unreadableData,
                LocalizedText(
                    en: "it is a key, and where it was fetched from is not said",
                    nl: "het is een sleutel, en er staat niet bij waar die vandaan komt"),
                hint: LocalizedText(
                    en: "give its address: import --from URL, or --evidence URL=FILE",
                    nl: "geef het adres: import --from URL, of --evidence URL=BESTAND"))
        case .keyBound:
            Diagnostic(
                .unreadableData,
                LocalizedText(
                    en: "its holder made it for one reader: it is shown to that reader, not kept",
                    nl: "de houder maakte dit voor één lezer: het is om te tonen, niet om te bewaren"),
                hint: LocalizedText(
                    en: "check it with 'backpack verify', or ask the issuer for the credential itself",
                    nl: "controleer het met 'backpack verify', of vraag de uitgever om het bewijs zelf"))
        case .verdict(let verdict):
            Diagnostic(
                ExitCode(verdict),
                LocalizedText(
                    en: "not shared: its verdict is '\(verdict.rawValue)'",
                    nl: "niet gedeeld: het oordeel is ‘\(Wording.of(.dutch).word(verdict))’"),
                hint: LocalizedText(en: "--anyway shares it all the same", nl: "met --anyway gaat het toch mee"))
        case .notACredential(let number):
            Diagnostic(
                .unreadableData,
                LocalizedText(en: "number \(number) is not one credential", nl: "nummer \(number) is niet één bewijs"))
        case .cannotHide(let number):
            Diagnostic(
                .usage,
                LocalizedText(
                    en: "number \(number) can only be shared whole: its signature covers everything at once",
                    nl: "nummer \(number) kan alleen in zijn geheel gedeeld worden: de handtekening dekt alles ineens"),
                hint: LocalizedText(
                    en: "--dry-run shows all that the reader will see",
                    nl: "--dry-run toont alles wat de lezer zal zien"))
        case .baseProof, .cannotHidePart, .partUnknown, .incomplete, .derivation: choice(error)
        case .expiry:
            Diagnostic(
                .usage,
                LocalizedText(
                    en: "the bundle would end before it begins", nl: "de bundel zou eindigen voordat hij begint"))
        case .directory:
            Diagnostic(.usage, LocalizedText(en: "that is no name for a folder", nl: "dat is geen naam voor een map"))
        case .signing(let code):
            Diagnostic(
                .internalError, LocalizedText(en: "signing failed: \(code)", nl: "ondertekenen is mislukt: \(code)"))
        }
    }

    private static func store(_ error: StoreError) -> Diagnostic {
        switch error {
        case .noWallet:
            Diagnostic(
                .missingInput, LocalizedText(en: "there is no wallet yet", nl: "er is nog geen portemonnee"),
                hint: LocalizedText(
                    en: "'backpack import FILE' makes one", nl: "'backpack import BESTAND' maakt er een"))
        case .busy:
            Diagnostic(
                .temporaryFailure,
                LocalizedText(
                    en: "another program is using the wallet", nl: "een ander programma gebruikt de portemonnee"),
                hint: LocalizedText(
                    en: "try again; nothing was changed", nl: "probeer het opnieuw; er is niets veranderd"))
        case .full:
            Diagnostic(
                .inputOutput,
                LocalizedText(
                    en: "the disk is full; nothing was changed", nl: "de schijf is vol; er is niets veranderd"))
        case .inputOutput, .cannotOpen:
            Diagnostic(
                .inputOutput,
                LocalizedText(
                    en: "the wallet cannot be read or written", nl: "de portemonnee is niet te lezen of te schrijven"))
        case .readOnly, .permission:
            Diagnostic(
                .permissionDenied,
                LocalizedText(en: "the wallet may not be written", nl: "in de portemonnee mag niet geschreven worden"))
        case .damaged:
            Diagnostic(
                .inputOutput,
                LocalizedText(
                    en: "the wallet is damaged (\(error.code))", nl: "de portemonnee is beschadigd (\(error.code))"),
                hint: LocalizedText(en: "'backpack doctor' says where", nl: "'backpack doctor' zegt waar"))
        case .newerVersion:
            Diagnostic(
                .configuration,
                LocalizedText(
                    en: "the wallet is from a newer version of backpack",
                    nl: "de portemonnee is van een nieuwere versie van backpack"))
        case .foreignFile:
            Diagnostic(
                .inputOutput,
                LocalizedText(en: "the file is not a backpack wallet", nl: "het bestand is geen backpack-portemonnee"))
        case .tooLarge:
            Diagnostic(
                .unreadableData,
                LocalizedText(en: "it is larger than the wallet keeps", nl: "het is groter dan de portemonnee bewaart"))
        case .notFound(let table):
            table == "trust_list"
                ? Diagnostic(
                    .missingInput,
                    LocalizedText(en: "there is no such trust list", nl: "die vertrouwenslijst is er niet"))
                : Diagnostic(
                    .missingInput, LocalizedText(en: "there is no such credential", nl: "dat bewijs is er niet"),
                    hint: LocalizedText(
                        en: "'backpack list' shows what there is", nl: "'backpack list' toont wat er is"))
        case .ambiguous(let numbers):
            Diagnostic(
                .usage,
                LocalizedText(
                    en: "that could be several: \(numbers.map(String.init).joined(separator: ", "))",
                    nl: "dat kunnen er meerdere zijn: \(numbers.map(String.init).joined(separator: ", "))"))
        case .trustListRollback, .trustListSameVersion, .trustListIssuedEarlier, .trustListFastForward,
            .trustListSigner, .trustListFormat:
            trustListRefusal(error)
        case .file(let error): file(error)
        case .digestLength, .statement:
            Diagnostic(
                .internalError,
                LocalizedText(
                    en: "unexpected answer of the database (\(error.code))",
                    nl: "onverwacht antwoord van de database (\(error.code))"))
        }
    }

    static func file(_ error: FileError, isOutput: Bool = false) -> Diagnostic {
        let path = error.path.shown
        let (code, message): (ExitCode, LocalizedText) =
            switch error {
            case .missing:
                (
                    isOutput ? .cannotCreateOutput : .missingInput,
                    LocalizedText(en: "there is no file '\(path)'", nl: "er is geen bestand '\(path)'")
                )
            case .exists:
                (.cannotCreateOutput, LocalizedText(en: "'\(path)' is there already", nl: "'\(path)' bestaat al"))
            case .permission, .readOnly:
                (.permissionDenied, LocalizedText(en: "'\(path)' is not permitted", nl: "'\(path)' is niet toegestaan"))
            case .notADirectory:
                (
                    isOutput ? .cannotCreateOutput : .missingInput,
                    LocalizedText(en: "'\(path)' is not a folder", nl: "'\(path)' is geen map")
                )
            case .notARegularFile:
                (.missingInput, LocalizedText(en: "'\(path)' is not a file", nl: "'\(path)' is geen bestand"))
            case .symbolicLink:
                (
                    .permissionDenied,
                    LocalizedText(en: "'\(path)' is a symbolic link", nl: "'\(path)' is een symbolische link")
                )
            case .notOwned:
                (
                    .permissionDenied,
                    LocalizedText(en: "'\(path)' belongs to someone else", nl: "'\(path)' is van een ander")
                )
            case .unsafeMode:
                (
                    .permissionDenied,
                    LocalizedText(en: "others may write to '\(path)'", nl: "anderen mogen in '\(path)' schrijven")
                )
            case .tooLarge(_, let limit):
                (
                    .unreadableData,
                    LocalizedText(
                        en: "'\(path)' is larger than \(limit) bytes", nl: "'\(path)' is groter dan \(limit) bytes")
                )
            case .full: (.inputOutput, LocalizedText(en: "the disk is full", nl: "de schijf is vol"))
            case .invalidName:
                (.usage, LocalizedText(en: "'\(path)' is no file name", nl: "'\(path)' is geen bestandsnaam"))
            case .failed(_, let call, let number):
                (
                    isOutput ? .cannotCreateOutput : .inputOutput,
                    LocalizedText(untranslated: "'\(path)': \(call): \(systemMessage(number))")
                )
            }
        return Diagnostic(code, message)
    }
}
