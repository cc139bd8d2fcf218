# shellcheck shell=bash
# How a member of etcd starts: from its disk, into a new cluster, into a living one, from a snapshot, or not at all.
# The one thing that must never happen is a second, empty cluster beside a living one (etcd-io/etcd#12227).

# Sets DECISION: start | new | existing | rejoin | restore | wait. Other than 0: something could not be asked.
etcd_decide() {
  local epoch marker=0 peer list
  DECISION='could not ask'
  epoch=$(etcd_epoch)
  if ! etcd_wanted; then
    [ "$epoch" != 0 ] || return 1
    DECISION=start
    return
  fi
  if ((epoch >= WANTED_EPOCH)); then DECISION=start && return; fi
  # The other etcd says who begins: that of the same epoch.
  ! of_events || (($(cat "$DISK/epoch" 2>/dev/null || echo "$EPOCH_DEFAULT") >= WANTED_EPOCH)) || die "Epoch $WANTED_EPOCH is wanted meanwhile: etcd goes first."
  etcd_marker "$WANTED_EPOCH" || marker=$?
  case $marker in 0 | 4) ;; *) return 1 ;; esac
  if [ "$marker" = 4 ] && [ -n "$WANTED_SNAPSHOT" ] && ! of_events; then
    DECISION=restore
  elif [ "$marker" = 4 ] && ((WANTED_EPOCH > EPOCH_DEFAULT)) && ! of_events; then
    DECISION="wait: epoch $WANTED_EPOCH has no data yet, and no snapshot is named from which to make them"
  elif peer=$(etcd_peer); then
    list=$(etcd_members "$peer") || return 1
    DECISION=rejoin
    ! grep -q " UNSTARTED .* https://$ADDRESS:$PEER_PORT\$" <<<"$list" || DECISION=existing
  elif [ "$marker" = 4 ]; then
    DECISION=new
    ! of_events || CLIENT_PORT=2379 etcd_lock /cp/events || DECISION='wait: another member begins'
  elif of_events; then
    DECISION='wait: the disk of this member has no events, there have been some, and no quorum of other members answers. It joins when they are back; when they are lost, forget the events (runbook replace-a-member)'
  else
    DECISION='wait: the disk of this member has no data, the cluster has lived before, and no quorum of other members answers. It joins when they are back; when they are lost, name a snapshot and a new epoch'
  fi
}

# Old or half-made data are moved aside, never deleted.
etcd_aside() {
  [ ! -e "$DATA" ] || mv "$DATA" "$DISK/aside-$(now)-$$${UNIT#etcd}"
  sync -f "$DISK"
}
# etcd_prepare STATE LIST: how etcd starts where it finds no data.
etcd_prepare() {
  printf 'ETCD_INITIAL_CLUSTER=%s\nETCD_INITIAL_CLUSTER_STATE=%s\nETCD_INITIAL_CLUSTER_TOKEN=%s-%s\n' \
    "$2" "$1" "$CLUSTER_NAME" "$(cat "$EPOCH_FILE")" | write_file 0600 "$RUN/$UNIT-start.env"
}
etcd_static() { sed "s|=|=https://|g; s| |:$PEER_PORT,|g; s|\$|:$PEER_PORT|" <<<"$ETCD_MEMBERS"; }
# With whom a new cluster begins: all members; of events whoever is first, since the others may not know yet that they have such an etcd.
etcd_founders() { if of_events; then echo "$MEMBER=https://$ADDRESS:$PEER_PORT"; else etcd_static; fi; }
# The members of the living cluster, by the names that belong to their addresses.
etcd_current() {
  local url pair all=
  while read -r _ _ _ _ url; do
    for pair in $ETCD_MEMBERS; do [ "https://${pair#*=}:$PEER_PORT" != "$url" ] || all+=",${pair%%=*}=$url"; done
  done < <(etcd_members "$1")
  echo "${all#,}"
}
etcd_restore_list() {
  printf '%s\n' "--name=$MEMBER" "--initial-cluster=$(etcd_static)" "--initial-cluster-token=$CLUSTER_NAME-$WANTED_EPOCH" \
    "--initial-advertise-peer-urls=https://$ADDRESS:$PEER_PORT"
}

# The disk was lost: the entry of the old data goes, a learner comes. Each call may be repeated.
etcd_rejoin() {
  local id
  id=$(etcd_members "$1" | awk -v url="https://$ADDRESS:$PEER_PORT" '$5 == url { print $1 }')
  [ -z "$id" ] || etcd_at "$1" member remove "$id" >&2
  # A cluster that has just lost a member refuses changes for some seconds.
  retry 120 etcd_at "$1" member add "$MEMBER" --learner --peer-urls="https://$ADDRESS:$PEER_PORT" >&2
}

# etcd_do DECISION: prepares the disk and the settings.
etcd_do() {
  local peer
  if [ "$1" = start ]; then
    etcd_epoch | write_file 0600 "$EPOCH_FILE"
    etcd_prepare existing "$(etcd_static)"
    return
  fi
  systemctl stop "$UNIT"
  etcd_aside
  if [ "$1" = restore ]; then restore_data "$WANTED_SNAPSHOT" "$WANTED_EPOCH"; fi
  echo "$WANTED_EPOCH" | write_file 0600 "$EPOCH_FILE"
  case $1 in
    new | restore) etcd_prepare "${1/restore/existing}" "$(etcd_founders)" ;;
    *)
      peer=$(etcd_peer)
      [ "$1" = existing ] || etcd_rejoin "$peer"
      etcd_prepare existing "$(etcd_current "$peer")"
      ;;
  esac
}

# Waits until this member is a voter and answers with a quorum. ETCD_AGAIN: meanwhile a later epoch is wanted, as there will be no quorum.
etcd_wait() {
  local peer next=0
  ETCD_AGAIN=
  until etcd_healthy "$ADDRESS"; do
    if peer=$(etcd_peer); then etcd_promote "$peer" || true; fi
    if ((SECONDS >= next)); then
      say "$UNIT has no quorum yet; waiting for the members $ETCD_MEMBERS."
      if etcd_wanted && ((WANTED_EPOCH > $(etcd_epoch))) && [ "$(etcd_epoch)" != 0 ]; then ETCD_AGAIN=yes && return; fi
      next=$((SECONDS + 20))
    fi
    sleep 1
  done
}
etcd_promote() {
  local id
  id=$(etcd_members "$1" | awk -v url="https://$ADDRESS:$PEER_PORT" '$2 == "STARTED" && $3 == "LEARNER" && $5 == url { print $1 }') || return 1
  [ -z "$id" ] || etcd_at "$1" member promote "$id" >&2
}

# The first quorum of an epoch is written into etcd, too: once for all members, it takes away the locks and leases that a snapshot carries.
etcd_enter_epoch() {
  # A full database refuses whatever might write.
  [ "$(etcd_at "$ADDRESS" get --print-value-only "$EPOCH_KEY")" != "$1" ] || return 0
  printf 'create("%s") = "0"\n\nput %s %s\n\n\n' "$EPOCH_KEY" "$EPOCH_KEY" "$1" | etcd_at "$ADDRESS" txn >/dev/null
  printf 'value("%s") != "%s"\n\nput %s %s\ndel /cp/ --prefix\ndel /registry/masterleases/ --prefix\n\n\n' "$EPOCH_KEY" "$1" "$EPOCH_KEY" "$1" |
    etcd_at "$ADDRESS" txn >/dev/null
}

# Decides and starts, without waiting for a quorum.
etcd_try() {
  local told=
  until etcd_decide && [[ $DECISION != wait* ]]; do
    [ "$told" = "$DECISION" ] || warn "$UNIT does not start on $MEMBER ($DECISION)."
    told=$DECISION
    sleep 5
  done
  say "$UNIT: $DECISION."
  step "$UNIT-$DECISION" etcd_do "$DECISION"
  systemctl daemon-reload
  systemctl start "$UNIT"
}

etcd_boot() {
  local epoch code=0
  ETCD_AGAIN=yes
  while [ -n "$ETCD_AGAIN" ]; do
    etcd_try
    step "$UNIT-quorum" etcd_wait
  done
  # Should the disk go away now, etcd must not begin anew.
  etcd_prepare existing "$(etcd_static)"
  epoch=$(etcd_epoch)
  etcd_enter_epoch "$epoch"
  now | write_file 0600 "$RUN/marker-now"
  retry 600 cloud_object_put_once "markers/bootstrapped${UNIT#etcd}-$epoch" "$RUN/marker-now" || code=$?
  case $code in 0 | 5) ;; *) die "The marker of epoch $epoch could not be written; no API server may start without it." ;; esac
}
