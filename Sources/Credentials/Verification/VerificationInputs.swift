// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// Everything a verification may look at beside the document itself, gathered before it starts.
package struct VerificationInputs: Sendable {
    /// The moment that the question is about: that of checking, or an earlier one.
    package var instant: Instant
    /// The moment of checking, where the question is how things stood at `instant`; nil where the two are one.
    package var askedAt: Instant?
    package var evidence: EvidenceSet
    package var trust: any IssuerTrust
    /// What the presentation must carry, as the reader asked for it.
    package var challenge: ExactString?
    package var domain: ExactString?
    /// How many seconds ago a key binding may have been made; nil where its age is only told.
    package var maximumPresentationAge: Int64?
    /// How many seconds old a status list may be.
    package var maximumStatusAge = StatusFreshness.standardMaximumAge
    /// Asks how credentials stood when they were issued, and how they stand now.
    package var tellsHistory = false
    /// Asks for proof that whoever presents a credential is its subject.
    package var requiresBinding = false
    /// What the reader asks beyond that.
    package var policy: AppliedPolicy?
    /// A check to leave out, as if it had passed: so tests see that nothing else does its work. No command sets it.
    package var omitting: CheckID?
    /// The learner's own identifiers and holder keys; nil where nobody's credentials are being looked at.
    package var owner: Owner?

    package init(
        instant: Instant, evidence: EvidenceSet = EvidenceSet(), trust: any IssuerTrust, challenge: ExactString? = nil,
        domain: ExactString? = nil, owner: Owner? = nil
    ) {
        self.instant = instant
        self.evidence = evidence
        self.trust = trust
        self.challenge = challenge
        self.domain = domain
        self.owner = owner
    }

    /// Whether evidence came to hand only after the moment that is asked about.
    ///
    /// - Parameter added: when it came into the wallet; nil for what is given with the question.
    func cameLater(added: ExactString?) -> Bool {
        guard let askedAt else { return false }
        let held: Instant
        do { held = try added.map { try DateTime($0).instant } ?? askedAt } catch { held = askedAt }
        return instant < held
    }

    /// The same question about an earlier moment, as far as what is at hand now can tell.
    package func asOf(_ moment: Instant) -> VerificationInputs {
        var inputs = self
        inputs.askedAt = askedAt ?? instant
        inputs.instant = moment
        // A list that is in force now tells since when it vouches for whom.
        inputs.trust = RetrospectiveTrust(lists: trust, now: askedAt ?? instant)
        return inputs
    }
}

/// Who the learner is, as far as she told the wallet.
package struct Owner: Sendable {
    /// `email`, `eduid`, `did` … with its value.
    package var identifiers: [(kind: ExactString, value: ExactString)]

    /// Those that she signs presentations with.
    package var keys: [PublicKey]

    package init(identifiers: [(kind: ExactString, value: ExactString)], keys: [PublicKey] = []) {
        self.identifiers = identifiers
        self.keys = keys
    }
}

/// Answers from the trust lists in use.
package protocol IssuerTrust: Sendable {
    /// What the lists say about an issuer whose signatures by `keys` hold.
    ///
    /// - Parameters:
    ///   - instant: the moment at which a list has to be in force.
    ///   - signing: the moment at which the entry has to hold, where that is another one.
    func standing(of issuer: ExactString, keys: [PublicKey], at instant: Instant, signing: Instant?) -> TrustStanding

    /// The list in force that names this very key as the issuer's, if one does.
    ///
    /// - Parameter signing: when the signature is proven to have existed; the entry has to hold then, and not now.
    func pin(of issuer: ExactString, key: PublicKey, at instant: Instant, signing: Instant?) -> TrustedIssuer?

    /// The certificates that lists in force vouch for: chains to them are trusted, and to no others.
    ///
    /// - Parameter signing: when the signature is proven to have existed; the entry has to hold then, and not now.
    func anchors(for use: TrustAnchor.Use, at instant: Instant, signing: Instant?) -> [TrustAnchor]

    /// Others on lists in force whose names look like this one to the eye.
    func namesakes(of name: ExactString, except issuer: ExactString, at instant: Instant) -> [Namesake]

    /// Lists in force whose signature nobody checked: the reader vouched for their bytes.
    func uncheckedLists(at instant: Instant) -> [ExactString]
}

extension IssuerTrust {
    package func anchors(for use: TrustAnchor.Use, at instant: Instant, signing: Instant?) -> [TrustAnchor] { [] }
    package func namesakes(of name: ExactString, except issuer: ExactString, at instant: Instant) -> [Namesake] { [] }
    package func uncheckedLists(at instant: Instant) -> [ExactString] { [] }

    package func anchors(for use: TrustAnchor.Use, at instant: Instant) -> [TrustAnchor] {
        anchors(for: use, at: instant, signing: nil)
    }

    package func standing(of issuer: ExactString, keys: [PublicKey], at instant: Instant) -> TrustStanding {
        standing(of: issuer, keys: keys, at: instant, signing: nil)
    }

    package func pin(of issuer: ExactString, key: PublicKey, at instant: Instant) -> TrustedIssuer? {
        pin(of: issuer, key: key, at: instant, signing: nil)
    }
}

/// A party on a trust list whose name another one could be taken for.
package struct Namesake: Sendable, Equatable {
    package let list: ExactString
    package let name: ExactString
    /// The party's identifier on the list; nil where the list knows it by certificates only.
    package let id: ExactString?

    package init(list: ExactString, name: ExactString, id: ExactString?) {
        self.list = list
        self.name = name
        self.id = id
    }
}

/// A certificate that a trust list in force names.
package struct TrustAnchor: Sendable, Equatable {
    package enum Use: Sendable, Equatable {
        /// Signing or sealing credentials.
        case credentials
        /// Dating signatures (RFC 3161).
        case timestamps
    }

    /// DER.
    package let certificate: [UInt8]
    /// The only issuer whose certificates count under it; nil for an authority that certifies anyone.
    package let issuer: ExactString?
    package let entry: TrustedIssuer
    /// Counts for EU qualified certificates only (ETSI TS 119 612 §5.5.1.1, CA/QC).
    package var isForQualified = false
    /// Since when the list vouches for it without interruption; nil: since ever.
    package var since: Instant?

    package init(certificate: [UInt8], issuer: ExactString?, entry: TrustedIssuer) {
        self.certificate = certificate
        self.issuer = issuer
        self.entry = entry
    }
}

/// An entry of a trust list in force.
package struct TrustedIssuer: Sendable, Equatable {
    package var list: ExactString
    /// The issuer's name as the list has it.
    package var name: ExactString?
    /// When the list came into the wallet, or was issued; as RFC 3339.
    package var listAdded: ExactString?
    package var listDigest: ExactString
    /// False for a list that counts because the reader vouched for its bytes, though it carries a signature.
    package var isSignatureChecked = true
    /// The service behind the entry, with its status and since when; nil on a list of issuers.
    package var service: ExactString?

    package init(list: ExactString, name: ExactString?, listAdded: ExactString?, listDigest: ExactString) {
        self.list = list
        self.name = name
        self.listAdded = listAdded
        self.listDigest = listDigest
    }
}

/// What trust lists say about one issuer and key.
package enum TrustStanding: Sendable, Equatable {
    case named(TrustedIssuer)
    /// There is no list at all.
    case notConfigured
    /// Lists are in force, and none has the issuer.
    case absent(lists: [ExactString])
    /// Lists are in force, and the signer's certificate, issued by this authority, leads to nobody whom they name.
    case authorityAbsent(ExactString, lists: [ExactString])
    /// A list has the issuer, with other keys only.
    case otherKey(list: ExactString)
    /// A list has the issuer, for another period.
    case outsidePeriod(list: ExactString)
    /// No list in force has the issuer, and these lists are no longer in force.
    case stale(lists: [ExactString])
    /// No list in force has the issuer, and these lists are dated later than the moment of checking.
    case future(lists: [ExactString])
    /// No list in force has the issuer, and these lists, though chosen, cannot be read.
    case unavailable(lists: [ExactString])
}

/// No list at all.
package struct NoTrust: IssuerTrust {
    package init() {}
    package func standing(
        of issuer: ExactString, keys: [PublicKey], at instant: Instant, signing: Instant?
    ) -> TrustStanding { .notConfigured }
    package func pin(
        of issuer: ExactString, key: PublicKey, at instant: Instant, signing: Instant?
    ) -> TrustedIssuer? { nil }
}
