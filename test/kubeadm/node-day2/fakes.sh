# shellcheck shell=bash disable=SC2317
# etcd, Kubernetes and systemd as a test describes them by files in CLOUD_DIRECTORY:
# ill/ADDRESS, ill/ADDRESS:PORT, unseated/ADDRESS:PORT, learner/NAME, api/ADDRESS (the version that it serves), kv/KEY, fails/COMMAND; what was done stands in `actions`.
WORLD=$CLOUD_DIRECTORY
did() { echo "$MEMBER $*" >>"$WORLD/actions"; }
fails() { [ -e "$WORLD/fails/$1" ]; }
key_file() { echo "$WORLD/kv/${1//\//%}"; }

etcdctl() {
  local place address words=() word
  for word; do
    case $word in
      --endpoints=*) place=${word#*//} address=${place%%:*} ;;
      --cacert=* | --cert=* | --key=* | --dial-timeout=* | --command-timeout=* | --print-value-only) ;;
      *) words+=("$word") ;;
    esac
  done
  [ ! -e "$WORLD/ill/$address" ] && [ ! -e "$WORLD/ill/$place" ] || return 1
  set -- "${words[@]}"
  case "$1 ${2:-}" in
    'get health') ;;
    get*) cat "$(key_file "$2")" 2>/dev/null || true ;;
    'member list') members ;;
    txn*) transaction ;;
    'endpoint status') printf '"MemberID" : 1\n"Leader" : %s\n' "$(cat "$WORLD/leader/$place" 2>/dev/null || cat "$WORLD/leader/$address" 2>/dev/null || echo 2)" ;;
    'snapshot save') did snapshot && echo data >"$3" ;;
    'alarm list') ;;
    *) did "etcdctl $*" ;;
  esac
}
members() {
  local pair id=0 port=${place##*:}
  for pair in $ETCD_MEMBERS; do
    id=$((id + 1))
    [ ! -e "$WORLD/unseated/${pair#*=}:$port" ] || continue
    echo "$id, started, ${pair%=*}, https://${pair#*=}:$((port + 1)), https://${pair#*=}:$port, $([ -e "$WORLD/learner/${pair%=*}" ] && echo true || echo false)"
  done
}
transaction() {
  local compare='' action='' key wanted has
  { read -r compare && read -r _ && read -r action; } || true
  key=$(sed -E 's/^[a-z]+\("([^"]*)"\).*/\1/' <<<"$compare")
  wanted=$(sed -E 's/.* = "(.*)"$/\1/' <<<"$compare")
  mkdir -p "$WORLD/kv"
  has=$(cat "$(key_file "$key")" 2>/dev/null || true)
  if [[ $compare == create* ]]; then [ -z "$has" ]; else [ "$has" = "$wanted" ]; fi || { echo FAILURE && return; }
  echo SUCCESS
  case $action in
    put*) sed -E 's/^put [^ ]+ "?([^"]*)"?$/\1/' <<<"$action" >"$(key_file "$key")" ;;
    del*) rm -f "$(key_file "$key")" ;;
  esac
}
etcdutl() {
  case $2 in
    status) grep -q data "$3" && echo '{"revision": 7}' ;;
    restore) did "etcdutl $*" && mkdir -p "$5" ;;
  esac
}

curl() {
  local address=${*: -1}
  address=${address#https://}
  # A server whose manifest is away.
  [[ $address != */ ]] || return 7
  [ -e "$WORLD/api/${address%%:*}" ]
}
kubectl() {
  local address=$ADDRESS
  while [[ ${1:-} == --* ]]; do
    [ "$1" != --server ] || { address=${2#https://} address=${address%%:*} && shift; }
    shift
  done
  [ -e "$WORLD/api/$address" ] || return 1
  case "$*" in
    'get --raw /version') jq -n --arg v "$(cat "$WORLD/api/$address")" '{gitVersion: $v}' ;;
    *jsonpath*) if [ -e "$WORLD/not-ready/$MEMBER" ]; then echo False; else echo True; fi ;;
    *'-o name') echo node/this ;;
    drain*) did drain && ! fails drain ;;
    uncordon*) did uncordon ;;
  esac
}
systemctl() {
  [[ $* != '-q is-active'* ]] || { [ ! -e "$WORLD/stopped/$MEMBER" ] && return 0 || return 3; }
  did "systemctl $*"
}
