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
                guard case .secured(let document) = try Recognizer.recognize(line) else {
                    throw RecognitionError(.unrecognized)
                }
                let report = verifier.verify(document)
                codes.insert(ExitCode(report))
                answer = json.report(report, source: source)
            } catch let error as RecognitionError {
                let diagnostic = try Source.diagnostic(error, source)
                codes.insert(diagnostic.exitCode)
                answer = json.error(
                    source, code: error.code, message: diagnostic.message.text(in: session.context.language))
            }
            try session.context.write(JSONWriter.bytes(answer) + [UInt8(ascii: "\n")])
        }
        return ExitCode.worst(Array(codes))
    }
}
