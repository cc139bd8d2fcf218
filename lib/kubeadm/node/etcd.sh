# shellcheck shell=bash
# shellcheck disable=SC2034,SC2119,SC2120,SC2153
# Speaks to etcd: members, health, locks. To be sourced after common.sh. What decides and starts is etcd-boot.sh.

EPOCH_KEY=/production-cluster/epoch
# Which etcd is meant.
UNIT=etcd CLIENT_PORT=2379 PEER_PORT=2380 EPOCH_FILE=$DISK/epoch
# events COMMAND...: the same with the etcd of events. Succeeds where there is none.
events() {
  local UNIT=etcd-events CLIENT_PORT=2382 PEER_PORT=2383 DATA=$DISK/events EPOCH_FILE=$DISK/events-epoch
  [ -z "${EVENTS_ETCD:-}" ] || "$@"
}
of_events() { [ "$UNIT" = etcd-events ]; }

etcd_urls() {
  local pair urls=
  for pair in $ETCD_MEMBERS; do urls+=,https://${pair#*=}:$CLIENT_PORT; done
  echo "${urls#,}"
}
# etcd_with URLS ARGUMENT...
etcd_with() {
  local urls=$1 cert=$PKI/apiserver-etcd-client
  shift
  [ -e "$cert.key" ] || cert=$PKI/etcd/healthcheck-client
  etcdctl --endpoints="$urls" --cacert="$PKI/etcd/ca.crt" --cert="$cert.crt" --key="$cert.key" --dial-timeout=3s --command-timeout=5s "$@"
}
etcd_at() { etcd_with "https://$1:$CLIENT_PORT" "${@:2}"; }
etcd_all() { etcd_with "$(etcd_urls)" "$@"; }
etcd_is_here() { [ "$ROLE" = etcd ] || [ "$ETCD_LOCATION" = stacked ]; }
etcd_ctl() { if etcd_is_here; then etcd_at "$ADDRESS" "$@"; else etcd_all "$@"; fi; }

# etcd_healthy [ADDRESS]: a linearizable read, so there is a quorum. An alarm does not count: members must start in spite of it.
# Where nothing listens, etcdctl would try for 5 s.
etcd_healthy() {
  if [ $# = 0 ] && ! etcd_is_here; then
    etcd_all get health --keys-only
  else
    timeout 2 bash -c ": </dev/tcp/${1:-$ADDRESS}/$CLIENT_PORT" && etcd_at "${1:-$ADDRESS}" get health --keys-only
  fi >/dev/null 2>&1
}
# The address of another member that answers with a quorum.
etcd_peer() {
  local pair
  for pair in $(others); do
    if etcd_healthy "${pair#*=}" && etcd_same_epoch "${pair#*=}"; then echo "${pair#*=}" && return; fi
  done
  return 1
}
# Events of the wanted epoch begin with one member, while those of the epoch before may have a quorum yet.
etcd_same_epoch() {
  local epoch
  of_events || return 0
  epoch=$(etcd_at "$1" get --print-value-only "$EPOCH_KEY") && [ "${epoch:-0}" -ge "${WANTED_EPOCH:-0}" ]
}

# etcd_members [ADDRESS]: lines `ID STARTED|UNSTARTED VOTER|LEARNER NAME PEER_URL`. Who has never been there has no client URL,
# though the first list of a cluster gives it a name, which etcdctl takes for a start.
etcd_members() {
  local list
  if [ $# = 0 ]; then list=$(etcd_ctl member list); else list=$(etcd_at "$1" member list); fi || return 1
  awk -F ', ' '{ print $1, $5 == "" ? "UNSTARTED" : "STARTED", $6 == "true" ? "LEARNER" : "VOTER", $3 == "" ? "-" : $3, $4 }' <<<"$list"
}
etcd_is_leader() {
  etcd_at "$ADDRESS" endpoint status -w fields | awk -F ' : ' '/"MemberID"/ { me = $2 } /"Leader"/ { leader = $2 } END { exit !(me != "" && me == leader) }'
}

# etcd_lock KEY [SECONDS]: 0 = mine (also from before), 1 = of another member, 2 = etcd does not answer. SECONDS bound it by a lease.
etcd_lock() {
  local lease='' answer
  if [ -n "${2:-}" ]; then
    lease=$(etcd_ctl lease grant "$2") || return 2
    lease=$(cut -d ' ' -f 2 <<<"$lease")
  fi
  answer=$(printf 'create("%s") = "0"\n\nput %s%s %s\n\nget %s\n\n' "$1" "${lease:+--lease=$lease }" "$1" "$MEMBER" "$1" | etcd_ctl txn) || return 2
  [ "${answer%%$'\n'*}" = SUCCESS ] && return
  [ -z "$lease" ] || etcd_ctl lease revoke "$lease" >/dev/null || true
  [ "${answer##*$'\n'}" = "$MEMBER" ]
}
etcd_unlock() { printf 'value("%s") = "%s"\n\ndel %s\n\n\n' "$1" "$MEMBER" "$1" | etcd_ctl txn >/dev/null; }

# The epoch of the data on the disk: 0 = there are none.
etcd_epoch() {
  if ! compgen -G "$DATA/member/wal/*.wal" >/dev/null; then echo 0; elif [ -e "$EPOCH_FILE" ]; then cat "$EPOCH_FILE"; else echo "$EPOCH_DEFAULT"; fi
}
# What Terraform wants of this member: WANTED_EPOCH, WANTED_SNAPSHOT. Other than 0: the store could not be asked.
etcd_wanted() {
  local code=0
  cloud_object_get "desired/$MEMBER" "$RUN/desired" || code=$?
  case $code in
    0)
      WANTED_EPOCH=$(jq -er --arg d "$EPOCH_DEFAULT" '.epoch // $d' "$RUN/desired") || return 1
      WANTED_SNAPSHOT=$(jq -r '.snapshot // ""' "$RUN/desired") || return 1
      ;;
    4) WANTED_EPOCH=$EPOCH_DEFAULT WANTED_SNAPSHOT= ;;
    *) return 1 ;;
  esac
}
# etcd_marker EPOCH: 0 = a quorum of that epoch has been there, 4 = certainly not, else the store could not be asked.
etcd_marker() { cloud_object_get "markers/bootstrapped${UNIT#etcd}-$1" "$RUN/marker"; }
