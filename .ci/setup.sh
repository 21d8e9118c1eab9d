# shellcheck shell=bash
# What the scripts share. To be sourced from the root of the checkout.
# SPDX-License-Identifier: Apache-2.0

# Lets the package manager and the tests leave their caches and temporary files in .build, not in the home folder.
keep_to_checkout() {
    export TMPDIR=$PWD/.build/tmp XDG_CACHE_HOME=$PWD/.build/cache
    mkdir -p "$TMPDIR" "$XDG_CACHE_HOME"
}

# Installs the C libraries that the package links, where they are missing.

install_system_libraries() {
    local -A packages=([sqlite3]=libsqlite3-dev [libcrypto]=libssl-dev [zlib]=zlib1g-dev)
    local missing=() library
    if ! command -v swift >/dev/null; then
        echo "There is no Swift toolchain on the PATH; see https://www.swift.org/install." >&2
        return 1
    fi
    if command -v pkg-config >/dev/null; then
        for library in "${!packages[@]}"; do
            pkg-config --exists "$library" || missing+=("${packages[$library]}")
        done
    else
        missing=(pkg-config "${packages[@]}")
    fi
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        echo "Please install what stands behind these Debian packages: ${missing[*]}" >&2
        return 1
    fi
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    echo "Installing ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
