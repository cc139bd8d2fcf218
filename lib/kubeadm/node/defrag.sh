#!/usr/bin/env bash
# Gives the free pages of etcd's file back, one member after another, the leader last; ends the alarm of a full database.
# shellcheck source=/dev/null
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"
# shellcheck source=/dev/null
. "$LIB/disruption.sh"

# ADDRESS: more than half as much again as is in use.
wasteful() { etcd_at "$1" endpoint status -w json | jq -e '.[0].Status | .dbSize > 1.5 * .dbSizeInUse' >/dev/null; }

defrag_one() { # ADDRESS
  etcd_full || wasteful "$1" || return 0
  etcd_at "$1" defrag --command-timeout=120s >/dev/null
  retry 60 etcd_at "$1" endpoint status >/dev/null
  say "etcd at $1 is defragmented."
}

# A full database takes no lock, from nobody: it is enough that none is held.
lock_or_full() {
  etcd_full || { others_fine && lock_take 'defragmentation'; return; }
  [ -z "$(lock_holder)" ] || { warn "The database is full, and the lock is held by '$(lock_holder)'."; return 1; }
  warn 'The database of etcd is full: compacting and defragmenting.'
  etcd_ctl compact "$(etcd_ctl endpoint status -w json | jq '.[0].Status.header.revision')" >/dev/null || true
}

# It runs on the leader alone.
defrag_all() {
  local pair
  etcd_is_leader && lock_or_full || return 0
  for pair in $(others) "$MEMBER=$ADDRESS"; do defrag_one "${pair#*=}"; done
  if etcd_full; then etcd_ctl alarm disarm >/dev/null; say 'The alarm of a full database is off.'; fi
  lock_release
}

main() {
  [ -e "$RUN/provisioned" ] && etcd_is_here || exit 0
  only_one machine
  defrag_all
  events defrag_all
}

[ "${BASH_SOURCE[0]}" != "$0" ] || main "$@"
