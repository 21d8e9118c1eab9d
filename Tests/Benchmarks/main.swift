// SPDX-License-Identifier: Apache-2.0

// Times every step of verifying a credential, in one process and on one core.
//
//     swift run -c release Benchmarks              medians, and a JSON line at the end
//     swift run -c release Benchmarks --quick      fewer rounds
//     swift run -c release Benchmarks --make N DIR writes N distinct signed credentials, for timing whole commands
//     swift run -c release Benchmarks --make-status N DIR   writes a credential whose status list has N entries
//     swift run -c release Benchmarks --repeat N [typical|EdDSA|ES256|RS256|SD-JWT]
//                                                  verifies one credential N times, for a profiler
//
// Everything is made here, from fixed seeds. Compare ratios of one run, not times of two.

import CredentialCrypto
import Foundation
import StrictJSON

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "--make", arguments.count == 3, let count = Int(arguments[1]) {
    try make(count, in: URL(fileURLWithPath: arguments[2]))
} else if arguments.first == "--make-status", arguments.count == 3, let count = Int(arguments[1]), count > 1 {
    try makeStatusList(count, in: URL(fileURLWithPath: arguments[2]))
} else if arguments.first == "--repeat", arguments.count >= 2, let count = Int(arguments[1]) {
    try verify(arguments.count > 2 ? arguments[2] : "typical", times: count)
} else {
    try measure(isQuick: arguments.contains("--quick"))
}

func make(_ count: Int, in folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let issuer = try BenchmarkIssuer()
    for number in 0..<count {
        let bytes = try issuer.signed(issuer.typical(number))
        try Data(bytes).write(to: folder.appending(path: "credential-\(number).json"))
    }
}

/// The whole verification of one credential again and again, and nothing else worth counting.
func verify(_ name: String, times count: Int) throws {
    let verification =
        switch name {
        case "typical": try CredentialBenchmarks.typicalVerification()
        case "SD-JWT": try SDJWTBenchmarks.verification(.ed25519)
        case let name:
            if let algorithm = TokenBenchmarks.algorithms.first(where: { $0.joseName.text == name }) {
                try TokenBenchmarks.verification(algorithm)
            } else {
                throw BenchmarkError.notVerified
            }
        }
    for _ in 0..<count { try verification() }
}

func measure(isQuick: Bool) throws {
    var stopwatch = Stopwatch(rounds: isQuick ? 5 : 15)
    try TokenBenchmarks.run(&stopwatch)
    try CredentialBenchmarks.run(&stopwatch)
    try SDJWTBenchmarks.run(&stopwatch)
    try CanonicalizationBenchmarks.run(&stopwatch)
    print(JSONWriter.text(stopwatch.json))
}
