#!/usr/bin/env bash
# Runs a command with a clamd of its own in PARVIS_TEST_CLAMD, which knows one signature: ours, of a
# harmless text. Where clamd is not installed the command runs without it, and that is said.
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

program=$(command -v clamd) || {
  echo "SKIPPED: no clamd here (scripts/setup.sh fetches it); its tests will say so too."
  exec "$@"
}
home=$(mktemp -d /tmp/parvis-clamd-XXXXXX)
server=
throw_away() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$home"
}
trap throw_away EXIT
trap 'exit 130' INT TERM

port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
mkdir "$home/signatures"
# A name, any kind of file, anywhere in it, the text in hexadecimal.
printf 'Parvis.Test:0:*:%s\n' "$(printf 'PARVIS-TEST-OF-HARM' | od -An -tx1 | tr -d ' \n')" >"$home/signatures/parvis.ndb"
cat >"$home/clamd.conf" <<SETTINGS
TCPSocket $port
TCPAddr 127.0.0.1
DatabaseDirectory $home/signatures
Foreground yes
SETTINGS
# Fetched without being installed, it has its libraries beside it.
LD_LIBRARY_PATH=$CACHE/debian/usr/lib/$(uname -m)-linux-gnu "$program" --config-file="$home/clamd.conf" >"$home/log" 2>&1 &
server=$!
for _ in $(seq 300); do
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
  kill -0 "$server" 2>/dev/null || { cat "$home/log"; exit 1; }
  sleep 0.2
done
export PARVIS_TEST_CLAMD=127.0.0.1:$port
"$@"
