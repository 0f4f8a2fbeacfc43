#!/usr/bin/env bash
# Measures a release build against the budgets and prints one table: bench/run.sh [measurement…].
# Everything stays on this machine's loopback; nothing is left running.
set -euo pipefail
# shellcheck source=../scripts/environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/../scripts/environment.sh"

all=(weights lighthouse start pages sync screen connections rolling plans)
# Seconds after which a measurement is given up.
declare -A patience=([weights]=180 [lighthouse]=600 [start]=180 [pages]=240 [sync]=180 [screen]=300 [connections]=300 [rolling]=300 [plans]=120)

names=("$@")
[ ${#names[@]} -gt 0 ] || names=("${all[@]}")
for name in "${names[@]}"; do
  [ -n "${patience[$name]:-}" ] || fail "there is no measurement '$name'; there are: ${all[*]}"
done
[ -x "${BENCH_SERVER:-target/release/parvis}" ] || fail "there is no release build; scripts/build.sh makes one"
[ -d bench/node_modules ] || (cd bench && npm ci --silent --no-audit --no-fund)
PARVIS_CHROMIUM=$(chromium_program) || fail "there is no Chromium; scripts/setup.sh installs one"
export PARVIS_CHROMIUM
# Ten thousand connections need as many files, on both ends.
ulimit -n "$(ulimit -H -n)"

trap 'node bench/town/close.mjs' EXIT
trap 'exit 130' INT TERM

say "Preparing a town of ${BENCH_COUPLES:-10000} couples with a year of check-ins (the first time of a day some minutes)"
timeout --foreground --kill-after=30 1800 node bench/town/prepare.mjs

measured=() failed=()
for name in "${names[@]}"; do
  say "Measuring $name (at most $((patience[$name] / 60)) minutes)"
  timeout --foreground --kill-after=60 "${patience[$name]}" node "bench/measurements/$name.mjs" &&
    measured+=("$name") || failed+=("$name")
done
node bench/report/table.mjs "${measured[@]}"
[ ${#failed[@]} -eq 0 ] || fail "not measured: ${failed[*]} (see above and bench/work/server.log)"
