#!/usr/bin/env bash
# The real program in a real window: a visitor's taps come through the X server, and what is on the
# screen must be, to the pixel, what `michishirube play` says it is.
#   tests/window/window_test.sh [BUILD FOLDER]
# Needs Debian's xvfb, xdotool, imagemagick and jq (kiosk-config/packages).
set -euo pipefail

build=$(cd "${1:-$(dirname "$0")/../../build}" && pwd)
size=1280x800
today=2023-10-20
work=$(mktemp -d)
processes=()
failures=0

tidy_up() {
    for process in "${processes[@]}"; do
        kill "$process" 2>/dev/null || true
    done
    wait
    if [ "$failures" = 0 ]; then rm -r "$work"; else echo "pictures are kept in $work"; fi
}
trap tidy_up EXIT

passed() { echo "pass: $1"; }
failed() {
    echo "FAIL: $1"
    failures=$((failures + 1))
}

# --- what should be seen ---
cat >"$work/visit" <<'END'
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
key back
shot age-again
END
printf '[welcome]\nseconds = 0\n' >"$work/settings.toml" # no site's, and a welcome that stands still
"$build/michishirube" play "$work/visit" --out "$work" --size $size --today $today \
    --config "$work/settings.toml"

# The middle of a target on one of these screens, as `x y`. A place that scrolled away has none.
middle_of() {
    jq -er --arg id "$2" 'first(.targets[] | select(.id | startswith($id)))
        | .px | "\(.[0] + .[2] / 2 | floor) \(.[1] + .[3] / 2 | floor)"' "$work/$1.json"
}

# --- the real thing ---
Xvfb -displayfd 1 -screen 0 ${size}x24 -noreset -nolisten tcp >"$work/display" 2>/dev/null &
processes+=($!)
for _ in $(seq 100); do
    [ -s "$work/display" ] && break
    sleep 0.1
done
DISPLAY=:$(cat "$work/display")
export DISPLAY

SDL_VIDEODRIVER=x11 SDL_AUDIODRIVER=dummy "$build/michishirube" run --window $size --today $today \
    --config "$work/settings.toml" 2>"$work/words" &
kiosk=$!
processes+=("$kiosk")

look() { import -window root "$1"; }
same() { [ "$(compare -metric AE "$1" "$2" null: 2>&1)" = 0 ]; }
on_screen() {
    look "$work/seen.png"
    same "$work/seen.png" "$work/$1.png"
}

# Waits for a screen; a slow machine may take its time, a wrong picture stays wrong.
expect() {
    for _ in $(seq 25); do
        if on_screen "$1"; then
            passed "$2"
            return
        fi
        sleep 0.2
    done
    cp "$work/seen.png" "$work/seen-instead-of-$1.png"
    failed "$2"
}

# What must change nothing, given time to do so.
expect_still() {
    sleep 0.7
    if kill -0 "$kiosk" 2>/dev/null && on_screen "$1"; then
        passed "$2"
    else
        cp "$work/seen.png" "$work/seen-instead-of-$1.png"
        failed "$2"
    fi
}

# A screen is deaf for 0.3 s after it came up, so that nobody presses what they have not seen.
tap() {
    sleep 0.4
    # shellcheck disable=SC2046 # two words
    xdotool mousemove $(middle_of "$1" "$2") click 1
}

# From a point up (or, with a minus sign, down) by so many pixels, slowly; then the finger rests.
drag() {
    local x=$1 y=$2 up=$3 step
    xdotool mousemove "$x" "$y" mousedown 1
    for step in 1 2 3 4 5 6 7 8 9 10; do
        xdotool mousemove "$x" $((y - up * step / 10))
        sleep 0.02
    done
    sleep 0.3
    xdotool mouseup 1
}

press_forbidden_keys() {
    xdotool key alt+F4 key ctrl+q key ctrl+w key ctrl+c key alt+Tab key ctrl+alt+Delete key super
    for number in 1 2 3 4 5 6 7 8 9 10 11 12; do
        xdotool key "F$number"
    done
}

expect welcome "the program shows the welcome screen"

# shellcheck disable=SC2046
xdotool mousemove $(middle_of welcome start)
expect_still welcome "a pointer that only passes by changes nothing"
press_forbidden_keys
expect_still welcome "Alt+F4, Ctrl+Q, the F keys and their like change nothing"
xdotool click 3 click 2 click 4 click 5
expect_still welcome "right click, middle click and wheel change nothing"

tap welcome start
expect purpose "a tap starts the visit"
tap purpose purpose/finance
expect chosen "a tap chooses a purpose"
tap chosen next
expect region "… and goes on to the regions"
tap region unknown
expect age "… to the age of the business"
tap age age/y5to10
expect shortlist "… and to the shortlist"

xdotool click 4 click 5 click 5 click 3
expect_still shortlist "the wheel does not scroll the list, right click opens nothing"
press_forbidden_keys
expect_still shortlist "nor do keys that a keypad has not"

if ! jq -e .left_to_scroll "$work/shortlist.json" >/dev/null; then
    failed "the list is longer than the screen"
fi
read -r x y < <(middle_of shortlist card/)
drag "$x" "$y" 120
sleep 0.5
if on_screen shortlist; then failed "a drag scrolls the list"; else passed "a drag scrolls the list"; fi
cp "$work/seen.png" "$work/scrolled.png"
expect_still scrolled "… and the list rests where the finger left it"
drag "$x" $((y - 120)) -120
expect shortlist "a drag back shows the same list again: no card was pressed"

xdotool key BackSpace
expect age-again "the keypad's back key goes back"
xdotool key Home
expect welcome "its reset key ends the visit"

# Whatever somebody does: the log below must stay empty.
RANDOM=7
for _ in $(seq 120); do
    if [ $((RANDOM % 5)) = 0 ]; then
        keys=(Up Down Left Right Return BackSpace)
        xdotool key "${keys[RANDOM % 6]}"
    else
        xdotool mousemove $((RANDOM % 1280)) $((RANDOM % 800)) click 1
    fi
    sleep 0.$((RANDOM % 3 + 1))
done
sleep 0.4
xdotool key Home
expect welcome "after a hundred touches and keys at random the reset key leads to the welcome"

before=$(date +%s%N)
kill -TERM "$kiosk"
wait "$kiosk" && status=0 || status=$?
took=$((($(date +%s%N) - before) / 1000000))
if [ "$took" -le 1000 ]; then
    passed "SIGTERM ends the program within a second ($took ms, status $status)"
else
    failed "SIGTERM ends the program within a second: it took $took ms"
fi
if [ -s "$work/words" ]; then
    failed "the program had nothing to say, but said: $(head -3 "$work/words")"
fi

if [ "$failures" = 0 ]; then
    echo "all window tests passed"
else
    echo "$failures window tests failed"
    exit 1
fi
