// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// Controlled Identifiers 1.0: `https://www.w3.org/ns/cid/v1`.
    static let controlledIdentifiers = ContextTable(
        #"""
        %sec https://w3id.org/security#
        %xsd http://www.w3.org/2001/XMLSchema#
        %did https://www.w3.org/ns/did#
        ! id type
        alsoKnownAs = https://www.w3.org/ns/activitystreams#alsoKnownAs : @id
        assertionMethod = sec|assertionMethod : @id +set
        authentication = sec|authenticationMethod : @id +set
        capabilityDelegation = sec|capabilityDelegationMethod : @id +set
        capabilityInvocation = sec|capabilityInvocationMethod : @id +set
        controller = sec|controller : @id
        keyAgreement = sec|keyAgreementMethod : @id +set
        service = did|service : @id
          ! id type
          serviceEndpoint = did|serviceEndpoint : @id
        verificationMethod = sec|verificationMethod : @id
        Multikey = sec|Multikey
          ! id type
          controller = sec|controller : @id
          revoked = sec|revoked : xsd|dateTime
          expires = sec|expiration : xsd|dateTime
          publicKeyMultibase = sec|publicKeyMultibase : sec|multibase
          secretKeyMultibase = sec|secretKeyMultibase : sec|multibase
        JsonWebKey = sec|JsonWebKey
          ! id type
          controller = sec|controller : @id
          revoked = sec|revoked : xsd|dateTime
          expires = sec|expiration : xsd|dateTime
          publicKeyJwk = sec|publicKeyJwk : @json
          secretKeyJwk = sec|secretKeyJwk : @json
        """#)
}
