#!/bin/bash
# The first process of a machine, in new namespaces: power-on.sh DIRECTORY LOWER CGROUP_PATH...
#   DIRECTORY     the machine's own: upper, work, root (mount point), containerd, kubelet
#   LOWER         the layers of its root filesystem, as overlayfs takes them
#   CGROUP_PATH   its directory in each hierarchy of control groups, as HIERARCHY=PATH
# Moves itself into the machine's control groups and goes on in their namespace, where these are the roots.
set -euo pipefail
if [ "${LABORATORY_STAGE:-}" != inside ]; then
  for pair in "${@:3}"; do echo 0 >"${pair#*=}/cgroup.procs"; done
  LABORATORY_STAGE=inside exec unshare --cgroup bash "$0" "$@"
fi
directory=$1 lower=$2
shift 2
root=$directory/root

mount -t overlay overlay -o "lowerdir=$lower,upperdir=$directory/upper,workdir=$directory/work" "$root"
# The layers of containers, and what the kubelet measures, lie on a plain filesystem.
for name in containerd kubelet; do
  mkdir -p "$root/var/lib/$name"
  mount --bind "$directory/$name" "$root/var/lib/$name"
done
cd "$root"
mount -t proc proc proc
# Read-only as in every container: nothing of the devices and modules of this kernel is the machine's.
mount -t sysfs -o ro sysfs sys
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=755,nosuid tmpfs dev
mkdir dev/pts dev/shm dev/mqueue dev/disk dev/disk/by-id dev/net
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs dev/shm
mount -t mqueue mqueue dev/mqueue
for node in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0 kmsg:1:11 fuse:10:229 net/tun:10:200; do
  IFS=: read -r name major minor <<<"$node"
  mknod -m 666 "dev/$name" c "$major" "$minor"
done
ln -s pts/ptmx dev/ptmx
for link in fd: stdin:/0 stdout:/1 stderr:/2; do ln -s "/proc/self/fd${link#*:}" "dev/${link%%:*}"; done

mount -t tmpfs -o mode=755,nosuid,nodev,noexec tmpfs sys/fs/cgroup
for pair in "$@"; do
  hierarchy=${pair%%=*}
  mkdir "sys/fs/cgroup/$hierarchy"
  case $hierarchy in
    unified) mount -t cgroup2 cgroup2 sys/fs/cgroup/unified ;;
    systemd) mount -t cgroup -o none,name=systemd cgroup sys/fs/cgroup/systemd ;;
    *) mount -t cgroup -o "$hierarchy" cgroup "sys/fs/cgroup/$hierarchy" ;;
  esac
done

# Else systemd mounts the hierarchies, too, that others have made elsewhere: all machines would have the same groups there, and
# kubelets remove what they do not know.
mount -o remount,ro sys/fs/cgroup

hostname localhost
mkdir -p .old
pivot_root . .old
exec chroot . /usr/bin/env -i container=laboratory PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  setpriv --bounding-set=-sys_time,-sys_module \
  sh -c 'umount -l /.old; rmdir /.old; exec /lib/systemd/systemd --show-status=1 </dev/null'
