#!/usr/bin/env bash
# Removes what was built. The town's data (data/) and the tools (~/.cache/parvis) stay.
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

say "Removing target, test results and npm packages; the town's data in data/ stay"
rm -rf target fuzz/target end2end/node_modules end2end/test-results end2end/playwright-report bench/node_modules bench/work
