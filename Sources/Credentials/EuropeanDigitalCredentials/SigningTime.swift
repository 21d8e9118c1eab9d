// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// When a seal was made, as far as timestamps prove it (ETSI EN 319 102-1 §5.6.2, of which this is the core).
struct SigningTime {
    /// The signature existed at this second, by the word of an authority on a trust list; nil: nothing proves any time.
    private(set) var proven: Int64?
    /// Which timestamps count and which do not, for the report.
    private(set) var evidence: [Check.Evidence] = []
    /// A timestamp is damaged or about something else.
    private(set) var hasBroken = false

    /// Lists whose own signature nobody checked, and by which a timestamp counts.
    private(set) var uncheckedLists: [ExactString] = []

    private let anchors: [ListedAnchor]
    private let intermediates: [Certificate]
    /// Until when the timestamps' own certificates have to hold: now, or when a later timestamp covered them.
    private var horizon: Int64

    init(
        _ signature: JSONWebSignature.Signature, payload: [UInt8], _ unsigned: UnsignedHeader,
        intermediates: [Certificate], anchors: [ListedAnchor], now: Instant
    ) {
        self.anchors = anchors
        self.intermediates = intermediates
        horizon = now.seconds
        // The last archive timestamp covers those before it, and all of them the timestamp over the signature.
        for timestamp in unsigned.archiveTimestamps.reversed() {
            guard let before = timestamp.componentsBefore else {
                evidence.append(.init("arcTst", "not checked"))
                continue
            }
            let covered = Self.archived(signature, payload, before)
            if let time = check(timestamp.der, "arcTst", covering: covered) { horizon = min(horizon, time) }
        }
        // §5.3.4: the signature's base64url text.
        let covered = Array(signature.signatureText.utf8)
        for token in unsigned.signatureTimestamps {
            guard let time = check(token, "sigTst", covering: covered) else { continue }
            proven = min(proven ?? time, time)
        }
        if proven == nil, horizon < now.seconds { proven = horizon }
    }

    /// §5.3.6.2 of TS 119 182-1 for components in base64url: the payload as it is signed, the protected header, the
    /// signature and every component before the timestamp, dots between them.
    static func archived(
        _ signature: JSONWebSignature.Signature, _ payload: [UInt8], _ componentsBefore: [UInt8]
    ) -> [UInt8] {
        let isEncoded = signature.protectedHeader["b64"] != .bool(false)
        var bytes = isEncoded ? Array(Base64URL.encode(payload).utf8) : payload
        for part in [Array(signature.protectedText.utf8), Array(signature.signatureText.utf8), componentsBefore] {
            bytes.append(UInt8(ascii: "."))
            bytes += part
        }
        return bytes
    }

    /// The latest second that a token allows for, where it counts.
    private mutating func check(_ der: [UInt8], _ name: String, covering bytes: [UInt8]) -> Int64? {
        let result: TimestampResult
        do {
            result = try TimestampToken(der: der).verify(
                imprintOf: bytes, anchors: anchors.map(\.certificate), intermediates: intermediates)
        } catch {
            return reject(name, error.code)
        }
        if let flaw = result.flaw { return reject(name, flaw.code) }
        let time = Instant(seconds: result.genTime).rfc3339
        guard case .trusted(let path) = result.trust else {
            evidence.append(.init(name, "\(time), not trusted: \(result.authorityName ?? "")"))
            return nil
        }
        guard result.genTime <= horizon, path.certificates.allSatisfy({ $0.validity.contains(horizon) }) else {
            evidence.append(.init(name, "\(time), its authority's certificate no longer holds"))
            return nil
        }
        let anchor = anchors.first { $0.certificate == path.anchor }?.anchor
        // An authority's word from before a list vouched for it is not covered by the list.
        guard anchor?.since.map({ $0.seconds <= result.genTime }) ?? true else {
            evidence.append(.init(name, "\(time), its authority was not on the list yet"))
            return nil
        }
        if let entry = anchor?.entry, !entry.isSignatureChecked { uncheckedLists.append(entry.list) }
        evidence.append(.init(name, "\(time), trusted: \(result.authorityName ?? "")"))
        return result.genTime + ((result.accuracy ?? 0) + 999_999) / 1_000_000
    }

    private mutating func reject(_ name: String, _ reason: String) -> Int64? {
        hasBroken = true
        evidence.append(.init(name, reason))
        return nil
    }

    /// §5.2.6: the timestamps that the signer put under the signature are about this payload.
    static func areAbout(
        _ signature: JSONWebSignature.Signature, _ payload: [UInt8], _ tokens: [[UInt8]]
    ) -> Bool {
        let isEncoded = signature.protectedHeader["b64"] != .bool(false)
        let covered = isEncoded ? Array(Base64URL.encode(payload).utf8) : payload
        return tokens.allSatisfy { der in
            do { return try TimestampToken(der: der).verify(imprintOf: covered, anchors: []).isIntact } catch {
                return false
            }
        }
    }
}
