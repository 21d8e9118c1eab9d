// SPDX-License-Identifier: Apache-2.0

import Foundation

// Writes the example files and the pages that are made from declarations into the checkout that is named, or else the
// current one. A test holds what is committed against what this would write.
let root = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? ".")
for file in try GeneratedFile.all() {
    try Data(file.bytes).write(to: root.appending(path: file.path))
    print(file.path)
}
