// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// Multikey verification methods: `https://w3id.org/security/multikey/v1`.
    static let multikey = ContextTable(
        #"""
        %sec https://w3id.org/security#
        %xsd http://www.w3.org/2001/XMLSchema#
        ! id type
        Multikey = sec|Multikey
          ! id type
          controller = sec|controller : @id
          revoked = sec|revoked : xsd|dateTime
          expires = sec|expiration : xsd|dateTime
          publicKeyMultibase = sec|publicKeyMultibase : sec|multibase
          secretKeyMultibase = sec|secretKeyMultibase : sec|multibase
        """#)
}
