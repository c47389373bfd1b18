#!/usr/bin/env bash
# The database servers that tests/servers asks: PostgreSQL and two ClickHouse servers, on loopback, of Debian's packages.
#   servers.sh install   installs what is missing, as root or with sudo
#   servers.sh start     starts them on data that is thrown away, and prints the addresses to export
#   servers.sh stop      stops those that it started
set -euo pipefail

place="${BAREM_SERVERS:-${TMPDIR:-/tmp}/barem-servers-$(id -u)}"
postgres_port=55432
http_ports=(58123 58124)
tcp_ports=(59000 59001)

postgres_bin() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  [ -n "$found" ] && [ -x "$found/initdb" ] && echo "$found"
}

install() {
  local wanted=()
  postgres_bin >/dev/null || wanted+=(postgresql)
  command -v clickhouse-server >/dev/null || wanted+=(clickhouse-server)
  if [ ${#wanted[@]} -eq 0 ]; then return; fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "missing, and only root can install: ${wanted[*]}" >&2
      exit 1
    fi
    as_root=(sudo)
  fi
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq
  # The packages start servers of their own where nothing forbids it; the ports here are others.
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${wanted[@]}" >&2
}

# PostgreSQL does not run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then
    su postgres -s /bin/bash -c "cd / && $1"
  else
    bash -c "$1"
  fi
}

start_postgres() {
  local bin data="$place/postgres"
  bin=$(postgres_bin)
  mkdir -p "$data"
  if [ "$(id -u)" -eq 0 ]; then chown postgres "$data"; fi
  as_postgres "$bin/initdb -D $data/data -A trust -U postgres --no-sync -E UTF8 --locale=C.UTF-8 >$data/log 2>&1"
  as_postgres "$bin/pg_ctl -D $data/data -w -l $data/log -o '-p $postgres_port -k $data -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=1GB -c max_wal_size=8GB -c work_mem=64MB' start >/dev/null"
}

start_clickhouse() {
  local nr="$1" data="$place/clickhouse-$1"
  mkdir -p "$data/data" "$data/tmp" "$data/formats"
  cat >"$data/config.xml" <<XML
<yandex>
  <logger><level>warning</level><log>$data/log</log><errorlog>$data/errors</errorlog></logger>
  <http_port>${http_ports[$nr]}</http_port>
  <tcp_port>${tcp_ports[$nr]}</tcp_port>
  <listen_host>127.0.0.1</listen_host>
  <path>$data/data/</path>
  <tmp_path>$data/tmp/</tmp_path>
  <format_schema_path>$data/formats/</format_schema_path>
  <mark_cache_size>268435456</mark_cache_size>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <remote_servers>
    <barem>
      <shard><replica><host>127.0.0.1</host><port>${tcp_ports[0]}</port></replica></shard>
      <shard><replica><host>127.0.0.1</host><port>${tcp_ports[1]}</port></replica></shard>
    </barem>
  </remote_servers>
</yandex>
XML
  cat >"$data/users.xml" <<XML
<yandex>
  <profiles><default><max_query_size>10000000</max_query_size></default></profiles>
  <users>
    <default>
      <password></password>
      <networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile>
      <quota>default</quota>
    </default>
  </users>
  <quotas><default></default></quotas>
</yandex>
XML
  clickhouse-server --config-file="$data/config.xml" >"$data/output" 2>&1 &
  echo $! >"$data/pid"
  disown
  for _ in $(seq 100); do
    if (exec 3<>"/dev/tcp/127.0.0.1/${http_ports[$nr]}") 2>/dev/null; then return; fi
    sleep 0.2
  done
  echo "ClickHouse did not start:" >&2
  tail -5 "$data/errors" "$data/output" >&2 || true
  exit 1
}

start() {
  stop
  mkdir -p "$place"
  chmod 755 "$place"
  start_postgres
  start_clickhouse 0
  start_clickhouse 1
  echo "export BAREM_POSTGRES=postgres://postgres@127.0.0.1:$postgres_port/postgres"
  echo "export BAREM_CLICKHOUSE='http://127.0.0.1:${http_ports[0]} http://127.0.0.1:${http_ports[1]}'"
}

stop() {
  local pid_file pid
  for pid_file in "$place"/clickhouse-*/pid; do
    [ -f "$pid_file" ] || continue
    pid=$(cat "$pid_file")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 50); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.2
    done
  done
  if [ -d "$place/postgres/data" ]; then
    as_postgres "$(postgres_bin)/pg_ctl -D $place/postgres/data -m immediate -w stop >/dev/null 2>&1" || true
  fi
  rm -rf "$place"
}

case "${1:-}" in
  install | start | stop) "$1" ;;
  *)
    echo "usage: $0 install|start|stop" >&2
    exit 2
    ;;
esac
