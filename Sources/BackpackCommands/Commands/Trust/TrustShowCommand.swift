// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import Credentials
import StrictJSON
import TrustLists
import WalletStore

extension TrustCommands {
    struct Show: Command {
        let about = CommandDescription(
            name: "show",
            summary: LocalizedText(en: "Show who stands on a list.", nl: "Toon wie er op een lijst staat."),
            examples: [
                Example("backpack trust show dcc", LocalizedText(en: "By its name.", nl: "Met zijn naam.")),
                Example(
                    "backpack trust show 'Trusted list ES' --at 2016-01-01T00:00:00Z",
                    LocalizedText(
                        en: "The standing of its services then.", nl: "De status van de diensten op dat moment.")),
            ],
            exitCodes: [ExitCode.done])

        let name = Argument<String>("NAME", help: LocalizedText(en: "The list's name.", nl: "De naam van de lijst."))

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let (record, list) = try session.wallet(.read).trustList(named: input[name])
            if session.isJSON {
                try session.print(
                    .object([
                        "schema": .string("backpack.trust-show/1"), "list": TrustCommands.json(record),
                        "issuers": .array(list.issuers.map(Self.json)),
                        "services": .array(list.services.map { Self.json($0, at: session.instant) }),
                        "pointers": .array(list.pointers.map(Self.json)),
                    ]))
                return .success
            }
            try context.print("\(record.name) (\(record.format)), sha256:\(Hexadecimal.encode(record.digest))")
            if let signer = record.signer {
                try context.print(context.language == .dutch ? "ondertekend door \(signer)" : "signed by \(signer)")
            } else if TrustCommands.signature(of: record) == .notChecked {
                try context.print(
                    context.language == .dutch
                        ? "handtekening van de lijst niet gecontroleerd" : "list signature not checked")
            }
            for issuer in list.issuers { try context.print("  \(issuer.id.text)  \(issuer.name?.text ?? "")") }
            var provider: ExactString?
            for service in list.services {
                if service.provider != provider { try context.print("  \(service.provider.text)") }
                provider = service.provider
                try context.print("    \(service.summary(at: session.instant).text)")
            }
            for pointer in list.pointers {
                try context.print("  → \(pointer.territory?.text ?? "")  \(pointer.location.text)")
            }
            return .success
        }

        private static func text(_ value: ExactString?) -> JSONValue { value.map(JSONValue.string) ?? .null }

        private static func fingerprints(_ certificates: [[UInt8]]) -> JSONValue {
            .array(
                certificates.map { .string("sha256:" + Hexadecimal.encode(HashAlgorithm.sha256.digest($0))) })
        }

        private static func json(_ issuer: ListedIssuer) -> JSONValue {
            .object([
                "id": .string(issuer.id), "name": text(issuer.name), "country": text(issuer.country),
                "keys": issuer.keys.map { .array($0.map { .string($0.multikey) }) } ?? .null,
                "from": issuer.from.map { .string($0.rfc3339) } ?? .null,
                "until": issuer.until.map { .string($0.rfc3339) } ?? .null,
            ])
        }

        private static func json(_ service: ListedService, at instant: Instant) -> JSONValue {
            .object([
                "provider": .string(service.provider), "name": text(service.name), "type": .string(service.type),
                "status": text(service.period(at: instant)?.status),
                "approved": .bool(service.isApproved(at: instant)),
                "history": .array(
                    service.periods.map { period in
                        .object([
                            "status": text(period.status), "from": period.from.map { .string($0.rfc3339) } ?? .null,
                            "uses": .array(period.uses.map(JSONValue.string)),
                        ])
                    }),
                "identifiers": .array(service.identifiers.map(JSONValue.string)),
                "keys": .array(service.keys.map { .string($0.multikey) }),
                "certificates": fingerprints(service.certificates),
            ])
        }

        private static func json(_ pointer: ListPointer) -> JSONValue {
            .object([
                "territory": text(pointer.territory), "location": .string(pointer.location),
                "certificates": fingerprints(pointer.certificates),
            ])
        }
    }
}
