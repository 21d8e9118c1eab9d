// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing

@Test func readsAnObject() throws {
    let value = try JSONReader.read(Array(#"{"a":[1,2.50,"x\u00e9"],"b":null}"#.utf8))
    #expect(value["a"]?.arrayValue?.count == 3)
}
