#!/usr/bin/env bash
# The real program in a real window, with a real voice: what it says, when it is cut off, and that
# no process is left of it when the visit is over.
#   tests/window/speech_test.sh [BUILD FOLDER]
# Needs Debian's xvfb, xdotool, jq, espeak-ng and mecab (kiosk-config/packages).
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
    if [ "$failures" = 0 ]; then rm -r "$work"; else echo "what was said is kept in $work"; fi
}
trap tidy_up EXIT

passed() { echo "pass: $1"; }
failed() {
    echo "FAIL: $1"
    failures=$((failures + 1))
}

# A voice that makes a sound file of every text, and is slow to end.
cat >"$work/speaker" <<'END'
#!/bin/sh
cd "$(dirname "$0")" || exit 1
text=$(mktemp text.XXXXXX)
cat >"$text"
espeak-ng -v ja -a "$1" -w "$text.wav" -f "$text"
echo $$ >process
mv "$text" heard
mv "$text.wav" heard.wav
sleep 60
END
chmod +x "$work/speaker"
cat >"$work/settings.toml" <<'END'
[welcome]
seconds = 0
[speech]
easy = ["./speaker", "{volume}"]
en = ["/nowhere/speaker"]
END
cat >"$work/visit" <<'END'
shot welcome
tap speech
shot speaking
tap start
tap purpose/start
shot purpose
tap call
shot call
END
"$build/michishirube" play "$work/visit" --out "$work" --size $size --today $today \
    --config "$work/settings.toml" --language easy
echo 'shot welcome-ja' | "$build/michishirube" play - --out "$work" --size $size --today $today \
    --config "$work/settings.toml"

# Japanese with its kanji: espeak-ng names what it cannot read a "letter", in English.
jq -r '.speech[]' "$work/welcome-ja.json" >"$work/japanese"
phonemes() { "$build/kiosk-config/speak-japanese" -q -x <"$work/japanese" 2>/dev/null; }
if [ -s "$work/japanese" ] && [ -n "$(phonemes)" ] && ! phonemes | grep -q "l'et@"; then
    passed "speak-japanese says every word of a Japanese screen"
else
    failed "speak-japanese says every word of a Japanese screen: $(phonemes)"
fi

Xvfb -displayfd 1 -screen 0 ${size}x24 -noreset -nolisten tcp >"$work/display" 2>/dev/null &
processes+=($!)
for _ in $(seq 100); do
    [ -s "$work/display" ] && break
    sleep 0.1
done
DISPLAY=:$(cat "$work/display")
export DISPLAY

SDL_VIDEODRIVER=x11 SDL_AUDIODRIVER=disk SDL_DISKAUDIOFILE="$work/loudspeaker" \
    "$build/michishirube" run --window $size --today $today --config "$work/settings.toml" \
    2>"$work/journal" &
kiosk=$!
processes+=("$kiosk")

tap() {
    sleep 0.5
    # shellcheck disable=SC2046 # two words
    xdotool mousemove $(jq -er --arg id "$2" 'first(.targets[] | select(.id == $id))
        | .px | "\(.[0] + .[2] / 2 | floor) \(.[1] + .[3] / 2 | floor)"' "$work/$1.json") click 1
}

# Waits for a command to come true.
until_true() {
    for _ in $(seq 50); do
        if "$@"; then return 0; fi
        sleep 0.1
    done
    return 1
}
expect() {
    if until_true "${@:2}"; then passed "$1"; else failed "$1"; fi
}
heard() { [ "$(cat "$work/heard" 2>/dev/null)" = "$(jq -r '.speech[]' "$work/$1.json")" ]; }
children() { ps --no-headers -o pid --ppid "$kiosk" | wc -l; }
nobody_speaks() { [ "$(children)" = 0 ]; }
is_gone() { ! kill -0 "$1" 2>/dev/null; }
is_a_sound() { [ "$(stat -c %s "$1" 2>/dev/null || echo 0)" -gt 20000 ]; }

until_true xdotool search --name michishirube >/dev/null || failed "the window is there"
sleep 1
tap welcome-ja language/easy
tap welcome speech
expect "the voice is given what play says of the screen, word by word" heard speaking
expect "… and makes a sound of it" is_a_sound "$work/heard.wav"
first=$(cat "$work/process")
rm "$work/heard"

tap speaking start
expect "the next touch cuts it off" is_gone "$first"
until_true test -s "$work/heard" || failed "the next screen is read"
tap purpose purpose/start
until_true grep -q えらんでいます "$work/heard" && passed "a choice is told" || failed "a choice is told"
if [ "$(children)" = 1 ]; then passed "one voice speaks at a time"; else failed "one voice speaks at a time: $(children)"; fi

rm "$work/heard" # the bar is the speaking visitor's now
tap purpose call
expect "the call is read after the chime, with its number" heard call
if [ "$(tr -d '\0' <"$work/loudspeaker" | wc -c)" -gt 10000 ]; then
    passed "the chime sounds through the loudspeaker"
else
    failed "the chime sounds through the loudspeaker"
fi

xdotool key XF86AudioPlay
expect "the keypad's key stops it" nobody_speaks
rm "$work/heard"
xdotool key XF86AudioPlay
expect "… and starts it again" heard call
xdotool key Home
expect "no process is left after the visit" nobody_speaks
last=$(cat "$work/process")
expect "… nor what it started" is_gone "$last"

grep -v 'SDL disk\|Writing to file' "$work/journal" >"$work/said" || true
if [ -s "$work/said" ]; then
    failed "the program had nothing to say, but said: $(head -3 "$work/said")"
fi

# A voice that cannot be had is told once, without the text, and its key goes away.
: >"$work/journal"
echo 'shot welcome-en' | "$build/michishirube" play - --out "$work" --size $size --today $today \
    --config "$work/settings.toml" --language en
sleep 0.5
tap welcome-ja language/en
tap welcome-en speech
is_told() { grep -q '/nowhere/speaker' "$work/journal"; }
expect "a voice that cannot be started is told in the journal" is_told
sleep 1
if [ "$(grep -c . "$work/journal")" = 1 ]; then passed "… once"; else failed "… once: $(cat "$work/journal")"; fi

if [ "$failures" = 0 ]; then
    echo "all tests of the speaking window passed"
else
    echo "$failures tests of the speaking window failed"
    exit 1
fi
