// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import LinkedData
import StrictJSON

/// What of one credential its reader gets, and what stays behind.
struct ShareSelection: Sendable {
    /// As it stands in the bundle, but for a key binding.
    var json: JSONObject
    /// The token that a key binding is put behind; nil for other forms.
    var token: SDJWT?
    /// Everything that the reader sees of it.
    let claims: [Leaf]
    /// What can be left out of what she sees.
    let hideable: [ExactString]
    /// What is left out, by its place in the whole.
    let hidden: [ExactString]
    let canHide: Bool
}

/// Leaves out of one credential what its holder does not choose.
struct ShareSelector {
    let number: Int
    let document: SecuredDocument
    /// The document by itself, out of a page or an image.
    let file: [UInt8]
    let elements: StandardElements
    let contexts: [ExactString: JSONValue]

    /// How a form lets parts be left out.
    private enum Form {
        case whole
        case token(SDJWT, ProcessedPayload)
        case statements
    }

    private var form: Form {
        if let selective = document.mechanism as? SelectiveCredential,
            case .success(let payload) = selective.processing,
            !payload.disclosed.isEmpty
        {
            return .token(selective.token, payload)
        }
        return SelectiveDisclosure.canDerive(from: document.json) && document.format == .dataIntegrity
            ? .statements : .whole
    }

    private static let wrapping: [ExactString] = ["@context", "proof"]

    /// - Throws: `BackpackError` where the choice cannot be kept to: nothing leaves that is to stay behind.
    func selection(_ choice: ShareChoice) throws(BackpackError) -> ShareSelection {
        let selection: ShareSelection
        switch form {
        case .whole:
            guard choice.isEverything else { throw .cannotHide(number: number) }
            selection = whole()
        case .token(let token, let payload): selection = try reduce(token, payload, choice)
        case .statements: selection = try derive(choice)
        }
        guard !Self.holdsBaseProof(.object(selection.json)), !selection.claims.contains(where: Self.isBaseProof) else {
            throw .baseProof(number: number)
        }
        return selection
    }

    private func whole() -> ShareSelection {
        let claims = Leaf.all(
            of: document.stated, except: document.format == .dataIntegrity ? Self.wrapping : ["@context"])
        let token = (document.mechanism as? SelectiveCredential)?.token
        return ShareSelection(
            json: document.presentable(file: file), token: token, claims: claims, hideable: [], hidden: [],
            canHide: false)
    }

    /// A proof that an issuer gives the holder tells how to guess what is left out; it never leaves, wherever it stands.
    private static func holdsBaseProof(_ value: JSONValue) -> Bool {
        switch value {
        case .string(let text): SelectiveDisclosure.isBaseProofValue(text)
        case .array(let elements): elements.contains(where: holdsBaseProof)
        case .object(let object): object.members.contains { holdsBaseProof($0.value) }
        default: false
        }
    }

    private static func isBaseProof(_ leaf: Leaf) -> Bool { holdsBaseProof(leaf.value) }

    // MARK: The choice

    /// The positions of what is wanted and of what must stay behind.
    private func wanted(
        _ choice: ShareChoice, _ leaves: [Leaf], fixed: Set<Int>
    ) throws(BackpackError) -> (chosen: Set<Int>, kept: Set<Int>) {
        let parts = ChosenParts(leaves: leaves, elements: elements)
        for part in choice.hide {
            let positions = parts.positions(of: part)
            if parts.isUnplaced(part) { throw .cannotHidePart(number: number, part: part.text) }
            if let stays = positions.intersection(fixed).min() {
                throw .cannotHidePart(number: number, part: leaves[stays].pointer)
            }
        }
        let kept = parts.positions(of: choice.hide)
        let chosen = choice.only.isEmpty ? Set(leaves.indices) : parts.positions(of: choice.only)
        return (chosen.subtracting(kept), kept)
    }

    private func finish(
        _ leaves: [Leaf], leaving: Set<Int>, fixed: Set<Int>, kept: Set<Int>, json: JSONObject, shown: JSONObject,
        token: SDJWT? = nil
    ) throws(BackpackError) -> ShareSelection {
        // What was to stay behind cannot be told apart from what is to be shown.
        if let escaped = leaving.intersection(kept).min() {
            throw .cannotHidePart(number: number, part: leaves[escaped].pointer)
        }
        let except = token == nil ? Self.wrapping : ["@context"]
        return ShareSelection(
            json: json, token: token, claims: Leaf.all(of: shown, except: except),
            hideable: leaves.indices.filter { leaving.contains($0) && !fixed.contains($0) }.map { leaves[$0].pointer },
            hidden: leaves.indices.filter { !leaving.contains($0) }.map { leaves[$0].pointer }, canHide: true)
    }

    // MARK: SD-JWT (RFC 9901 §7.2)

    private func reduce(
        _ token: SDJWT, _ payload: ProcessedPayload, _ choice: ShareChoice
    ) throws(BackpackError) -> ShareSelection {
        let leaves = Leaf.all(of: payload.json, except: ["@context"])
        // The disclosures that a value stands in, outermost first.
        let enclosing = leaves.map { leaf in
            payload.disclosed.filter { claim in
                claim.pointer == leaf.pointer || leaf.pointer.hasPrefix(ExactString("\(claim.pointer)/"))
            }.map { token.disclosures[$0.disclosure] }
        }
        let fixed = Set(leaves.indices.filter { enclosing[$0].isEmpty })
        let (chosen, kept) = try wanted(choice, leaves, fixed: fixed)
        do {
            let pointers = chosen.subtracting(fixed).sorted().map { leaves[$0].pointer }
            let reduced = choice.isEverything ? token : try token.reduced(revealing: pointers)
            let texts = Set(reduced.disclosures)
            let leaving = Set(leaves.indices.filter { enclosing[$0].allSatisfy(texts.contains) })
            guard
                case .secured(let document) = try Recognizer.recognize(reduced.compact),
                case .success(let shown)? = (document.mechanism as? SelectiveCredential)?.processing
            else { throw BackpackError.incomplete(number: number) }
            return try finish(
                leaves, leaving: leaving, fixed: fixed, kept: kept, json: document.presentable(file: reduced.compact),
                shown: shown.json, token: reduced)
        } catch let error as BackpackError {
            throw error
        } catch {
            throw .derivation(number: number, code: (error as? SDJWTPresentationError)?.code ?? "format.unrecognized")
        }
    }

    // MARK: ecdsa-sd-2023

    private func derive(_ choice: ShareChoice) throws(BackpackError) -> ShareSelection {
        let leaves = Leaf.all(of: document.json, except: Self.wrapping)
        do {
            let mandatory = try SelectiveDisclosure.mandatoryPointers(of: document.json)
            let fixed = try positions(leaves, revealing: mandatory)
            let (chosen, kept) = try wanted(choice, leaves, fixed: fixed)
            let pointers =
                choice.isEverything
                ? [JSONPointer(tokens: [])] : chosen.sorted().map { JSONPointer(tokens: leaves[$0].tokens) }
            let leaving = try positions(leaves, revealing: mandatory + pointers)
            // Also where all is shown: the proof that the issuer made is the holder's alone.
            let derived = try SelectiveDisclosure.derive(
                document: document.json, revealing: pointers, contexts: contexts)
            return try finish(leaves, leaving: leaving, fixed: fixed, kept: kept, json: derived, shown: derived)
        } catch let error as BackpackError {
            throw error
        } catch {
            throw .derivation(
                number: number, code: (error as? SelectiveDisclosureFailure)?.code ?? "disclosure.no-base-proof")
        }
    }

    /// Which values are shown along with what pointers lead to.
    private func positions(_ leaves: [Leaf], revealing pointers: [JSONPointer]) throws -> Set<Int> {
        let selection = try SelectiveDisclosure.selection(of: document.json, revealing: pointers)
        let shown = Set(Leaf.all(of: selection).filter { $0.value != .null }.map(\.tokens))
        return Set(leaves.indices.filter { shown.contains(leaves[$0].tokens) })
    }
}
