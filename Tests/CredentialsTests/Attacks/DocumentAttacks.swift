// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

extension Attack {
    /// Attacks on what a credential says and in which words.
    static let onDocuments = contexts + words + claims + shapesOfDocument + hiding

    private static let unknownContext = Finding(.modelContext, .contextUnknown)
    private static let inlineContext = Finding(.modelContext, .contextInline)

    private static let contexts = [
        Attack(document: "an unknown context appended", unknownContext) { json, _ in
            json.appendContext(.string("https://attacker.example/context"))
        },
        Attack(document: "an unknown context in the subject", unknownContext) { json, target in
            try json.set("\(target.subject)/@context", "https://attacker.example/context")
        },
        Attack(document: "a context of its own", inlineContext, .otherContexts) { json, _ in
            json.appendContext(.object(["tide": .string("https://attacker.example/#tide")]))
        },
        Attack(document: "@vocab and a word of its own", inlineContext, .otherContexts) { json, target in
            json.appendContext(.object(["@vocab": .string("https://attacker.example/#")]))
            try json.set("\(target.subject)/mark", "10")
        },
        Attack(document: "a protected word redefined", .init(.modelTerms, .jsonLDError), .otherContexts) { json, _ in
            json.appendContext(.object(["VerifiableCredential": .string("https://attacker.example/#vc")]))
        },
        Attack(document: "all words taken back", .init(.modelTerms, .jsonLDError), .otherContexts) { json, _ in
            json.appendContext(.null)
        },
        Attack(document: "the contexts reversed", .init(.modelContext, .contextBaseMissing)) { json, _ in
            json["@context"] = .array((json["@context"]?.elements ?? []).reversed())
        },
        Attack(document: "no contexts", .init(.modelContext, .contextBaseMissing)) { json, _ in
            try json.set("/@context", nil)
        },
        Attack(document: "the base context over http", .init(.modelContext, .contextBaseMissing)) { json, _ in
            let base = try #require(json.value("/@context/0")?.stringValue).text
            try json.set("/@context/0", .string(base.replacing("https:", with: "http:")))
        },
    ]

    private static let words = [
        Attack(document: "an unknown word", .undefined) { json, _ in try json.set("/mark", "10") },
        Attack(document: "an unknown word in the subject", .undefined) { json, target in
            try json.set("\(target.subject)/mark", "10")
        },
        Attack(document: "an unknown type", .undefined) { json, _ in
            json["type"] = .array((json["type"]?.elements ?? []) + [.string("Diplomma")])
        },
        Attack(document: "a relative type", .undefined) { json, _ in
            json["type"] = .array((json["type"]?.elements ?? []) + [.string("./Diploma")])
        },
        Attack(document: "a relative subject", .init(.modelRequired, .modelIdentifier)) { json, target in
            try json.set("\(target.subject)/id", "me")
        },
        Attack(document: "a word that looks like a keyword", .undefined) { json, _ in try json.set("/@mark", "10") },
    ]

    private static let claims = [
        Attack(document: "another subject", .signature) { json, target in
            try json.set("\(target.subject)/id", .string(try Scenario.strangerKey.get().did))
        },
        Attack(document: "a second subject", .signature) { json, target in
            let subjects = try #require(json["credentialSubject"]).elements
            try json.set("/credentialSubject", .array(subjects + [.object(["id": .string("urn:a:1")])]))
        },
        Attack(document: "another name", .signature) { json, _ in try json.set("/issuer/name", "Oxford") },
        Attack(document: "another id", .signature) { json, _ in try json.set("/id", "urn:uuid:1") },
        Attack(document: "no id", .signature) { json, _ in try json.set("/id", nil) },
        Attack(document: "a type added", .signature) { json, _ in
            json["type"] = .array((json["type"]?.elements ?? []) + [.string("https://attacker.example/#Diploma")])
        },
        Attack(document: "a type dropped", .signature, .init(.modelTerms, .termsUndefined)) { json, _ in
            json["type"] = .array([.string("VerifiableCredential")])
        },
        Attack(document: "an end set or moved", .signature) { json, _ in
            let isOlder = json["issuanceDate"] != nil
            try json.set(isOlder ? "/expirationDate" : "/validUntil", "2099-01-01T00:00:00Z")
        },
        Attack("the end taken away", .signature) { target in
            let names: [ExactString] = ["validUntil", "expirationDate"]
            guard let name = names.first(where: { target.json[$0] != nil }) else { return nil }
            return target.json.removing(name)
        },
        Attack("an earlier beginning", .signature) { target in
            let names: [String] = ["validFrom", "issuanceDate"]
            guard let name = names.first(where: { target.json[ExactString($0)] != nil }) else { return nil }
            var json = target.json
            try json.set("/\(name)", "1999-01-01T00:00:00Z")
            return json
        },
        status("the status taken away") { json in try json.set("/credentialStatus", nil) },
        status("another index") { json in try json.set("/credentialStatus/statusListIndex", "99") },
        status("another purpose") { json in try json.set("/credentialStatus/statusPurpose", "message") },
        status("another list") { json in
            try json.set("/credentialStatus/statusListCredential", "https://attacker.example/status")
        },
        Attack("composed letters decomposed", .signature) { target in
            try replacingText(target) { $0.replacing("\u{E9}", with: "e\u{301}") }
        },
        Attack("a number as text", .signature) { target in
            guard target.json.value("/credentialSubject/achievement/creditsAvailable") != nil else { return nil }
            var json = target.json
            try json.set("/credentialSubject/achievement/creditsAvailable", "2.5")
            return json
        },
        Attack("a number raised", .signature) { target in
            guard target.json.value("/credentialSubject/achievement/creditsAvailable") != nil else { return nil }
            var json = target.json
            try json.set("/credentialSubject/achievement/creditsAvailable", json: "25")
            return json
        },
    ]

    private static func status(
        _ name: String, _ change: @escaping @Sendable (inout JSONObject) throws -> Void
    ) -> Attack {
        Attack(name, .signature) { target in
            guard target.json["credentialStatus"]?.objectValue != nil else { return nil }
            var json = target.json
            try change(&json)
            return json
        }
    }

    /// Nil where nothing changes.
    private static func replacingText(_ target: AttackTarget, _ change: (String) -> String) throws -> JSONObject? {
        let text = JSONWriter.text(.object(target.json))
        let changed = change(text)
        guard !changed.unicodeScalars.elementsEqual(text.unicodeScalars) else { return nil }
        return try JSONObject(json: changed)
    }

    private static let shapesOfDocument = [
        Attack(document: "the issuer in a list", .init(.modelRequired, .modelIdentifier)) { json, _ in
            try json.set("/issuer", .array([try #require(json["issuer"])]))
        },
        Attack(document: "a second issuer", .init(.modelRequired, .modelIdentifier)) { json, _ in
            let stranger = JSONValue.string(try Scenario.strangerKey.get().did)
            try json.set("/issuer", .array([try #require(json["issuer"]), stranger]))
        },
        Attack(document: "no issuer", .init(.modelRequired, .modelMissing)) { json, _ in try json.set("/issuer", nil) },
        Attack(document: "no subject", .init(.modelRequired, .modelMissing)) { json, _ in
            try json.set("/credentialSubject", nil)
        },
        Attack(document: "passed off as a presentation", .init(.proofPurpose, .proofPurposeMismatch)) { json, _ in
            json["type"] = .array([.string("VerifiablePresentation")])
        },
        Attack(document: "a credential and a presentation at once", .init(.proofPurpose, .proofPurposeMismatch)) {
            json, _ in
            json["type"] = .array((json["type"]?.elements ?? []) + [.string("VerifiablePresentation")])
        },
        Attack("wrapped in another with its proof", .signature, .undefined) { target in
            var outer = try Scenario.credential().document
            outer["@context"] = target.json["@context"]
            outer["issuer"] = target.json["issuer"]
            outer["proof"] = target.json["proof"]
            try outer.set("/credentialSubject/verifiableCredential", .object(target.json))
            return outer
        },
        Attack(document: "statements in a graph of their own", .signature) { json, _ in
            json["@graph"] = .array([
                .object(["id": .string("urn:a:1"), "type": .string("https://attacker.example/#Diploma")])
            ])
        },
        Attack(document: "statements beside it", .signature) { json, _ in
            json["@included"] = .array([
                .object(["id": .string("urn:a:1"), "type": .string("https://attacker.example/#Diploma")])
            ])
        },
    ]

    private static let hidden = Finding(.modelTerms, .termsHidden)

    private static let hiding = [
        Attack("the beginning under its IRI", hidden, .otherContexts, .init(.modelRequired, .modelMissing)) { target in
            let names: [ExactString] = ["validFrom", "issuanceDate"]
            guard let name = names.first(where: { target.json[$0] != nil }), let date = target.json[name] else {
                return nil
            }
            var json = target.json.removing(name)
            json[ExactString("https://www.w3.org/2018/credentials#\(name)")] = .object([
                "@type": .string("http://www.w3.org/2001/XMLSchema#dateTime"), "@value": date,
            ])
            return json
        },
        Attack("the status under its IRI", hidden) { target in
            guard let status = target.json["credentialStatus"] else { return nil }
            var json = target.json.removing("credentialStatus")
            json["https://www.w3.org/2018/credentials#credentialStatus"] = status
            return json
        },
        Attack("the status beside it", hidden, .signature) { target in
            guard let status = target.json["credentialStatus"], let id = target.json["id"] else { return nil }
            var json = target.json.removing("credentialStatus")
            json["@included"] = .array([
                .object(["id": id, "https://www.w3.org/2018/credentials#credentialStatus": status])
            ])
            return json
        },
    ]
}
