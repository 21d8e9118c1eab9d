// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON

/// How two credentials are known to hold the same award.
///
/// Two that differ in their issuer, or in anything that both state, are never the same award, whatever else they share.
package enum AwardLink: String, Sendable, CaseIterable {
    /// The same credential identifier and title; or in another form, for the same achievement on the same day.
    case identifier
    /// One says that the achievement of the other is related to its own, and both were awarded on the same day.
    case related
    /// In another form, with the same title and on the same day.
    case content

    /// Nil for two that are not known to be the same.
    package init?(_ first: CountedCredential, _ second: CountedCredential) {
        let (one, other) = (first.award, second.award)
        guard Self.haveSameIssuer(one, other), !Self.differ(one, other) else { return nil }
        let haveSameTitle = !Set(one.titles.map(Self.folded)).isDisjoint(with: other.titles.map(Self.folded))
        // Some issuers give every credential one identifier, so that it does not decide alone.
        if let id = one.identifier, id == other.identifier, haveSameTitle {
            self = .identifier
            return
        }
        guard !Set(one.days).isDisjoint(with: other.days) else { return nil }
        let isRelated =
            !Set(one.related).isDisjoint(with: other.achievements)
            || !Set(other.related).isDisjoint(with: one.achievements)
        if isRelated {
            self = .related
            return
        }
        // In one form the same thing twice may well be two awards: a course that was followed twice.
        guard !Self.haveSameForm(first, second) else { return nil }
        if !Set(one.achievements).isDisjoint(with: other.achievements) {
            self = .identifier
        } else if haveSameTitle {
            self = .content
        } else {
            return nil
        }
    }

    static func haveSameForm(_ first: CountedCredential, _ second: CountedCredential) -> Bool {
        first.format == second.format && first.award.reader == second.award.reader
    }

    private static func haveSameIssuer(_ one: Award, _ other: Award) -> Bool {
        if let id = one.issuerID, id == other.issuerID { return true }
        return !Set(one.issuerNames.map(folded)).isDisjoint(with: other.issuerNames.map(folded))
    }

    /// Whether both state something that cannot be of one award.
    static func differ(_ one: Award, _ other: Award) -> Bool {
        func differ<Value: Equatable>(_ first: Value?, _ second: Value?) -> Bool {
            guard let first, let second else { return false }
            return first != second
        }
        return differ(one.load.ects, other.load.ects) || differ(one.load.hours, other.load.hours)
            || differ(one.level.eqf, other.level.eqf)
            || differ(one.learnerName.map(folded), other.learnerName.map(folded))
            || differ(one.learnerBirth?.text.prefix(10), other.learnerBirth?.text.prefix(10))
    }

    /// Words as people compare them: without regard to case, to white space, or to how accents are encoded.
    static func folded(_ text: ExactString) -> String {
        text.text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// Brings the credentials of a wallet together by award.
struct AwardJoining {
    /// With how many awards a credential is compared under one name. A wallet with more of one name in it has them counted
    /// apart beyond that.
    private static let comparisons = 64

    private(set) var awards: [CountedAward] = []
    private var byName: [String: [Int]] = [:]

    mutating func add(_ credential: CountedCredential) {
        let names = Self.names(credential)
        for name in names {
            for index in (byName[name] ?? []).prefix(Self.comparisons) {
                guard let link = link(credential, to: awards[index]) else { continue }
                awards[index].add(credential, link)
                remember(names, index)
                return
            }
        }
        awards.append(CountedAward(credential))
        remember(names, awards.count - 1)
    }

    private mutating func remember(_ names: [String], _ index: Int) {
        for name in names where byName[name]?.contains(index) != true { byName[name, default: []].append(index) }
    }

    /// A credential belongs to an award that it has a link to, and to none of whose credentials it contradicts.
    private func link(_ credential: CountedCredential, to award: CountedAward) -> AwardLink? {
        let others = award.credentials
        guard others.allSatisfy({ !AwardLink.differ($0.award, credential.award) }) else { return nil }
        let links = others.compactMap { AwardLink($0, credential) }
        if let link = links.first(where: { $0 == .identifier || $0 == .related }) { return link }
        // What only looks the same is held once in each form.
        return others.contains { AwardLink.haveSameForm($0, credential) } ? nil : links.first
    }

    /// Under which two credentials with a link have one in common.
    private static func names(_ credential: CountedCredential) -> [String] {
        let award = credential.award
        let identifiers = [award.identifier].compactMap { $0 }.map { "id \($0)" }
        let achievements = (award.achievements + award.related).map { "achievement \($0)" }
        let titles = award.titles.flatMap { title in award.days.map { "title \($0) \(AwardLink.folded(title))" } }
        return identifiers + achievements + titles
    }
}
