#!/usr/bin/env bash
# Makes up what strangers could send, by the million, and feeds it to what reads it: each target of fuzz/ for some
# seconds (30, unless said otherwise), from its seeds and from what former runs found worth keeping. What is fuzzed and
# what must hold is in docs/fuzzing.md. It needs a nightly compiler and cargo-fuzz, and gets them where they are missing.
#   scripts/fuzz.sh [seconds] [target]
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

CARGO_FUZZ_VERSION=0.13.2
# The largest input, in bytes, and the most memory of a target, in megabytes: a photo may unfold to 320.
LARGEST_INPUT=4096
MOST_MEMORY=2048
# What takes longer than this for so little is a fault too, in seconds by the clock on the wall.
PATIENCE=30

seconds=${1:-30}
[[ $seconds =~ ^[0-9]+$ ]] || fail "say for how many seconds, and then which target: scripts/fuzz.sh 60 letter"

install_tools() {
  has rustup || fail "this needs rustup, for a nightly compiler: https://rustup.rs"
  rustup run nightly rustc --version >/dev/null 2>&1 || {
    say "Installing a nightly compiler (a minute)"
    rustup toolchain install nightly --profile minimal
  }
  has cargo-fuzz || {
    say "Installing cargo-fuzz $CARGO_FUZZ_VERSION (a minute)"
    cargo install cargo-fuzz --version "$CARGO_FUZZ_VERSION" --locked
  }
}

# The house forbids unsafe code, so that there is nothing for a sanitizer to find that would be worth a build twice as
# long. Checks for overflow and the house's own assertions are on.
fuzz() {
  local what=$1
  shift
  cargo +nightly fuzz "$what" --fuzz-dir fuzz --dev --sanitizer none "$@"
}

install_tools
# What .cargo/config.toml says, which cargo-fuzz's own flags replace.
export RUSTFLAGS="${RUSTFLAGS:-} --cfg erase_components"
mapfile -t targets < <(cargo +nightly fuzz list --fuzz-dir fuzz)
if [ $# -gt 1 ]; then
  [[ " ${targets[*]} " == *" $2 "* ]] || fail "there is no target $2; there are: ${targets[*]}"
  targets=("$2")
fi

say "Building what is fuzzed (a quarter of an hour the first time)"
fuzz build

failed=()
logs=$ROOT/target/fuzz
mkdir -p "$logs"
for target in "${targets[@]}"; do
  say "$target, for $seconds seconds"
  mkdir -p "fuzz/corpus/$target"
  if fuzz run "$target" "fuzz/corpus/$target" "fuzz/seeds/$target" -- "-max_total_time=$seconds" \
    "-max_len=$LARGEST_INPUT" "-rss_limit_mb=$MOST_MEMORY" "-timeout=$PATIENCE" >"$logs/$target.log" 2>&1; then
    grep -E '^Done ' "$logs/$target.log" | sed 's/^/   /' || true
  else
    failed+=("$target")
    grep -E 'panicked at|ERROR: libFuzzer|Test unit written' -A 2 "$logs/$target.log" | sed 's/^/   /' || tail -n 5 "$logs/$target.log"
  fi
done
[ ${#failed[@]} -eq 0 ] || fail "these did not hold: ${failed[*]}; what they were fed is in fuzz/artifacts, what they said in $logs"
