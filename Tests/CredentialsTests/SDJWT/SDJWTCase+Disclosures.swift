// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

extension SDJWTCase {
    /// RFC 9901 §7.1, rule by rule.
    static let disclosures =
        sound + algorithms + encodings + digests + places + names + references + registered + limits

    private static func holds(_ name: String, _ change: @escaping SDJWTScenario.Change = { _ in }) -> SDJWTCase {
        SDJWTCase(name, .disclosureIntegrity, .passed, nil, .valid, change)
    }

    private static let sound = [
        holds("as the issuer made it"),
        holds("everything withheld") { $0.maker.disclosures = [] },
        holds("a part of it withheld") { $0.maker.disclosures.removeFirst(2) },
        holds("in another order") { $0.maker.disclosures.reverse() },
        holds("nothing to disclose") { scenario in
            scenario.maker.disclosures = []
            try scenario.maker.claims.set("/_sd", nil)
            try scenario.maker.claims.set("/place/_sd", nil)
            try scenario.maker.claims.set("/languages", json: "[]")
        },
        holds("decoys in a list and in an object") { scenario in
            try scenario.maker.claims.set("/languages/-", json: #"{"...":"another decoy"}"#)
            try scenario.maker.hide(.string("a third decoy"), at: "/place")
        },
        holds("an empty list of digests") {
            try $0.maker.claims.set("/place/_sd", json: "[]"); $0.maker.disclosures.remove(at: 2)
        },
        holds("an empty claim name") { try $0.maker.disclose("", .string("x")) },
        holds("an empty salt") {
            try $0.maker.disclose(text: SDJWTMaker.disclosure(json: #"["","nickname","Noortje"]"#))
        },
        holds("white space within a disclosure") {
            try $0.maker.disclose(text: SDJWTMaker.disclosure(json: "[\n \"salt\" , \"nickname\" ,\t\"Noortje\" ]"))
        },
        holds("the subject disclosed") { try $0.maker.disclose("sub", .string("did:example:noor")) },
        holds("a validity date within a claim disclosed") {
            try $0.maker.disclose("exp", .integer(1), at: "/place")
        },
    ]

    private static func hashed(_ name: String, _ hash: HashAlgorithm) -> SDJWTCase {
        holds("hashed with \(name)") { scenario in
            scenario.maker.disclosures = []
            for pointer in ["/_sd", "/place/_sd"] { try scenario.maker.claims.set(pointer, nil) }
            try scenario.maker.claims.set("/languages", json: "[]")
            scenario.maker.hash = hash
            scenario.maker.claims["_sd_alg"] = .string(name)
            try scenario.maker.disclose("given_name", .string("Noor"))
            try scenario.maker.discloseElement(.string("fy"), of: "/languages")
        }
    }

    private static let algorithms = [
        hashed("sha-256", .sha256), hashed("sha-384", .sha384), hashed("sha-512", .sha512),
        broken("hashed with what is not read", .disclosureAlgorithmUnsupported, .unknown) {
            $0.maker.claims["_sd_alg"] = .string("sha3-256")
        },
        broken("hashed with MD5", .disclosureAlgorithmUnsupported, .unknown) {
            $0.maker.claims["_sd_alg"] = .string("md5")
        },
        broken("a hash in capitals", .disclosureAlgorithmUnsupported, .unknown) {
            $0.maker.claims["_sd_alg"] = .string("SHA-256")
        },
        broken("a hash that is no text", .disclosureAlgorithm) { $0.maker.claims["_sd_alg"] = .integer(256) },
        broken("no hash at all", .disclosureAlgorithm) { $0.maker.claims["_sd_alg"] = .null },
        broken("a hash within a claim", .disclosureAlgorithm) {
            try $0.maker.claims.set("/place/_sd_alg", "sha-256")
        },
        broken("a hash within a disclosed value", .disclosureAlgorithm) {
            try $0.maker.disclose("more", .object(["_sd_alg": .string("sha-256")]))
        },
        broken("another hash than was used", .disclosureUnreferenced) {
            $0.maker.claims["_sd_alg"] = .string("sha-512")
        },
    ]

    private static let encodings = [
        broken("padded", .disclosureEncoding) {
            $0.maker.disclosures[0] = Base64.encode(Array(#"["s","given_name","N"]"#.utf8) + [0x20]);
            $0.maker.disclosures[0] += "="
        },
        broken("bits that say nothing", .disclosureEncoding) {
            // Two bytes end in a letter of which two bits are none of theirs.
            try $0.maker.disclose(text: Base64URL.encode(Array(#"["saltyy","a",10]"#.utf8)) + "B")
        },
        broken("the other alphabet", .disclosureEncoding) {
            try $0.maker.disclose(text: "WyI/Pz8iLCJhIiwxXQ/+")
        },
        broken("an empty disclosure", .disclosureEncoding) { try $0.maker.disclose(text: "") },
        disclosure("no JSON", .disclosureEncoding, json: #"["s","a",1"#),
        disclosure("something behind it", .disclosureEncoding, json: #"["s","a",1]x"#),
        disclosure("a trailing comma", .disclosureEncoding, json: #"["s","a",1,]"#),
        disclosure("a name twice in its value", .disclosureEncoding, json: #"["s","a",{"b":1,"b":2}]"#),
        disclosure("a lone surrogate", .disclosureEncoding, json: #"["s","a","\ud800"]"#),
        disclosure("no list", .disclosureMalformed, json: #"{"s":"a"}"#),
        disclosure("a text", .disclosureMalformed, json: #""salt""#),
        disclosure("nothing in it", .disclosureMalformed, json: "[]"),
        disclosure("a salt alone", .disclosureMalformed, json: #"["s"]"#),
        disclosure("four parts", .disclosureMalformed, json: #"["s","a",1,2]"#),
        disclosure("a number for salt", .disclosureMalformed, json: #"[1,"a",1]"#),
        disclosure("no salt", .disclosureMalformed, json: #"[null,"a",1]"#),
        disclosure("a number for name", .disclosureMalformed, json: #"["s",1,1]"#),
        disclosure("no name", .disclosureMalformed, json: #"["s",null,1]"#),
    ]

    private static let digests = [
        broken("digests that are a text", .disclosureDigests) { try $0.maker.claims.set("/place/_sd", "digest") },
        broken("digests that are an object", .disclosureDigests) { try $0.maker.claims.set("/_sd", json: "{}") },
        broken("no digests", .disclosureDigests) { try $0.maker.claims.set("/_sd", .null) },
        broken("a digest that is a number", .disclosureDigests) { try $0.maker.claims.set("/_sd/-", .integer(1)) },
        broken("a digest that is a list", .disclosureDigests) { try $0.maker.claims.set("/_sd/-", json: #"["a"]"#) },
        broken("digests in a disclosed value that are a text", .disclosureDigests) {
            try $0.maker.disclose("more", .object(["_sd": .string("digest")]))
        },
        broken("a list item with members beside its digest", .disclosureElement) {
            try $0.maker.claims.set("/languages/1/more", .integer(1))
        },
        broken("a list item whose digest is a number", .disclosureElement) {
            try $0.maker.claims.set("/languages/-", json: #"{"...":1}"#)
        },
        broken("a list item whose digest is a list", .disclosureElement) {
            try $0.maker.claims.set("/languages/-", json: #"{"...":["a"]}"#)
        },
        broken("a digest outside a list", .disclosureElement) { try $0.maker.claims.set("/place/...", "digest") },
        broken("a claim that is a digest", .disclosureElement) { $0.maker.claims["..."] = .string("digest") },
        broken("a digest outside a list in a disclosed value", .disclosureElement) {
            try $0.maker.disclose("more", .object(["...": .string("digest")]))
        },
    ]

    private static let places = [
        broken("a list item's disclosure for a claim", .disclosureArity) {
            try $0.maker.disclose(text: SDJWTMaker.element(.string("x")))
        },
        broken("a claim's disclosure for a list item", .disclosureArity) { scenario in
            let text = SDJWTMaker.disclosure("more", .integer(1))
            scenario.maker.disclosures.append(text)
            try scenario.maker.claims.set("/languages/-", scenario.maker.placeholder(scenario.maker.digest(text)))
        },
        broken("a list item's disclosure for a claim in a disclosed value", .disclosureArity) { scenario in
            let inner = SDJWTMaker.element(.string("x"))
            scenario.maker.disclosures.append(inner)
            try scenario.maker.disclose("more", .object(["_sd": .array([scenario.maker.digest(inner)])]))
        },
    ]

    private static let names = [
        broken("called _sd", .disclosureNameReserved) { try $0.maker.disclose("_sd", .array([])) },
        broken("called ...", .disclosureNameReserved) { try $0.maker.disclose("...", .string("x")) },
        broken("called _sd_alg", .disclosureNameReserved) { try $0.maker.disclose("_sd_alg", .string("sha-256")) },
        broken("called _sd further inside", .disclosureNameReserved) {
            try $0.maker.disclose("_sd", .array([]), at: "/place")
        },
        broken("a name that is there already", .disclosureNamePresent) {
            try $0.maker.disclose("course", .string("Astronomy"))
        },
        broken("a name that is there already further inside", .disclosureNamePresent) {
            try $0.maker.disclose("country", .string("BE"), at: "/place")
        },
        broken("a name disclosed twice", .disclosureNamePresent) {
            try $0.maker.disclose(text: SDJWTMaker.disclosure(json: #"["other","given_name","Fenna"]"#))
        },
        broken("the issuer said otherwise", .disclosureNamePresent) {
            try $0.maker.disclose("iss", .string("did:example:other"))
        },
        broken("a name that is there already in a disclosed value", .disclosureNamePresent) { scenario in
            let inner = SDJWTMaker.disclosure("b", .integer(2))
            scenario.maker.disclosures.append(inner)
            try scenario.maker.disclose(
                "more", .object(["b": .integer(1), "_sd": .array([scenario.maker.digest(inner)])]))
        },
    ]

    private static let references = [
        broken("a digest twice in one list", .disclosureDigestRepeated) { scenario in
            try scenario.maker.hide(scenario.maker.digest(scenario.maker.disclosures[0]))
        },
        broken("a digest in two objects", .disclosureDigestRepeated) { scenario in
            try scenario.maker.hide(scenario.maker.digest(scenario.maker.disclosures[0]), at: "/place")
        },
        broken("a digest in an object and in a list", .disclosureDigestRepeated) { scenario in
            let digest = scenario.maker.digest(scenario.maker.disclosures[3])
            try scenario.maker.hide(digest)
        },
        broken("a digest twice in a list of items", .disclosureDigestRepeated) { scenario in
            try scenario.maker.claims.set("/languages/-", scenario.maker.claims.value("/languages/1"))
        },
        broken("a digest again in a disclosed value", .disclosureDigestRepeated) { scenario in
            let digest = scenario.maker.digest(scenario.maker.disclosures[0])
            try scenario.maker.disclose("more", .object(["_sd": .array([digest])]))
        },
        broken("a decoy twice", .disclosureDigestRepeated) { scenario in
            try scenario.maker.hide(.string("decoy"))
            try scenario.maker.hide(.string("decoy"), at: "/place")
        },
        broken("a disclosure twice", .disclosureDigestRepeated) { scenario in
            scenario.maker.disclosures.append(scenario.maker.disclosures[0])
        },
        broken("a disclosure of nobody's", .disclosureUnreferenced) {
            $0.maker.disclosures.append(SDJWTMaker.disclosure("degree", .string("PhD")))
        },
        broken("a disclosure without the one that holds its digest", .disclosureUnreferenced) {
            // Behind the street stands the address with its digest.
            $0.maker.disclosures.removeLast()
        },
        broken("another value under the same salt", .disclosureUnreferenced) {
            $0.maker.disclosures[0] = SDJWTMaker.disclosure("given_name", .string("Noot"))
        },
        broken("the same in other white space", .disclosureUnreferenced) {
            $0.maker.disclosures[0] = SDJWTMaker.disclosure(json: #"["salt of given_name", "given_name", "Noor"]"#)
        },
        broken("a disclosure in a digest's place", .disclosureUnreferenced) { scenario in
            // What is in the list has to be a digest of the text, not the text.
            let text = SDJWTMaker.disclosure("degree", .string("PhD"))
            scenario.maker.disclosures.append(text)
            try scenario.maker.hide(.string(text))
        },
    ]

    private static let registered = [
        ("iss", JSONValue.string("did:example:a")), ("nbf", .integer(1)), ("exp", .integer(4_000_000_000)),
        ("cnf", .object([:])), ("vct", .string("a")), ("vct#integrity", .string("sha256-a")), ("status", .object([:])),
    ].map { name, value in
        broken("\(name) disclosed", .disclosureRegisteredClaim) { scenario in
            scenario.maker.claims[ExactString(name)] = nil
            try scenario.maker.disclose(name, value)
        }
    }

    private static let limits = [
        broken("too many disclosures", .disclosureLimit, .unknown) { scenario in
            for number in 0..<1_024 { try scenario.maker.disclose("claim \(number)", .integer(number)) }
        },
        broken("too many digests", .disclosureLimit, .unknown) { scenario in
            try scenario.maker.claims.set("/_sd", .array((0..<16_400).map { .string("decoy \($0)") }))
            scenario.maker.disclosures = []
        },
        broken("disclosures within disclosures without end", .disclosureLimit, .unknown) { scenario in
            var value = JSONValue.integer(1)
            for depth in 0..<70 {
                let text = SDJWTMaker.disclosure("level \(depth)", value)
                scenario.maker.disclosures.append(text)
                value = .object(["_sd": .array([scenario.maker.digest(text)])])
            }
            try scenario.maker.disclose("top", value)
        },
    ]
}
