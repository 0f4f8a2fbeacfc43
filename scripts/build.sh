#!/usr/bin/env bash
# Builds server and browser files for release, unless nothing has changed since the last time.
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

# Names, sizes and times of all that goes into the build.
sources() {
  find Cargo.toml Cargo.lock .cargo .sqlx app server frontend style migrations public scripts/environment.sh \
    -type f -printf '%p %s %T@\n' 2>/dev/null | sort | cksum
}

stamp=target/parvis-build.stamp
before=$(sources)
if [ -x target/release/parvis ] && [ -d target/site/pkg ] && [ "$(cat "$stamp" 2>/dev/null)" = "$before" ]; then
  exit 0
fi
say "Building Parvis for release (the first time about ten minutes on two cores, then two to six)"
cargo leptos build --release --split --precompress
echo "$before" >"$stamp"
