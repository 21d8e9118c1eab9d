// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// Status List 2021: `https://w3id.org/vc/status-list/2021/v1`.
    static let statusList2021 = ContextTable(
        #"""
        %status2021 https://w3id.org/vc/status-list#
        !
        StatusList2021Credential = status2021|StatusList2021Credential
          ! id type
          description = http://schema.org/description
          name = http://schema.org/name
        StatusList2021 = status2021|StatusList2021
          ! id type
          statusPurpose = status2021|statusPurpose
          encodedList = status2021|encodedList
        StatusList2021Entry = status2021|StatusList2021Entry
          ! id type
          statusPurpose = status2021|statusPurpose
          statusListIndex = status2021|statusListIndex
          statusListCredential = status2021|statusListCredential : @id
        """#)
}
