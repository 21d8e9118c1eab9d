// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// A presentation with the evidence that its holder packed beside it (`backpack.bundle/1`).
///
/// The presentation stays what it is by itself; nothing in it refers to what lies beside it. Who presents it chose that
/// evidence, so that it counts only as far as its own signature, and the reader's trust lists, carry it.
package enum EvidenceBundle {
    static let schema: ExactString = "backpack.bundle/1"
    /// More than any presentation needs.
    private static let limit = 256

    /// One document packed beside a presentation.
    package struct Piece: Sendable, Equatable {
        package let kind: ExactString
        package let id: ExactString?
        /// Where it was fetched, and when, by the word of who packed it.
        package let url: ExactString?
        package let obtained: ExactString?
        /// SHA-256 as the bundle states it, lowercase hexadecimal.
        package let digest: ExactString
        package let content: [UInt8]

        package init(
            kind: ExactString, id: ExactString?, url: ExactString?, obtained: ExactString?, digest: ExactString,
            content: [UInt8]
        ) {
            self.kind = kind
            self.id = id
            self.url = url
            self.obtained = obtained
            self.digest = digest
            self.content = content
        }
    }

    // MARK: Writing

    /// A presentation and what lies beside it.
    package static func object(_ presentation: JSONObject, _ pieces: [Piece]) -> JSONObject {
        JSONObject([
            ("schema", .string(schema)), ("presentation", .object(presentation)),
            ("evidence", .array(pieces.map { .object(object($0)) })),
        ])
    }

    private static func object(_ piece: Piece) -> JSONObject {
        var object = JSONObject([("kind", .string(piece.kind))])
        if let id = piece.id { object["id"] = .string(id) }
        if let url = piece.url { object["url"] = .string(url) }
        if let obtained = piece.obtained { object["obtained"] = .string(obtained) }
        object["digest"] = .string("sha256:\(piece.digest)")
        object["content"] = .string(Base64URL.encode(piece.content))
        return object
    }

    // MARK: Reading

    static let form = JSONDocument.Form { object, content throws(RecognitionError) in
        guard object["schema"] == .string(schema) else { return nil }
        guard let presentation = object["presentation"]?.objectValue, let evidence = object["evidence"]?.arrayValue,
            object.count == 3, evidence.count <= limit,
            var document = Recognizer.secured(presentation, digest: content.digest), document.kind == .presentation
        else { throw RecognitionError(.unrecognized) }
        var brought: [BroughtEvidence] = []
        for value in evidence {
            guard let object = value.objectValue, let piece = piece(object) else {
                throw RecognitionError(.unrecognized)
            }
            brought.append(BroughtEvidence(piece))
        }
        document.brought = brought
        return .secured(document)
    }

    private static func piece(_ object: JSONObject) -> Piece? {
        let known: [ExactString] = ["kind", "id", "url", "obtained", "digest", "content"]
        guard object.names.allSatisfy(known.contains), object.members.allSatisfy({ $0.value.stringValue != nil }),
            let kind = object["kind"]?.stringValue, let text = object["content"]?.stringValue,
            let stated = object["digest"]?.stringValue, let parts = stated.split(at: ":"), parts.head == "sha256"
        else { return nil }
        let content: [UInt8]
        do { content = try Base64URL.decode(text) } catch { return nil }
        return Piece(
            kind: kind, id: object["id"]?.stringValue, url: object["url"]?.stringValue,
            obtained: object["obtained"]?.stringValue, digest: parts.tail, content: content)
    }
}

/// A document that came with a presentation, as it was read.
package struct BroughtEvidence: Sendable {
    package let piece: EvidenceBundle.Piece
    /// What it is; nil where it is not what the bundle says.
    let item: EvidenceItem?
    /// Why it is nothing to rely on.
    let fault: Standing?

    /// What a piece was worth to the reader.
    package enum Standing: String, Sendable, CaseIterable {
        /// A status list that answered, by its own signature.
        case counted
        /// A status list that was asked, and does not hold by itself.
        case notCarried = "not-carried"
        /// Nothing in the presentation asked for it.
        case notUsed = "not-used"
        /// The reader holds the very same document, and that copy counts.
        case ownCopy = "own-copy"
        /// Keys that only the presenter brings say nothing of whose they are.
        case identity
        /// A vocabulary that only the presenter brings never decides what words mean.
        case meaning
        /// Nobody signed it, so that only a copy of the reader's own counts.
        case unsigned
        /// Its bytes do not have the hash that the bundle states.
        case digestMismatch = "digest-mismatch"
        /// It is not what the bundle says that it is.
        case kindMismatch = "kind-mismatch"

        package var counts: Bool { self == .counted || self == .ownCopy }
    }

    init(_ piece: EvidenceBundle.Piece) {
        self.piece = piece
        let digest = ExactString(Hexadecimal.encode(HashAlgorithm.sha256.digest(piece.content)))
        guard digest == piece.digest else {
            (item, fault) = (nil, .digestMismatch)
            return
        }
        guard let item = Self.item(piece), item.kind.rawValue == piece.kind.text else {
            (self.item, fault) = (nil, .kindMismatch)
            return
        }
        (self.item, fault) = (item, nil)
    }

    private static func item(_ piece: EvidenceBundle.Piece) -> EvidenceItem? {
        let recognized: RecognizedDocument
        do { recognized = try Recognizer.recognize(piece.content) } catch { return nil }
        func item(
            _ kind: EvidenceItem.Kind, _ document: JSONObject, _ secured: SecuredDocument?
        ) -> EvidenceItem {
            // Where and when it was fetched is the presenter's word, and does not count.
            EvidenceItem(
                kind: kind, url: nil, document: document, digest: piece.digest, origin: .bundle, added: nil,
                secured: secured)
        }
        switch recognized {
        case .evidence(let kind, let object): return item(kind, object, nil)
        case .secured(let document): return document.evidenceKind.map { item($0, document.json, document) }
        case .trustList: return nil
        }
    }

    /// What it was worth.
    ///
    /// - Parameters:
    ///   - report: on the presentation, verified with what lies beside it.
    ///   - own: the reader's own evidence.
    func standing(in report: VerificationReport, own: EvidenceSet) -> Standing {
        guard let item else { return fault ?? .kindMismatch }
        if own.items.contains(where: { $0.digest == item.digest && $0.kind == item.kind && $0.origin == .owner }) {
            return .ownCopy
        }
        switch item.kind {
        case .controlledIdentifierDocument, .keyDocument, .issuerMetadata: return .identity
        case .context: return .meaning
        case .badgeClass, .issuerProfile, .revocationList, .revokedAssertion: return .unsigned
        case .statusListCredential:
            let answers = Self.answers(of: item, in: report)
            if answers.isEmpty { return .notUsed }
            return answers.contains { $0.outcome != .unknown } ? .counted : .notCarried
        }
    }

    /// The status checks that looked at it.
    private static func answers(of item: EvidenceItem, in report: VerificationReport) -> [Check] {
        let digest = ExactString("sha256:\(item.digest)")
        return report.statuses.filter { $0.evidence.contains { $0.name == "digest" && $0.value == digest } }
            + report.credentials.flatMap { answers(of: item, in: $0) }
    }
}
