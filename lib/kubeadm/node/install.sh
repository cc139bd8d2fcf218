#!/bin/bash
# Brings the software of software.txt: lines `sha256 url how architecture`. What an image already has is not fetched.
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"

fetch() { curl -fsSL --connect-timeout 10 --max-time 900 -o "$1" "$2" && echo "$3  $1" | sha256sum --quiet -c - >&2; }

# artifact SHA256 URL HOW: how = binary:FILE or tar:DIRECTORY:STRIP[:MEMBER...]
artifact() {
  local sum=$1 url=$2 to file=$STATE/download stamp=$STATE/installed/$1 how
  IFS=: read -ra how <<<"$3"
  to=${how[1]}
  if [ "${how[0]}" = binary ]; then
    ! echo "$sum  $to" | sha256sum --status -c - 2>/dev/null || return 0
  elif [ -e "$stamp" ]; then
    return 0
  fi
  say "Fetches $url."
  retry 600 fetch "$file" "$url" "$sum" || die "$url could not be had with the checksum $sum."
  case ${how[0]} in
    binary)
      install -D -m 0755 "$file" "$to.new"
      mv -f "$to.new" "$to"
      ;;
    tar)
      mkdir -p "$to"
      tar -xf "$file" --no-same-owner -C "$to" --strip-components="${how[2]}" "${how[@]:3}"
      ;;
    *) die "software.txt asks for \"$3\"; only binary: and tar: are known." ;;
  esac
  rm -f "$file"
  : | write_file 0644 "$stamp"
}

case $(uname -m) in aarch64) machine=arm64 ;; *) machine=amd64 ;; esac
while read -r sum url how architecture; do
  case $architecture in "$machine" | any | '') [ -z "$sum" ] || artifact "$sum" "$url" "$how" ;; esac
done <"$ETC/software.txt"

# A kernel may have these built in.
modprobe -a overlay br_netfilter 2>/dev/null || warn 'overlay and br_netfilter could not be loaded as modules.'
sysctl -q --system >/dev/null || warn 'Not all kernel settings could be set.'
systemctl daemon-reload
# The kubelet must not give pods the stub of systemd-resolved: inside a pod nothing answers there.
if [ "$ROLE" != etcd ]; then
  mkdir -p "$KUBE/kubelet.conf.d"
  [ ! -e /run/systemd/resolve/resolv.conf ] || write_file 0644 "$KUBE/kubelet.conf.d/10-resolver.conf" <<'EOF'
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
resolvConf: /run/systemd/resolve/resolv.conf
EOF
fi
if [ "$ROLE" != etcd ] && ! systemctl -q is-active kubelet; then
  systemctl enable containerd
  systemctl restart containerd
fi
