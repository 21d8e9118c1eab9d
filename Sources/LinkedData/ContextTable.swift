// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// A built-in context.
final class ContextTable: Sendable {
    var context: JSONValue { .null }
}
