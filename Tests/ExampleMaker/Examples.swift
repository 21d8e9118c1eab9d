// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The files of `Examples/`: what a nurse might hold, from a university and a foundation that do not exist.
///
/// Keys come from fixed seeds and Ed25519 signs without chance, so every run writes the same bytes. Anyone can make these
/// signatures: they prove nothing about anybody.
struct Examples {
    let university: Party
    let foundation: Party
    let learner: Party

    init() throws {
        university = try Party(did: "did:web:hogeschool-voorbeeld.example", seed: "Hogeschool Voorbeeld")
        foundation = try Party(seed: "Stichting EHBO Voorbeeld")
        learner = try Party(seed: "Noor de Wit")
    }

    func files() throws -> [GeneratedFile] {
        let woundCare = try university.sign(try woundCare(), at: "2026-06-19T14:30:00Z")
        let firstAid = try foundation.sign(try firstAid(), at: "2025-11-08T16:00:00Z", suite: "Ed25519Signature2020")
        let bundle = try learner.sign(
            try presentation([woundCare, firstAid]), at: "2026-11-18T19:12:00Z", purpose: "authentication",
            expires: "2027-02-16T19:12:00Z", challenge: "vacature-118", domain: "thuiszorg-de-linde.example")
        return [
            file("wound-care.json", woundCare),
            file("first-aid.json", firstAid),
            file("medication.json", try university.sign(try medication(), at: "2021-09-03T09:00:00Z")),
            file("wound-care-revoked.json", try university.sign(try revoked(), at: "2026-06-19T14:31:00Z")),
            file("wound-care-tampered.json", Self.tampered(woundCare)),
            file("issuer-did.json", try university.document()),
            file("status-list.json", try university.sign(try statusList(), at: "2026-11-01T06:00:00Z")),
            file("trust-list.json", try trustList()),
            file("bundle.json", bundle), file("policy.json", try policy()),
        ]
    }

    private func file(_ name: String, _ object: JSONObject) -> GeneratedFile {
        GeneratedFile(
            path: "Examples/\(name)", bytes: JSONWriter.bytes(.object(object), .indented) + [UInt8(ascii: "\n")])
    }

    /// The level raised by one, and nothing else.
    private static func tampered(_ credential: JSONObject) -> JSONObject {
        func raise(_ value: JSONValue) -> JSONValue {
            switch value {
            case .object(let object):
                .object(
                    JSONObject(
                        object.members.map { member in
                            (
                                member.name,
                                member.name == "targetCode" && member.value == .string("5")
                                    ? .string("6") : raise(member.value)
                            )
                        }))
            case .array(let elements): .array(elements.map(raise))
            default: value
            }
        }
        return JSONObject(credential.members.map { ($0.name, raise($0.value)) })
    }
}
