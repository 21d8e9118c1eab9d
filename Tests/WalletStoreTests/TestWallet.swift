// SPDX-License-Identifier: Apache-2.0

import WalletStore

/// A wallet in a folder of its own.
struct TestWallet: Sendable {
    let folder: TemporaryFolder
    let directory: WalletDirectory

    /// Runs `body` with an empty wallet folder, which is gone afterwards.
    static func with(_ body: (TestWallet) throws -> Void) throws {
        try TemporaryFolder.with { folder in
            try body(
                TestWallet(folder: folder, directory: try WalletDirectory(creatingAt: try folder.file("wallet"))))
        }
    }

    func open(
        _ mode: WalletStore.Mode = .create, _ change: (inout WalletStore.Options) -> Void = { _ in }
    ) throws -> WalletStore {
        var options = WalletStore.Options()
        options.busyTimeout = 0
        change(&options)
        return try WalletStore(directory, mode: mode, options: options, digest: testDigest)
    }
}

/// 32 bytes in which every byte of the content counts. Any function will do for the store; the program gives it SHA-256.
@Sendable func testDigest(_ content: [UInt8]) -> [UInt8] {
    var digest: [UInt8] = []
    for lane in UInt64(1)...4 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325 &* lane
        for byte in content { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        state ^= state >> 29
        withUnsafeBytes(of: state.bigEndian) { digest.append(contentsOf: $0) }
    }
    return digest
}

extension NewCredential {
    /// A credential of which only what matters to a test is named.
    static func sample(
        _ content: String, id: String? = nil, title: String = "Algebra", issuerID: String? = "did:web:example.edu",
        issuerName: String? = "Example University", issued: String? = nil, validUntil: String? = nil,
        format: String = "vc-di", verdict: String = "valid", words: String = "", skills: String = "",
        summary: String = "", ects: Double? = 7.5, eqf: Int? = 6, mayReplace: Bool = true
    ) -> NewCredential {
        NewCredential(
            facts: CredentialFacts(
                format: format, kind: "credential", credentialID: id, title: title, issuerID: issuerID,
                issuerName: issuerName, issued: issued, validUntil: validUntil, ects: ects, eqf: eqf),
            content: Array(content.utf8),
            verdict: CachedVerdict(verdict: verdict, at: "2026-11-22T12:00:00Z", basis: "none"), source: "file.json",
            importedAt: "2026-11-22T12:00:00Z", words: words, skills: skills, summary: summary, mayReplace: mayReplace)
    }
}
