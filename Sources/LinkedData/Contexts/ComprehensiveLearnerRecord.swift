// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// Comprehensive Learner Record 2.0.1: `https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json`.
    ///
    /// `xsd` is not defined in it: datatypes are what a context before it says, or stay as they are written.
    static let comprehensiveLearnerRecord = ContextTable(
        #"""
        %cred https://www.w3.org/2018/credentials#
        %ob https://purl.imsglobal.org/spec/vc/ob/vocab.html#
        %clr https://purl.imsglobal.org/spec/vc/clr/vocab.html#
        * id type
        ClrCredential = clr|ClrCredential
          * id type
          partial = clr|partial : xsd:boolean
        ClrSubject = clr|ClrSubject
          * id type
          cred = cred|
          obi = ob|
          achievement = clr|achievement : obi:Achievement +set
          association = clr|association : clr|Association +set
          verifiableCredential = clr|verifiableCredential : cred:verifiableCredential +set
          identifier = clr|identifier-1 : obi:Identifier +set
        Association = clr|Association
          associationType = clr|AssociationType
          sourceId = clr|sourceId : xsd:anyURI
          targetId = clr|targetId : xsd:anyURI
        """#)
}
