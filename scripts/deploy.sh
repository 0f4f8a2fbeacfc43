#!/usr/bin/env bash
# What deploy/ holds, read by the tools that will read it. A tool that this machine does not have is
# named, and its part is not checked.
#   scripts/deploy.sh nginx | prometheus | systemd | compose | rolling      (the last one needs a release build)
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

# Whether the tool is there, with its libraries; otherwise it is said aloud.
available() {
  if has "$1" && ! ldd "$(command -v "$1")" 2>/dev/null | grep -q 'not found'; then return; fi
  printf 'SKIPPED: %s is not on this machine; %s was not checked.\n' "$1" "$2"
  return 1
}

work=$(mktemp -d /tmp/parvis-deploy-XXXXXX)
trap 'rm -rf "$work"' EXIT

check_nginx() {
  available nginx deploy/nginx || return 0
  local upstreams
  for upstreams in deploy/nginx/upstreams.conf deploy/nginx/upstreams.compose.conf; do
    scripts/nginx-configuration.sh "$work" "$upstreams"
    nginx -t -p "$work" -c "$work/nginx.conf"
  done
  NGINX_FOLDER=$work node scripts/nginx-drill.mjs
}

check_prometheus() {
  available promtool deploy/prometheus || return 0
  promtool check config deploy/prometheus/prometheus.yml
  (cd deploy/prometheus && promtool test rules alerts.test.yml)
}

check_systemd() {
  available systemd-analyze deploy/systemd || return 0
  local unit
  # The units are looked at as they are, but for the program, which is somewhere else here.
  for unit in parvis@.service parvis-jobs.service; do
    sed 's#^ExecStart=/opt/parvis/parvis#ExecStart=/bin/true#' "deploy/systemd/$unit" >"$work/${unit/@/@3001}"
  done
  # What it does not understand it warns of, and succeeds all the same; other units are not our concern.
  if systemd-analyze verify --man=no "$work"/*.service 2>&1 | grep parvis; then return 1; fi
  # 0 is closed, 10 is open.
  for unit in parvis@3001.service parvis-jobs.service; do
    systemd-analyze security --offline=yes --threshold=20 --no-pager "$work/$unit" | tail -n 1
  done
}

check_compose() {
  if ! docker compose version >/dev/null 2>&1; then
    echo "SKIPPED: docker compose is not on this machine; deploy/compose.yaml was not checked."
    return 0
  fi
  cp -r deploy "$work/deploy"
  cp deploy/systemd/parvis.env.example "$work/deploy/parvis.env"
  DATABASE_PASSWORD=check docker compose --file "$work/deploy/compose.yaml" config --quiet
}

# Two processes, the workers and nginx, with the release build: each is restarted under load.
check_rolling() {
  available nginx "a new version without a pause" || return 0
  has nats-server || { echo "SKIPPED: nats-server is not on this machine; a new version without a pause was not tried."; return 0; }
  scripts/with-postgres.sh node scripts/rolling-drill.mjs
}

case ${1:-} in
  nginx | prometheus | systemd | compose | rolling) "check_$1" ;;
  *) fail "say what to check: nginx, prometheus, systemd, compose or rolling" ;;
esac
