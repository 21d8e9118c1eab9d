// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// An authority's signed statement that some bytes existed at a moment (RFC 3161 §2.4.2).
package struct TimestampToken: Sendable {
    package let der: [UInt8]
    /// What the authority was given: a digest of the bytes. nil: by an algorithm other than SHA-2.
    package let imprintAlgorithm: HashAlgorithm?
    package let imprint: [UInt8]
    /// Seconds since 1970-01-01T00:00:00Z, a fraction cut off.
    package let genTime: Int64
    /// How far the moment may be off in either direction, in microseconds; nil where the authority does not say.
    package let accuracy: Int64?
    /// The authority's policy, an object identifier in dotted decimal.
    package let policy: ExactString
    /// Hexadecimal, two digits a byte.
    package let serialNumber: String
    /// What travels in the token, in no particular order; it proves nothing by itself.
    package let certificates: [Certificate]

    /// Exactly one ContentInfo that holds signed timestamp information of version 1.
    package init(der: [UInt8]) throws(TimestampError) {
        guard let token = SignedTimestamp(der: der) else { throw .malformed("contentInfo") }
        self.der = der
        imprintAlgorithm = token.imprintAlgorithm
        imprint = token.imprint
        genTime = try token.genTime
        accuracy = try token.accuracy
        policy = try token.policy
        serialNumber = token.serialNumber
        certificates = try token.certificates
    }

    /// Holds the token against bytes that it may be about, and its signer against anchors.
    ///
    /// The token is intact when its imprint is theirs, and the one signature on it is that of the certificate it commits to
    /// (RFC 5035 §5), which is for timestamps alone. Only a path from that certificate to an anchor, in force at the token's
    /// own time, makes it trusted. A token whose authority's certificate has expired since needs one of a later authority
    /// over it: that is the caller's to ask.
    package func verify(
        imprintOf bytes: [UInt8], anchors: [Certificate], intermediates: [Certificate] = []
    ) -> TimestampResult {
        guard let token = SignedTimestamp(der: der) else { return result(.signature) }
        let others = certificates + intermediates
        let outcome = token.verifySignature(certificates: others)
        guard let signer = outcome.signer else { return result(outcome.flaw ?? .signature) }
        if let flaw = flaw(against: bytes) ?? outcome.flaw { return result(flaw, signer) }
        do {
            let path = try CertificateChain.verify(
                leaf: signer, intermediates: others, anchors: anchors, at: genTime, purpose: .timeStamping)
            return TimestampResult(
                genTime: genTime, accuracy: accuracy, flaw: nil, signer: signer, trust: .trusted(path))
        } catch {
            return TimestampResult(
                genTime: genTime, accuracy: accuracy, flaw: nil, signer: signer, trust: .notTrusted(error))
        }
    }

    private func flaw(against bytes: [UInt8]) -> TimestampError? {
        guard let imprintAlgorithm else { return .weakDigest }
        return imprintAlgorithm.digest(bytes) == imprint ? nil : .imprint
    }

    private func result(_ flaw: TimestampError, _ signer: Certificate? = nil) -> TimestampResult {
        TimestampResult(genTime: genTime, accuracy: accuracy, flaw: flaw, signer: signer, trust: .notAsked)
    }
}

/// What verifying a token found.
package struct TimestampResult: Sendable {
    package enum Trust: Sendable, Equatable {
        /// The signer's path to an anchor, in force at the token's time.
        case trusted(CertificateChain.Path)
        /// Why there is none.
        case notTrusted(CertificateError)
        /// The token is not intact.
        case notAsked
    }

    /// Seconds since 1970-01-01T00:00:00Z. A claim, unless the token is trusted.
    package let genTime: Int64
    /// See `TimestampToken.accuracy`.
    package let accuracy: Int64?
    /// Why the token is not intact.
    package let flaw: TimestampError?
    /// The certificate that the token commits to; nil where it is not at hand or the signature is not by it.
    package let signer: Certificate?
    package let trust: Trust

    /// The token is about these bytes and nobody changed it; that says nothing about who made it.
    package var isIntact: Bool { flaw == nil }
    package var isTrusted: Bool { if case .trusted = trust { isIntact } else { false } }
    /// Its signer's name as the certificate has it (see `DistinguishedName.text`).
    package var authorityName: String? { signer?.subject.text }
}

/// Why a timestamp token is not read, or is not intact.
package enum TimestampError: Error, Sendable, Equatable {
    /// Not the form of RFC 3161; the text names the part.
    case malformed(String)
    /// It is about other bytes.
    case imprint
    /// No signature on it holds, or its signer's certificate is not at hand or not the one it commits to.
    case signature
    /// Its signer's certificate is not for timestamps alone.
    case purpose
    /// A digest in it is broken: none of SHA-2.
    case weakDigest

    /// Stable across versions.
    package var code: String {
        switch self {
        case .malformed: "timestamp.malformed"
        case .imprint: "timestamp.imprint"
        case .signature: "timestamp.signature"
        case .purpose: "timestamp.purpose"
        case .weakDigest: "timestamp.weak-digest"
        }
    }
}
