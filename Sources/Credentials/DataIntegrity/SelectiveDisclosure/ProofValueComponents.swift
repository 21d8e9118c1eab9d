// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// Why a text is not a proof value of the form that its reader asked for.
package enum ProofValueError: Error, Sendable, Equatable {
    case encoding(EncodingError)
    /// The first bytes tell another form of proof, or none.
    case header
    case cbor(CBORError)
    /// Something else than an array of five.
    case components
    /// The component at this place is absent, or of another type, length or order.
    case component(Int)
    /// No P-256 Multikey.
    case key(KeyError)
    case pointer(ExactString)

    /// Stable across versions.
    package var code: String {
        switch self {
        case .encoding(let error): error.code
        case .header: "proof-value.header"
        case .cbor(let error): error.code
        case .components: "proof-value.components"
        case .component(let place): "proof-value.component-\(place)"
        case .key(let error): error.code
        case .pointer: "proof-value.pointer"
        }
    }
}

/// The public key of one proof, in the form in which the issuer signs it: a P-256 Multikey without multibase.
package struct DisclosureKey: Sendable, Equatable {
    package let key: PublicKey

    package init(_ key: PublicKey) throws(KeyError) {
        guard key.algorithm == .p256 else { throw .unsupported("curve") }
        self.key = key
    }

    init(bytes: [UInt8]) throws(KeyError) {
        try self.init(PublicKey(multikey: Multibase.encode(bytes, .base58btc)))
    }

    /// The multicodec number and the compressed point.
    package var bytes: [UInt8] { [0x80, 0x24] + key.bytes }
}

/// The five components of a proof value, before their types are known.
struct ProofValueComponents {
    /// Bytes of a P-256 signature, and of a P-256 Multikey.
    private static let signatureByteCount = 64
    private static let keyByteCount = 35

    private let items: [CBOR]

    /// Whether the header is that of a base proof.
    static func isBase(_ text: ExactString) throws(ProofValueError) -> Bool {
        try bytes(of: text).starts(with: BaseProofValue.header)
    }

    private static func bytes(of text: ExactString) throws(ProofValueError) -> [UInt8] {
        guard text.hasPrefix("u") else { throw .header }
        do { return try Multibase.decode(text) } catch { throw .encoding(error) }
    }

    init(_ text: ExactString, header: [UInt8]) throws(ProofValueError) {
        let bytes = try Self.bytes(of: text)
        guard bytes.starts(with: header) else { throw .header }
        let item: CBOR
        do { item = try CBOR.decode(bytes.dropFirst(header.count)) } catch { throw .cbor(error) }
        guard case .array(let items) = item, items.count == 5 else { throw .components }
        self.items = items
    }

    func bytes(at place: Int, count: Int) throws(ProofValueError) -> [UInt8] {
        guard case .bytes(let bytes) = items[place], bytes.count == count else { throw .component(place) }
        return bytes
    }

    func signature(at place: Int) throws(ProofValueError) -> [UInt8] {
        try bytes(at: place, count: Self.signatureByteCount)
    }

    func key(at place: Int) throws(ProofValueError) -> DisclosureKey {
        let bytes = try bytes(at: place, count: Self.keyByteCount)
        do { return try DisclosureKey(bytes: bytes) } catch { throw .key(error) }
    }

    func array(at place: Int) throws(ProofValueError) -> [CBOR] {
        guard case .array(let items) = items[place] else { throw .component(place) }
        return items
    }

    func signatures(at place: Int) throws(ProofValueError) -> [[UInt8]] {
        var signatures: [[UInt8]] = []
        for item in try array(at: place) {
            guard case .bytes(let bytes) = item, bytes.count == Self.signatureByteCount else { throw .component(place) }
            signatures.append(bytes)
        }
        return signatures
    }

    func map(at place: Int) throws(ProofValueError) -> [CBOR.Entry] {
        guard case .map(let entries) = items[place] else { throw .component(place) }
        return entries
    }
}
