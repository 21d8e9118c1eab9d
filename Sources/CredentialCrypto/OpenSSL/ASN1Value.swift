// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
import StrictJSON

/// What libcrypto's primitive ASN.1 values say, in Swift.
enum ASN1Value {
    /// The content octets.
    static func bytes(_ string: UnsafePointer<ASN1_STRING>?) -> [UInt8] {
        guard let string, let start = ASN1_STRING_get0_data(string) else { return [] }
        return Array(UnsafeBufferPointer(start: start, count: Int(max(0, ASN1_STRING_length(string)))))
    }

    /// Text of any of ASN.1's string types; nil where the octets do not fit the type.
    static func text(_ string: UnsafePointer<ASN1_STRING>?) -> ExactString? {
        var start: UnsafeMutablePointer<UInt8>?
        let count = ASN1_STRING_to_UTF8(&start, string)
        defer { CRYPTO_free(start, nil, 0) }
        guard let start, count >= 0 else {
            ERR_clear_error()
            return nil
        }
        return String(validating: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
            .map { ExactString($0) }
    }

    /// An IA5String; nil where it is not ASCII.
    static func ascii(_ string: UnsafePointer<ASN1_STRING>?) -> ExactString? {
        let bytes = bytes(string)
        return bytes.allSatisfy { $0 < 0x80 } ? ExactString(String(decoding: bytes, as: UTF8.self)) : nil
    }

    /// Dotted decimal; nil beyond any length in use.
    static func dotted(_ object: OpaquePointer?) -> ExactString? {
        guard let object else { return nil }
        var buffer = [CChar](repeating: 0, count: 256)
        let count = OBJ_obj2txt(&buffer, Int32(buffer.count), object, 1)
        guard count > 0, count < buffer.count else {
            ERR_clear_error()
            return nil
        }
        return ExactString(String(decoding: buffer.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self))
    }

    /// Hexadecimal of the number, whole bytes, with a minus sign before a negative one.
    static func hexadecimal(_ integer: UnsafePointer<ASN1_INTEGER>?) -> String {
        guard let integer else { return "" }
        let sign = ASN1_STRING_type(integer) & V_ASN1_NEG != 0 ? "-" : ""
        return sign + Hexadecimal.encode(bytes(integer))
    }

    /// A number that fits.
    static func integer(_ integer: UnsafePointer<ASN1_INTEGER>?) -> Int64? {
        guard let integer else { return nil }
        var value: Int64 = 0
        guard ASN1_INTEGER_get_int64(&value, integer) == 1 else {
            ERR_clear_error()
            return nil
        }
        return value
    }

    /// Seconds since 1970-01-01T00:00:00Z of a UTCTime or GeneralizedTime; a fraction is cut off.
    static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
        guard let time else { return nil }
        let epoch = ASN1_TIME_set(nil, 0)
        defer { ASN1_TIME_free(epoch) }
        var days: Int32 = 0
        var rest: Int32 = 0
        guard let epoch, ASN1_TIME_diff(&days, &rest, epoch, time) == 1 else {
            ERR_clear_error()
            return nil
        }
        return Int64(days) * 86_400 + Int64(rest)
    }

    /// Dotted names of a sequence of object identifiers.
    static func dottedNames(_ stack: OpaquePointer?) -> [ExactString]? {
        var names: [ExactString] = []
        for element in elements(of: stack) {
            guard let name = dotted(OpaquePointer(element)) else { return nil }
            names.append(name)
        }
        return names
    }

    /// The elements of one of libcrypto's stacks; they live as long as the stack does.
    static func elements(of stack: OpaquePointer?) -> [UnsafeMutableRawPointer] {
        guard let stack else { return [] }
        return (0..<max(0, OPENSSL_sk_num(stack))).compactMap { OPENSSL_sk_value(stack, $0) }
    }
}
