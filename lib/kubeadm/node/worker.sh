#!/bin/bash
# A worker joins by TLS bootstrap of its kubelet, with the token that the control plane renews.
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"
identity=/var/lib/kubelet/pki/kubelet-client-current.pem bootstrap=$RUN/bootstrap-kubelet.conf

configure() {
  local node provider address places flags
  node=$(retry 60 cloud_metadata node-name)
  provider=$(retry 60 cloud_metadata provider-id)
  address=$(retry 60 cloud_metadata private-ip)
  sed -e "s|@@NODE_NAME@@|$node|g" -e "s|@@PROVIDER_ID@@|$provider|g" "$ETC/kubelet.yaml" | write_file 0600 /var/lib/kubelet/config.yaml
  flags="--hostname-override=$node --node-ip=$address --provider-id=$provider"
  # Pods are spread over zones, and volumes are found in them, by these labels.
  places=topology.kubernetes.io/zone=$(retry 60 cloud_metadata zone),topology.kubernetes.io/region=$(retry 60 cloud_metadata region)
  flags+=" --node-labels=$places${NODE_LABELS:+,$NODE_LABELS}"
  [ -z "${NODE_TAINTS:-}" ] || flags+=" --register-with-taints=$NODE_TAINTS"
  [ -z "${CLOUD_PROVIDER:-}" ] || flags+=" --cloud-provider=$CLOUD_PROVIDER"
  echo "KUBELET_KUBEADM_ARGS=\"$flags\"" | write_file 0600 /var/lib/kubelet/kubeadm-flags.env
  mkdir -p "$KUBE/manifests"
}

# Takes the newest token; the kubelet reads it only when it starts.
token() {
  local new=$RUN/join
  cloud_secret_get join >"$new" || return 1
  jq -r .ca "$new" | write_file 0644 "$PKI/ca.crt"
  jq --arg f "$PKI/ca.crt" '{apiVersion: "v1", kind: "Config", "current-context": "join",
    clusters: [{name: "join", cluster: {server: .endpoint, "certificate-authority": $f}}],
    users: [{name: "join", user: {token}}], contexts: [{name: "join", context: {cluster: "join", user: "join"}}]}' "$new" >"$new.conf"
  rm -f "$new"
  if ! cmp -s "$new.conf" "$bootstrap"; then
    mv -f "$new.conf" "$bootstrap"
    systemctl restart kubelet
  fi
}

step configure configure
if [ ! -e "$identity" ]; then
  until retry 60 token; do warn 'There is no token to join yet.'; done
  begin=$SECONDS
  until [ -e "$identity" ]; do
    sleep 1
    # The token may have expired, or the control plane may be another one: ask again each minute.
    ((++begin % 60)) || token || true
  done
fi
systemctl start kubelet
rm -f "$bootstrap"
