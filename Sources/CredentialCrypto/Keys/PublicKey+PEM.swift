// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The textual forms of RFC 7468.
extension PublicKey {
    private static let whiteSpace: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]

    /// From one `PUBLIC KEY`, `RSA PUBLIC KEY` or `CERTIFICATE` block with nothing but white space around it. Other labels are
    /// `unsupported`.
    package init(pem text: ExactString) throws(KeyError) {
        let (label, body) = try Self.block(text.utf8)
        let bytes: [UInt8]
        do { bytes = try Base64.decode(utf8: body) } catch { throw .encoding(error) }
        switch label {
        case "PUBLIC KEY": try self.init(spki: bytes)
        case "RSA PUBLIC KEY": try self.init(pkcs1: bytes)
        case "CERTIFICATE": self = try Self.key(ofCertificate: bytes)
        default: throw .unsupported(label)
        }
    }

    /// The subject's key; about the certificate nothing is asked but that it is one.
    private static func key(ofCertificate bytes: [UInt8]) throws(KeyError) -> PublicKey {
        let certificate: Certificate
        do { certificate = try Certificate(der: bytes) } catch { throw .malformed("certificate") }
        return try certificate.publicKey
    }

    /// The label and the base64 text, white space taken out.
    private static func block(_ text: String.UTF8View) throws(KeyError) -> (label: ExactString, body: [UInt8]) {
        let dashes = Array("-----".utf8)
        let parts = Array(text).split(separator: dashes, omittingEmptySubsequences: false)
        // White space, BEGIN, base64, END, white space.
        guard parts.count == 5, let begin = label(parts[1], after: "BEGIN "), let end = label(parts[3], after: "END "),
            begin == end, (parts[0] + parts[4]).allSatisfy(whiteSpace.contains)
        else { throw .malformed("PEM") }
        return (begin, parts[2].filter { !whiteSpace.contains($0) })
    }

    private static func label(_ line: ArraySlice<UInt8>, after word: String) -> ExactString? {
        guard line.starts(with: word.utf8),
            let text = String(validating: line.dropFirst(word.utf8.count), as: UTF8.self)
        else { return nil }
        return ExactString(text)
    }
}
