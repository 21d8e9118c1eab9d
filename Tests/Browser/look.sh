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

# What a net log says was asked for beside the page itself. The browser asks its maker's servers of its own accord, and no
# page that is shown here names them.
asked() {
    grep -o '"url":"[^"]*"' "$1" | sort -u | grep -v -F "\"url\":\"$2\"" \
        | grep -v -E '"url":"(chrome|devtools|chrome-extension)://' \
        | grep -v -E '"url":"https?://([a-z0-9-]+\.)*(google|googleapis|gstatic)\.com/' || true
}

# A page that does what no page of a bundle may do: if that goes unseen, so would the rest.
cat > "$out/control.html" <<'HTML'
<!doctype html><title>control</title><img src="http://asked.example/x.png">
<script>document.title = 'executed'; console.log('logged')</script>
HTML
browse "$out/control-dom.log" --log-net-log="$out/control-net.json" --dump-dom "file://$out/control.html"
grep -q 'CONSOLE.*logged' "$out/control-dom.log" || fail "the browser's console cannot be seen"
grep -q '<title>executed' "$out/control-dom.log.out" || fail "what a script does cannot be seen"
asked "$out/control-net.json" "file://$out/control.html" | grep -q 'asked\.example' || fail "requests cannot be seen"

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
    asked=$(asked "$out/$page-net.json" "$url")
    if [ -n "$asked" ]; then fail "$page.html asked for: $asked"; fi
done

if [ "$failures" -gt 0 ]; then exit 1; fi
echo "nothing was asked for and nothing logged; the pictures are in $out"
