#!/bin/bash
# Makes the root filesystem of the machines: build.sh DIRECTORY MIRROR FILES PACKAGE...
# It runs in a mount namespace of its own: what it mounts goes with it.
set -euo pipefail
root=$1 mirror=$2 files=$3
shift 3
export DEBIAN_FRONTEND=noninteractive LC_ALL=C

# Packages come second, by apt: debootstrap does not resolve those that are virtual.
debootstrap --variant=minbase bookworm "$root" "$mirror"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
chroot "$root" apt-get update
chroot "$root" apt-get install --yes --no-install-recommends "$@"
rm "$root/usr/sbin/policy-rc.d"

chroot "$root" systemctl disable haproxy.service
# There is no network to wait for and no disk to check or to trim, and nobody logs in.
chroot "$root" systemctl mask systemd-networkd.service e2scrub_reap.service fstrim.timer apt-daily.timer apt-daily-upgrade.timer getty.target console-getty.service
# The machine has its address from outside; cloud-init would ask for one, and wait for the answer for a minute.
rm "$root/usr/sbin/dhclient"
# Where Kubernetes looks for it by default, and not where Debian has it.
mkdir -p "$root/opt/cni"
ln -s /usr/lib/cni "$root/opt/cni/bin"
# The journal outlives a machine that is killed.
mkdir -p "$root/var/log/journal"
cp --recursive --no-preserve=ownership "$files/." "$root/"
: >"$root/etc/machine-id"
echo localhost >"$root/etc/hostname"
printf '127.0.0.1 localhost\n::1 localhost\n' >"$root/etc/hosts"
rm -f "$root/etc/resolv.conf" "$root"/etc/ssh/ssh_host_*
rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/usr/share/{doc,man,locale}/*
umount "$root/proc" "$root/sys"
