// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// An entry of `credentialStatus` that points into a bit string (Bitstring Status List 1.0 §2.1), or its forerunner of 2021.
struct BitstringStatusListEntry: StatusEntry {
    /// What differs between the two editions.
    struct Edition: Sendable {
        let credentialType: ExactString
        let subjectType: ExactString
        let encoding: BitstringStatusList.Encoding
        /// Whether entries may have more than one bit, and lists a `ttl`.
        let hasSizes: Bool

        static let bitstring = Edition(
            credentialType: "BitstringStatusListCredential", subjectType: "BitstringStatusList", encoding: .multibase,
            hasSizes: true)
        static let statusList2021 = Edition(
            credentialType: "StatusList2021Credential", subjectType: "StatusList2021", encoding: .base64url,
            hasSizes: false)

        static let all = [bitstring, statusList2021]
    }

    let edition: Edition
    let statusPurpose: ExactString
    let statusListIndex: Int
    let statusListCredential: ExactString
    /// Bits of an entry.
    let statusSize: Int
    /// What the values mean, where the entry says so.
    let statusMessages: [UInt32: ExactString]

    init(_ object: JSONObject, _ edition: Edition) throws(StatusFailure) {
        guard let purpose = object["statusPurpose"]?.stringValue, !purpose.isEmpty,
            let list = object["statusListCredential"]?.stringValue,
            let index = Self.index(object["statusListIndex"])
        else { throw StatusFailure(.statusEntryMalformed) }
        self.edition = edition
        statusPurpose = purpose
        statusListIndex = index
        statusListCredential = list
        guard edition.hasSizes else {
            statusSize = 1
            statusMessages = [:]
            return
        }
        statusSize = try Self.size(object["statusSize"])
        statusMessages = try Self.messages(object["statusMessage"], size: statusSize)
    }

    /// A decimal number up to 2³¹, as a string or, as some issuers write it, as a number.
    private static func index(_ value: JSONValue?) -> Int? {
        let text = value?.stringValue ?? value?.numberValue?.lexeme
        guard let text, !text.isEmpty, text.utf8.count <= 10,
            text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let index = Int(text.text),
            index <= 1 << 31
        else { return nil }
        return index
    }

    /// More bits than this need more messages than a credential has room for.
    private static let largestSize = 16

    private static func size(_ value: JSONValue?) throws(StatusFailure) -> Int {
        guard let value else { return 1 }
        guard let size = value.numberValue?.integer, 1...largestSize ~= size else {
            throw StatusFailure(.statusEntryMalformed)
        }
        return size
    }

    /// §2.1: one message for each value there can be; they may be left out where there is one bit.
    private static func messages(_ value: JSONValue?, size: Int) throws(StatusFailure) -> [UInt32: ExactString] {
        guard let value else {
            guard size == 1 else { throw StatusFailure(.statusEntryMalformed) }
            return [:]
        }
        var messages: [UInt32: ExactString] = [:]
        for element in value.elements {
            guard let status = element["status"]?.stringValue, let number = hexadecimal(status), number < 1 << size,
                let message = element["message"]?.stringValue, messages.updateValue(message, forKey: number) == nil
            else { throw StatusFailure(.statusEntryMalformed) }
        }
        guard messages.count == 1 << size else { throw StatusFailure(.statusEntryMalformed) }
        return messages
    }

    /// `0x` and up to eight hexadecimal digits.
    private static func hexadecimal(_ text: ExactString) -> UInt32? {
        let digits = text.utf8.dropFirst(2)
        guard text.hasPrefix("0x"), 1...8 ~= digits.count,
            // The number's own reader would take a sign as well.
            digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-")
        else { return nil }
        return UInt32(String(text.text.dropFirst(2)), radix: 16)
    }

    // MARK: The list

    var list: ExactString { statusListCredential }
    var kind: EvidenceItem.Kind { .statusListCredential }
    var isSigned: Bool { true }

    var evidence: [Check.Evidence] {
        let size: [Check.Evidence] = statusSize == 1 ? [] : [.init("size", String(statusSize))]
        return [.init("index", String(statusListIndex)), .init("purpose", statusPurpose)] + size
    }

    private func subject(of item: EvidenceItem) throws(StatusFailure) -> JSONObject {
        guard let subject = item.document["credentialSubject"]?.objectValue,
            item.document.hasType(edition.credentialType), subject.hasType(edition.subjectType)
        else { throw StatusFailure(.statusListType) }
        return subject
    }

    func timeToLive(of item: EvidenceItem) throws(StatusFailure) -> Int64? {
        guard edition.hasSizes else { return nil }
        return try Self.timeToLive(subject(of: item))
    }

    /// §2.2 `ttl`: milliseconds. Where it is missing, the reader's own maximum age stands in for the clause's default of
    /// five minutes, which is meant for readers that fetch.
    static func timeToLive(_ subject: JSONObject) throws(StatusFailure) -> Int64? {
        guard let value = subject["ttl"] else { return nil }
        let text = value.stringValue ?? value.numberValue?.lexeme
        guard let text, text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
            let milliseconds = Int64(text.text)
        else { throw StatusFailure(.statusListMalformed) }
        return milliseconds / 1_000
    }

    func answer(from item: EvidenceItem) throws(StatusFailure) -> StatusAnswer {
        let subject = try subject(of: item)
        guard let encodedList = subject["encodedList"]?.stringValue else { throw StatusFailure(.statusListType) }
        // §3.2 step 5.
        guard subject["statusPurpose"]?.elements.contains(where: { $0.stringValue == statusPurpose }) == true else {
            throw StatusFailure(.statusListPurpose)
        }
        // Steps 6 to 10.
        let list = try BitstringStatusList(encodedList: encodedList, edition.encoding)
        guard let value = list.value(at: statusListIndex, size: statusSize) else {
            throw StatusFailure(.statusIndexRange)
        }
        // Steps 11 to 15.
        let entries = list.entryCount(size: statusSize)
        var answer = try answer(value)
        answer.evidence.append(.init("entries", String(entries)))
        if entries < BitstringStatusList.minimumEntries { answer.warnings.append(.statusListShort) }
        return answer
    }

    private func answer(_ value: UInt32) throws(StatusFailure) -> StatusAnswer {
        var evidence: [Check.Evidence] = [.init("value", "0x" + String(value, radix: 16))]
        if let message = statusMessages[value] { evidence.append(.init("statusMessage", message)) }
        let isSet = value != 0
        switch statusPurpose {
        case "revocation":
            return StatusAnswer(
                findings: [(.statusRevocation, isSet ? .statusRevoked : nil)], evidence: evidence)
        case "suspension":
            return StatusAnswer(
                findings: [(.statusSuspension, isSet ? .statusSuspended : nil)], evidence: evidence)
        // These say nothing of validity.
        case "message" where edition.hasSizes:
            return StatusAnswer(findings: [], warnings: isSet ? [.statusMessage] : [], evidence: evidence)
        case "refresh" where edition.hasSizes:
            return StatusAnswer(findings: [], warnings: isSet ? [.statusRefresh] : [], evidence: evidence)
        default: throw StatusFailure(.statusPurposeUnknown, evidence)
        }
    }
}
