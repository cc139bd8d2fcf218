#!/usr/bin/env bash
# Restores etcd from a snapshot into a new epoch. Sourced after common.sh by etcd_boot and reconcile.
# shellcheck source=/dev/null
. "$LIB/disruption.sh"
# shellcheck source=/dev/null
. "$LIB/snapshot.sh"

# SNAPSHOT: fetches it and refuses it unless it is whole; the data in use are not touched.
restore_fetch() {
  local file=$DISK/restore.db
  retry 300 cloud_object_get "$1" "$file.part" || die "The snapshot $1 cannot be fetched."
  retry 300 cloud_object_get "$1.sha256" "$file.sha256" || die "The checksum of the snapshot $1 cannot be fetched: it is refused."
  [ "$(sha256sum <"$file.part" | cut -d' ' -f1)" = "$(tr -d '[:space:]' <"$file.sha256")" ] ||
    die "The snapshot $1 is refused: its checksum differs. Name another snapshot and a higher epoch."
  etcdutl snapshot status "$file.part" >/dev/null || die "The snapshot $1 is refused: etcdutl cannot read it."
  echo "$1" >"$DISK/restore.name"
  mv -f "$file.part" "$file"
}

# SNAPSHOT EPOCH: the old data are aside already; everything that watches notices by the higher revision (but events, of which there are none).
restore_data() {
  local flags
  if [ ! -e "$DISK/restore.db" ] || [ "$(cat "$DISK/restore.name")" != "$1" ]; then restore_fetch "$1"; fi
  mapfile -t flags < <(etcd_restore_list)
  rm -rf "$DISK/restore.tmp"
  etcdutl snapshot restore "$DISK/restore.db" --data-dir "$DISK/restore.tmp" --bump-revision 1000000000 --mark-compacted "${flags[@]}"
  mv -T "$DISK/restore.tmp" "$DATA"
  rm -f "$DISK"/restore.{db,db.sha256,name}
  say "etcd is restored from $1 as epoch $2."
}

marker_is_there() { etcd_marker "$1" || return 1; }

# On a machine that runs: stops what reads etcd, restores, starts again.
restore_if_wanted() {
  [ -n "${WANTED_EPOCH:-}" ] || return 0
  [ -e "$STATE/epoch" ] || etcd_is_here || write_file 0600 "$STATE/epoch" <<<"$WANTED_EPOCH"
  ((WANTED_EPOCH > $(member_epoch))) || return 0
  say "Epoch $WANTED_EPOCH is wanted, from $WANTED_SNAPSHOT."
  if etcd_is_here; then restore_fetch "$WANTED_SNAPSHOT"; fi
  ! is_control_plane || static_pods_stop "${API_PODS[@]}"
  if etcd_is_here; then
    etcd_stop
    etcd_boot
    events etcd_boot
  else
    retry 3600 marker_is_there "$WANTED_EPOCH"
    retry 3600 events marker_is_there "$WANTED_EPOCH"
    write_file 0600 "$STATE/epoch" <<<"$WANTED_EPOCH"
  fi
  static_pods_start
  ! is_control_plane || systemctl restart kubelet.service
}
