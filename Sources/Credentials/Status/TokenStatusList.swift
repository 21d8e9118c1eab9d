// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// What a token says of where its status is kept: `status_list` in its `status` claim (Token Status List, referenced token).
struct TokenStatusEntry: StatusEntry {
    private let index: Int
    let list: ExactString
    let kind = EvidenceItem.Kind.statusListCredential
    let isSigned = true

    init(_ object: JSONObject) throws(StatusFailure) {
        guard let uri = object["uri"]?.stringValue, AbsoluteIRI.isValid(uri),
            let index = object["idx"]?.numberValue?.integer, (0...(1 << 31)).contains(index)
        else { throw StatusFailure(.statusEntryMalformed) }
        self.index = index
        list = uri
    }

    var evidence: [Check.Evidence] { [.init("index", String(index))] }

    func timeToLive(of item: EvidenceItem) throws(StatusFailure) -> Int64? {
        try StatusListToken.timeToLive(item.document)
    }

    func answer(from item: EvidenceItem) throws(StatusFailure) -> StatusAnswer {
        // The list says itself which one it is; where it was fetched from does not make it another.
        guard item.secured?.mechanism is StatusListToken, item.document["sub"]?.stringValue == list,
            let object = item.document["status_list"]?.objectValue
        else { throw StatusFailure(.statusListType) }
        let statuses = try TokenStatusList(object)
        guard let value = statuses[index] else { throw StatusFailure(.statusIndexRange) }
        let evidence: [Check.Evidence] = [
            .init("entries", String(statuses.count)), .init("value", String(value)),
        ]
        // Status types (Token Status List, status types values).
        switch value {
        case 0:
            return StatusAnswer(
                findings: [(.statusRevocation, nil), (.statusSuspension, nil)], evidence: evidence)
        case 1: return StatusAnswer(findings: [(.statusRevocation, .statusRevoked)], evidence: evidence)
        case 2:
            return StatusAnswer(
                findings: [(.statusRevocation, nil), (.statusSuspension, .statusSuspended)], evidence: evidence)
        // What another one means is between the issuer and an application.
        default: throw StatusFailure(.statusValueUnknown, evidence)
        }
    }
}

/// The statuses of many tokens, packed (Token Status List, status list in JSON).
struct TokenStatusList {
    private let bytes: [UInt8]
    /// Bits of one status: 1, 2, 4 or 8.
    private let bits: Int

    /// How many tokens it has a place for.
    var count: Int { bytes.count * (8 / bits) }

    /// - Parameter object: the `status_list` claim of a Status List Token.
    init(_ object: JSONObject) throws(StatusFailure) {
        guard let bits = object["bits"]?.numberValue?.integer, [1, 2, 4, 8].contains(bits),
            let text = object["lst"]?.stringValue
        else { throw StatusFailure(.statusListMalformed) }
        self.bits = bits
        do {
            bytes = try Inflate.zlib(try Base64URL.decode(text), limit: BitstringStatusList.sizeLimit)
        } catch Inflate.Failure.tooLarge(let limit) {
            throw StatusFailure(.statusListTooLarge, [.init("limit", String(limit))])
        } catch {
            throw StatusFailure(.statusListMalformed)
        }
    }

    /// The status at an index; the first one stands in the least significant bits of the first byte. nil beyond the end.
    subscript(_ index: Int) -> Int? {
        guard index >= 0, index < count else { return nil }
        let perByte = 8 / bits
        let shift = index % perByte * bits
        return Int(bytes[index / perByte]) >> shift & ((1 << bits) - 1)
    }
}
