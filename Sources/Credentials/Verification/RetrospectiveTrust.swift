// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// The lists that are in force now, asked about an earlier moment: their entries have to hold then.
struct RetrospectiveTrust: IssuerTrust {
    let lists: any IssuerTrust
    let now: Instant

    func standing(
        of issuer: ExactString, keys: [PublicKey], at instant: Instant, signing: Instant?
    ) -> TrustStanding {
        lists.standing(of: issuer, keys: keys, at: now, signing: signing ?? instant)
    }

    func pin(of issuer: ExactString, key: PublicKey, at instant: Instant, signing: Instant?) -> TrustedIssuer? {
        lists.pin(of: issuer, key: key, at: now, signing: signing ?? instant)
    }

    func anchors(for use: TrustAnchor.Use, at instant: Instant, signing: Instant?) -> [TrustAnchor] {
        lists.anchors(for: use, at: now, signing: signing ?? instant)
    }

    func namesakes(of name: ExactString, except issuer: ExactString, at instant: Instant) -> [Namesake] {
        lists.namesakes(of: name, except: issuer, at: now)
    }

    func uncheckedLists(at instant: Instant) -> [ExactString] { lists.uncheckedLists(at: now) }
}
