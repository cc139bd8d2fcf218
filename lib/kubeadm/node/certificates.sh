#!/usr/bin/env bash
# Renews every leaf certificate in time, and restarts what uses them, one member at a time.
# The CA's keys that kubeadm needs come from the secret store and leave the disk again; the kubelet renews its own.
# shellcheck source=/dev/null
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"
# shellcheck source=/dev/null
. "$LIB/disruption.sh"
# shellcheck source=/dev/null
. "$LIB/pki.sh"
RESTART=$STATE/restart-for-certificates

# 30 days. kubeadm's certificates last a year.
expiring() {
  local file
  for file in "$PKI"/*.crt "$PKI"/etcd/*.crt "$KUBE"/{admin,super-admin,controller-manager,scheduler}.conf; do
    [ -e "$file" ] || continue
    case $file in */ca.crt | */front-proxy-ca.crt) continue ;; esac
    if [[ $file == *.conf ]]; then sed -n 's/.*client-certificate-data: //p' "$file" | base64 -d; else cat "$file"; fi |
      openssl x509 -noout -checkend "${RENEW_SECONDS:-2592000}" >/dev/null || echo "${file##*/}"
  done
}

forget_ca_keys() { rm -f "$PKI/etcd/ca.key" "$PKI/front-proxy-ca.key"; }

# The authorities as the secret store has them; here only until the leaves are made.
recall_ca_keys() {
  local bundle work
  work=$(mktemp -d)
  for bundle in pki pki-etcd; do
    if [ "$bundle" = pki ]; then is_control_plane || continue; else [ "$ETCD_LOCATION" = external ] || continue; fi
    pki_fetch "$bundle" "$work" || die "The authorities ($bundle) cannot be read: nothing is renewed."
  done
  mkdir -p "$PKI/etcd"
  cp "$work/etcd/ca.key" "$PKI/etcd/"
  if is_control_plane; then cp "$work/front-proxy-ca.key" "$PKI/"; fi
  rm -rf "$work"
}

renew() {
  local name names=(apiserver-etcd-client)
  touch "$RESTART"
  trap forget_ca_keys EXIT
  recall_ca_keys
  if is_control_plane; then kubeadm certs renew all --config "$RUN/cluster.yaml" >/dev/null; else names=(); fi
  if etcd_is_here; then names+=(etcd-server etcd-peer etcd-healthcheck-client); fi
  for name in "${names[@]}"; do kubeadm certs renew "$name" --config "$RUN/etcd.yaml" >/dev/null; done
  forget_ca_keys
}

etcd_restart() {
  systemctl restart "$UNIT.service"
  retry 120 etcd_healthy "$ADDRESS"
}

restart_users() {
  others_fine || return 0
  lock_take 'restart for renewed certificates' || return 0
  if is_control_plane; then static_pods_stop "${API_PODS[@]}"; fi
  if etcd_is_here; then
    etcd_restart
    events etcd_restart
  fi
  static_pods_start
  ! is_control_plane || retry 300 api_ready "$ADDRESS"
  rm -f "$RESTART"
  lock_release
  say 'What uses the renewed certificates runs anew.'
}

main() {
  local files
  [ -e "$RUN/provisioned" ] || exit 0
  only_one machine
  forget_ca_keys
  files=$(expiring | tr '\n' ' ')
  if [ -n "$files" ]; then
    say "Renewing before they expire: $files"
    renew
  fi
  if [ -e "$RESTART" ]; then restart_users; fi
}

[ "${BASH_SOURCE[0]}" != "$0" ] || main "$@"
