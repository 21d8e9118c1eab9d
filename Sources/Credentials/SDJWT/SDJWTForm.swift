// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// How files that are SD-JWTs are told from others.
enum SDJWTForm {
    /// A compact token with a tilde in it.
    static func compact(_ content: Recognizer.Content) throws(RecognitionError) -> RecognizedDocument {
        let token: SDJWT
        do { token = try SDJWT(compact: content.trimmed) } catch { throw RecognitionError(.selectiveToken(error)) }
        return .secured(KeyBoundPresentation.document(token, digest: content.digest))
    }

    static let json = JSONDocument.Form { object, content throws(RecognitionError) in
        guard SDJWT.isJSONSerialization(object) else { return nil }
        let token: SDJWT
        do throws(SDJWTError) { token = try SDJWT(json: object) } catch {
            throw RecognitionError(.selectiveToken(error))
        }
        return .secured(KeyBoundPresentation.document(token, digest: content.digest))
    }
}
