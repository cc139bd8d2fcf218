#!/bin/bash
# Fills a store of containerd with images: import.sh ROOT STORE ARCHIVE...
# Its containerd is the machines' own; it runs in namespaces of its own and ends with this script.
set -euo pipefail
root=$1 store=$2
shift 2
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/run"
mkdir "$root/run/store"
mount --bind "$store" "$root/run/store"
chroot "$root" containerd --config /dev/null --root /run/store --state /run/containerd --address /run/containerd.sock >"$store.log" 2>&1 &
server=$!
for _ in $(seq 100); do
  chroot "$root" ctr --address /run/containerd.sock version >/dev/null 2>&1 && break
  sleep 0.1
done
for archive in "$@"; do
  chroot "$root" ctr --address /run/containerd.sock --namespace k8s.io images import - <"$archive"
done
kill "$server"
wait "$server" || true
