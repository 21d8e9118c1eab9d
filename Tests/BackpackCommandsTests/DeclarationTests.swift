// SPDX-License-Identifier: Apache-2.0

import BackpackCommands
import CommandLineKit
import Credentials
import Testing

@Suite("The command line's declarations")
struct DeclarationTests {
    @Test("are complete and consistent")
    func lint() {
        #expect(BackpackApplication.application.lint().isEmpty, "\(BackpackApplication.application.lint())")
    }

    @Test("name every exit code of the contract")
    func exitCodes() {
        let verdicts: [(Verdict, Int32)] = [
            (.valid, 0), (.invalid, 10), (.untrusted, 11), (.expired, 12), (.revoked, 13), (.indeterminate, 14),
        ]
        #expect(verdicts.count == Verdict.allCases.count)
        for (verdict, code) in verdicts { #expect(ExitCode(verdict).rawValue == code) }
        let others: [(ExitCode, Int32)] = [
            (.presentation, 15), (.nothingToVerify, 16), (.usage, 64), (.unreadableData, 65), (.missingInput, 66),
            (.internalError, 70), (.cannotCreateOutput, 73), (.inputOutput, 74), (.temporaryFailure, 75),
            (.permissionDenied, 77), (.configuration, 78),
        ]
        for (code, number) in others { #expect(code.rawValue == number) }
    }

    @Test("let the worst of several answers decide")
    func worst() {
        let worstFirst: [Int32] = [70, 74, 10, 15, 13, 12, 14, 11, 65, 66, 16, 0]
        for (index, worse) in worstFirst.enumerated() {
            for better in worstFirst[index...] {
                #expect(ExitCode.worst([ExitCode(better), ExitCode(worse)]).rawValue == worse)
                #expect(ExitCode.worst([ExitCode(worse), ExitCode(better)]).rawValue == worse)
            }
        }
        #expect(ExitCode.worst([]) == .nothingToVerify)
    }

    @Test("put the exit codes of a verdict into the help of 'verify'")
    func help() throws {
        try CommandBench.with { bench in
            let page = bench.run("verify", "--help")
            #expect(page.exitCode == .success)
            for code in ["10", "11", "12", "13", "14", "15", "16", "64", "65", "66"] {
                #expect(page.output.contains("\n  \(code)  "), "\(code)")
            }
        }
    }
}
