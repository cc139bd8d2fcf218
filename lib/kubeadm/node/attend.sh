#!/usr/bin/env bash
# shellcheck disable=SC2153
# Control plane: attends to Nodes. Drains those that ask to leave, deletes them once they are gone,
# and approves the serving certificates of kubelets, which no controller of Kubernetes does.
# shellcheck source=/dev/null
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"
# shellcheck source=/dev/null
. "$LIB/disruption.sh"
LEAVE=production-cluster.io/leave

# The first member whose API server is ready attends. Two at once would do no harm.
attends() {
  local member
  for member in $CONTROL_PLANE_MEMBERS; do
    if [ "${member%=*}" = "$MEMBER" ]; then api_ready "$ADDRESS"; return; fi
    if api_ready "${member#*=}"; then return 1; fi
  done
}

drain_one() { # NODE
  exec 9>"$RUN/drain-$1.lock"
  flock -n 9 || return 0
  say "Draining $1, which asks to leave."
  # It waits, but not for ever: what cannot be drained goes when its own time is over.
  if ! DRAIN_SECONDS=${DRAIN_SECONDS:-780} drain_node "$1"; then warn "$1 could not be drained whole; trying again." && return; fi
  kubectl annotate --overwrite node "$1" "$LEAVE=drained"
}

# The names and addresses of a serving certificate must be those of the Node that asks, nothing else. CSR and NODES are JSON.
csr_is_honest() {
  local node allowed asked
  node=$(jq -er '.spec.username | select(startswith("system:node:")) | ltrimstr("system:node:")' <<<"$1") || return 1
  jq -e '.spec.usages - ["digital signature", "key encipherment", "server auth"] == []' <<<"$1" >/dev/null || return 1
  allowed=$(jq -r --arg n "$node" '.items[] | select(.metadata.name == $n) | .status.addresses[]?
    | if .type | test("IP$") then "IPAddress:" else "DNS:" end + .address' <<<"$2")
  asked=$(jq -r .spec.request <<<"$1" | base64 -d | openssl req -noout -text -nameopt RFC2253)
  grep -qE "Subject: .*CN=system:node:$node(,|$)" <<<"$asked" || return 1
  asked=$(grep -A1 'Subject Alternative Name' <<<"$asked" | tail -n 1 | tr -d ' ' | tr ',' '\n')
  [ -n "$asked" ] && [ -n "$allowed" ] && ! grep -vxFf <(echo "$allowed") <<<"$asked" >/dev/null
}

TOLD=
approve() { # NODES
  local csr name
  while read -r csr; do
    name=$(jq -r .metadata.name <<<"$csr")
    if csr_is_honest "$csr" "$1"; then
      kubectl certificate approve "$name"
    elif [[ $TOLD != *" $name "* ]]; then
      warn "The request $name for a serving certificate is not that of its node: left alone."
      TOLD+=" $name "
    fi
  done < <(kubectl get csr -o json |
    jq -c '.items[] | select(.spec.signerName == "kubernetes.io/kubelet-serving" and (.status.conditions // []) == [])')
}

# NODES VALUE [GONE]: names of the Nodes with this annotation; with GONE, of those that are not Ready.
nodes_that() {
  jq -r --arg key "$LEAVE" --arg value "$2" --arg gone "${3:-}" '.items[] | select(.metadata.annotations[$key] == $value)
    | select($gone == "" or all(.status.conditions[]?; .type != "Ready" or .status != "True")) | .metadata.name' <<<"$1"
}

attend() {
  local node nodes
  nodes=$(kubectl get nodes -o json) || return 1
  approve "$nodes"
  for node in $(nodes_that "$nodes" requested); do drain_one "$node" & done
  for node in $(nodes_that "$nodes" drained gone); do
    say "$node is drained and gone."
    kubectl delete node "$node" --wait=false
  done
}

main() {
  while :; do
    if attends; then attend || warn 'The API did not answer in full; trying again.'; fi
    sleep "${ATTEND_SECONDS:-10}"
  done
}

[ "${BASH_SOURCE[0]}" != "$0" ] || main "$@"
