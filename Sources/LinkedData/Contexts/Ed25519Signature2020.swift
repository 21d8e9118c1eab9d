// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// The Ed25519Signature2020 suite: `https://w3id.org/security/suites/ed25519-2020/v1`.
    static let ed25519Signature2020 = ContextTable(
        #"""
        %sec https://w3id.org/security#
        %xsd http://www.w3.org/2001/XMLSchema#
        %dc http://purl.org/dc/terms/
        ! id type
        proof = sec|proof : @id +graph
        Ed25519VerificationKey2020 = sec|Ed25519VerificationKey2020
          ! id type
          controller = sec|controller : @id
          revoked = sec|revoked : xsd|dateTime
          publicKeyMultibase = sec|publicKeyMultibase : sec|multibase
        Ed25519Signature2020 = sec|Ed25519Signature2020
          ! id type
          challenge = sec|challenge
          created = dc|created : xsd|dateTime
          domain = sec|domain
          expires = sec|expiration : xsd|dateTime
          nonce = sec|nonce
          proofPurpose = sec|proofPurpose : @vocab
            ! id type
            assertionMethod = sec|assertionMethod : @id +set
            authentication = sec|authenticationMethod : @id +set
            capabilityInvocation = sec|capabilityInvocationMethod : @id +set
            capabilityDelegation = sec|capabilityDelegationMethod : @id +set
            keyAgreement = sec|keyAgreementMethod : @id +set
          proofValue = sec|proofValue : sec|multibase
          verificationMethod = sec|verificationMethod : @id
        """#)
}
