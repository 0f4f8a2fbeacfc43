#!/usr/bin/env bash
# Runs a command with a PostgreSQL of its own in DATABASE_URL, and throws it away afterwards.
# It trades safety for speed, and is closed to everybody else by its folder's permissions.
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

programs=$(postgres_programs) || fail "no PostgreSQL $OLDEST_POSTGRES or newer was found; scripts/setup.sh installs one"
home=$(mktemp -d /tmp/parvis-test-XXXXXX)

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid "$owner" --regid "$(id -g "$owner")" --clear-groups -- "$@"
  else
    "$@"
  fi
}
if [ "$(id -u)" = 0 ]; then
  owner=postgres
  id "$owner" >/dev/null 2>&1 || owner=parvis
  chown "$owner" "$home"
fi

# A single line from the command's own output is worth more than a page of the database's.
throw_away() {
  (cd "$home" && as_owner "$programs/pg_ctl" --pgdata "$home/data" --mode immediate --wait stop) >/dev/null 2>&1 || true
  rm -rf "$home"
}
trap throw_away EXIT
trap 'exit 130' INT TERM

(
  cd "$home"
  export LC_ALL=C.UTF-8
  as_owner "$programs/initdb" --pgdata "$home/data" --username postgres --auth trust --encoding UTF8 \
    --locale C.UTF-8 --no-sync >"$home/initdb.log" 2>&1 || { cat "$home/initdb.log"; exit 1; }
  as_owner "$programs/pg_ctl" --pgdata "$home/data" --log "$home/log" --wait --silent --options "\
    -c listen_addresses= -c unix_socket_directories=$home -c max_connections=300 -c shared_buffers=256MB \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off -c timezone=UTC" start >/dev/null ||
    { cat "$home/log"; exit 1; }
)

export DATABASE_URL="postgres://postgres@localhost/postgres?host=$home"
"$@"
