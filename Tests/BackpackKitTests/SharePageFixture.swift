// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CredentialCrypto
import Credentials
import StrictJSON
import Testing

/// The texts of one made-up credential, by what they say.
struct CredentialTexts {
    var id = "urn:uuid:5f1b2c9e-0d53-4b5e-9a58-6a2a3d1f7c10"
    var title = "Verkenning data-ethiek"
    var description = "De deelnemer herkent vooroordelen in gegevens.\nEn doet er iets aan."
    var issuerName = "Hogeschool aan de Maas"
    var issuerURL = "https://hogeschool.example/over"
    var subjectID = "did:example:lerende"
    var subjectName = "Noor van den Heuvel"
    var awarded = "2026-03-01T09:30:00+01:00"
    var validFrom = "2026-03-02T00:00:00Z"
    var validUntil: String? = "2031-03-02T00:00:00Z"
    var criteria = "Een werkstuk en een gesprek."
    var criteriaURL = "https://hogeschool.example/eisen/7"
    var achievementType = "MicroCredential"
    var language = "nl-NL"
    var tags = ["data-ethiek", "gegevens"]
    var credits: Int? = 3
    /// No context that is built in defines it, so a credential that has it does not verify.
    var ects: String?
    var outcomeName = "Weegt belangen af"
    var outcomeFramework = "Raamwerk Ethiek"
    var outcomeCode = "RE.4"
    var outcomeURL = "https://raamwerk.example/RE.4"
    var eqf: String? = "5"
    var quality = "NVAO-accreditatie"
    var qualityURL = "https://nvao.example/"
    var evidence = "Werkstuk ‘Eerlijk tellen’"
    var organizationIDs: [String] = []

    init() {}

    /// The same text everywhere.
    init(all text: String) {
        id = text
        title = text
        description = text
        issuerName = text
        issuerURL = text
        subjectID = text
        subjectName = text
        awarded = text
        validFrom = text
        validUntil = text
        criteria = text
        criteriaURL = text
        achievementType = text
        language = text
        tags = [text, text]
        credits = nil
        ects = text
        outcomeName = text
        outcomeFramework = text
        outcomeCode = text
        outcomeURL = text
        eqf = nil
        quality = text
        qualityURL = text
        evidence = text
    }

    func json(issuer: ExactString) -> JSONObject {
        var issuerObject: KeyValuePairs<ExactString, JSONValue> {
            [
                "id": .string(issuer), "type": .array([.string("Profile")]), "name": .string(issuerName),
                "url": .string(issuerURL),
                "otherIdentifier": .array(
                    organizationIDs.map { id in
                        .object([
                            "type": .string("IdentifierEntry"), "identifier": .string(id),
                            "identifierType": .string("ext:LinkedIn:organizationId"),
                        ])
                    }),
            ]
        }
        var alignments: [JSONValue] = [
            .object([
                "type": .array([.string("Alignment")]), "targetName": .string(outcomeName),
                "targetFramework": .string(outcomeFramework), "targetCode": .string(outcomeCode),
                "targetUrl": .string(outcomeURL),
            ])
        ]
        alignments.append(
            .object([
                "type": .array([.string("Alignment")]), "targetType": .string("ext:QualityAssurance"),
                "targetName": .string(quality), "targetUrl": .string(qualityURL),
            ]))
        if let eqf {
            alignments.append(
                .object([
                    "type": .array([.string("Alignment")]), "targetType": .string("ext:EQF"),
                    "targetName": .string("EQF \(eqf)"), "targetCode": .string(eqf),
                    "targetUrl": .string("https://europa.example/eqf"),
                ]))
        }
        var achievement = JSONObject([
            ("id", .string("urn:example:achievement")), ("type", .array([.string("Achievement")])),
            ("name", .string(title)), ("description", .string(description)),
            ("criteria", .object(["id": .string(criteriaURL), "narrative": .string(criteria)])),
            ("achievementType", .string(achievementType)), ("inLanguage", .string(language)),
            ("tag", .array(tags.map { .string($0) })), ("alignment", .array(alignments)),
        ])
        achievement["creditsAvailable"] = credits.map { .integer($0) }
        achievement["ECTS"] = ects.map { .string($0) }
        var credential = JSONObject([
            (
                "@context",
                .array([
                    .string("https://www.w3.org/ns/credentials/v2"),
                    .string("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
                ])
            ),
            ("id", .string(id)),
            ("type", .array([.string("VerifiableCredential"), .string("OpenBadgeCredential")])),
            ("issuer", .object(issuerObject)), ("awardedDate", .string(awarded)), ("validFrom", .string(validFrom)),
            (
                "credentialSubject",
                .object([
                    "id": .string(subjectID), "type": .array([.string("AchievementSubject")]),
                    "name": .string(subjectName), "achievement": .object(achievement),
                ])
            ),
            ("evidence", .array([.object(["type": .array([.string("Evidence")]), "name": .string(evidence)])])),
        ])
        credential["validUntil"] = validUntil.map { .string($0) }
        return credential
    }
}

/// Bundles to make pages of, signed by keys of the tests' own.
enum PageFixture {
    private static let issuerSeed = [UInt8](repeating: 0x42, count: 32)
    private static let holderSeed = [UInt8](repeating: 0x17, count: 32)

    static func instant(_ text: ExactString) throws -> Instant { try DateTime(text).instant }

    static func issuer() throws -> ExactString { DIDKey.did(for: try PrivateKey(.ed25519, raw: issuerSeed).publicKey) }

    static func holder() throws -> ExactString { DIDKey.did(for: try PrivateKey(.ed25519, raw: holderSeed).publicKey) }

    /// A credential, signed, verified and read; with a trust list that has the issuer when `listName` is given.
    ///
    /// - Parameter byMeaning: reads facts by what was signed, as the wallet does; otherwise by their names, so that texts
    ///   which no signed fact could hold reach the page too.
    static func content(
        _ texts: CredentialTexts, listName: String? = nil, listedAs issuerName: String? = nil, byMeaning: Bool = false
    ) throws -> ShareContent {
        let signed = try sign(texts.json(issuer: try issuer()), seed: issuerSeed, purpose: "assertionMethod")
        let document = try #require(Recognizer.secured(signed, digest: "00"))
        var reliance = Reliance(instant: try instant("2026-11-22T14:05:00Z"))
        if let listName {
            try reliance.addTrustList(try trustList(listName, issuerName), named: "lijst")
        }
        let (report, view) = Verifier(reliance.inputs).verifyWithView(document)
        return ShareContent(
            json: signed, view: byMeaning ? view : CredentialView(document, expanded: nil), report: report)
    }

    private static func trustList(_ name: String, _ issuerName: String?) throws -> [UInt8] {
        var entry = JSONObject([("id", .string(try issuer()))])
        entry["name"] = issuerName.map { .string($0) }
        return JSONWriter.bytes(
            .object([
                "schema": .string("backpack.trust-list/1"), "name": .string(name), "version": .integer(1),
                "issued": .string("2026-01-01T00:00:00Z"), "expires": .string("2027-01-01T00:00:00Z"),
                "issuers": .array([.object(entry)]),
            ]))
    }

    static func bundle(
        _ contents: [ShareContent], reader: String = "Gemeente Dalen", challenge: String? = nil, domain: String? = nil,
        language: PageLanguage
    ) throws -> ShareBundle {
        let presentation = JSONObject([
            ("@context", .array([.string("https://www.w3.org/ns/credentials/v2")])),
            ("type", .array([.string("VerifiablePresentation")])), ("holder", .string(try holder())),
            ("verifiableCredential", .array(contents.map { .object($0.json) })),
        ])
        return ShareBundle(
            presentation: try sign(presentation, seed: holderSeed, purpose: "authentication", challenge, domain),
            reader: reader, holder: try holder(), created: try instant("2026-11-22T14:05:00Z"),
            expires: try instant("2027-02-20T00:00:00Z"), challenge: challenge, domain: domain, contents: contents,
            language: language)
    }

    private static func sign(
        _ document: JSONObject, seed: [UInt8], purpose: ExactString, _ challenge: String? = nil, _ domain: String? = nil
    ) throws -> JSONObject {
        let key = try PrivateKey(.ed25519, raw: seed)
        let options = ProofOptions(
            cryptosuite: "eddsa-jcs-2022",
            verificationMethod: ExactString("\(DIDKey.did(for: key.publicKey))#\(key.publicKey.multikey)"),
            proofPurpose: purpose, created: try instant("2026-11-22T14:05:00Z"),
            challenge: challenge.map { ExactString($0) }, domain: domain.map { ExactString($0) })
        return try ProofCreator().secured(document, options, key: key)
    }

    static func page(_ bundle: ShareBundle) throws -> HTMLDocument { try HTMLDocument(SharePage.html(bundle)) }
}
