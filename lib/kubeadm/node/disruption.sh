#!/usr/bin/env bash
# shellcheck disable=SC2034,SC2153
# What every voluntary disruption needs: the lock in etcd, the state of the others, static pods, versions.
# Sourced after common.sh. The lock is one key for all kinds, so that never two members are down by our own hand.
# shellcheck source=/dev/null
. "$LIB/etcd.sh"
LOCK=/cp/rollout
STOPPED=$STATE/stopped
API_PODS=(kube-apiserver kube-controller-manager kube-scheduler)

is_control_plane() { [ "$ROLE" = control-plane ]; }

api_ready() { curl -sf --max-time 5 -o /dev/null --cacert "$PKI/ca.crt" "https://${1:-$ADDRESS}:$API_PORT${API_READY_PATH:-/readyz}" 2>/dev/null; }

# kubectl at the first API server that is ready, the own one first.
kubectl_any() {
  local address
  for address in "$ADDRESS" $(cut -d= -f2 <<<"${CONTROL_PLANE_MEMBERS// /$'\n'}"); do
    if api_ready "$address"; then kubectl --request-timeout=30s --server "https://$address:$API_PORT" "$@"; return; fi
  done
  warn 'No API server answers.'
  return 1
}

etcd_full() {
  local alarms
  alarms=$(etcd_ctl alarm list) && grep -q NOSPACE <<<"$alarms"
}
etcd_stop() {
  systemctl stop etcd.service
  events systemctl stop etcd-events.service
}

# The value of the lock is `MEMBER TIME REASON`. It has no lease: a machine that never comes back keeps it, and so stops a bad roll.
lock_holder() { CLIENT_PORT=2379 etcd_ctl get --print-value-only "$LOCK"; }
holds_lock() { [[ "$(lock_holder)" == "$MEMBER "* ]]; }

# lock_swap OLD PUT_OR_DEL: acts only while the value is OLD (empty: while there is no lock).
lock_swap() {
  local compare="create(\"$LOCK\") = \"0\""
  [ -z "$1" ] || compare="value(\"$LOCK\") = \"$1\""
  [[ "$(printf '%s\n\n%s\n\n\n' "$compare" "$2" | CLIENT_PORT=2379 etcd_ctl txn)" == SUCCESS* ]]
}
# lock_take REASON: also when this member holds it from before.
lock_take() {
  local held
  held=$(lock_holder) || { say 'etcd has no quorum: no lock, so nothing is interrupted.'; return 1; }
  if [[ -z $held || $held == "$MEMBER "* ]] && lock_swap "$held" "put $LOCK \"$MEMBER $(now) $1\""; then return 0; fi
  say "Waiting: the lock of disruptions is held by '$(lock_holder)'."
  return 1
}
lock_release() {
  local held
  held=$(lock_holder) || return 1
  [[ $held != "$MEMBER "* ]] || lock_swap "$held" "del $LOCK"
}

# Of events those members count that have a seat: one of an older generation does not know of them yet. A learner does not answer as a member does.
events_fine() {
  local list pair
  list=$(etcd_members) || return 0
  for pair in $(others); do
    grep -q " https://${pair#*=}:$PEER_PORT\$" <<<"$list" || continue
    etcd_healthy "${pair#*=}" || { say "The etcd of events of ${pair%%=*} is not healthy: nothing is interrupted."; return 1; }
  done
}

# True when this machine may be interrupted without two members being away: it counts only what it takes from the cluster.
others_fine() {
  local name address CLIENT_PORT=2379
  if ! etcd_is_here || etcd_healthy "$ADDRESS"; then
    if etcd_members | grep -q ' LEARNER '; then say 'A member of etcd is still a learner: nothing is interrupted.'; return 1; fi
    while IFS='=' read -r name address; do
      etcd_healthy "$address" || { say "etcd of $name is not healthy: nothing is interrupted."; return 1; }
    done < <(others)
    events events_fine || return 1
  fi
  if is_control_plane && api_ready "$ADDRESS"; then
    for name in $CONTROL_PLANE_MEMBERS; do
      api_ready "${name#*=}" || { say "The API server of ${name%=*} is not ready: nothing is interrupted."; return 1; }
    done
  fi
}

node_ready() {
  local node
  node=$(cloud_metadata node-name) || return 1
  [ "$(kubectl_any get node "$node" -o jsonpath='{.status.conditions[?(@.type=="Ready")].status}')" = True ]
}

etcd_votes() { etcd_healthy "$ADDRESS" && etcd_members | grep -q " VOTER $MEMBER "; }

self_healthy() {
  [ -e "$RUN/provisioned" ] || return 1
  ! etcd_is_here || { etcd_votes && events etcd_votes; } || return 1
  ! is_control_plane || { api_ready "$ADDRESS" && node_ready; }
}

minor_of() { cut -d. -f2 <<<"$1"; }

# 1 = refused: every API server that runs must be at most one minor version older, and none newer.
skew_check() {
  local member running minor
  for member in $CONTROL_PLANE_MEMBERS; do
    running=$(kubectl --request-timeout=5s --server "https://${member#*=}:$API_PORT" get --raw /version 2>/dev/null | jq -r .gitVersion) || continue
    minor=$(minor_of "$running")
    if (($(minor_of "$1") > minor + 1)); then
      warn "Refused: $1 is more than one minor version newer than $running of ${member%=*}. Deploy the versions between first."; return 1
    elif (($(minor_of "$1") < minor)); then
      warn "Refused: $1 is older than $running of ${member%=*}, and Kubernetes cannot go back. Deploy $running or newer."; return 1
    fi
  done
}

port_closed() { # ADDRESS PORT: 7 is curl's "nobody listens"
  local code=0
  curl -sk --max-time 3 -o /dev/null "https://$1:$2/" || code=$?
  [ "$code" = 7 ]
}

# The kubelet ends a static pod when its manifest goes away; the API server answers for 45 s more, so that load balancers notice.
static_pods_stop() {
  local pod
  mkdir -p "$STOPPED"
  for pod in "$@"; do
    [ ! -e "$KUBE/manifests/$pod.yaml" ] || mv -f "$KUBE/manifests/$pod.yaml" "$STOPPED/"
    case $pod in
      kube-apiserver) retry 120 port_closed "$ADDRESS" "$API_PORT" ;;
      kube-controller-manager) retry 60 port_closed 127.0.0.1 10257 ;;
      kube-scheduler) retry 60 port_closed 127.0.0.1 10259 ;;
    esac
  done
}

static_pods_start() {
  local manifest
  for manifest in "$STOPPED"/*.yaml; do
    [ ! -e "$manifest" ] || mv -f "$manifest" "$KUBE/manifests/"
  done
}

# Moves the pods away as their disruption budgets allow.
drain_node() {
  kubectl_any drain "$1" --ignore-daemonsets --delete-emptydir-data --force \
    --timeout="${DRAIN_SECONDS:-600}s" --skip-wait-for-delete-timeout=60
}
