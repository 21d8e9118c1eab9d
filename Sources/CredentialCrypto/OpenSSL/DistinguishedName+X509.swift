// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
import StrictJSON

extension DistinguishedName {
    /// From one of libcrypto's names; nil where a value's octets do not fit its string type.
    init?(_ name: OpaquePointer?) {
        guard let name, let text = Self.text(of: name) else { return nil }
        var attributes: [Attribute] = []
        for position in 0..<max(0, X509_NAME_entry_count(name)) {
            let entry = X509_NAME_get_entry(name, position)
            guard let type = ASN1Value.dotted(X509_NAME_ENTRY_get_object(entry)),
                let value = ASN1Value.text(X509_NAME_ENTRY_get_data(entry))
            else { return nil }
            attributes.append(.init(type: type, value: value))
        }
        self.init(text: text, attributes: attributes)
    }

    private static func text(of name: OpaquePointer) -> String? {
        clearingErrors {
            guard let buffer = BIO_new(BIO_s_mem()) else { return nil }
            defer { BIO_free(buffer) }
            guard X509_NAME_print_ex(buffer, name, 0, COpenSSL_name_form) >= 0 else { return nil }
            let count = BIO_ctrl_pending(buffer)
            var bytes = [UInt8](repeating: 0, count: count)
            var read = 0
            guard count == 0 || BIO_read_ex(buffer, &bytes, count, &read) == 1, read == count else { return nil }
            return String(validating: bytes, as: UTF8.self)
        }
    }
}
