// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

extension ProofVerification {
    /// Records `proof.signature` for the issuer's signature and `disclosure.integrity` for those of single statements
    /// (verify derived proof, ecdsa-sd-2023; for a base proof the same with what its HMAC key gives).
    func checkDisclosure(
        _ proof: DataIntegrityProof, in graph: ProofGraph, _ suite: Cryptosuite, _ key: PublicKey,
        _ ledger: inout CheckLedger
    ) {
        var evidence: [Check.Evidence] = [.init("suite", suite.name), .init("key", key.multikey)]
        let previous = graph.previous(of: proof)
        var unsecured = document.removing("proof")
        if !previous.isEmpty { unsecured["proof"] = .array(previous.map { .object($0.json) }) }
        let data: DisclosureData
        do {
            data = try DisclosureData(
                unsecured, expanded: previous.isEmpty ? expanded : nil, proof: proof.json,
                proofValue: proof.proofValue, transformer: transformer)
        } catch {
            record(error, evidence, &ledger)
            return
        }
        evidence.append(.init("form", data.form.rawValue))
        evidence.append(.init("hash", Hexadecimal.encode(data.hashData.combined)))
        guard key.isValidSignature(data.baseSignature, for: data.hashData.combined) else {
            // Who signed the statements is unknown, so that their signatures tell nothing.
            ledger.record(.proofSignature, .failed, .proofSignatureInvalid, evidence)
            return
        }
        ledger.record(.proofSignature, .passed, nil, evidence)
        checkStatements(data, &ledger)
    }

    private func checkStatements(_ data: DisclosureData, _ ledger: inout CheckLedger) {
        var evidence: [Check.Evidence] = [
            .init("form", data.form.rawValue), .init("statements", String(data.statements.count)),
            .init("mandatory", String(data.mandatoryIndexes.count)),
        ]
        evidence += data.mandatoryPointers.map { .init("mandatoryPointer", $0.text) }
        if let statement = data.unsignedStatement {
            let text = String(decoding: statement.dropLast(), as: UTF8.self)
            ledger.record(.disclosureIntegrity, .failed, .disclosureStatement, [.init("statement", text)] + evidence)
        } else {
            ledger.record(.disclosureIntegrity, .passed, nil, evidence)
        }
    }

    private func record(
        _ failure: SelectiveDisclosureFailure, _ evidence: [Check.Evidence], _ ledger: inout CheckLedger
    ) {
        func disclosure(_ code: FindingCode, _ evidence: Check.Evidence...) {
            ledger.record(.disclosureIntegrity, .failed, code, evidence)
            ledger.skip(.proofSignature, dependingOn: .disclosureIntegrity)
        }
        switch failure {
        case .transformation(let failure): record(failure, &ledger)
        case .labels: disclosure(.disclosureLabels)
        case .ambiguousPlace(let place): disclosure(.disclosureLabels, .init("label", place))
        case .mandatoryIndex(let index): disclosure(.disclosureMandatory, .init("part", String(index)))
        case .notFound(let pointer): disclosure(.disclosureMandatory, .init("part", pointer.text))
        case .signatureCount(let count, let statements):
            disclosure(
                .disclosureStatement, .init("statements", String(statements)), .init("signatures", String(count)))
        case .proofValue, .noBaseProof, .chained, .notSeparable, .baseProofInvalid, .library:
            ledger.record(.proofSignature, .failed, .proofValueMalformed, evidence + [.init("reason", failure.code)])
        }
    }
}
