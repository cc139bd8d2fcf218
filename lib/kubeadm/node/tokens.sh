#!/usr/bin/env bash
# Keeps the credentials young that others fetch: the join token (6 h old at most, lives 12 h), the deployer's (1 h, lives 8 h).
# Expired bootstrap tokens are removed by the controller manager (tokencleaner, on by kubeadm).
# shellcheck source=/dev/null
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"
# shellcheck source=/dev/null
. "$LIB/disruption.sh"
# shellcheck source=/dev/null
. "$LIB/publish.sh"

# NAME SECONDS COMMAND: runs it unless some member did so within the time. Written down only afterwards, so a failure is tried again.
every() {
  local lease
  [ -z "$(etcd_ctl get --print-value-only "/cp/tokens/$1")" ] || return 0
  "$3"
  lease=$(etcd_ctl lease grant "$2" | cut -d' ' -f2)
  etcd_ctl put --lease="$lease" "/cp/tokens/$1" "$MEMBER" >/dev/null
  say "The credential '$1' is renewed."
}

main() {
  [ -e "$RUN/provisioned" ] && api_ready "$ADDRESS" || exit 0
  only_one tokens
  every join "${JOIN_SECONDS:-21600}" publish_join
  every deployer "${DEPLOYER_SECONDS:-3600}" publish_deployer
}

[ "${BASH_SOURCE[0]}" != "$0" ] || main "$@"
