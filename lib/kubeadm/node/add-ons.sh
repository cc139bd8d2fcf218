#!/bin/bash
# Applies what a cluster needs before anything else runs: items `key|sha256|kind` of ADD_ONS. One member at a time; again only when they change.
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"
. "$LIB/etcd.sh"

# The object of an item, with the checksum that Terraform knows.
object() {
  retry 120 cloud_object_get "$1" "$RUN/add-on" || die "The add-on $1 could not be read."
  echo "$2  $RUN/add-on" | sha256sum --quiet -c - >&2 || die "The add-on $1 is not what was meant to be applied."
}
apply() { kubectl apply --server-side --force-conflicts -f "$RUN/add-on" >&2; }

item() {
  local key sum kind namespace release chart
  IFS='|' read -r key sum kind <<<"$1"
  case $kind in
    manifest)
      object "$key" "$sum"
      # Kinds that a manifest defines are known to the API only a moment later.
      retry 120 apply || die "The add-on $key could not be applied."
      ;;
    chart:*)
      object "$key" "$sum"
      IFS=: read -r _ namespace release chart <<<"$kind"
      retry 120 helm upgrade --install "$release" "$chart" -n "$namespace" --create-namespace -f "$RUN/add-on" >&2 ||
        die "The chart $release could not be installed."
      ;;
    kubeadm) retry 120 kubeadm init phase addon "$key" --config "$RUN/cluster.yaml" >&2 ;;
    *) die "ADD_ONS has an item of the kind \"$kind\"." ;;
  esac
}

# Add-ons of kubeadm follow the version of Kubernetes: while members differ, the next one with this version applies them.
one_version() {
  kubectl get nodes -l node-role.kubernetes.io/control-plane -o json | jq -e --arg v "$KUBERNETES_VERSION" \
    '[.items[] | select(any(.status.conditions[]?; .type == "Ready" and .status == "True")) | .status.nodeInfo.kubeletVersion] | all(. == $v)' >/dev/null
}

wanted=$(printf '%s' "$KUBERNETES_VERSION $ADD_ONS" | sha256sum | cut -d ' ' -f 1)
applied() { [ "$(etcd_ctl get /cp/add-ons --print-value-only)" = "$wanted" ]; }

if applied; then exit; fi
until etcd_lock /cp/add-ons-lock 600; do sleep 2; done
if ! applied; then
  complete=yes
  for i in coredns\|\|kubeadm $ADD_ONS; do
    if [ "${i##*|}" != kubeadm ] || one_version; then item "$i"; else complete=no; fi
  done
  [ $complete = no ] || etcd_ctl put /cp/add-ons "$wanted" >/dev/null
fi
etcd_unlock /cp/add-ons-lock
