// SPDX-License-Identifier: Apache-2.0

// Times every step of verifying a credential, in one process and on one core.
//
//     swift run -c release Benchmarks [--quick]
//
// Everything is made here, from fixed seeds. Compare ratios of one run, not times of two.

import CredentialCrypto
import Credentials
import LinkedData
import StrictJSON

let isQuick = CommandLine.arguments.contains("--quick")
var stopwatch = Stopwatch(rounds: isQuick ? 5 : 15)
try CredentialBenchmarks.run(&stopwatch)
try CanonicalizationBenchmarks.run(&stopwatch)
print(JSONWriter.text(stopwatch.json))
