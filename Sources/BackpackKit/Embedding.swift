// SPDX-License-Identifier: Apache-2.0

public import Credentials
import StrictJSON
import WalletStore

/// What verifying one credential or presentation came to, for programs that embed the wallet.
public struct Report: Sendable {
    /// One check of the plan. Every report lists all of them in the same order.
    public struct CheckResult: Sendable {
        /// The stable id, such as `proof.signature`.
        public let id: String
        /// How the check ended.
        public let outcome: CheckOutcome
        /// The stable code of what was found; nil for a plain pass.
        public let code: String?
    }

    /// What the report comes to.
    public let verdict: Verdict
    /// The title of the credential, as it claims.
    public let title: String?
    /// The issuer's identifier.
    public let issuer: String?
    /// Every check of the plan.
    public let checks: [CheckResult]
    /// The reports on what a presentation contains.
    public let credentials: [Report]

    init(_ report: VerificationReport) {
        verdict = report.verdict
        title = report.summary.title?.text
        issuer = report.summary.issuerID?.text
        checks = report.checks.map { CheckResult(id: $0.id.rawValue, outcome: $0.outcome, code: $0.code?.rawValue) }
        credentials = report.credentials.map(Report.init)
    }
}

extension Backpack {
    /// Opens the wallet in a folder, or makes one there.
    ///
    /// - Throws: an error with a `code` for a folder or file that cannot be used.
    public init(directory: String) throws {
        guard let path = FilePath(directory) else { throw BackpackError.directory }
        try self.init(at: path, mode: .create)
    }

    /// Takes a credential, a bundle or evidence in. What does not verify is refused.
    ///
    /// - Parameters:
    ///   - bytes: the file as it was received; kept unchanged.
    ///   - source: the name it came under.
    ///   - seconds: the moment of checking, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: the report on a credential or bundle; nil for evidence.
    public func take(_ bytes: [UInt8], source: String, atSecondsSince1970 seconds: Int64) throws -> Report? {
        var importer = try Importer(self, at: Instant(seconds: seconds))
        return try importer.take(bytes, source: source).report.map(Report.init)
    }

    /// Verifies a document against the wallet's trust lists and evidence. Nothing is kept.
    ///
    /// - Parameter seconds: the moment of checking, in seconds since 1970-01-01T00:00:00Z.
    public func verify(_ bytes: [UInt8], atSecondsSince1970 seconds: Int64) throws -> Report {
        try Self.verify(bytes, reliance(at: Instant(seconds: seconds)))
    }

    /// Verifies a document without any wallet.
    ///
    /// - Parameters:
    ///   - trustLists: the files of the lists to rely on.
    ///   - evidence: DID documents and status lists; lists count for the URL in their own `id`.
    ///   - seconds: the moment of checking, in seconds since 1970-01-01T00:00:00Z.
    public static func verify(
        _ bytes: [UInt8], trustLists: [[UInt8]], evidence: [[UInt8]], atSecondsSince1970 seconds: Int64
    ) throws -> Report {
        var reliance = Reliance(instant: Instant(seconds: seconds))
        for (index, list) in trustLists.enumerated() {
            try reliance.addTrustList(list, named: "list \(index + 1)")
        }
        for item in evidence { try reliance.addEvidence(item, url: nil) }
        return try verify(bytes, reliance)
    }

    private static func verify(_ bytes: [UInt8], _ reliance: Reliance) throws -> Report {
        guard case .secured(let document) = try Recognizer.recognize(bytes) else {
            throw RecognitionError(.unrecognized)
        }
        return Report(Verifier(reliance.inputs).verify(document))
    }
}
