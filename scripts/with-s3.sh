#!/usr/bin/env bash
# Runs a command with an S3 server of its own in PARVIS_TEST_S3, with an empty bucket `parvis`. The
# server is moto (PyPI), in an environment of its own in the cache; where it cannot be had the command
# runs without it, and that is said.
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

MOTO_VERSION=5.2.5
folder=$CACHE/moto-$MOTO_VERSION
if [ ! -x "$folder/bin/moto_server" ]; then
  say "Installing an S3 server for tests (moto $MOTO_VERSION, half a minute)"
  { python3 -m venv "$folder" && "$folder/bin/pip" install --quiet "moto[s3,server]==$MOTO_VERSION"; } || {
    rm -rf "$folder"
    echo "SKIPPED: moto could not be installed; the tests of S3 will say so too."
    exec "$@"
  }
fi
log=$(mktemp /tmp/parvis-s3-XXXXXX)
server=
throw_away() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -f "$log"
}
trap throw_away EXIT
trap 'exit 130' INT TERM

port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
"$folder/bin/moto_server" --host 127.0.0.1 --port "$port" >"$log" 2>&1 &
server=$!
for _ in $(seq 300); do
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
  kill -0 "$server" 2>/dev/null || { cat "$log"; exit 1; }
  sleep 0.2
done
curl --silent --show-error --fail --request PUT "http://127.0.0.1:$port/parvis" >/dev/null
export PARVIS_TEST_S3=http://127.0.0.1:$port
"$@"
