#!/usr/bin/env bash
# Builds everything in release configuration and runs every test. Wallets of tests lie in temporary folders of their own.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# shellcheck source=../.ci/setup.sh
. .ci/setup.sh
keep_to_checkout
install_system_libraries

vectors=${BACKPACK_VECTORS:-../shared/vectors}
if [ ! -d "$vectors" ]; then
    echo "No public suites in $vectors: the tests that read them are skipped and named below."
    echo "BACKPACK_VECTORS names another folder; Docs/Conformance.md lists what belongs in it."
fi

echo "Building backpack and its tests"
if ! swift build -c release --build-tests >.build/tests-build.log 2>&1; then
    cat .build/tests-build.log >&2
    exit 1
fi

echo "Running the tests (all output: .build/tests.log)"
# Of the many lines only failures, skipped tests and the summary are shown.
swift test -c release --skip-build --disable-xctest 2>&1 | tee .build/tests.log |
    grep -E '^(✘|➜|↳|error:)|Fatal error|Test run with'
