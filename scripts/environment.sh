# Sourced by the other scripts: where things are, which versions, how to speak.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${PARVIS_CACHE:-$HOME/.cache/parvis}
cd "$ROOT" || exit 1

# These versions were tried together; wasm-bindgen must be the one of Cargo.toml.
RUST_VERSION=1.95
WASM_TARGET=wasm32-unknown-unknown
CARGO_LEPTOS_VERSION=0.3.11
WASM_BINDGEN_VERSION=0.2.130
NODE_VERSION=20
NODE_FETCHED=22
OLDEST_POSTGRES=15

export PATH="$CACHE/tools/bin:$CACHE/npm/node_modules/.bin:$CACHE/node/bin:$HOME/.cargo/bin:$PATH:$CACHE/debian/usr/bin:$CACHE/debian/usr/sbin"
# Checked queries are compiled against the committed .sqlx: a build needs no database.
export SQLX_OFFLINE=true
# What the server must know about the browser's files, as cargo-leptos built them.
export LEPTOS_OUTPUT_NAME=parvis LEPTOS_SITE_ROOT=$ROOT/target/site LEPTOS_SITE_PKG_DIR=pkg LEPTOS_HASH_FILES=true

say() { printf '\033[1m== %s\033[0m\n' "$*"; }
fail() { printf 'Parvis: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# The folder with the programs of the newest PostgreSQL of this machine, 15 or newer.
postgres_programs() {
  local folder version
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort --version-sort --reverse); do
    version=$(basename "$(dirname "$folder")")
    if [ -x "$folder/initdb" ] && [ "${version%%.*}" -ge "$OLDEST_POSTGRES" ] 2>/dev/null; then
      echo "$folder"
      return
    fi
  done
  has postgres || return 1
  version=$(postgres --version | grep -oE '[0-9]+' | head -n 1)
  [ "$version" -ge "$OLDEST_POSTGRES" ] && dirname "$(readlink -f "$(command -v postgres)")"
}

# The browser of the end-to-end tests and measurements.
chromium_program() {
  local name
  for name in ${PARVIS_CHROMIUM:+"$PARVIS_CHROMIUM"} chromium chromium-browser google-chrome; do
    command -v "$name" && return
  done
  return 1
}
