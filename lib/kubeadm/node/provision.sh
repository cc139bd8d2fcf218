#!/bin/bash
# Boots a machine, from a blank one or from any state that an earlier run of this program left.
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"
only_one machine
rm -f "$RUN/provisioned"

# The disk of a member outlives its machine. A file system is made only where there is nothing at all.
disk() {
  local device code=0
  if mountpoint -q "$DISK"; then return; fi
  device=$(cloud_disk_device)
  blkid -p "$device" >/dev/null || code=$?
  if [ "$code" = 2 ] && [ -z "$(wipefs -n "$device")" ]; then
    mkfs.ext4 -q -m 0 "$device" </dev/null
  elif [ "$code" != 0 ]; then
    die "The disk $device has something on it that is not a file system; it is left as it is."
  fi
  mkdir -p "$DISK"
  mount -o noatime,nodev,nosuid,noexec "$device" "$DISK"
  chmod 0700 "$DISK"
}

pki() {
  pki_config
  if [ "$ROLE" = control-plane ]; then pki_bundle pki; fi
  if [ "$ETCD_LOCATION" = external ]; then pki_bundle pki-etcd; fi
  pki_leaves
  if [ "$ROLE" = control-plane ]; then encryption_config; fi
}

# Nothing on a control plane goes through the load balancer: the name of the API means this machine.
hosts() {
  grep -qxF "127.0.0.1 $API_NAME" /etc/hosts || { cat /etc/hosts && echo "127.0.0.1 $API_NAME"; } | write_file 0644 /etc/hosts
}

etcd_lives() { etcd_marker "$WANTED_EPOCH" && etcd_healthy; }
# External etcd: the members of etcd write the marker.
etcd_elsewhere() {
  until etcd_wanted && etcd_lives && events etcd_lives; do
    say "Waiting for etcd on $ETCD_MEMBERS."
    # An etcd of events that is new begins when a machine of etcd is made anew, for which it needs the lock.
    ! etcd_healthy || lock_release
    sleep 5
  done
}

phase() { kubeadm init phase "$@" --config "$RUN/cluster.yaml" >&2; }

# On a machine that has run before, kubeadm would find its own ports and files in the way.
preflight() {
  [ ! -e "$STATE/preflight" ] || return 0
  phase preflight
  : | write_file 0600 "$STATE/preflight"
}
kubernetes() {
  phase kubeconfig all
  # Also a machine that its group made from a template which nobody may follow.
  skew_check "$KUBERNETES_VERSION" || die "$KUBERNETES_VERSION does not start beside the API servers that run."
  phase control-plane all
  phase kubelet-start
  chmod 0600 /var/lib/kubelet/config.yaml
}
wait_api() {
  local end=$((SECONDS + 600))
  until api_ready 127.0.0.1; do
    ((SECONDS < end)) || die 'The API server did not become ready within 10 minutes.'
    sleep 1
  done
}
# Members that boot at once write the same objects: who loses tries again.
register() {
  retry 300 phase upload-config all
  retry 300 phase mark-control-plane
  retry 300 phase bootstrap-token --skip-token-print
  retry 300 phase kubelet-finalize all
  retry 300 forget_former
}

# The machine that had this address before is gone for certain: without a cloud controller nobody else removes its Node.
forget_former() {
  kubectl get nodes -o json | jq -r --arg address "$ADDRESS" --arg own "$(cloud_metadata node-name)" '.items[]
    | select(.metadata.name != $own and any(.status.addresses[]?; .type == "InternalIP" and .address == $address)) | .metadata.name' |
    xargs -r kubectl delete node --wait=false >&2
}

# units PATTERN...: enables those that this role has.
units() {
  local unit
  for unit in "${@/#/$UNITS/production-cluster-}"; do
    [ ! -e "$unit" ] || systemctl enable --now --no-block "${unit##*/}"
  done
}
finish() {
  retry 600 cloud_complete
  units {snapshot,certificates,tokens,defrag}.timer {attend,leave}.service
  # Whoever replaced a machine in a roll lets the next one go now.
  : >"$RUN/provisioned"
  [ "$ROLE" = worker ] || systemctl start --no-block production-cluster-reconcile.service
}

control_plane() {
  step hosts hosts
  step preflight preflight
  step kubernetes kubernetes
  step api wait_api
  step register register
  step add-ons "$LIB/add-ons.sh"
  step publish publish_all
}

# A generation that does not come up must be able to make room for the next.
units reconcile.timer
step install "$LIB/install.sh"
if [ "$ROLE" = worker ]; then
  step join "$LIB/worker.sh"
else
  parts=(pki etcd etcd-boot restore)
  [ "$ROLE" = etcd ] || parts+=(publish)
  # shellcheck source=/dev/null
  for part in "${parts[@]}"; do . "$LIB/$part.sh"; done
  ! etcd_is_here || step disk disk
  step pki pki
  if etcd_is_here; then
    etcd_boot
    events etcd_boot
  else
    step etcd-elsewhere etcd_elsewhere
  fi
  [ "$ROLE" = etcd ] || control_plane
fi
step finish finish
say "$ROLE ${MEMBER:-} is complete."
