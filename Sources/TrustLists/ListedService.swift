// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import Credentials
package import StrictJSON

/// A service on a list of ETSI's: what it does, whose it is, by which keys it is known, and its standing over time.
package struct ListedService: Sendable, Equatable {
    /// The standing of a service from one moment to the next.
    package struct Period: Sendable, Equatable {
        /// The URI of the status; nil on a list whose services have none: to stand there is the status.
        package let status: ExactString?
        /// nil: since ever.
        package let from: Instant?
        /// The URIs of the additional service information (ETSI TS 119 612 §5.5.9.4).
        package let uses: [ExactString]

        package init(status: ExactString?, from: Instant?, uses: [ExactString]) {
            self.status = status
            self.from = from
            self.uses = uses
        }
    }

    /// What a service's keys can vouch for here.
    package enum Role: Sendable, Equatable {
        /// Certifies organisations that seal.
        case sealAuthority
        /// Dates signatures.
        case timestampAuthority
        /// Issues attestations itself.
        case issuer
    }

    /// The provider's name as the list has it.
    package let provider: ExactString
    package let name: ExactString?
    /// The URI of the service's type.
    package let type: ExactString
    /// Latest first; at least one.
    package let periods: [Period]
    package let identifiers: [ExactString]
    package let keys: [PublicKey]
    /// DER.
    package let certificates: [[UInt8]]

    package init(
        provider: ExactString, name: ExactString?, type: ExactString, periods: [Period], identifiers: [ExactString],
        keys: [PublicKey], certificates: [[UInt8]]
    ) {
        self.provider = provider
        self.name = name
        self.type = type
        self.periods = periods
        self.identifiers = identifiers
        self.keys = keys
        self.certificates = certificates
    }

    // MARK: Types

    private static let roles: [ExactString: Role] = [
        "http://uri.etsi.org/TrstSvc/Svctype/CA/QC": .sealAuthority,
        "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST": .timestampAuthority,
        "http://uri.etsi.org/TrstSvc/Svctype/EAA": .issuer,
        "http://uri.etsi.org/TrstSvc/Svctype/EAA/Q": .issuer,
        "http://uri.etsi.org/19602/SvcType/PubEAA/Issuance": .issuer,
    ]

    /// nil for types that nothing here relies on.
    package var role: Role? { Self.roles[type] }

    private static let forSeals: ExactString = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/ForeSeals"

    // MARK: Standing

    /// Status URIs by their last part: those under which a service counts.
    private static let approved: Set<ExactString> = ["granted", "recognisedatnationallevel", "notified"]
    /// Those of Directive 1999/93/EC, which Regulation (EU) 910/2014 ended on 1 July 2016, at midnight in Brussels.
    private static let approvedByDirective: Set<ExactString> = [
        "undersupervision", "supervisionincessation", "accredited",
    ]
    private static let endOfDirective = Instant(seconds: 1_467_324_000)

    /// The last part of a URI.
    package static func tail(_ uri: ExactString) -> ExactString {
        ExactString(String(uri.text.split(separator: "/").last ?? ""))
    }

    /// The period that a moment lies in; nil before the first.
    package func period(at moment: Instant) -> Period? {
        periods.first { $0.from.map { $0 <= moment } ?? true }
    }

    /// Whether the list vouches for the service at a moment, in the role that its type and additional information give.
    package func isApproved(at moment: Instant) -> Bool {
        guard let period = period(at: moment) else { return false }
        return isApproved(period, at: moment)
    }

    private func isApproved(_ period: Period, at moment: Instant) -> Bool {
        if role == .sealAuthority, !period.uses.contains(Self.forSeals) { return false }
        guard let status = period.status.map(Self.tail) else { return true }
        return Self.approved.contains(status)
            || (moment < Self.endOfDirective && Self.approvedByDirective.contains(status))
    }

    /// Since when the service has been approved without interruption until a moment; nil where it is not, or since ever.
    package func approvedSince(until moment: Instant) -> Instant? {
        var since: Instant?
        for period in periods where period.from.map({ $0 <= moment }) ?? true {
            guard isApproved(period, at: since == nil ? moment : period.from ?? moment) else { break }
            since = period.from
        }
        return since
    }

    /// `CA/QC`, `TSA/QTST`, `PubEAA/Issuance`: a type without the part that all have in common.
    package var shortType: ExactString {
        for marker in ["/Svctype/", "/SvcType/"] {
            if let range = type.text.range(of: marker) { return ExactString(String(type.text[range.upperBound...])) }
        }
        return type
    }

    /// In one line: type, name, status and since when.
    package func summary(at moment: Instant) -> ExactString {
        let period = period(at: moment)
        let status = period.map { $0.status.map { Self.tail($0).text } ?? "listed" } ?? "not yet listed"
        let since = period?.from.map { " since \($0.rfc3339)" } ?? ""
        return ExactString("\(shortType) \(name?.text ?? provider.text): \(status)\(since)")
    }
}

extension String {
    /// The first place of a text inside this one.
    fileprivate func range(of part: String) -> Range<String.Index>? { ranges(of: part).first }
}
