// SPDX-License-Identifier: Apache-2.0

package import LinkedData

/// A credential held against the European standard elements of a micro-credential.
///
/// It is what is stated, and nothing more: whether it is true is for verification to say.
package struct StandardElements: Sendable {
    package enum Presence: String, Sendable, CaseIterable {
        case present
        case missing
        /// Only an address is given, where it is said to stand.
        case statedElsewhere = "stated-elsewhere"
    }

    /// How it was read; nil where its form is not known, so that nothing could be.
    package let reader: ElementReader.Name?
    /// The statement that makes it a micro-credential; nil where it does not say that it is one.
    package let microCredential: Statement?
    /// Held against the Dutch framework of micro-credentials.
    package let limits: MicroCredentialLimits
    /// What a record contains, credential by credential and achievement by achievement.
    package let parts: [StandardElements]

    private let statements: [StandardElement: [Statement]]

    package subscript(_ element: StandardElement) -> [Statement] { statements[element] ?? [] }

    package func presence(_ element: StandardElement) -> Presence {
        let statements = self[element]
        if statements.isEmpty { return .missing }
        return statements.allSatisfy(\.isElsewhere) ? .statedElsewhere : .present
    }

    /// - Parameter expanded: the document without its proofs, expanded; nil where it could not be, or is not signed as
    ///   linked data.
    package init(_ document: SecuredDocument, expanded: ExpandedDocument?) {
        let written = StatedNode(document.json, expanded: nil)
        guard document.kind == .credential, let reader = ElementReader.reader(of: written) else {
            self.init(nil, ElementDraft())
            return
        }
        if reader.isLinkedData {
            self.init(reader.name, reader.read(StatedNode(document.json, expanded: expanded)))
        } else if document.format == .dataIntegrity, !Self.namesMeanWhatTheySay(expanded) {
            self.init(reader.name, ElementDraft())
        } else {
            self.init(reader.name, reader.read(written))
        }
    }

    init(_ reader: ElementReader.Name?, _ draft: ElementDraft) {
        self.reader = reader
        statements = draft.statements
        microCredential = draft.microCredential
        parts = draft.parts
        limits = MicroCredentialLimits(workload: draft.statements[.workload] ?? [], of: draft.microCredential)
    }

    /// Whether only published contexts gave names their meaning, so that what is read by name is what was signed.
    private static func namesMeanWhatTheySay(_ expanded: ExpandedDocument?) -> Bool {
        guard let expanded else { return true }
        return expanded.contexts.allSatisfy { use in
            if case .builtIn = use.origin { true } else { false }
        }
    }
}
