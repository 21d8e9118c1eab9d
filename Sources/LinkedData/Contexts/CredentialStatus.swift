// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// Bitstring Status List: `https://www.w3.org/ns/credentials/status/v1`.
    static let credentialStatus = ContextTable(
        #"""
        %status https://www.w3.org/ns/credentials/status#
        %sec https://w3id.org/security#
        ! id type
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
        """#)
}
