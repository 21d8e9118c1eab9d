// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
package import StrictJSON

/// What one edition of a trust list changes against another: of the list itself, its issuers, its services, and the lists
/// that it points to.
package struct TrustListDiff: Sendable, Equatable {
    package enum Subject: String, Sendable {
        case list, issuer, service, pointer
    }

    package enum Change: String, Sendable {
        case added, removed, changed
    }

    /// One member that differs. What has several values lists those that only one side has.
    package struct Detail: Sendable, Equatable {
        package let member: String
        package let before: [ExactString]
        package let after: [ExactString]
    }

    package struct Item: Sendable, Equatable {
        package let subject: Subject
        package let change: Change
        package let id: ExactString
        package let name: ExactString?
        package let details: [Detail]
    }

    package let items: [Item]

    package init(from old: TrustList, to new: TrustList) {
        let head = Self.details(Self.facts(old), Self.facts(new))
        var items: [Item] = []
        if !head.isEmpty {
            items.append(Item(subject: .list, change: .changed, id: new.name, name: nil, details: head))
        }
        items += Self.items(.issuer, old.issuers.map(Part.init), new.issuers.map(Part.init))
        items += Self.items(.service, old.services.map(Part.init), new.services.map(Part.init))
        items += Self.items(.pointer, old.pointers.map(Part.init), new.pointers.map(Part.init))
        self.items = items
    }

    // MARK: Comparing

    fileprivate typealias Facts = [(member: String, values: [ExactString])]

    /// A part of a list as it is compared.
    fileprivate struct Part {
        /// The same for what is the same part for sure.
        let identity: ExactString
        /// The same for what is likely the same part, changed in its identity.
        let likeness: ExactString
        let name: ExactString?
        let facts: Facts
    }

    private static func items(_ subject: Subject, _ old: [Part], _ new: [Part]) -> [Item] {
        var old = old
        var pairs: [(Part, Part)] = []
        var rest = pair(&old, new, by: \.identity, &pairs)
        rest = pair(&old, rest, by: \.likeness, &pairs)
        func item(_ part: Part, _ change: Change, _ details: [Detail]) -> Item {
            Item(subject: subject, change: change, id: part.likeness, name: part.name, details: details)
        }
        let changed = pairs.compactMap { before, after -> Item? in
            let details = details(before.facts, after.facts)
            return details.isEmpty ? nil : item(after, .changed, details)
        }
        return old.map { item($0, .removed, details($0.facts, [])) }
            + rest.map { item($0, .added, details([], $0.facts)) } + changed
    }

    /// Takes parts out of `old` that have a match in `new`; gives back those of `new` that have none.
    private static func pair(
        _ old: inout [Part], _ new: [Part], by key: KeyPath<Part, ExactString>, _ pairs: inout [(Part, Part)]
    ) -> [Part] {
        var waiting: [ExactString: [Part]] = [:]
        for part in old.reversed() { waiting[part[keyPath: key], default: []].append(part) }
        var rest: [Part] = []
        for part in new {
            if let match = waiting[part[keyPath: key]]?.popLast() {
                pairs.append((match, part))
            } else {
                rest.append(part)
            }
        }
        var left: [ExactString: Int] = waiting.mapValues(\.count)
        // Those popped came first.
        old = old.reversed().filter { part in
            guard let count = left[part[keyPath: key]], count > 0 else { return false }
            left[part[keyPath: key]] = count - 1
            return true
        }.reversed()
        return rest
    }

    private static func details(_ old: Facts, _ new: Facts) -> [Detail] {
        var members = old.map(\.member)
        members += new.map(\.member).filter { !members.contains($0) }
        return members.compactMap { member in
            let before = old.first { $0.member == member }?.values ?? []
            let after = new.first { $0.member == member }?.values ?? []
            guard before != after else { return nil }
            let detail = Detail(
                member: member, before: before.filter { !after.contains($0) },
                after: after.filter { !before.contains($0) })
            return detail.before.isEmpty && detail.after.isEmpty ? nil : detail
        }
    }

    // MARK: What is compared

    private static func facts(_ list: TrustList) -> Facts {
        let signature: ExactString =
            switch list.assurance {
            case .chosen: "none"
            case .pinnedDigest: "not checked"
            case .signed(let key): key.multikey
            }
        return [
            ("name", [list.name]), ("format", [list.format]),
            ("version", list.version.map { [ExactString("\($0)")] } ?? []),
            ("issued", list.issued.map { [ExactString($0.rfc3339)] } ?? []),
            ("expires", list.expires.map { [ExactString($0.rfc3339)] } ?? []), ("signer", [signature]),
            ("timestampAuthorities", fingerprints(list.timestampAuthorities)),
        ]
    }

    fileprivate static func fingerprints(_ certificates: [[UInt8]]) -> [ExactString] {
        certificates.map { ExactString("sha256:" + Hexadecimal.encode(HashAlgorithm.sha256.digest($0))) }
    }
}

extension TrustListDiff.Part {
    fileprivate init(_ issuer: ListedIssuer) {
        identity = issuer.id
        likeness = issuer.id
        name = issuer.name
        facts = [
            ("name", issuer.name.map { [$0] } ?? []), ("country", issuer.country.map { [$0] } ?? []),
            ("url", issuer.url.map { [$0] } ?? []), ("keys", issuer.keys?.map(\.multikey) ?? ["any"]),
            ("certificates", TrustListDiff.fingerprints(issuer.certificates)),
            ("from", issuer.from.map { [ExactString($0.rfc3339)] } ?? []),
            ("until", issuer.until.map { [ExactString($0.rfc3339)] } ?? []),
        ]
    }

    fileprivate init(_ service: ListedService) {
        let certificates = TrustListDiff.fingerprints(service.certificates)
        let keys = service.keys.map(\.multikey) + service.identifiers
        let known = (certificates + keys).map(\.text).sorted().joined(separator: " ")
        let title = "\(service.provider) / \(service.shortType) / \(service.name?.text ?? "")"
        identity = ExactString("\(service.type) \(known.isEmpty ? title : known)")
        likeness = ExactString(title)
        name = service.name
        facts = [
            ("provider", [service.provider]), ("name", service.name.map { [$0] } ?? []),
            (
                "status",
                service.periods.map { period in
                    let status = period.status.map { ListedService.tail($0).text } ?? "listed"
                    let uses = period.uses.map { ListedService.tail($0).text }.joined(separator: " ")
                    let since = period.from.map { " since \($0.rfc3339)" } ?? ""
                    return ExactString(status + since + (uses.isEmpty ? "" : " (\(uses))"))
                }
            ),
            ("keys", keys), ("certificates", certificates),
        ]
    }

    fileprivate init(_ pointer: ListPointer) {
        identity = pointer.location
        likeness = pointer.territory ?? pointer.location
        name = pointer.territory
        facts = [("location", [pointer.location]), ("certificates", TrustListDiff.fingerprints(pointer.certificates))]
    }
}
