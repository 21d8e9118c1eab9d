// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Foundation
import StrictJSON
import TestSupport

/// Writes a credential, a status list of many entries in which half are set at random, and a trust list that names their
/// issuer, for timing whole commands.
func makeStatusList(_ count: Int, in folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let issuer = try BenchmarkIssuer()
    var list = StatusListMaker(id: "https://school.example/status/1", issuer: issuer.did)
    list.entryCount = count
    var generator = SeededGenerator(seed: 1)
    list.set = Set((0..<count - 1).filter { _ in Bool.random(using: &generator) })
    var credential = issuer.typical(0)
    credential["credentialStatus"] = list.entry(count - 1)
    let files = [
        ("credential.json", try issuer.signed(credential)), ("status.json", try issuer.signed(list.document)),
        ("trust.json", TrustListMaker([.init(issuer.did, name: "School")]).bytes),
    ]
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
}
