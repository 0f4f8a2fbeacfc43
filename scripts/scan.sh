#!/usr/bin/env bash
# Asks a seeded town of its own what those ask who look for a way in: wapiti the pages and their forms, sqlmap the
# server functions, each as nobody and as somebody who is signed in. About half an hour; reports go to target/scan.
# What they found, and what it means, is in docs/scans.md. sqlmap comes with Debian: apt-get install sqlmap
#   scripts/scan.sh [wapiti] [sqlmap]
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

# Debian 12 has wapiti 3.0.4, which reads only the first page there: the one from PyPI is kept beside the other tools.
WAPITI_VERSION=3.2.3
install_wapiti() {
  [ "$("$CACHE/wapiti/bin/wapiti" --version 2>/dev/null | tail -n 1)" = "$WAPITI_VERSION" ] && return
  say "Installing wapiti $WAPITI_VERSION (a minute)"
  { python3 -m venv "$CACHE/wapiti" && "$CACHE/wapiti/bin/pip" install --quiet "wapiti3==$WAPITI_VERSION"; } ||
    fail "wapiti could not be installed; it needs python3 with venv, and PyPI"
}

if [ "${1:-}" != --inside ]; then
  [ -x target/release/parvis ] && [ -d target/site ] || fail "there is nothing to scan yet: scripts/build.sh makes it"
  tools=("${@:-wapiti}")
  [ $# -gt 0 ] || tools+=(sqlmap)
  for tool in "${tools[@]}"; do
    case $tool in
      wapiti) install_wapiti ;;
      sqlmap) has sqlmap || fail "sqlmap is not on this machine: apt-get install sqlmap" ;;
      *) fail "say what to scan with: wapiti, sqlmap or both" ;;
    esac
  done
  has psql || PATH=$(postgres_programs):$PATH
  exec scripts/with-postgres.sh "$0" --inside "${tools[@]}"
fi
shift

reports=$ROOT/target/scan
data=$(mktemp -d /tmp/parvis-scan-XXXXXX)
rm -rf "$reports"
mkdir -p "$reports"
export PARVIS_DATA_DIR=$data PARVIS_ADDR=127.0.0.1:0 RUST_LOG=warn

server=
close() {
  [ -z "$server" ] || { kill "$server" && wait "$server" || true; }
  rm -rf "$data"
}
trap close EXIT

# ask STATEMENT: what the town's database answers.
ask() { psql --quiet --no-psqlrc --tuples-only --no-align --set ON_ERROR_STOP=1 --command "$1" "$DATABASE_URL"; }

target/release/parvis seed >"$reports/seed.log" 2>&1
# The limits have tests of their own. Here they would answer in place of what stands behind them, so in this database
# nothing is ever used up.
ask "create function platform.never_used_up() returns trigger language plpgsql as 'begin new.used := 0; return new; end';
     create trigger never_used_up before insert or update on platform.rate_limits
     for each row execute function platform.never_used_up()"
target/release/parvis serve >"$reports/server.out" 2>"$reports/server.log" &
server=$!
for _ in $(seq 100); do
  base=$(grep -oE 'http://[0-9.:]+' "$reports/server.out" || true)
  [ -n "$base" ] && break
  sleep 0.1
done
[ -n "$base" ] || fail "the town did not open; see $reports/server.log"

# sign_in EMAIL: the cookie of a new session.
sign_in() {
  curl --silent --fail --output /dev/null --cookie-jar - --header 'Sec-Fetch-Site: same-origin' \
    --data-urlencode "email=$1" --data-urlencode 'password=place-du-marche' "$base/api/account/login" |
    awk '$6 == "parvis" { print $6 "=" $7 }'
}

# still_in COOKIE: whether what was asked as somebody was asked as somebody to the end.
still_in() {
  curl --silent --fail --output /dev/null --cookie "$1" "$base/api/sync/changes" || echo "   the session ended on the way: this scan saw less than it should"
}

# What wapiti is kept from: the ways out of the session that asks, and out of the couple that is asked.
spared=(account/logout 'account/sessions/*' 'account/deletion/*' 'account/confirm/*' account/login couple/leave couple/undo)
# Every attack that can be judged here. Not those that ask a server on the internet whether they were called (ssrf, xxe,
# log4shell), whose lists have to be fetched (nikto, wapp, cms), or that concern what Parvis is not made of.
modules=backup,buster,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,ldap,methods,permanentxss,redirect,shellshock,sql,timesql,upload,xss

# run_wapiti WHO OPTIONS…
run_wapiti() {
  local who=$1
  shift
  say "wapiti as $who"
  # It gives up by itself, module by module; the clock is for what does not.
  nice timeout 900 "$CACHE/wapiti/bin/wapiti" --url "$base/" --level 1 --header 'Accept: text/html' \
    --header 'Sec-Fetch-Site: same-origin' --max-scan-time 90 --max-attack-time 30 --flush-session --no-bugreport \
    --store-session "$data/wapiti-$who" --format json --output "$reports/wapiti-$who.json" "$@" \
    >"$reports/wapiti-$who.log" 2>&1 || echo "   ended with $?; see $reports/wapiti-$who.log"
  node scripts/scan-findings.mjs "$reports/wapiti-$who.json"
}

wapiti_scans() {
  run_wapiti nobody --module "$modules,brute_login_form" --start "$base/login/phone"
  local cookie exclusions=() path
  cookie=$(sign_in aya@parvis.test)
  for path in "${spared[@]}"; do exclusions+=(--exclude "$base/api/$path"); done
  run_wapiti somebody --module "$modules" --cookie-value "$cookie" --start "$base/couple" --start "$base/account" "${exclusions[@]}"
  still_in "$cookie"
}

# run_sqlmap WHO PART OPTIONS…
run_sqlmap() {
  local who=$1 part=$2
  shift 2
  say "sqlmap as $who: $part"
  nice timeout 900 sqlmap --batch --ignore-stdin --dbms PostgreSQL --time-sec 2 --ignore-code '*' --flush-session --disable-coloring \
    --output-dir "$data/sqlmap-$who-$part" --results-file "$reports/sqlmap-$who-$part.csv" "$@" \
    >"$reports/sqlmap-$who-$part.log" 2>&1 || echo "   ended with $?; see $reports/sqlmap-$who-$part.log"
  # Its own words for what it found, and for what it did not.
  grep -cE 'does not seem to be injectable' "$reports/sqlmap-$who-$part.log" | sed 's/^/   parameters that are not injectable: /' || true
  grep -E "is vulnerable|appears to be '.*injectable|is '.*injectable" "$reports/sqlmap-$who-$part.log" | sort -u | sed 's/^/   FOUND: /' || true
}

sqlmap_scans() {
  local ids cookie
  ids=$(ask "select json_build_object(
      'goal', (select goal_id from couple.goal_actions limit 1), 'action', (select id from couple.goal_actions limit 1),
      'question', (select id from couple.questions limit 1), 'id', (select id from couple.questions limit 1),
      'repair', (select id from couple.repairs limit 1))")
  cookie=$(sign_in aya@parvis.test)
  node scripts/scan-requests.mjs "${base#http://}" "$ids" >"$data/nobody.log"
  node scripts/scan-requests.mjs "${base#http://}" "$ids" "$cookie" >"$data/somebody.log"
  run_sqlmap nobody functions -l "$data/nobody.log"
  run_sqlmap somebody functions -l "$data/somebody.log"
  # What comes in an address, a cookie or another header: the third level tries those too.
  run_sqlmap somebody headers --cookie "lang=fr; $cookie" --level 3 --url "$base/api/sync/changes?since=$(date --utc +%FT00:00:00Z)"
  run_sqlmap somebody pages --cookie "$cookie" --url "$base/couple/questions?search=mer&theme=love&state=open&after="
  still_in "$cookie"
}

for tool in "$@"; do "${tool}_scans"; done
# Whatever was asked, it must have been answered or refused.
if grep -E '"level":"ERROR"| ERROR ' "$reports/server.log"; then fail "the server had trouble of its own"; fi
say "reports are in $reports"
