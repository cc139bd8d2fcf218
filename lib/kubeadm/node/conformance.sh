#!/usr/bin/env bash
# On demand: does this machine still fulfil what Kubernetes asks of a node (PE-23)? kubeadm's own checks, none ignored.
# They expect a fresh machine: so they see no running server (own network) and no files of one (empty directories).
# shellcheck source=/dev/null
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"

main() {
  local config=$RUN/conformance.yaml
  command -v kubeadm >/dev/null || die 'kubeadm is not installed here.'
  cat >"$config" <<YAML
apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration: {criSocket: "unix:///run/containerd/containerd.sock", imagePullPolicy: Never}
localAPIEndpoint: {advertiseAddress: 192.0.2.1}
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: $KUBERNETES_VERSION
YAML
  # shellcheck disable=SC2016
  unshare --mount --net bash -euc '
    for directory in "$2/manifests" "$2/pki" /var/lib/etcd; do [ ! -d "$directory" ] || mount -t tmpfs tmpfs "$directory"; done
    ip link set lo up
    ip address add 192.0.2.1/32 dev lo
    sysctl -qw net.ipv4.ip_forward="$3"
    kubeadm init phase preflight --config "$1"' - "$config" "$KUBE" "$(sysctl -n net.ipv4.ip_forward)" ||
    die 'This machine does not fulfil what kubeadm asks of a node.'
  say 'This machine fulfils what kubeadm asks of a node.'
}

[ "${BASH_SOURCE[0]}" != "$0" ] || main "$@"
