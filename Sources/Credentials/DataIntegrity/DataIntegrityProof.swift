// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// An embedded proof (VC Data Integrity 1.0 §2.1).
struct DataIntegrityProof {
    /// The proof as it stands in the document.
    let json: JSONObject
    let id: ExactString?
    let type: ExactString
    let cryptosuite: ExactString?
    let proofPurpose: ExactString
    let verificationMethod: DIDURL
    let proofValue: ExactString
    let created: DateTime?
    let expires: DateTime?
    let challenge: ExactString?
    /// One or several security domains.
    let domain: [ExactString]
    /// The proofs that this one also signs (§2.1.2).
    let previousProof: [ExactString]

    /// Why an element of `proof` is not a proof: the member that is missing or wrong.
    struct Malformed: Error, Equatable {
        let member: ExactString
    }

    init(_ value: JSONValue) throws(Malformed) {
        guard let json = value.objectValue else { throw Malformed(member: "proof") }
        func text(_ name: ExactString) throws(Malformed) -> ExactString? {
            guard let value = json[name] else { return nil }
            guard let text = value.stringValue else { throw Malformed(member: name) }
            return text
        }
        func required(_ name: ExactString) throws(Malformed) -> ExactString {
            guard let text = try text(name), !text.isEmpty else { throw Malformed(member: name) }
            return text
        }
        func date(_ name: ExactString) throws(Malformed) -> DateTime? {
            guard let text = try text(name) else { return nil }
            do { return try DateTime(text) } catch { throw Malformed(member: name) }
        }
        func list(_ name: ExactString) throws(Malformed) -> [ExactString] {
            var texts: [ExactString] = []
            for element in json[name]?.elements ?? [] {
                guard let text = element.stringValue else { throw Malformed(member: name) }
                texts.append(text)
            }
            return texts
        }
        self.json = json
        id = try text("id")
        type = try required("type")
        cryptosuite = try text("cryptosuite")
        proofPurpose = try required("proofPurpose")
        verificationMethod = DIDURL(try required("verificationMethod"))
        proofValue = try required("proofValue")
        created = try date("created")
        expires = try date("expires")
        challenge = try text("challenge")
        domain = try list("domain")
        previousProof = try list("previousProof")
    }
}

/// The proofs of a document, with the order that chains impose (VC Data Integrity 1.0 §4.7).
struct ProofGraph {
    let proofs: [DataIntegrityProof]

    enum Failure: Error, Equatable {
        case empty
        case malformed(ExactString)
        case duplicateID(ExactString)
        case previousMissing(ExactString)
        case cycle
    }

    init(_ member: JSONValue) throws(Failure) {
        var proofs: [DataIntegrityProof] = []
        for element in member.elements {
            do { proofs.append(try DataIntegrityProof(element)) } catch { throw .malformed(error.member) }
        }
        guard !proofs.isEmpty else { throw .empty }
        self.proofs = proofs
        try checkChains()
    }

    /// The proofs that a chained proof signs along with the document.
    func previous(of proof: DataIntegrityProof) -> [DataIntegrityProof] {
        proofs.filter { candidate in candidate.id.map(proof.previousProof.contains) == true }
    }

    private func checkChains() throws(Failure) {
        // One that names no other is the usual case, and nothing is wrong with it.
        if proofs.count == 1, proofs.allSatisfy(\.previousProof.isEmpty) { return }
        var known: Set<ExactString> = []
        for id in proofs.compactMap(\.id) where !known.insert(id).inserted { throw .duplicateID(id) }
        for id in proofs.flatMap(\.previousProof) where !known.contains(id) { throw .previousMissing(id) }
        // Take away, round by round, what depends on nothing that is left; a cycle never goes.
        var left = proofs
        while !left.isEmpty {
            let pending = Set(left.compactMap(\.id))
            let next = left.filter { !pending.isDisjoint(with: $0.previousProof) }
            guard next.count < left.count else { throw .cycle }
            left = next
        }
    }
}
