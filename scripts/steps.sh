# Sourced: runs the steps of a check one after the other, remembers how each ended, goes on after a failure.
# shellcheck shell=bash

RESULTS=${RESULTS:-$ROOT/target/test-results}

begin_steps() {
  rm -rf "$RESULTS"
  mkdir -p "$RESULTS"
}

# step NAME COMMAND…: a step that counts as one test. Its output is shown and kept.
step() { counted_step plain "$@"; }

# counted_step KIND NAME COMMAND…: KIND says how scripts/tally.mjs reads the numbers from the output.
counted_step() {
  local kind=$1 name=$2 log status started=$SECONDS
  shift 2
  log=$RESULTS/${name// /-}.log
  say "$name"
  "$@" 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  printf '%s\t%s\t%s\t%s\t%s\n' "$kind" "$name" "$status" "$log" "$((SECONDS - started))" >>"$RESULTS/steps.tsv"
  printf '   %s: %s, %s s\n' "$name" "$([ "$status" = 0 ] && echo passed || echo FAILED)" "$((SECONDS - started))"
}
