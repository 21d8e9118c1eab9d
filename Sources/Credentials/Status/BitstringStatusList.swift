// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// An entry of `credentialStatus` that points into a bit string (Bitstring Status List 1.0 §2.1).
struct BitstringStatusListEntry: Equatable {
    let statusPurpose: ExactString
    let statusListIndex: Int
    let statusListCredential: ExactString

    init(_ object: JSONObject) throws(StatusFailure) {
        let types = (object["type"]?.elements ?? []).compactMap(\.stringValue).map { Check.Evidence("type", $0) }
        guard object.hasType("BitstringStatusListEntry") else { throw StatusFailure(.statusTypeUnsupported, types) }
        guard let purpose = object["statusPurpose"]?.stringValue,
            let list = object["statusListCredential"]?.stringValue
        else { throw StatusFailure(.statusEntryMalformed) }
        // §2.1: statusSize over one and messages are read by a later version; unknown is never passed.
        guard object["statusSize"] == nil || object["statusSize"]?.numberValue?.integer == 1 else {
            throw StatusFailure(.statusTypeUnsupported, types)
        }
        guard let index = Self.index(object["statusListIndex"]) else { throw StatusFailure(.statusEntryMalformed) }
        statusPurpose = purpose
        statusListIndex = index
        statusListCredential = list
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
}

/// Why a status cannot be told.
struct StatusFailure: Error, Equatable {
    let code: FindingCode
    let evidence: [Check.Evidence]

    init(_ code: FindingCode, _ evidence: [Check.Evidence] = []) {
        self.code = code
        self.evidence = evidence
    }
}

/// The bits of a status list (Bitstring Status List 1.0 §3.2–3.4).
struct BitstringStatusList {
    /// What a list may expand to: 16 MiB, 128 million entries.
    static let sizeLimit = 16 << 20
    /// Entries below which a list gives away whom it is about (§3.3).
    static let minimumEntries = 131_072

    private let bits: [UInt8]

    var entryCount: Int { bits.count * 8 }

    /// - Parameter encodedList: multibase base64url (`u…`) of a gzip member.
    init(encodedList: ExactString) throws(StatusFailure) {
        guard encodedList.hasPrefix("u") else { throw StatusFailure(.statusListMalformed) }
        do {
            bits = try Inflate.gzip(try Multibase.decode(encodedList), limit: Self.sizeLimit)
        } catch Inflate.Failure.tooLarge(let limit) {
            throw StatusFailure(.statusListTooLarge, [.init("limit", String(limit))])
        } catch {
            throw StatusFailure(.statusListMalformed)
        }
    }

    /// The bit at an index; index 0 is the left-most bit of the first byte.
    subscript(_ index: Int) -> Bool? {
        guard index >= 0, index < entryCount else { return nil }
        return bits[index / 8] & (0x80 >> UInt8(index % 8)) != 0
    }
}
