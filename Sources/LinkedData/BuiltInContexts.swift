// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The contexts this module knows by heart, newest text first under each URL.
enum BuiltInContexts {
    static func variants(of url: ExactString) -> [ContextTable] { tables[url] ?? [] }

    private static let tables: [ExactString: [ContextTable]] = [:]
}
