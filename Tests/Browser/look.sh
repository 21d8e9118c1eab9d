#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Shows the pages of bundles in headless Chromium, for a human to look at: phone and desk, light and dark, and printed.
# Fails when a page logs anything, asks for anything, or runs what a credential brought along.
#
#   Tests/Browser/look.sh [FOLDER]
#
# The pictures stay in FOLDER (a new temporary one if not given). Needs Debian's or Ubuntu's chromium and poppler-utils.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
for tool in chromium pdftoppm; do
    if ! command -v "$tool" > /dev/null; then
        echo "look.sh: $tool is missing: apt-get install chromium poppler-utils" >&2
        exit 69
    fi
done

out=${1:-}
if [ -z "$out" ]; then out=$(mktemp -d); fi
mkdir -p "$out"
out=$(cd "$out" && pwd)
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

echo "making the pages"
(cd "$root" && BACKPACK_LOOK=$out swift test --quiet --filter SharePageLookTests) > "$out/make.log" 2>&1 \
    || { cat "$out/make.log" >&2; exit 1; }

# One call of Chromium with everything it does of its own accord switched off; its log goes to a file.
browse() {
    log=$1
    shift
    rm -f "$log"
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --disable-extensions \
        --disable-background-networking --disable-component-update --disable-sync --disable-default-apps \
        --user-data-dir="$profile" --enable-logging=stderr --v=0 "$@" > "$log.out" 2> "$log" \
        || { cat "$log" >&2; exit 1; }
}

failures=0
fail() {
    echo "look.sh: $1" >&2
    failures=$((failures + 1))
}

for page in nl en hostile-nl hostile-en; do
    url="file://$out/$page.html"
    test -s "$out/$page.html" || { fail "$page.html was not made"; continue; }
    for scheme in light dark; do
        test "$scheme" = dark && setting=0 || setting=1
        # The window's height is that of the longest page seen; what lies below is cut off.
        for size in 360,7000 1280,4200; do
            width=${size%,*}
            browse "$out/$page-$width-$scheme.log" --blink-settings=preferredColorScheme=$setting \
                --window-size="$size" --screenshot="$out/$page-$width-$scheme.png" "$url"
        done
    done
    browse "$out/$page-print.log" --no-pdf-header-footer --print-to-pdf="$out/$page.pdf" "$url"
    pdftoppm -r 60 -png "$out/$page.pdf" "$out/$page-a4"
    browse "$out/$page-dom.log" --log-net-log="$out/$page-net.json" --dump-dom "$url"
    if grep -h 'CONSOLE' "$out/$page"-*.log; then fail "$page.html wrote to the console"; fi
    if ! grep -q '</html>' "$out/$page-dom.log.out"; then fail "$page.html did not load"; fi
    if grep -q '<title>executed' "$out/$page-dom.log.out"; then fail "$page.html ran a script of a credential"; fi
    # Every request that the page itself makes stands in the log as a URL of its own.
    asked=$(grep -o '"url":"[^"]*"' "$out/$page-net.json" | sort -u | grep -v -F "\"url\":\"$url\"" \
        | grep -v -E '"url":"(chrome|devtools|chrome-extension)://' || true)
    if [ -n "$asked" ]; then fail "$page.html asked for: $asked"; fi
done

if [ "$failures" -gt 0 ]; then exit 1; fi
echo "nothing was asked for and nothing logged; the pictures are in $out"
