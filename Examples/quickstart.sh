#!/usr/bin/env bash
# Builds backpack and goes through its main job with the files beside this script.
# The wallet it uses lies in .build/quickstart and is made anew each time; your own is left alone.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# shellcheck source=../.ci/setup.sh
. .ci/setup.sh
keep_to_checkout
install_system_libraries

scratch=.build/quickstart
options=(-c release --product backpack --scratch-path "$scratch")
# A program that carries Swift's own libraries starts faster and runs where there is no toolchain.
resources=$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
if [ -d "${resources}_static/linux" ]; then options+=(--static-swift-stdlib); fi

echo "Building backpack (a few minutes the first time)"
mkdir -p "$scratch"
if ! swift build "${options[@]}" >"$scratch/build.log" 2>&1; then
    cat "$scratch/build.log" >&2
    exit 1
fi
backpack=$(swift build "${options[@]}" --show-bin-path)/backpack

wallet=$scratch/wallet
bundle=$scratch/bundle.html
rm -rf "$wallet" "$bundle"

say() { printf '\n# %s\n' "$1"; }
run() {
    printf '$ backpack'
    printf ' %q' "$@"
    printf '\n'
    local code=0
    "$backpack" --wallet "$wallet" "$@" || code=$?
    if [ "$code" -ne 0 ]; then echo "(exit code $code)"; fi
}

say "Take in what a nurse was given, with what is needed to check it. The tampered file is refused."
run import Examples/issuer-did.json Examples/status-list.json Examples/wound-care.json Examples/first-aid.json \
    Examples/medication.json Examples/wound-care-tampered.json
say "What she holds now. Nothing is valid yet: nobody has said who these issuers are."
run list
say "Rely on a register of issuers."
run trust add Examples/trust-list.json
run list
say "Look at one."
run show 1
say "Check two files that someone else sent: one revoked, one with its level raised."
run verify Examples/wound-care-revoked.json Examples/wound-care-tampered.json
say "Make a bundle for one employer."
run share 1 2 --to "Thuiszorg De Linde" --challenge vacature-118 -o "$bundle"
say "What the employer does with it: no wallet, only her own trust list and evidence."
run verify "$bundle" --no-wallet --trust Examples/trust-list.json --evidence Examples/issuer-did.json \
    --evidence Examples/status-list.json --challenge vacature-118
say "Put it on LinkedIn."
run linkedin 1

printf '\nThe program is %s, the page for the employer %s.\n' "$backpack" "$bundle"
echo "Copy the program to a folder of your PATH to use it. To begin a wallet of your own: backpack import FILE"
