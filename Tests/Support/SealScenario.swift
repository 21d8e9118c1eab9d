// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import Credentials
package import StrictJSON
import TrustLists

/// A European Digital Credential that comes out `valid`, to be changed in one respect before it is verified.
package struct SealScenario: Sendable {
    package let authorities: SealAuthorities
    /// What is sealed.
    package var credential: JSONObject
    /// The payload's text where it is not what `credential` is written as.
    package var payload: [UInt8]?
    package var seals: [SealMaker]
    /// Written as base64url, with no `b64`.
    package var isEncoded = false
    /// Written in the flattened form; of a single seal only.
    package var isFlattened = false
    package var tampering: [@Sendable (inout JSONObject) throws -> Void] = []
    package var instant = Instant(seconds: SealAuthorities.now)
    package var lists: [TrustListMaker]

    package typealias Change = @Sendable (inout SealScenario) throws -> Void

    package init() throws {
        authorities = try SealAuthorities.shared.get()
        credential = try JSONObject(json: Self.text)
        var issuer = TrustListMaker.Issuer(SealAuthorities.organization, name: "Listed School")
        issuer.certificates = [authorities.authority.der]
        var list = TrustListMaker([issuer])
        list.timestampAuthorities = [authorities.clockAuthority.der]
        lists = [list]
        seals = []
        seals = [try seal(authorities.school)]
    }

    /// A seal with the chain and a revocation list that is in force.
    package func seal(_ signer: TestAuthority) throws -> SealMaker {
        var seal = SealMaker(signer)
        seal.attachments = [
            SealMaker.certificates([authorities.authority.der]),
            SealMaker.revocation(lists: [try authorities.list()]),
        ]
        return seal
    }

    private static let text = """
        {"@context":["https://www.w3.org/2018/credentials/v1","http://data.europa.eu/snb/model/context/edc-ap"],
         "id":"urn:credential:3a7bb1c2-7e0f-4a0e-9f6e-8a1f3f0f6f10",
         "type":["VerifiableCredential","EuropeanDigitalCredential"],
         "credentialSchema":{"id":"http://data.europa.eu/snb/model/ap/edc-generic-full","type":"ShaclValidator2017"},
         "displayParameter":{"type":"DisplayParameter","title":{"en":"Reading tide tables","nl":"Getijden lezen"},
           "description":{"en":"Knows when to sail."}},
         "issuer":{"id":"urn:epass:org:1","type":"Organisation","legalName":{"nl":"School zoals ze zich noemt"},
           "eIDASIdentifier":{"id":"urn:epass:id:1","type":"LegalIdentifier","notation":"NTRNL-12345678"}},
         "issuanceDate":"2026-02-01T01:00:00+01:00","issued":"2026-02-01T01:00:00+01:00",
         "validFrom":"2026-02-01T01:00:00+01:00",
         "credentialSubject":{"id":"urn:epass:person:1","type":"Person","givenName":{"nl":"Anna"},
           "familyName":{"nl":"de Vries"},
           "hasClaim":{"id":"urn:epass:learningAchievement:1","type":"LearningAchievement",
             "title":{"nl":"Getijden lezen"},
             "specifiedBy":{"id":"urn:epass:qualification:1","type":"Qualification","title":{"nl":"Getijden lezen"},
               "volumeOfLearning":"PT60H","eqfLevel":{"id":"http://data.europa.eu/snb/eqf/5","type":"Concept"},
               "creditPoint":{"id":"urn:epass:creditPoint:1","type":"CreditPoint","point":"2.5",
                 "framework":{"id":"http://data.europa.eu/snb/education-credit/6fcec5c5af","type":"Concept"}},
               "learningOutcome":[{"id":"urn:epass:learningOutcome:1","type":"LearningOutcome",
                 "title":{"de":"Gezeiten","en":"Tides"},
                 "relatedESCOSkill":{"id":"http://data.europa.eu/esco/skill/1","prefLabel":{"en":"navigate"}}}]}}}}
        """

    // MARK: Making and verifying

    /// The envelope's own object, as the signer made it and as it was changed afterwards.
    package func envelope() throws -> JSONObject {
        let bytes = payload ?? JSONWriter.bytes(.object(credential))
        let signed = isEncoded ? Array(Base64URL.encode(bytes).utf8) : bytes
        var object = JSONObject([("payload", .string(ExactString(String(decoding: signed, as: UTF8.self))))])
        let entries = try seals.map { try $0.entry(signed) }
        if isFlattened, let entry = entries.first {
            for member in entry.members { object[member.name] = member.value }
        } else {
            object["signatures"] = .array(entries.map(JSONValue.object))
        }
        for change in tampering { try change(&object) }
        return object
    }

    package func bytes() throws -> [UInt8] { JSONWriter.bytes(.object(try envelope())) }

    package func inputs() throws -> VerificationInputs {
        VerificationInputs(instant: instant, trust: try TrustListMaker.set(lists))
    }

    package func report() throws -> VerificationReport { try report(try bytes()) }

    /// The report on other bytes, for the same reader.
    package func report(_ bytes: [UInt8]) throws -> VerificationReport {
        try Scenario.verify(bytes, Verifier(try inputs()))
    }

    // MARK: Changes

    package mutating func tamper(_ change: @escaping @Sendable (inout JSONObject) throws -> Void) {
        tampering.append(change)
    }

    /// Changes the first seal before it is made.
    package mutating func change(_ change: (inout SealMaker) throws -> Void) throws {
        guard var seal = seals.first else { throw VectorError.missing("seal") }
        try change(&seal)
        seals[0] = seal
    }

    /// Changes the protected header before it is signed.
    package mutating func header(_ name: ExactString, _ json: String?) throws {
        let value = try json.map { try JSONReader.read(Array($0.utf8)) }
        try change { $0.header[name] = value }
    }

    /// The one seal is this signer's.
    package mutating func sealed(by signer: TestAuthority, at time: ExactString = "2026-02-01T00:00:00Z") throws {
        seals = [try seal(signer)]
        try header("sigT", "\"\(time)\"")
    }

    package mutating func attach(_ attachment: @escaping SealMaker.Attachment) throws {
        try change { $0.attachments.append(attachment) }
    }

    /// Leaves out the revocation data, or puts other in its place.
    package mutating func revocation(_ attachment: SealMaker.Attachment?) throws {
        try change { $0.attachments = [$0.attachments[0]] + (attachment.map { [$0] } ?? []) }
    }
}
