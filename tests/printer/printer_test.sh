#!/usr/bin/env bash
# The real program prints through a real CUPS of its own, which disturbs no other: the slip comes out
# of Debian's PDF printer and its code is read back; a queue that is stopped, out of paper, jammed or
# missing is told on the screen, and nothing of a slip stays behind.
#   tests/printer/printer_test.sh [BUILD FOLDER]
# Needs the packages of [test] in kiosk-config/packages, and root: cupsd runs its printers as others.
set -euo pipefail

build=$(cd "${1:-$(dirname "$0")/../../build}" && pwd)
[ "$(id -u)" = 0 ] || exec sudo -n "$0" "$build"
size=1920x1080
today=2023-10-20
work=$(mktemp -d)
chmod 755 "$work"
processes=()
failures=0

tidy_up() {
    for process in "${processes[@]}"; do
        kill "$process" 2>/dev/null || true
    done
    wait
    if [ "$failures" = 0 ]; then rm -r "$work"; else echo "logs and pictures are kept in $work"; fi
}
trap tidy_up EXIT

passed() { echo "pass: $1"; }
failed() {
    echo "FAIL: $1"
    failures=$((failures + 1))
}
# Waits for a command to succeed, for at most so many seconds.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.2
    done
}

# --- a CUPS of its own: everything it reads, writes and listens on is in the work folder ---
root=$work/cups
mkdir -p "$root"/{etc/ppd,bin,cache,state,spool/tmp,log}
cp -r /usr/lib/cups/. "$root/bin" # and what the test adds to it
export CUPS_SERVER=$root/socket
# Debian's own rules of who may do what, and files kept as CUPS does by itself, so that it is seen
# whether the kiosk has them purged.
{
    printf 'Listen %s\nLogLevel debug\nWebInterface No\nBrowsing Off\n' "$CUPS_SERVER"
    grep -vE '^(Listen|LogLevel|WebInterface|Browsing|IdleExitTimeout)' /usr/share/cups/cupsd.conf.default
} >"$root/etc/cupsd.conf"
cat >"$root/etc/cups-files.conf" <<END
User lp
Group lp
SystemGroup root lpadmin
ServerRoot $root/etc
ServerBin $root/bin
DataDir /usr/share/cups
CacheDir $root/cache
StateDir $root/state
RequestRoot $root/spool
TempDir $root/spool/tmp
AccessLog $root/log/access
ErrorLog $root/log/error
PageLog $root/log/page
FatalErrors config listen permissions
Sandboxing relaxed
END
# The PDF printer reads /etc/cups/cups-pdf.conf, whoever starts it: its pages are in the home of root.
pages=$(getent passwd root | cut -d: -f6)/PDF

# A printer that says what it is told to say, and keeps the job; or just takes it.
cat >"$root/bin/backend/troubled" <<'END'
#!/bin/sh
# $DEVICE_URI: troubled:REASON
[ $# = 0 ] && exit 0
cat >/dev/null
[ "$DEVICE_URI" = troubled:not ] && exit 0
echo "STATE: +${DEVICE_URI#troubled:}" >&2
trap 'exit 0' TERM
sleep 300 &
wait $!
END
chmod 755 "$root/bin/backend/troubled"

/usr/sbin/cupsd -f -c "$root/etc/cupsd.conf" -s "$root/etc/cups-files.conf" &
cups=$!
processes+=("$cups")
running() { lpstat -r | grep -q 'is running'; }
within 20 running || { cat "$root/log/error"; exit 2; }
lpadmin -p paper -E -v cups-pdf:/ -P /usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd 2>/dev/null
lpadmin -p empty -E -v troubled:media-empty -m raw 2>/dev/null
lpadmin -p jammed -E -v troubled:media-jam-error -m raw 2>/dev/null
lpadmin -p ready -E -v troubled:not -m raw 2>/dev/null
lpadmin -p halted -v troubled:not -m raw 2>/dev/null # without -E it is stopped
cupsaccept halted

# --- a visit in a window, by touch ---
Xvfb -displayfd 1 -screen 0 ${size}x24 -noreset -nolisten tcp >"$work/display" 2>/dev/null &
processes+=($!)
within 20 test -s "$work/display"
DISPLAY=:$(cat "$work/display")
export DISPLAY

# Settings for a queue and a paper; where the button is, and what the screen then looks like, as
# the player says it. The player prints well at once: of its last picture only the button counts.
prepare() {
    printf '[welcome]\nseconds = 0\n[printer]\nqueue = "%s"\npaper = "%s"\n' "$1" "$2" \
        >"$work/settings.toml"
    "$build/michishirube" play - --out "$work/played" --size $size --today $today \
        --config "$work/settings.toml" <<'END'
shot welcome
tap start
shot purpose
tap purpose/finance
shot chosen
tap next
shot region
tap unknown
shot age
tap age/y5to10
shot shortlist
tap take-away
shot take-away
tap print
shot done
END
}
middle_of() {
    jq -er --arg id "$2" 'first(.targets[] | select(.id == $id))
        | .px | "\(.[0] + .[2] / 2 | floor) \(.[1] + .[3] / 2 | floor)"' "$work/played/$1.json"
}
on_screen() {
    import -window root "$work/seen.png"
    [ "$(compare -metric AE "$work/seen.png" "$1" null: 2>&1)" = 0 ]
}
tap() {
    within 10 on_screen "$work/played/$1.png" || failed "the visit comes to $1"
    sleep 0.4 # a screen is deaf for 0.3 s
    # shellcheck disable=SC2046 # two words
    xdotool mousemove $(middle_of "$1" "$2") click 1
}
to_take_away() {
    prepare "$1" "$2"
    SDL_VIDEODRIVER=x11 "$build/michishirube" run --window $size --today $today \
        --config "$work/settings.toml" 2>"$work/words" &
    kiosk=$!
    processes+=("$kiosk")
    tap welcome start
    tap purpose purpose/finance
    tap chosen next
    tap region unknown
    tap age age/y5to10
    tap shortlist take-away
}
leave() {
    kill -TERM "$kiosk"
    wait "$kiosk" || true
    [ ! -s "$work/words" ] || failed "the program had nothing to say, but said: $(head -3 "$work/words")"
}

# --- it prints ---
no_job_kept() { [ -z "$(lpstat -W all -o 2>/dev/null)" ] && [ -z "$(find "$root/spool" -type f -print -quit)" ]; }
for paper in 80mm A4; do
    touch "$work/before"
    to_take_away paper $paper
    tap take-away print
    if within 40 on_screen "$work/played/done.png"; then
        passed "$paper: the screen says that it was printed"
    else
        failed "$paper: the screen says that it was printed"
        cp "$work/seen.png" "$work/seen-$paper.png"
    fi
    leave
    if ! find "$pages" -name 'slip*.pdf' -newer "$work/before" -exec mv {} "$work/slip.pdf" \; ||
        [ ! -s "$work/slip.pdf" ]; then
        failed "$paper: a page came out of the printer"
        continue
    fi
    rmdir --ignore-fail-on-non-empty "$pages"
    # In points: 72 mm of a roll are 204, and A4 is 595 x 842.
    pdfinfo "$work/slip.pdf" >"$work/pdfinfo"
    if grep -q '^Pages: *1$' "$work/pdfinfo" &&
        grep -qE "^Page size: *($([ $paper = A4 ] && echo '595(\.[0-9]+)? x 84[12]' || echo '204(\.[0-9]+)? x 1?[0-9]{3}'))" \
            "$work/pdfinfo"; then
        passed "$paper: on one page of its size"
    else
        failed "$paper: on one page of its size: $(grep -E '^Page' "$work/pdfinfo" | tr -s '\n ' ' ')"
    fi
    pdftoppm -r 203 -gray "$work/slip.pdf" "$work/page"
    zbarimg -q --raw "$work"/page*.pgm 2>/dev/null >"$work/read" || true
    zbarimg -q --raw "$work/played/take-away.png" 2>/dev/null >"$work/wanted" || true
    if [ -s "$work/wanted" ] && cmp -s "$work/read" "$work/wanted"; then
        passed "$paper: its code says what the screen's says"
    else
        failed "$paper: its code says what the screen's says"
    fi
    rm -f "$work"/page* "$work/slip.pdf"
    if within 5 no_job_kept; then
        passed "$paper: CUPS keeps neither the job nor its file"
    else
        failed "$paper: CUPS keeps neither the job nor its file"
    fi
done

# --- it says why not ---
# The screens without a window, before real queues: paper out, jammed, stopped, missing. As a user
# without rights, like a kiosk's, where such a user can read this checkout.
ordinary=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
"${ordinary[@]}" test -x "$build/michi_tests" || ordinary=()
tells_of_queues() {
    if "${ordinary[@]}" "$build/michi_tests" --no-skip --test-suite="real queues" >"$work/queues" 2>&1 &&
        grep -q '2 passed' "$work/queues"; then # a suite without tests would pass too
        passed "$1"
    else
        failed "$1"
        cat "$work/queues"
    fi
}
tells_of_queues "trouble with a printer is told on the screen"
if within 5 no_job_kept; then
    passed "no job waits for better times"
else
    failed "no job waits for better times"
    lpstat -W all -o
fi
# A job that is over is gone before the kiosk has asked for it.
printf 'PreserveJobFiles No\nPreserveJobHistory No\n' >>"$root/etc/cupsd.conf"
kill -HUP "$cups"
sleep 1
within 20 running
tells_of_queues "the same before a CUPS that keeps no history"
[ "$failures" = 0 ] || exit 1
echo "all printer tests passed"
