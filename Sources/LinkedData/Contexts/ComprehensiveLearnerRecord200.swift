// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// Comprehensive Learner Record 2.0: `https://purl.imsglobal.org/spec/clr/v2p0/context.json`.
    static let comprehensiveLearnerRecord200 = ContextTable(
        #"""
        %cred https://www.w3.org/2018/credentials#
        %clr https://purl.imsglobal.org/spec/vc/clr/vocab.html#
        * id type
        ClrCredential = clr|ClrCredential
          * id type
        ClrSubject = clr|ClrSubject
          * id type
          cred = cred|
          obi = https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#
          achievement = clr|achievement : obi:Achievement +set
          association = clr|association : clr|Association +set
          verifiableCredential = clr|verifiableCredential : cred:verifiableCredential +set
        Association = clr|Association
          associationType = clr|AssociationType
          sourceId = clr|sourceId : xsd:anyURI
          targetId = clr|targetId : xsd:anyURI
        """#)
}
