#!/usr/bin/env bash
# Worker: leaves the cluster drained when its group takes it away. The control plane's attend.sh does the draining:
# the credential of a kubelet may note something on its own Node and nothing more.
# shellcheck source=/dev/null
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"

own_node() { # CURL_ARGUMENT...
  curl -sf --max-time 10 --cacert "$PKI/ca.crt" --cert /var/lib/kubelet/pki/kubelet-client-current.pem "$@" \
    "https://$API_NAME:$API_PORT/api/v1/nodes/$(cloud_metadata node-name)"
}

ask() {
  own_node -o /dev/null -X PATCH -H 'content-type: application/merge-patch+json' \
    -d '{"metadata":{"annotations":{"production-cluster.io/leave":"requested"}}}'
}

drained() { own_node | jq -e '.metadata.annotations["production-cluster.io/leave"] == "drained"' >/dev/null; }

main() {
  local end
  until [ "$(cloud_metadata leaving || true)" = yes ]; do sleep "${LEAVE_POLL_SECONDS:-5}"; done
  say 'This machine is to go: asking to be drained.'
  end=$((SECONDS + ${LEAVE_SECONDS:-840}))
  until ask || ((SECONDS > end)); do sleep 5; done
  until drained || ((SECONDS > end)); do sleep 5; done
  if ((SECONDS > end)); then warn 'It was not drained in time and goes all the same.'; else say 'Drained.'; fi
  systemctl stop kubelet.service
  retry 300 cloud_complete_leaving
  say 'The group may take the machine.'
  sleep infinity
}

[ "${BASH_SOURCE[0]}" != "$0" ] || main "$@"
