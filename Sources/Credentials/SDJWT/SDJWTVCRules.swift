// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// What SD-JWT VC requires of a credential's claims (§3.2.2).
struct SDJWTVCRules {
    let claims: JSONObject
    /// Whether the header carries a certificate, which then says who the issuer is.
    let hasCertificate: Bool

    func check() throws(ModelViolation) {
        guard let vct = claims["vct"] else { throw ModelViolation(code: .modelMissing, member: "vct") }
        guard let type = vct.stringValue, !type.isEmpty else { throw ModelViolation(code: .modelType, member: "vct") }
        if claims["iss"] == nil, !hasCertificate { throw ModelViolation(code: .modelMissing, member: "iss") }
        for name: ExactString in ["cnf", "status"] {
            guard let value = claims[name] else { continue }
            if value.objectValue == nil { throw ModelViolation(code: .modelType, member: name) }
        }
        if let nbf = NumericDate.instant(claims["nbf"]), let exp = NumericDate.instant(claims["exp"]), exp < nbf {
            throw ModelViolation(code: .modelPeriod, member: "exp")
        }
    }
}
