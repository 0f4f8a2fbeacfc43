#!/usr/bin/env bash
# Writes deploy/nginx as a machine would have it into a folder: with ports, folders and a certificate of its
# own. The names of compose.yaml's services become addresses.
#   scripts/nginx-configuration.sh FOLDER UPSTREAMS      then: nginx -p FOLDER -c FOLDER/nginx.conf
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

folder=${1:?a folder} upstreams=${2:?one of deploy/nginx/upstreams}
mkdir -p "$folder/cache" "$folder/tmp"
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=parvis.example.org \
  -keyout "$folder/parvis.key" -out "$folder/parvis.crt" 2>/dev/null
sed -E "s#/etc/nginx/tls#$folder#; s#/etc/nginx/parvis#$ROOT/deploy/nginx#; s#/var/cache/nginx/parvis#$folder/cache#; \
  s#/var/log/nginx/parvis.log#$folder/access.log#; s#/var/log/nginx/parvis-error.log#$folder/error.log#; \
  s#listen 443 ssl http2#listen 127.0.0.1:${NGINX_TLS_PORT:-18443} ssl http2#; s#listen 80;#listen 127.0.0.1:${NGINX_PORT:-18080};#; \
  /listen \[::\]/d" deploy/nginx/parvis.conf >"$folder/parvis.conf"
sed -E "s#(app-1:3000|127\.0\.0\.1:3001)#127.0.0.1:${UPSTREAM_PORT_1:-3001}#; \
  s#(app-2:3000|127\.0\.0\.1:3002)#127.0.0.1:${UPSTREAM_PORT_2:-3002}#" "$upstreams" >"$folder/upstreams.conf"
# As root it would hand its work to somebody who cannot enter this folder.
user=
[ "$(id -u)" != 0 ] || user="user root;"
cat >"$folder/nginx.conf" <<CONFIGURATION
$user
pid $folder/nginx.pid;
error_log stderr warn;
daemon off;
events { worker_connections 4096; }
http {
  client_body_temp_path $folder/tmp/body; proxy_temp_path $folder/tmp/proxy; fastcgi_temp_path $folder/tmp/fastcgi;
  uwsgi_temp_path $folder/tmp/uwsgi; scgi_temp_path $folder/tmp/scgi;
  include $folder/upstreams.conf;
  include $folder/parvis.conf;
}
CONFIGURATION
