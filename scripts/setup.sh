#!/usr/bin/env bash
# Installs what is missing, and says so; with everything there it does nothing and takes a moment.
# For Debian and Ubuntu, as root or with sudo. Tools go to ~/.cache/parvis (or $PARVIS_CACHE).
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif has sudo; then sudo "$@"; else
    fail "this needs root, and there is no sudo. Run as root: $*"
  fi
}

system_packages() {
  local packages=()
  has cc || packages+=(build-essential)
  has pkg-config || packages+=(pkg-config)
  has curl || packages+=(curl ca-certificates)
  has git || packages+=(git)
  has brotli || packages+=(brotli)
  postgres_programs >/dev/null || packages+=(postgresql)
  has ffmpeg || packages+=(ffmpeg)
  chromium_program >/dev/null || packages+=(chromium)
  { has node && has npm; } || packages+=(nodejs npm)
  [ ${#packages[@]} -eq 0 ] && return
  has apt-get || fail "please install with this system's package manager: ${packages[*]}"
  say "Installing from the distribution (one to three minutes): ${packages[*]}"
  case " ${packages[*]} " in *" postgresql "*)
    echo "   PostgreSQL's package also starts a database of its own; Parvis does not use it, and it does no harm." ;;
  esac
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update --quiet=2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends "${packages[@]}"
}

# PostgreSQL refuses to run as root: there must be somebody to run it as.
database_user() {
  [ "$(id -u)" = 0 ] || return 0
  id postgres >/dev/null 2>&1 || id parvis >/dev/null 2>&1 || {
    say "Making the user parvis, whom the database runs as"
    useradd --system --no-create-home --shell /usr/sbin/nologin parvis
  }
}

node_runtime() {
  [ "$(node --version | grep -oE '[0-9]+' | head -n 1)" -ge "$NODE_VERSION" ] && return
  say "Installing node $NODE_FETCHED from npm, since the distribution's is older than $NODE_VERSION (half a minute)"
  local machine
  case $(uname -m) in x86_64) machine=x64 ;; aarch64) machine=arm64 ;; *) fail "please install node $NODE_VERSION or newer" ;; esac
  npm install --silent --no-save --prefix "$CACHE/node-package" "node-linux-$machine@$NODE_FETCHED"
  mkdir -p "$CACHE/node/bin"
  ln -sf "$CACHE/node-package/node_modules/node-linux-$machine/bin/node" "$CACHE/node/bin/node"
}

rust_toolchain() {
  if ! has cargo; then
    say "Installing Rust (one minute)"
    curl --proto '=https' --tlsv1.2 --silent --show-error --fail https://sh.rustup.rs |
      sh -s -- -y --quiet --profile minimal --component clippy --component rustfmt
  fi
  local version
  version=$(rustc --version | grep -oE '[0-9]+\.[0-9]+' | head -n 1)
  if [ "$(printf '%s\n' "$RUST_VERSION" "$version" | sort --version-sort | head -n 1)" != "$RUST_VERSION" ]; then
    has rustup || fail "Rust $RUST_VERSION or newer is needed, this is $version"
    say "Updating Rust from $version (one minute)"
    rustup update stable --no-self-update
  fi
  local component
  for component in clippy fmt; do
    has "cargo-$component" || rustup component add "${component/fmt/rustfmt}"
  done
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/$WASM_TARGET" ]; then
    say "Adding the browser as a target of Rust (a few seconds)"
    rustup target add "$WASM_TARGET"
  fi
}

# installed_tool PROGRAM VERSION: whether that very version is there.
installed_tool() { [ -x "$CACHE/tools/bin/$1" ] && [ "$("$CACHE/tools/bin/$1" --version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1)" = "$2" ]; }

# cargo_tool CRATE VERSION MINUTES [OPTIONS…]
cargo_tool() {
  local crate=$1 version=$2 minutes=$3
  shift 3
  if has cargo-binstall; then
    say "Fetching $crate $version (seconds)"
    cargo binstall --no-confirm --root "$CACHE/tools" "$crate@$version" && return
  fi
  say "Building $crate $version, once for this machine (about $minutes minutes)"
  # Its own target folder is thrown away; the flags of this checkout do not concern a tool. It is
  # built for a quick build, not for a quick tool: it mostly waits for the compiler.
  (cd "$CACHE" && CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=64 CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
    cargo install "$crate" --version "$version" --root "$CACHE/tools" --force "$@")
}

browser_tools() {
  mkdir -p "$CACHE"
  installed_tool cargo-leptos "$CARGO_LEPTOS_VERSION" ||
    cargo_tool cargo-leptos "$CARGO_LEPTOS_VERSION" 6 --locked --ignore-rust-version \
      --config 'profile.release.package.brotli.opt-level=3'
  installed_tool wasm-bindgen "$WASM_BINDGEN_VERSION" || cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" 1
}

# npm_packages WHAT SOURCE DESTINATION: what SOURCE/package-lock.json pins, installed in DESTINATION.
npm_packages() {
  local what=$1 source=$2 destination=$3 stamp
  [ -f "$source/package-lock.json" ] || return 0
  stamp=$(cksum <"$source/package-lock.json")
  [ "$(cat "$destination/node_modules/.parvis" 2>/dev/null)" = "$stamp" ] && return
  say "Installing from npm: $what (up to a minute)"
  mkdir -p "$destination"
  if [ "$source" != "$destination" ]; then cp "$source/package.json" "$source/package-lock.json" "$destination/"; fi
  (cd "$destination" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent --no-audit --no-fund)
  echo "$stamp" >"$destination/node_modules/.parvis"
}

# unpacked PROGRAM PACKAGES…: a program of the distribution that only tests start: it is asked what it thinks
# of a file, or runs for a moment. Installed as a package it would start a service.
unpacked() {
  local program=$1 folder
  shift
  has "$program" && return
  has apt-get || return 0
  say "Fetching $program for the tests (seconds)"
  folder=$(mktemp -d)
  if (cd "$folder" && apt-get download --quiet=2 "$@" 2>/dev/null); then
    mkdir -p "$CACHE/debian"
    for package in "$folder"/*.deb; do dpkg-deb --extract "$package" "$CACHE/debian"; done
  else
    echo "   $program could not be fetched: what needs it will not be checked here."
  fi
  rm -rf "$folder"
}

system_packages
database_user
node_runtime
rust_toolchain
browser_tools
npm_packages "wasm-opt" scripts/tools "$CACHE/npm"
npm_packages "Playwright" end2end end2end
unpacked nginx nginx
unpacked promtool prometheus
unpacked nats-server nats-server
unpacked clamd clamav-daemon "$(apt-cache depends clamav-daemon 2>/dev/null | grep -oE 'libclamav[0-9a-z]+' | head -n 1)" libmspack0
