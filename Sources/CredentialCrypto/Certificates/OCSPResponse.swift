// SPDX-License-Identifier: Apache-2.0

/// A response of the Online Certificate Status Protocol (RFC 6960 §4.2), kept as evidence.
package struct OCSPResponse: Sendable {
    package let der: [UInt8]
    /// RFC 6960 §4.2.1: whether the responder answered; else the response reports an error and is unsigned.
    package let isAnswer: Bool
    /// Seconds since 1970-01-01T00:00:00Z; nil without an answer.
    package let producedAt: Int64?

    /// Exactly one OCSPResponse in DER, with an answer of the basic type or none.
    package init(der: [UInt8]) throws(CertificateError) {
        guard let message = OCSPMessage(der: der) else { throw .malformed("OCSPResponse") }
        self.der = der
        isAnswer = message.isAnswer
        producedAt = message.producedAt
        guard isAnswer == (producedAt != nil) else { throw .malformed("producedAt") }
    }

    /// What the response says about a certificate at a moment in seconds since 1970-01-01T00:00:00Z. `issuer` is the
    /// certificate's issuer on a path that was verified; the response is signed by it, or by a responder that it certified
    /// itself for OCSP signing and whose certificate was in force when the response was made. Whether that responder's own
    /// certificate was revoked is not asked.
    package func finding(for certificate: Certificate, issuer: Certificate, at seconds: Int64) -> RevocationFinding {
        guard isAnswer, let producedAt, let message = OCSPMessage(der: der) else {
            return RevocationFinding(.notCovered(.noAnswer))
        }
        let answers = message.answers(on: certificate, issuer: issuer)
        guard !answers.isEmpty else { return RevocationFinding(.notCovered(.otherCertificate)) }
        if let gap = message.gap(issuer: issuer, at: producedAt) { return RevocationFinding(.notCovered(gap)) }
        let findings = answers.map { answer in
            RevocationFinding(answer.status, from: answer.thisUpdate, until: answer.nextUpdate, at: seconds)
        }
        // A response may answer more than once: a revocation counts before anything else, then what is in force.
        return findings.first { if case .revoked = $0.status { true } else { false } }
            ?? findings.first { $0.status != .notCovered(.notInForce) } ?? findings[0]
    }
}
