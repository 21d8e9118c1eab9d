// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// The forms of compact token there are; none of them is JSON.
enum CompactToken {
    /// One kind of payload. The first row that knows the claims answers for them.
    struct Payload: Sendable {
        let recognize: @Sendable (JSONWebSignature, JSONObject, Token) throws(RecognitionError) -> RecognizedDocument?
    }

    /// The token's own bytes and the digest of the file they came in.
    struct Token {
        let text: ExactString
        let digest: ExactString
    }

    static let payloads: [Payload] = [
        Payload { signature, claims, token throws(RecognitionError) in
            CredentialToken.document(signature, claims, text: token.text, digest: token.digest)
                .map(RecognizedDocument.secured)
        },
        Payload { signature, claims, token throws(RecognitionError) in
            StatusListToken.document(signature, claims, digest: token.digest).map(RecognizedDocument.secured)
        },
        Payload { signature, claims, token throws(RecognitionError) in
            try OpenBadge2.recognize(signature, claims, digest: token.digest)
        },
        Payload { signature, claims, _ throws(RecognitionError) in
            TrustListDocument.isList(claims) ? .trustList(.token(signature, claims)) : nil
        },
    ]

    static let form = Recognizer.Form(name: "JOSE") { content throws(RecognitionError) in
        let token = content.trimmed
        guard isToken(token) else { return nil }
        if token.withUnsafeBytes({ ByteOrder.firstIndex(of: SDJWT.tilde, in: $0) }) != nil {
            return try SDJWTForm.compact(content)
        }
        let signature: JSONWebSignature
        do throws(JWSError) { signature = try JSONWebSignature(compact: token) } catch {
            throw RecognitionError(.token(error))
        }
        let claims: JSONValue
        do throws(JSONError) { claims = try JSONReader.read(signature.payload) } catch {
            throw RecognitionError(.json(error))
        }
        guard let claims = claims.objectValue, let text = String(validating: token, as: UTF8.self) else {
            throw RecognitionError(.unrecognized)
        }
        let source = Token(text: ExactString(text), digest: content.digest)
        for payload in payloads {
            if let document = try payload.recognize(signature, claims, source) { return document }
        }
        throw RecognitionError(.unsupported("JWT"))
    }

    /// A token that is a credential or presentation; nil for what is no token at all.
    static func document(_ content: Recognizer.Content) throws(RecognitionError) -> SecuredDocument? {
        // White space belongs to files, not to a text inside another.
        guard content.trimmed.count == content.bytes.count, let found = try form.recognize(content) else { return nil }
        guard case .secured(let document) = found else { throw RecognitionError(.unrecognized) }
        return document
    }

    /// A header is a JSON object, so that a token begins as `{` does.
    static func isToken(_ content: ArraySlice<UInt8>) -> Bool {
        (content.starts(with: "ey".utf8) || content.starts(with: "ew".utf8))
            && content.prefix(256).allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                    UInt8(ascii: "~"), UInt8(ascii: "="), 0x0A, 0x0D:
                    true
                default: false
                }
            }
    }
}
