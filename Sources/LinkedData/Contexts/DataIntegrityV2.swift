// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// Data Integrity proofs: `https://w3id.org/security/data-integrity/v2`.
    static let dataIntegrityV2 = ContextTable(
        #"""
        %sec https://w3id.org/security#
        %xsd http://www.w3.org/2001/XMLSchema#
        %dc http://purl.org/dc/terms/
        ! id type
        proof = sec|proof : @id +graph
        DataIntegrityProof = sec|DataIntegrityProof
          ! id type
          challenge = sec|challenge
          created = dc|created : xsd|dateTime
          domain = sec|domain
          expires = sec|expiration : xsd|dateTime
          nonce = sec|nonce
          previousProof = sec|previousProof : @id
          proofPurpose = sec|proofPurpose : @vocab
            ! id type
            assertionMethod = sec|assertionMethod : @id +set
            authentication = sec|authenticationMethod : @id +set
            capabilityInvocation = sec|capabilityInvocationMethod : @id +set
            capabilityDelegation = sec|capabilityDelegationMethod : @id +set
            keyAgreement = sec|keyAgreementMethod : @id +set
          cryptosuite = sec|cryptosuite : sec|cryptosuiteString
          proofValue = sec|proofValue : sec|multibase
          verificationMethod = sec|verificationMethod : @id
        """#)
}
