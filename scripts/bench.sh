#!/usr/bin/env bash
# Measures against the budgets: writes bench/results/*.json and prints a table.
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

scripts/setup.sh
scripts/build.sh
[ -x bench/run.sh ] || fail "bench/run.sh is missing"
PARVIS_CHROMIUM=$(chromium_program) exec bench/run.sh
