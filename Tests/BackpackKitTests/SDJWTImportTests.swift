// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import Credentials
import Foundation
import TestSupport
import Testing

/// What a wallet takes in of SD-JWTs.
@Suite struct SDJWTImportTests {
    /// A credential is kept; what its holder made for one reader is turned away (RFC 9901 §7.2).
    @Test func keepsWhatWasIssuedAndNotWhatWasPresented() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "backpack-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let wallet = try Backpack(directory: folder.path)
        let seconds = Int64(SDJWTScenario.now)
        let credential = try SDJWTScenario.credential().bytes()
        let report = try wallet.take(credential, source: "tides.txt", atSecondsSince1970: seconds)
        #expect(report?.verdict == .untrusted)
        #expect(report?.title == "https://school.example/credentials/tides")
        let presented = try SDJWTScenario.bound().bytes()
        let error = try #require(throws: BackpackError.self) {
            try wallet.take(presented, source: "shown.txt", atSecondsSince1970: seconds)
        }
        #expect(error == .keyBound)
        #expect(error.code == "import.key-bound")
        #expect(try wallet.verify(presented, atSecondsSince1970: seconds).credentials.count == 1)
    }
}
