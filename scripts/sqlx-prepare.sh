#!/usr/bin/env bash
# Writes .sqlx: what the database says about each checked query, so that builds need no database.
# With --check nothing is written; it fails when .sqlx is not what the migrations and queries give.
# What follows --check is the command of cargo that compiles, with its own options after `--`.
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

if [ "${SQLX_PREPARE_INSIDE:-}" != yes ]; then
  exec env SQLX_PREPARE_INSIDE=yes scripts/with-postgres.sh scripts/sqlx-prepare.sh "$@"
fi

# The library files of all crates that may hold queries.
crates=(app/*/src/lib.rs server/src/lib.rs)
fresh=$(mktemp -d)
times=$(mktemp -d)

# Compiling again is provoked by newer files; afterwards they are as old as before, so that nothing
# else is built for it.
restore() {
  local crate
  for crate in "${crates[@]}"; do touch --reference "$times/${crate//\//-}" "$crate"; done
  rm -rf "$fresh" "$times"
}
for crate in "${crates[@]}"; do touch --reference "$crate" "$times/${crate//\//-}"; done
trap restore EXIT

programs=$(postgres_programs)
for migration in migrations/*.sql; do
  "$programs/psql" --quiet --set ON_ERROR_STOP=1 --dbname "$DATABASE_URL" --file "$migration"
done

mode=${1:-}
command=${2:-check}
touch "${crates[@]}"
SQLX_OFFLINE=false SQLX_OFFLINE_DIR=$fresh cargo "$command" --workspace --exclude frontend --all-targets "${@:3}"

if [ "$mode" = --check ]; then
  mkdir -p .sqlx
  diff --recursive --brief .sqlx "$fresh" || fail ".sqlx is out of date; run scripts/sqlx-prepare.sh"
else
  rm -rf .sqlx
  cp -r "$fresh" .sqlx
  chmod -R u=rwX,go=rX .sqlx
  say "$(find .sqlx -name '*.json' | wc -l) queries written to .sqlx"
fi
