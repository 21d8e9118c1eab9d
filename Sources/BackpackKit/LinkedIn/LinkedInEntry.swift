// SPDX-License-Identifier: Apache-2.0

package import Credentials
package import StrictJSON

/// What LinkedIn's form for licences and certifications asks, from one credential.
///
/// Every value is the credential's own, but for the issuer's name where a trust list in force confirms one. The entry on
/// LinkedIn is the learner's word: nothing of the proof goes with it, and nothing needs to be published for it.
package struct LinkedInEntry: Sendable {
    /// A month in UTC, whatever the zone the credential was written in or is read in.
    package struct Month: Sendable, Equatable {
        /// Four digits.
        package let year: Int64
        /// 1 for January.
        package let month: Int64
    }

    /// LinkedIn takes one of the two, never both.
    package enum Organization: Sendable, Equatable {
        /// The number of the organisation's page.
        case id(ExactString)
        case name(ExactString)
    }

    package let name: ExactString?
    package let organization: Organization?
    package let issued: Month?
    package let expires: Month?
    package let certificateID: ExactString?
    /// The credential's identifier, where that is a web address.
    package let certificateURL: ExactString?

    let limits: LinkedInLimits
    let view: CredentialView
    let verdict: Verdict
    let issuerName: ExactString?
    let isIssuerConfirmed: Bool
    let isSigned: Bool

    /// - Parameter report: what verifying the same credential found; it says whether the issuer's name is confirmed.
    package init(_ view: CredentialView, _ report: VerificationReport, limits: LinkedInLimits = LinkedInLimits()) {
        self.view = view
        verdict = report.verdict
        isSigned = report.format != .unsigned
        let isConfirmed = report.summary.issuerNameSource == .trustList && report.summary.issuerName != nil
        isIssuerConfirmed = isConfirmed
        issuerName = Self.line(isConfirmed ? report.summary.issuerName : view.issuerName)
        name = Self.line(view.title)
        organization =
            Self.organizationID(view).map(Organization.id) ?? (issuerName ?? view.issuerID).map(Organization.name)
        issued = Self.month(view.issued)
        expires = Self.month(view.validUntil)
        certificateID = Self.line(view.id)
        certificateURL = view.id.flatMap { WebAddress.isPlain($0) ? $0 : nil }
        self.limits = limits
    }

    // MARK: Values

    /// A form field is one line: white space of any kind becomes single spaces; nil where nothing is left.
    private static func line(_ text: ExactString?) -> ExactString? {
        guard let text else { return nil }
        let words = text.text.unicodeScalars.split { $0.properties.isWhitespace }
        return words.isEmpty ? nil : ExactString(words.map { String($0) }.joined(separator: " "))
    }

    /// LinkedIn's number of the issuer, as the issuer states it of itself; nil unless there is exactly one, in digits.
    private static func organizationID(_ view: CredentialView) -> ExactString? {
        let stated = view.issuerIdentifiers.filter { $0.type == "ext:LinkedIn:organizationId" }.map(\.value).uniqued()
        guard stated.count == 1, let id = stated.first, 1...20 ~= id.utf8.count,
            id.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
        else { return nil }
        return id
    }

    private static func month(_ text: ExactString?) -> Month? {
        guard let date = text.flatMap({ Moment.instant($0.text) })?.date, 1_000...9_999 ~= date.year else { return nil }
        return Month(year: date.year, month: date.month)
    }
}
