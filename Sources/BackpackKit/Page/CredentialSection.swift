// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON

/// One credential on a page: what it says of itself, and what the sender's wallet found.
struct CredentialSection {
    let content: ShareContent
    /// 1 for the first.
    let number: Int
    let wording: PageWording

    private var view: CredentialView { content.view }
    private var labels: PageWording.Labels { wording.labels }
    private var words: PageWording.Credential { wording.credential }

    var title: Markup { view.title.map { .inline($0) } ?? words.untitled }

    var markup: Markup {
        var fields = FieldList()
        addParties(to: &fields)
        addDates(to: &fields)
        addAchievement(to: &fields)
        fields.add(labels.id, view.id.map { .address($0) })
        fields.add(labels.fingerprint, "<code>\(content.digest)</code>")
        return """
            <article class="card credential" id="credential-\(number)" aria-labelledby="title-\(number)">
            <h3 id="title-\(number)"\(languageAttribute)>\(title)</h3>
            \(fields.markup)\(claim)</article>

            """
    }

    // MARK: Who

    private func addParties(to fields: inout FieldList) {
        fields.add(labels.issuer, issuer)
        let subject = [
            view.subjectName.map { "<p class=\"name\">\(Markup.inline($0))</p>" as Markup },
            view.subjectID.map { "<p>\(Markup.address($0))</p>" as Markup },
        ].compactMap { $0 }
        fields.add(labels.subject, subject.joined())
    }

    private var issuer: Markup {
        let summary = content.report.summary
        var result: Markup = ""
        if let name = summary.issuerName ?? view.issuerName {
            result += "<p class=\"name\">\(Markup.inline(name))</p>"
        }
        let check = content.report.check(.trustIssuer)
        let list = check?.outcome == .passed ? check?.evidence.first { $0.name == "list" }?.value : nil
        if let list, summary.issuerNameSource == .trustList {
            result += "<p class=\"soft\">\(words.confirmed(.inline(list)))"
            if let claimed = view.issuerName, claimed != summary.issuerName {
                result += " \(words.claimedName(.inline(claimed)))"
            }
            result += "</p>"
        } else if let list {
            result += "<p class=\"soft\">\(words.confirmedIdentifier(.inline(list)))</p>"
        } else {
            result += "<p class=\"soft\">\(words.claimed)</p>"
        }
        for address in [view.issuerID, view.issuerURL].compactMap({ $0 }).uniqued() {
            result += "<p>\(Markup.address(address))</p>"
        }
        return result
    }

    // MARK: When

    private func addDates(to fields: inout FieldList) {
        fields.add(labels.issued, view.issued.map(date))
        if view.validFrom != view.issued { fields.add(labels.validFrom, view.validFrom.map(date)) }
        fields.add(labels.validUntil, view.validUntil.map(date) ?? words.noEnd)
    }

    /// In the reader's words; as it stands where it is no moment.
    private func date(_ text: ExactString) -> Markup {
        guard let instant = Moment.instant(text.text) else { return .inline(text) }
        return .time(DateWording.of(wording.language).moment(instant), instant.rfc3339)
    }

    // MARK: What

    private func addAchievement(to fields: inout FieldList) {
        fields.add(labels.kind, view.achievementType.map { .inline($0) })
        fields.add(labels.description, view.description.map { inLanguage(.block($0)) })
        let criteria = [
            view.criteria.map { inLanguage(.block($0)) },
            view.criteriaURL.map { "<p>\(Markup.address($0))</p>" as Markup },
        ].compactMap { $0 }
        fields.add(labels.criteria, criteria.joined())
        fields.add(labels.studyLoad, studyLoad)
        fields.add(labels.level, view.eqf.map(words.eqf))
        fields.add(labels.outcomes, alignments(view.outcomes))
        fields.add(labels.quality, alignments(view.qualityAssurance))
        fields.add(labels.language, view.language.map { .inline($0) })
        fields.add(labels.tags, list(view.tags.map { .inline($0) }, class: "tags"))
        fields.add(labels.evidence, list(view.evidence.map(Markup.named), class: "plain"))
    }

    private var studyLoad: Markup? {
        if let ects = view.ects { return words.ects(.inline(ects)) }
        return view.credits.map { words.credits(.inline($0)) }
    }

    private func alignments(_ alignments: [CredentialView.Alignment]) -> Markup? {
        list(
            alignments.map { alignment in
                let title = alignment.name ?? alignment.code ?? alignment.url
                var item: Markup = title.map { "<div>\(Markup.inline($0))</div>" } ?? ""
                let details = [
                    alignment.framework.map { "\(labels.framework): \(Markup.inline($0))" as Markup },
                    alignment.code.flatMap { $0 == title ? nil : "\(labels.code): \(Markup.inline($0))" as Markup },
                ].compactMap { $0 }
                if !details.isEmpty { item += "<div class=\"soft\">\(details.joined(separator: " · "))</div>" }
                if let url = alignment.url { item += "<div>\(Markup.address(url))</div>" }
                return item
            }.filter { !$0.isEmpty }, class: "plain")
    }

    private func list(_ items: [Markup], class name: Markup) -> Markup? {
        items.isEmpty ? nil : .list(items, class: name)
    }

    // MARK: The language of the credential's texts

    /// ` lang="…"` for a language tag in the shape of RFC 5646; nothing for another text, which could mislead hyphenation.
    private var languageAttribute: Markup {
        guard let tag = view.language else { return "" }
        let parts = tag.text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let primary = parts.first, 2...3 ~= primary.count,
            parts.allSatisfy({ 1...8 ~= $0.count && $0.allSatisfy(WebAddress.isAlphanumeric) })
        else { return "" }
        return " lang=\"\(tag)\""
    }

    private func inLanguage(_ text: Markup) -> Markup {
        languageAttribute.isEmpty ? text : "<div\(languageAttribute)>\(text)</div>"
    }

    // MARK: The sender's finding

    private var claim: Markup {
        """
        <div class="claim">
        <p>\(words.verdictIntroduction) <strong>\(words.verdict(content.report.verdict))</strong></p>
        <p class="soft">\(words.verdictCaution)</p>
        </div>

        """
    }
}
