// SPDX-License-Identifier: Apache-2.0

extension WalletDirectory {
    /// The files of the wallet: who owns them, who can read them, and which belong to nothing.
    ///
    /// - Parameter known: the key files that the wallet knows of.
    func examine(keys known: [FilePath]) throws(StoreError) -> [DoctorFinding] {
        do throws(FileError) {
            var findings = try examine(path, as: .directory) + examine(keys, as: .directory)
            findings += try examine(database, as: .regular)
            findings += try examine(database.appendingSuffix("-journal"), as: .regular)
            findings += try leftovers(in: path)

            let present = try keyNames()
            for name in present {
                let file = keys.appending(name)
                findings += try examine(file, as: .regular)
                if Self.isTemporary(name) {
                    findings.append(DoctorFinding(.leftover, path: file))
                } else if !known.contains(name), name != Self.lockName {
                    findings.append(DoctorFinding(.orphanKey, path: file))
                }
            }
            findings += known.filter { !present.contains($0) }.map {
                DoctorFinding(.missingKey, path: keys.appending($0))
            }
            return findings
        } catch {
            throw .file(error)
        }
    }

    private func examine(_ path: FilePath, as kind: FileStatus.Kind) throws(FileError) -> [DoctorFinding] {
        guard let status = try FileSystem.status(path) else { return [] }
        guard status.kind == kind, status.isOwnedByUser else { return [DoctorFinding(.owner, path: path)] }
        return status.isOpenToOthers ? [DoctorFinding(.mode, path: path)] : []
    }

    private func leftovers(in folder: FilePath) throws(FileError) -> [DoctorFinding] {
        try FileSystem.names(in: folder).filter(Self.isTemporary).map {
            DoctorFinding(.leftover, path: folder.appending($0))
        }
    }

    private static func isTemporary(_ name: FilePath) -> Bool {
        SecureFile.temporaryPrefix.withUTF8Buffer { name.bytes.starts(with: $0) }
    }
}
