#!/usr/bin/env bash
# The sheets through a real spreadsheet program, as an office in Japan would open and save them: each
# CSV file becomes a spreadsheet, and that a CSV file again. Nothing may change, except what somebody
# changed.
#   tests/sheets/libreoffice_test.sh [BUILD FOLDER]
# Needs Debian's libreoffice-calc-nogui (kiosk-config/packages).
set -euo pipefail

build=$(cd "${1:-$(dirname "$0")/../../build}" && pwd)
source=$(cd "$(dirname "$0")/../.." && pwd)
michi=$build/michishirube
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
failures=0

passed() { echo "pass: $1"; }
failed() {
    echo "FAIL: $1"
    failures=$((failures + 1))
}

# --- the spreadsheet program ---
# A profile of its own that is Japanese: its form of dates, times and figures.
mkdir -p "$work/profile/user"
cat >"$work/profile/user/registrymodifications.xcu" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>ja-JP</value></prop></item>
</oor:items>
END
convert() { # FORMAT OUT [OPTION...] FILE...
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$1" --outdir "$2" "${@:3}" >"$work/soffice.log" 2>&1 ||
        { cat "$work/soffice.log"; exit 1; }
}
# Comma, quotation mark, UTF-8, from line 1, Japanese (0x0411); then whether quoted cells are texts,
# and whether dates and the like are recognised, as Excel always does.
japanese=44,34,76,1,,1041
through() { # FORMAT RECOGNISE FROM TO
    mkdir -p "$4" "$4.$1"
    convert "$1" "$4.$1" "--infilter=CSV:$japanese,false,$2" "$3"/*.csv
    convert "csv:Text - txt - csv (StarCalc):$japanese,false,true" "$4" "$4.$1"/*."$1"
    [ "$(ls "$4" | wc -l)" = "$(ls "$3" | wc -l)" ] || failed "not every sheet came back from $1"
}

# --- what an office does ---
cp -r "$source/data" "$work/data"
"$michi" data export "$work/data" --out "$work/out" >/dev/null
for format in ods xlsx; do
    for recognise in false true; do
        what="the sheets through .$format, dates recognised: $recognise"
        back=$work/back-$format-$recognise
        through "$format" "$recognise" "$work/out" "$back"
        if "$michi" data import "$back" --data "$work/data" --apply >"$work/report" 2>&1 &&
            diff -r "$source/data" "$work/data" >>"$work/report"; then
            passed "$what change nothing"
        else
            failed "$what change something"
            head -20 "$work/report"
        fi
    done
done

# Somebody gives a desk another telephone number, in full width, and a period a later end.
mkdir "$work/changed"
cp "$work/out"/*.csv "$work/changed"
desk=$(grep -m1 -n 'hachinohe-port-council' "$work/changed/desks.csv" | cut -d: -f1)
sed -i "${desk}s/[0-9]\{4\}-[0-9]\{2\}-[0-9]\{4\}/０１７（７３４）９３７３/" "$work/changed/desks.csv"
sed -i '/^2,11,/s/2023-11-30/令和5年12月28日/' "$work/changed/dates.csv"
through ods true "$work/changed" "$work/changed-back"
"$michi" data import "$work/changed-back" --data "$work/data" --apply >"$work/report"
diff -r -U0 "$source/data" "$work/data" | grep '^[-+][^-+]' >"$work/lines" || true
if [ "$(grep -c '^+' "$work/lines")" = 2 ] && [ "$(grep -c '^-' "$work/lines")" = 2 ] &&
    grep -qx '+phones = \["017-734-9373"\]' "$work/lines" && grep -qx '+to = "2023-12-28"' "$work/lines"; then
    passed "what was changed in the sheets, and nothing else, changed in the data"
else
    failed "what was changed in the sheets did not arrive"
    cat "$work/lines" "$work/report"
fi

[ "$failures" = 0 ]
