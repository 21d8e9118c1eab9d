// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Credentials
import StrictJSON

/// `verify --ndjson`: a stream of credentials, each answered in its turn.
struct NDJSONVerification {
    let session: Session
    let verifier: Verifier

    func run() throws -> ExitCode {
        let json = ReportJSON(wording: session.wording)
        var lines = session.context.console.input.lines(limit: Source.limit)
        var codes: Set<ExitCode> = []
        var number = 0
        while let line = try lines.next() {
            number += 1
            let source = "line \(number)"
            let answer: JSONValue
            do {
                let report = verifier.verify(try Source.document(line))
                codes.insert(ExitCode(report))
                answer = json.report(report, source: source)
            } catch {
                let diagnostic = try Source.diagnostic(error, source)
                codes.insert(diagnostic.exitCode)
                answer = json.error(
                    source, code: Diagnoses.code(error), message: diagnostic.message.text(in: session.context.language))
            }
            try session.context.write(PrintedJSON.bytes(answer, .compact) + [UInt8(ascii: "\n")])
        }
        return ExitCode.worst(Array(codes))
    }
}
