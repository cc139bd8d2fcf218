#!/bin/bash
# Starts etcd (and that of events) and a control plane from the files that a program renders for its machines, and says of each program when it is ready:
#   start.sh KUBERNETES ETCD WORK MEMBER MEMBER_OF_ETCD
# the folders of the two programs, an empty one, and those with the files of two machines, which may be one.
# It is the first process of namespaces of its own: what it mounts and starts ends with it.
set -euo pipefail
PATH=$1:$PATH etcd=$2 work=$3 member=$4 member_of_etcd=$5
cluster=$member/etc/production-cluster/kubeadm/cluster.yaml
etcd_files=$member_of_etcd/etc/production-cluster

field() { sed -n "s|^ *$1[:=] *\"\{0,1\}\([^\"]*\)\"\{0,1\}\$|\1|p" "$2"; }

ip link set lo up
for address in $(field advertiseAddress "$cluster"; field advertiseAddress "$etcd_files/kubeadm/etcd.yaml"); do
  ip address replace "$address/32" dev lo
done
mkdir "$work"/{etc,etc-work,logs}
mount -t overlay overlay -o "lowerdir=$member/etc:/etc,upperdir=$work/etc,workdir=$work/etc-work" /etc
mount -t tmpfs tmpfs /var/lib
mount -t tmpfs tmpfs /var/log
mkdir -p /etc/kubernetes/encryption /var/log/kubernetes/audit /var/lib/etcd/data
chmod 0700 /var/lib/etcd/data
name=$(field controlPlaneEndpoint "$cluster")
echo "127.0.0.1 ${name%:*}" >>/etc/hosts
cp /etc/production-cluster/encryption.yaml /etc/kubernetes/encryption/config.yaml

phase() { kubeadm init phase "${@:2}" --config "$1" >>"$work/logs/kubeadm" 2>&1 || { cat "$work/logs/kubeadm"; exit 1; }; }
for certificates in etcd-ca etcd-server etcd-peer etcd-healthcheck-client apiserver-etcd-client; do
  phase "$etcd_files/kubeadm/etcd.yaml" certs "$certificates"
done
phase "$cluster" certs all
phase "$cluster" kubeconfig all
phase "$cluster" control-plane all

# run NAME PROGRAM...: in the background.
run() { "${@:2}" >"$work/logs/$1" 2>&1 & }

# ready NAME CURL...: waits until it answers, or ends.
ready() {
  local end=$((SECONDS + 120)) pid=$!
  until curl --silent --fail --output /dev/null "${@:2}"; do
    if ! kill -0 "$pid" 2>/dev/null || ((SECONDS > end)); then
      echo "$1 does not become ready:"
      tail -n 25 "$work/logs/$1"
      exit 1
    fi
    sleep 0.2
  done
  echo "$1 is ready"
}

# command_of NAME: what kubeadm wrote into its manifest, a word in each line.
command_of() { sed -n '/^  - command:$/,/^    [^ -]/s/^    - //p' "/etc/kubernetes/manifests/$1.yaml"; }

start() {
  local words
  mapfile -t words < <(command_of "$1")
  run "$1" "${words[@]}"
  ready "$1" --insecure "$2"
}

# start_etcd NAME: alone in its cluster.
start_etcd() {
  local pki=/etc/kubernetes/pki
  set -a
  # shellcheck source=/dev/null
  . "$etcd_files/$1.env"
  set +a
  export ETCD_INITIAL_CLUSTER=$ETCD_NAME=$ETCD_INITIAL_ADVERTISE_PEER_URLS ETCD_INITIAL_CLUSTER_STATE=new
  run "$1" "$etcd/server"
  ready "$1" --cacert $pki/etcd/ca.crt --cert $pki/apiserver-etcd-client.crt --key $pki/apiserver-etcd-client.key "$ETCD_ADVERTISE_CLIENT_URLS/health"
}

start_etcd etcd
if [ -e "$etcd_files/etcd-events.env" ]; then
  start_etcd etcd-events
  events=$!
fi
start kube-apiserver https://127.0.0.1:6443/readyz
start kube-controller-manager https://127.0.0.1:10257/healthz
start kube-scheduler https://127.0.0.1:10259/readyz

# Who looks after the API server does not give it up when its events are lost.
without_events() {
  local url=https://127.0.0.1:6443 path paths
  kill "$events"
  timeout 60 bash -c "while curl --silent --insecure --fail --output /dev/null $url/readyz; do sleep 0.5; done"
  mapfile -t paths < <(sed -n 's/^ *path: \(.*etcd-override.*\)/\1/p' /etc/kubernetes/manifests/kube-apiserver.yaml)
  ((${#paths[@]} == 3)) || { echo 'Not every probe leaves events out.'; exit 1; }
  for path in "${paths[@]}"; do curl --silent --insecure --fail --max-time 10 --output /dev/null "$url$path" || { echo "$path fails."; exit 1; }; done
  echo 'kube-apiserver-without-events is ready'
}
[ -z "${events:-}" ] || without_events
