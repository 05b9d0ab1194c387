#!/usr/bin/env bash
# The Debian package of this build: as Debian wants it, runs from wherever it lies, and its units hold.
#   tests/package/package_test.sh [BUILD FOLDER]
# Needs what kiosk-config/packages names under [package] and [test]. tests/package/clean_tree installs
# the same package for real.
set -euo pipefail

build=$(cd "${1:-$(dirname "$0")/../../build}" && pwd)
source=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
failures=0

check() {
    local what=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        echo "pass: $what"
    else
        echo "FAIL: $what"
        sed 's/^/    /' "$work/said"
        failures=$((failures + 1))
    fi
}

# --- the package ---
cmake --build "$build" --target michishirube catalogue package_pages >/dev/null
check "cpack makes the package" env --chdir="$build" cpack -G DEB -B "$work/made"
deb=$(find "$work/made" -maxdepth 1 -name '*.deb')
check "lintian finds no error and no warning" lintian --allow-root --fail-on error,warning "$deb"

depends=$(dpkg-deb -f "$deb" Depends Recommends)
needs() { awk "/^\\[/ { inside = (\$0 == \"[$1]\"); next } inside && NF { print \$1 }" "$source/kiosk-config/packages"; }
names_all() {
    local package
    for package in $(needs run) $(needs display); do
        [[ $depends == *"$package"* ]] || echo "$package is missing"
    done | grep . && return 1 || return 0
}
check "the package asks for what kiosk-config/packages says the program needs" names_all

# --- the program, from wherever the package was unpacked ---
tree=$work/tree
dpkg-deb -x "$deb" "$tree"
program=$tree/usr/bin/michishirube
visit=$source/kiosk-config/visit.txt
plays_the_same() {
    "$program" play "$visit" --out "$work/unpacked" --today 2023-10-20 &&
        "$build/michishirube" play "$visit" --out "$work/built" --today 2023-10-20 &&
        [ "$(find "$work/unpacked" -name '*.png' | wc -l)" -ge 13 ] &&
        diff -r "$work/unpacked" "$work/built"
}
check "a whole visit looks as it does from the build folder" plays_the_same
stops_there() {
    "$program" data stop 2-11 && "$program" data stops | grep -q ^2-11 &&
        [ -s "$tree/var/lib/michishirube/ledger.db" ]
}
check "what the kiosk writes is below its own var/lib" stops_there
speaks_by_what_is_there() {
    local voices voice
    voices=$(grep -o '^# [a-z]* = \["/[^"]*"' "$tree/etc/michishirube/counter.toml" | cut -d'"' -f2)
    [ -n "$voices" ] || return 1
    for voice in $voices; do [ -x "$tree$voice" ] || return 1; done
}
check "the voice that the settings offer is in the package" speaks_by_what_is_there
reads_settings_there() {
    echo 'y = 1' >"$tree/etc/michishirube/counter.toml"
    ! "$program" play "$visit" --out "$work/none" 2>"$work/refusal" &&
        grep -F "$tree/etc/michishirube/counter.toml 1行目" "$work/refusal"
}
check "its settings are below its own etc" reads_settings_there

# --- the manual page tells of every command and option, and of no others ---
zcat "$tree/usr/share/man/man1/michishirube.1.gz" | sed 's/\\f[BIR]//g; s/\\-/-/g' >"$work/page"
man_page_is_true() {
    local command words=() told=0
    subcommands() { "$program" "$@" --help | sed -n '/^Subcommands:/,$ s/^  \([a-z]\+\) .*/\1/p'; }
    options() { "$program" "$@" --help | grep -oE -- '--[a-z-]+' | grep -vx -- --help; }
    {
        for command in $(subcommands); do
            [[ $command = data || $command = ctl ]] || echo "$command"
        done
        for command in data ctl; do
            subcommands $command | sed "s/^/$command /"
        done
    } >"$work/commands"
    : >"$work/options"
    while read -r -a words; do
        grep -qx "\.B ${words[*]}" "$work/page" || { echo "not told: ${words[*]}" && told=1; }
        options "${words[@]}" | sort -u >>"$work/options"
        for option in $(options "${words[@]}"); do
            grep -qE -- "(^|[^a-z-])$option([^a-z-]|$)" "$work/page" || { echo "not told: ${words[*]} $option" && told=1; }
        done
    done <"$work/commands"
    [ -s "$work/options" ] && [ "$(wc -l <"$work/commands")" -ge 10 ] || told=1
    grep -oE -- '--[a-z-]+' "$work/page" | grep -vxFf "$work/options" | sed 's/^/there is no /' | grep . && told=1
    return $told
}
check "the manual page tells of every command and option, and of no others" man_page_is_true
man_page_is_clean() { MANROFFSEQ='' LC_ALL=C.UTF-8 man --warnings=w -l "$tree/usr/share/man/man1/michishirube.1.gz" 2>&1 >/dev/null | grep . && return 1 || return 0; }
check "… and man has nothing to say against it" man_page_is_clean

# --- the units ---
units=$(dirname "$(find "$tree" -name michishirube.service)")
# systemd looks for the programs where they will be.
for name in bin/env bin/weston bin/chown; do
    install -D /bin/true "$tree/usr/$name"
done
ln -s usr/bin "$tree/bin"
cp -r "$units" "$work/units"
sed -i "s|=\([+]*\)/|=\1$tree/|" "$work"/units/michishirube*.service
verifies() {
    # Without systemd's own units around it, all that it does not know is logind's.
    systemd-analyze verify --man=no --recursive-errors=no "$work"/units/michishirube*.service 2>&1 | grep -v logind | grep . && return 1 || return 0
}
check "systemd understands the units" verifies
check "the kiosk's unit leaves at most 1.5 open" \
    systemd-analyze security --offline=true --threshold=15 --no-pager "$units/michishirube.service"
check "the unit that fetches data leaves at most 1.5 open" \
    systemd-analyze security --offline=true --threshold=15 --no-pager "$units/michishirube-fetch.service"
check "the unit that reads sticks leaves at most 1.6 open, though it has to mount" \
    systemd-analyze security --offline=true --threshold=16 --no-pager "$units/michishirube-usb@.service"
check "the compositor's unit leaves at most 2.0 open" \
    systemd-analyze security --offline=true --threshold=20 --no-pager "$units/michishirube-display.service"

# --- the scripts ---
mapfile -t scripts < <(cd "$source" && grep -rlE '^#!(/usr/bin/env bash|/bin/sh)' kiosk-config tests .ci | sort)
check "shellcheck has no warning for ${#scripts[@]} scripts" env --chdir="$source" shellcheck --severity=warning "${scripts[@]}"

if [ "$failures" != 0 ]; then
    echo "$failures package tests failed"
    exit 1
fi
echo "all package tests passed"
