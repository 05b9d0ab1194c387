#!/usr/bin/env bash
# Brings signed data as the units do: from a stick (a file system in a file, really mounted) and from an
# https address (a real server, with a certificate of its own).
#   tests/data/bring_test.sh
# Needs curl, openssl and python3; the stick needs root, loop devices and a kernel that mounts them.
set -euo pipefail

source=$(cd "$(dirname "$0")/../.." && pwd)
bring=$source/kiosk-config/bring-data
name=michishirube-data.db
work=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server"
    rm -r "$work"
}
trap finish EXIT
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
fails() { ! "$@"; }

export STATE_DIRECTORY=$work/incoming RUNTIME_DIRECTORY=$work/stick
mkdir "$STATE_DIRECTORY" "$RUNTIME_DIRECTORY" "$work/office" "$work/bin"
head -c 300000 /dev/urandom >"$work/office/$name"
echo "a signature" >"$work/office/$name.minisig"

brought() {
    cmp "$work/office/$name" "$STATE_DIRECTORY/$name" &&
        cmp "$work/office/$name.minisig" "$STATE_DIRECTORY/$name.minisig" &&
        [ "$(find "$STATE_DIRECTORY" -mindepth 1 | wc -l)" = 2 ] &&
        [ "$(stat -c %a "$STATE_DIRECTORY/$name")" = 644 ]
}
as_before() { brought && ! mountpoint -q "$RUNTIME_DIRECTORY"; }

# --- the stick ---
# A kernel without vfat mounts another file system by the same options.
kind=vfat
if ! grep -qw vfat /proc/filesystems && ! modprobe -n vfat 2>/dev/null; then
    kind=ext4
    mount=$(command -v mount)
    # shellcheck disable=SC2016 # the script's own words
    printf '#!/bin/sh\n[ "$2" = vfat,exfat ] || exit 1\nshift 2\nexec %s -t ext4 "$@"\n' "$mount" >"$work/bin/mount"
    chmod +x "$work/bin/mount"
fi
# make_stick FOLDER: a stick with what is in the folder.
make_stick() {
    rm -f "$work/image"
    truncate -s 100M "$work/image"
    if [ $kind = vfat ]; then
        mkfs.vfat "$work/image" >/dev/null
        device=$(losetup -f --show "$work/image")
        mount "$device" "$RUNTIME_DIRECTORY"
        cp "$1"/* "$RUNTIME_DIRECTORY"
        umount "$RUNTIME_DIRECTORY"
    else
        mkfs.ext4 -q -d "$1" "$work/image"
        device=$(losetup -f --show "$work/image")
    fi
}
from_stick() {
    local status=0
    PATH="$work/bin:$PATH" sh "$bring" usb "$device" || status=$?
    losetup -d "$device"
    return $status
}
if [ "$(id -u)" = 0 ] && losetup -f >/dev/null 2>&1; then
    make_stick "$work/office"
    check "the two files of a stick ($kind) are brought" from_stick
    check "… and nothing else stays, not even the mount" as_before

    mkdir "$work/empty"
    make_stick "$work/empty"
    check "a stick without them changes nothing" from_stick
    check "… indeed" as_before

    mkdir "$work/large"
    cp "$work/office/$name.minisig" "$work/large"
    truncate -s 70M "$work/large/$name"
    make_stick "$work/large"
    check "a file too large for data is refused" fails from_stick
    check "… and nothing of it stays" as_before

    if [ $kind = ext4 ]; then # vfat has no links
        mkdir "$work/links"
        ln -s /etc/passwd "$work/links/$name"
        cp "$work/office/$name.minisig" "$work/links"
        make_stick "$work/links"
        check "a link leads nowhere" from_stick
        check "… indeed" as_before
    fi
    rm "$STATE_DIRECTORY"/*
else
    echo "left out: a stick (no root, or no loop devices)"
fi

# --- the address ---
openssl req -x509 -newkey rsa:2048 -nodes -days 36500 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
cat >"$work/server.py" <<'PYTHON'
import functools, http.server, ssl, sys
folder, cert, key, port_file = sys.argv[1:]
handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(cert, key)
server.socket = context.wrap_socket(server.socket, server_side=True)
with open(port_file, "w") as file:
    print(server.server_address[1], file=file)
server.serve_forever()
PYTHON
python3 "$work/server.py" "$work/office" "$work/cert.pem" "$work/key.pem" "$work/port" 2>"$work/requests" &
server=$!
for _ in $(seq 100); do
    [ -s "$work/port" ] && break
    sleep 0.1
done
port=$(cat "$work/port")
echo "https://localhost:$port/$name" >"$work/data.url"
from_address() { CURL_CA_BUNDLE=$work/cert.pem sh "$bring" https "$work/data.url"; }

check "an unknown certificate is refused" fails sh "$bring" https "$work/data.url"
check "the two files of an address are brought" from_address
check "… and nothing else" brought
: >"$work/requests"
check "the second time nothing but the signature is asked for" from_address
asked_once() { [ "$(grep -c GET "$work/requests")" = 1 ] && grep -q minisig "$work/requests"; }
check "… indeed" asked_once

cp "$work/office/$name" "$work/kept"
truncate -s 70M "$work/office/$name"
echo "another signature" >"$work/office/$name.minisig"
check "a file too large for data is refused" fails from_address
mv "$work/kept" "$work/office/$name"
echo "a signature" >"$work/office/$name.minisig"
check "… and what was there stays" brought
mv "$work/office/$name.minisig" "$work/hidden"
check "an address without a signature is told" fails from_address
mv "$work/hidden" "$work/office/$name.minisig"
check "… and what was there stays" brought
echo "http://localhost:$port/$name" >"$work/data.url"
check "an address that is not https is refused" fails from_address

if [ "$failures" != 0 ]; then
    echo "$failures tests of bringing data failed"
    exit 1
fi
echo "all tests of bringing data passed"
