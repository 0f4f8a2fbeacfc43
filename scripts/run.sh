#!/usr/bin/env bash
# Opens a seeded town at http://127.0.0.1:3000 (or PARVIS_ADDR).
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

scripts/setup.sh
scripts/build.sh
[ "${PARVIS_ENV:-development}" = production ] || target/release/parvis seed --when-empty
exec target/release/parvis serve
