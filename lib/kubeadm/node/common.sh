# shellcheck shell=bash
# What every program of a machine shares: its settings, messages, retries, files, locks, fault points.
set -euo pipefail
umask 077
set -E
# The text of a command, before its values are filled in: never a secret.
trap 'say "Error: \"$BASH_COMMAND\" failed in ${FUNCNAME[0]:-$0}."' ERR
: "${ETC:=/etc/production-cluster}" "${LIB:=/usr/local/lib/production-cluster}" "${RUN:=/run/production-cluster}"
: "${STATE:=/var/lib/production-cluster}" "${KUBE:=/etc/kubernetes}" "${DISK:=/var/lib/etcd}" "${UNITS:=/etc/systemd/system}"
# shellcheck disable=SC2034
PKI=$KUBE/pki DATA=$DISK/data
export KUBECONFIG=$KUBE/admin.conf PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
mkdir -p "$RUN" "$STATE"
# Temporary files may hold secrets: they stay in memory.
export TMPDIR=$RUN

say() { printf '%s\n' "$*" >&2; }
warn() { say "Warning: $*"; }
die() {
  say "Error: $*"
  exit 1
}

# retry SECONDS COMMAND...: again after 1, 2, 4, 8, 15 s. 4 (not there) and 5 (exists) are answers, not failures.
retry() {
  local end=$((SECONDS + $1)) pause=1 code
  shift
  while :; do
    code=0
    "$@" || code=$?
    case $code in 0 | 4 | 5) return "$code" ;; esac
    ((SECONDS + pause < end)) || return "$code"
    sleep "$pause"
    pause=$((pause > 7 ? 15 : pause * 2))
  done
}

# Lets a test kill the program here: it must go on from any place when it is started again.
fault() {
  [ -e "$RUN/stop-$1" ] || return 0
  rm -f "$RUN/stop-$1"
  say "Killed at $1, as a test asked."
  kill -9 $$
}

# step NAME COMMAND...
step() {
  local name=$1 begin=$SECONDS
  shift
  fault "before-$name"
  say "$name: begins."
  "$@"
  say "$name: done after $((SECONDS - begin)) s."
  fault "after-$name"
}

# write_file MODE FILE: standard input becomes the file, whole or not at all.
write_file() {
  local new
  mkdir -p "${2%/*}"
  new=$(mktemp "${2%/*}/.${2##*/}.XXXXXX")
  if cat >"$new" && chmod "$1" "$new" && sync "$new" && mv -f "$new" "$2"; then return 0; fi
  rm -f "$new"
  return 1
}

# only_one NAME: waits until no other program holds the name.
only_one() {
  exec 9>"$RUN/$1.lock"
  flock 9
}

now() { date -u +%Y%m%dT%H%M%SZ; }

# The other members of etcd, as `name=address`.
others() {
  local pair
  for pair in $ETCD_MEMBERS; do [ "${pair%%=*}" = "${MEMBER:-}" ] || echo "$pair"; done
}

# shellcheck source=/dev/null
. "$ETC/node.env"
# shellcheck source=/dev/null
. "$LIB/cloud.sh"
