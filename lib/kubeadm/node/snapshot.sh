#!/usr/bin/env bash
# shellcheck disable=SC2153
# Copies etcd to the bucket: by the timer on the leader alone, before a roll on any member.
# shellcheck source=/dev/null
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"
# shellcheck source=/dev/null
. "$LIB/disruption.sh"

# The first healthy member, the own one first.
snapshot_source() {
  local address
  for address in $(if etcd_is_here; then echo "$ADDRESS"; fi; others | cut -d= -f2); do
    if etcd_healthy "$address"; then echo "$address"; return; fi
  done
  return 1
}

snapshot_take() {
  local file=$STATE/${0##*/}.db source revision key
  source=$(snapshot_source) || { warn 'No member of etcd is healthy: no snapshot.'; return 1; }
  mkdir -p "$STATE"
  rm -f "$file" "$file.part"
  etcd_at "$source" snapshot save "$file" >/dev/null 2>&1 || { warn "etcd at $source gave no snapshot."; return 1; }
  revision=$(etcdutl snapshot status "$file" -w json | jq -er .revision) || { warn 'The snapshot is damaged.'; return 1; }
  key=snapshots/$(member_epoch)/$(now)-$revision.db
  sha256sum <"$file" | cut -d' ' -f1 >"$file.sha256"
  # The checksum last: a snapshot without one is not whole.
  if ! cloud_object_put "$key" "$file" || ! cloud_object_put "$key.sha256" "$file.sha256"; then warn 'The snapshot could not be stored.'; return 1; fi
  say "Snapshot of revision $revision is stored as $key ($(stat -c %s "$file") bytes)."
  rm -f "$file" "$file.sha256"
}

# Of the disk; where etcd is elsewhere, the one that this machine last followed.
member_epoch() { if etcd_is_here; then etcd_epoch; else cat "$STATE/epoch" 2>/dev/null || echo "$EPOCH_DEFAULT"; fi; }

main() {
  if ! etcd_is_here; then exit 0; fi
  if [ "${1:-}" != now ] && ! etcd_is_leader; then exit 0; fi
  only_one snapshot
  snapshot_take
}

[ "${BASH_SOURCE[0]}" != "$0" ] || main "$@"
