// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// Decentralized Identifiers 1.0: `https://www.w3.org/ns/did/v1`.
    static let decentralizedIdentifiers = ContextTable(
        #"""
        %sec https://w3id.org/security#
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
        """#)
}
