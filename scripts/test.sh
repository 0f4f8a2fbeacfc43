#!/usr/bin/env bash
# Everything that is tested, with one line at the end: N passed, N failed.
set -uo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"
# shellcheck source=steps.sh
source scripts/steps.sh

rust_tests() {
  if has cargo-nextest; then
    scripts/with-clamd.sh scripts/with-s3.sh scripts/with-postgres.sh cargo nextest run --workspace --exclude frontend --no-fail-fast
  else
    scripts/with-clamd.sh scripts/with-s3.sh scripts/with-postgres.sh cargo test --workspace --exclude frontend --no-fail-fast
  fi
}

# A checkout that is thrown away afterwards needs nothing that only speeds up the next build, and little of the disk.
if [ "${CI:-}" = true ]; then export CARGO_INCREMENTAL=0; fi
make_room() { [ "${CI:-}" != true ] || rm -rf target/debug "target/$WASM_TARGET/debug"; }

end_to_end() {
  local browser
  browser=$(chromium_program) || { echo "There is no Chromium; scripts/setup.sh installs one."; return 1; }
  PARVIS_CHROMIUM=$browser PLAYWRIGHT_JSON_OUTPUT_FILE=$RESULTS/playwright.json \
    scripts/with-postgres.sh env --chdir end2end npx playwright test --reporter=list,json
}

say "Testing Parvis: about 45 minutes the first time on two cores (another 15 when tools must be built), then about 30"
begin_steps
step "set-up" scripts/setup.sh
scripts/check.sh --in-test
for part in nginx prometheus systemd compose; do step "deploy $part" scripts/deploy.sh "$part"; done
counted_step rust "rust tests" rust_tests
make_room
step "release build" scripts/build.sh
step "deploy rolling" scripts/deploy.sh rolling
counted_step playwright "end to end" end_to_end
node scripts/tally.mjs "$RESULTS"
