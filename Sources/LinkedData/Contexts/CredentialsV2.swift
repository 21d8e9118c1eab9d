// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// Verifiable Credentials Data Model 2.0: `https://www.w3.org/ns/credentials/v2`.
    static let credentialsV2 = ContextTable(
        #"""
        %cred https://www.w3.org/2018/credentials#
        %status https://www.w3.org/ns/credentials/status#
        %sec https://w3id.org/security#
        %schema https://schema.org/
        %xsd http://www.w3.org/2001/XMLSchema#
        %dc http://purl.org/dc/terms/
        %jwt https://www.iana.org/assignments/jwt#
        %jose https://www.iana.org/assignments/jose#
        ! id type
        description = schema|description
        digestMultibase = sec|digestMultibase : sec|multibase
        digestSRI = cred|digestSRI : cred|sriString
        mediaType = schema|encodingFormat
        name = schema|name
        VerifiableCredential = cred|VerifiableCredential
          ! id type
          confidenceMethod = cred|confidenceMethod : @id
          credentialSchema = cred|credentialSchema : @id
          credentialStatus = cred|credentialStatus : @id
          credentialSubject = cred|credentialSubject : @id
          description = schema|description
          evidence = cred|evidence : @id
          issuer = cred|issuer : @id
          name = schema|name
          proof = sec|proof : @id +graph
          refreshService = cred|refreshService : @id
          relatedResource = cred|relatedResource : @id
          renderMethod = cred|renderMethod : @id
          termsOfUse = cred|termsOfUse : @id
          validFrom = cred|validFrom : xsd|dateTime
          validUntil = cred|validUntil : xsd|dateTime
        EnvelopedVerifiableCredential = cred|EnvelopedVerifiableCredential
        VerifiablePresentation = cred|VerifiablePresentation
          ! id type
          holder = cred|holder : @id
          proof = sec|proof : @id +graph
          termsOfUse = cred|termsOfUse : @id
          verifiableCredential = cred|verifiableCredential : @id +graph null
        EnvelopedVerifiablePresentation = cred|EnvelopedVerifiablePresentation
        JsonSchemaCredential = cred|JsonSchemaCredential
        JsonSchema = cred|JsonSchema
          ! id type
          jsonSchema = cred|jsonSchema : @json
        BitstringStatusListCredential = status|BitstringStatusListCredential
        BitstringStatusList = status|BitstringStatusList
          ! id type
          encodedList = status|encodedList : sec|multibase
          statusPurpose = status|statusPurpose
          ttl = status|ttl
        BitstringStatusListEntry = status|BitstringStatusListEntry
          ! id type
          statusListCredential = status|statusListCredential : @id
          statusListIndex = status|statusListIndex
          statusPurpose = status|statusPurpose
          statusMessage = status|statusMessage
            ! id type
            message = status|message
            status = status|status
          statusReference = status|statusReference : @id
          statusSize = status|statusSize : https://www.w3.org/2001/XMLSchema#integer
        DataIntegrityProof = sec|DataIntegrityProof
          ! id type
          challenge = sec|challenge
          created = dc|created : xsd|dateTime
          cryptosuite = sec|cryptosuite : sec|cryptosuiteString
          domain = sec|domain
          expires = sec|expiration : xsd|dateTime
          nonce = sec|nonce
          previousProof = sec|previousProof : @id
          proofPurpose = sec|proofPurpose : @vocab
            ! id type
            assertionMethod = sec|assertionMethod : @id +set
            authentication = sec|authenticationMethod : @id +set
            capabilityDelegation = sec|capabilityDelegationMethod : @id +set
            capabilityInvocation = sec|capabilityInvocationMethod : @id +set
            keyAgreement = sec|keyAgreementMethod : @id +set
          proofValue = sec|proofValue : sec|multibase
          verificationMethod = sec|verificationMethod : @id
        ... = jwt|...
        _sd = jwt|_sd : @json
        _sd_alg = jwt|_sd_alg
        aud = jwt|aud : @id
        cnf = jwt|cnf
          !
          kid = jwt|kid : @id
          jwk = jwt|jwk : @json
        exp = jwt|exp : https://www.w3.org/2001/XMLSchema#nonNegativeInteger
        iat = jwt|iat : https://www.w3.org/2001/XMLSchema#nonNegativeInteger
        iss = jose|iss : @id
        jku = jose|jku : @id
        kid = jose|kid : @id
        nbf = jwt|nbf : https://www.w3.org/2001/XMLSchema#nonNegativeInteger
        sub = jose|sub : @id
        x5u = jose|x5u : @id
        """#)
}
