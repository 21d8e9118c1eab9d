// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// Verifiable Credentials Data Model 1.1: `https://www.w3.org/2018/credentials/v1`.
    static let credentialsV1 = ContextTable(
        #"""
        %cred https://www.w3.org/2018/credentials#
        %sec https://w3id.org/security#
        %xsd http://www.w3.org/2001/XMLSchema#
        %dc http://purl.org/dc/terms/
        &proofPurpose
          ! id type
          sec = sec|
          assertionMethod = sec:assertionMethod : @id +set
          authentication = sec:authenticationMethod : @id +set
        &EcdsaSecp256k1Signature2019
          ! id type
          sec = sec|
          xsd = xsd|
          challenge = sec:challenge
          created = dc|created : xsd:dateTime
          domain = sec:domain
          expires = sec:expiration : xsd:dateTime
          jws = sec:jws
          nonce = sec:nonce
          proofPurpose = sec:proofPurpose : @vocab &proofPurpose
          proofValue = sec:proofValue
          verificationMethod = sec:verificationMethod : @id
        ! id type
        VerifiableCredential = cred|VerifiableCredential
          ! id type
          cred = cred|
          sec = sec|
          xsd = xsd|
          credentialSchema = cred:credentialSchema : @id
            ! id type
            cred = cred|
            JsonSchemaValidator2018 = cred:JsonSchemaValidator2018
          credentialStatus = cred:credentialStatus : @id
          credentialSubject = cred:credentialSubject : @id
          evidence = cred:evidence : @id
          expirationDate = cred:expirationDate : xsd:dateTime
          holder = cred:holder : @id
          issued = cred:issued : xsd:dateTime
          issuer = cred:issuer : @id
          issuanceDate = cred:issuanceDate : xsd:dateTime
          proof = sec:proof : @id +graph
          refreshService = cred:refreshService : @id
            ! id type
            cred = cred|
            ManualRefreshService2018 = cred:ManualRefreshService2018
          termsOfUse = cred:termsOfUse : @id
          validFrom = cred:validFrom : xsd:dateTime
          validUntil = cred:validUntil : xsd:dateTime
        VerifiablePresentation = cred|VerifiablePresentation
          ! id type
          cred = cred|
          sec = sec|
          holder = cred:holder : @id
          proof = sec:proof : @id +graph
          verifiableCredential = cred:verifiableCredential : @id +graph
        EcdsaSecp256k1Signature2019 = sec|EcdsaSecp256k1Signature2019 &EcdsaSecp256k1Signature2019
        EcdsaSecp256r1Signature2019 = sec|EcdsaSecp256r1Signature2019 &EcdsaSecp256k1Signature2019
        Ed25519Signature2018 = sec|Ed25519Signature2018 &EcdsaSecp256k1Signature2019
        RsaSignature2018 = sec|RsaSignature2018
          !
          challenge = sec:challenge
          created = dc|created : xsd:dateTime
          domain = sec:domain
          expires = sec:expiration : xsd:dateTime
          jws = sec:jws
          nonce = sec:nonce
          proofPurpose = sec:proofPurpose : @vocab &proofPurpose
          proofValue = sec:proofValue
          verificationMethod = sec:verificationMethod : @id
        proof = sec|proof : @id +graph
        """#)
}
