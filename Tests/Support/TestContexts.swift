// SPDX-License-Identifier: Apache-2.0

package import Credentials
import Foundation
import StrictJSON

/// Contexts of public suites that the product does not know by heart, handed over as a reader would.
package enum TestContexts {
    /// The folder of contexts beside the suites, file by URL.
    private static let files: KeyValuePairs<ExactString, String> = [
        "https://www.w3.org/2018/credentials/v1": "w3c/credentials-v1.jsonld",
        "https://www.w3.org/ns/credentials/v2": "w3c/credentials-v2.jsonld",
        "https://w3id.org/security/data-integrity/v1": "w3c/data-integrity-v1.jsonld",
        "https://w3id.org/security/data-integrity/v2": "w3c/data-integrity-v2.jsonld",
        "https://w3id.org/security/suites/ed25519-2020/v1": "w3c/w3id-ed25519-signature-2020-v1.jsonld",
        "https://www.w3.org/ns/credentials/status/v1": "w3c/credentials-status-v1.jsonld",
        "https://www.w3.org/ns/credentials/examples/v2": "w3c/credentials-examples-v2.jsonld",
        "https://w3id.org/citizenship/v4rc1": "w3c/citizenship-v4rc1.jsonld",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json": "1edtech-validator/ob-v3p0-3.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json": "1edtech-validator/ob-v3p0-3.0.2.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "1edtech-validator/ob-v3p0-3.0.3.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": "1edtech-validator/ob-v3p0-extensions.json",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json": "1edtech-validator/clr-v2p0-2.0.1.json",
    ]

    /// Evidence that the owner brought; nil where a file is not at hand.
    package static func evidence() throws -> [EvidenceItem] {
        try files.compactMap { url, path in
            let file = VectorFolder.vectors.appending(path: "contexts/\(path)")
            guard FileManager.default.fileExists(atPath: file.path) else { return nil }
            let bytes = [UInt8](try Data(contentsOf: file))
            guard let document = try JSONReader.read(bytes).objectValue else { throw VectorError.notUnderstood(path) }
            return EvidenceItem(
                kind: .context, url: url, document: document, digest: "", origin: .owner, added: nil)
        }
    }
}
