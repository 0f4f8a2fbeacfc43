#!/usr/bin/env bash
# The gate: formatting, lints for server and browser, complete translations, current queries.
set -uo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"
# shellcheck source=steps.sh
source scripts/steps.sh

# The lints read every checked query against a database, and so tell whether .sqlx is current.
lint_server() { scripts/sqlx-prepare.sh --check clippy -- -D warnings; }
lint_browser() { cargo clippy --package frontend --target "$WASM_TARGET" -- -D warnings; }

# A sentence that lacks in English or Korean is a warning of a build script, which clippy shows and lets pass.
complete_translations() {
  ! grep -hE '^warning: [a-z_-]+@[0-9.]+:' "$RESULTS"/lints-*.log | sort -u | grep .
}

# Licences, sources and what is banned; it needs no network. Nobody waits for a tool that is not there to be built.
dependencies() {
  if ! has cargo-deny; then
    echo "SKIPPED: cargo-deny is not on this machine; licences and sources of dependencies were not checked."
    return 0
  fi
  cargo deny --offline check licenses bans sources
}

# Part of `make test`, or alone.
if [ "${1:-}" != --in-test ]; then
  scripts/setup.sh || exit 1
  begin_steps
fi
step "formatting" cargo fmt --all --check
step "lints and queries" lint_server
step "lints browser" lint_browser
step "translations" complete_translations
step "dependencies" dependencies
[ "${1:-}" = --in-test ] || node scripts/tally.mjs "$RESULTS"
