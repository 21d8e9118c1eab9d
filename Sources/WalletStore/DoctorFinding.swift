// SPDX-License-Identifier: Apache-2.0

/// Something in the wallet that is not as it should be.
package struct DoctorFinding: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// SQLite's own check of the file's structure.
        case structure = "doctor.structure"
        /// A row that refers to one that is not there.
        case reference = "doctor.reference"
        /// A row that differs from what was written.
        case row = "doctor.row"
        /// Content that differs from its digest, or is not there.
        case content = "doctor.content"
        /// The search index does not hold what the credentials say.
        case search = "doctor.search"
        /// A file or folder that others can read.
        case mode = "doctor.mode"
        /// A file or folder that another user owns, or that is no plain file or folder.
        case owner = "doctor.owner"
        /// A file in `keys` that no holder key names.
        case orphanKey = "doctor.orphan-key"
        /// A holder key whose file is not there.
        case missingKey = "doctor.missing-key"
        /// A file that an interrupted write left behind. It holds nothing that was acknowledged.
        case leftover = "doctor.leftover"
    }

    package let kind: Kind
    /// The table the finding is in.
    package var table: String?
    /// The row's number.
    package var number: Int?
    package var path: FilePath?
    /// SQLite's words, where it has any.
    package var detail: String?

    /// Stable across versions.
    package var code: String { kind.rawValue }

    init(_ kind: Kind, table: String? = nil, number: Int? = nil, path: FilePath? = nil, detail: String? = nil) {
        self.kind = kind
        self.table = table
        self.number = number
        self.path = path
        self.detail = detail
    }
}
