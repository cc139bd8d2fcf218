#!/usr/bin/env bash
# Makes this machine what is wanted: restores a newer epoch, or makes room for a newer generation, one member at a time.
# Its group then makes the machine anew from the newest template, with the same address and disk.
# shellcheck source=/dev/null
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"
# shellcheck source=/dev/null
. "$LIB/disruption.sh"
# shellcheck source=/dev/null
. "$LIB/snapshot.sh"
# shellcheck source=/dev/null
. "$LIB/restore.sh"
# shellcheck source=/dev/null
. "$LIB/etcd-boot.sh"
MARKER=$RUN/roll.json

mark() { # STATE REASON: for people and alarms, readable without a quorum
  jq -n --arg state "$1" --arg time "$(now)" --arg reason "$2" '$ARGS.named' >"$MARKER"
  cloud_object_put "markers/roll-$MEMBER" "$MARKER"
}

power_off() {
  say 'Powering off; the group makes the machine anew.'
  systemctl poweroff
  exit 0
}

# Back and healthy: the next member may go.
heal() {
  rm -f "$RUN/unhealthy"
  holds_lock || return 0
  mark healed "$1" || warn 'The marker of the roll could not be written.'
  lock_release
  say "This member is healthy as $1: the lock is free."
}

# Ten minutes ill while the others are well: one new machine. It keeps the lock until it is healthy, so there is no second try.
unhealthy() {
  [ -e "$RUN/provisioned" ] || { say 'This machine is not provisioned yet.'; return; }
  [ -e "$RUN/unhealthy" ] || touch "$RUN/unhealthy"
  say 'This member is not healthy.'
  (($(date +%s) - $(stat -c %Y "$RUN/unhealthy") >= ${REPAIR_SECONDS:-600})) || return 0
  if holds_lock; then warn 'It was replaced already and does not heal: it keeps the lock, so no other member goes.'; return; fi
  leave_cluster 'repair of an unhealthy machine'
}

# Drains this machine's Node, as far as there is an API; says that the Node may be deleted once the machine is gone.
leave_node() {
  local node
  kubectl_any get --raw /readyz >/dev/null || return 0
  node=$(cloud_metadata node-name)
  [ -n "$(kubectl_any get node "$node" --ignore-not-found -o name)" ] || return 0
  drain_node "$node" || { kubectl_any uncordon "$node"; return 1; }
  kubectl_any annotate --overwrite node "$node" production-cluster.io/leave=drained
}

# Gives the lock back only if this member is as good as it was.
give_up() {
  warn "$1"
  if self_healthy; then lock_release; fi
  exit 1
}

leave_cluster() { # REASON
  others_fine || return 0
  lock_take "$1" || return 0
  others_fine || give_up 'Another member failed meanwhile.'
  mark rolling "$1" || give_up 'The bucket does not answer.'
  snapshot_take || give_up 'Without a fresh snapshot nothing is interrupted.'
  ! is_control_plane || leave_node || give_up 'This node cannot be drained: see what blocks the eviction (disruption budgets).'
  if etcd_is_here; then
    move_leader
    events move_leader
  fi
  ! is_control_plane || static_pods_stop kube-apiserver
  ! etcd_is_here || etcd_stop
  power_off
}

move_leader() {
  local to
  etcd_is_leader || return 0
  to=$(etcd_members | awk -v me="$MEMBER" '$2 == "STARTED" && $3 == "VOTER" && $4 != me { print $1; exit }')
  [ -z "$to" ] || etcd_ctl move-leader "$to" || warn 'The leader could not be moved; an election follows.'
}

# A newer generation is wanted.
roll() {
  if [ ! -e "$RUN/provisioned" ] && ! systemctl -q is-active etcd.service && ! api_ready "$ADDRESS"; then
    say "This machine never served; it makes room for generation $WANTED_GENERATION."
    systemctl stop production-cluster-provision.service || true
    power_off
  fi
  say "Generation $WANTED_GENERATION is wanted, this machine is $1."
  if [ ! -e "$RUN/provisioned" ]; then systemctl stop production-cluster-provision.service || true; fi
  only_one machine
  ! is_control_plane || skew_check "$WANTED_VERSION" || exit 0
  leave_cluster "roll to generation $WANTED_GENERATION ($WANTED_VERSION)"
}

# What is announced: `desired/<member>`.
wanted() {
  etcd_wanted || die 'It is not known what is wanted: the bucket does not answer.'
  [ -e "$RUN/desired" ] || return 0
  WANTED_GENERATION=$(jq -r '.generation // ""' "$RUN/desired")
  WANTED_VERSION=$(jq -r '.kubernetesVersion // ""' "$RUN/desired")
}

# What a killed program left stopped.
start_stopped() { systemctl -q is-active "$UNIT.service" || etcd_boot; }

main() {
  local own
  own=$(cloud_metadata generation)
  wanted
  if [ -z "${WANTED_GENERATION:-}" ]; then say 'Nothing is announced for this member.'; exit 0; fi
  if [ -e "$RUN/provisioned" ]; then
    only_one machine
    restore_if_wanted
    if etcd_is_here; then
      start_stopped
      events start_stopped
    fi
    static_pods_start
    if etcd_is_here && { etcd_full || { [ -n "${EVENTS_ETCD:-}" ] && events etcd_full; }; }; then systemctl start --no-block production-cluster-defrag.service; fi
  fi
  if [ "$own" != "$WANTED_GENERATION" ]; then roll "$own"; elif self_healthy; then heal "generation $own"; else unhealthy; fi
}

[ "${BASH_SOURCE[0]}" != "$0" ] || main "$@"
