# shellcheck shell=bash
# The shim of a cloud over a directory, CLOUD_DIRECTORY, that all machines of a test share: secrets/, objects/, disks/, metadata/.
# A file `deny-NAME` there lets every call whose function matches fail, as a cloud that cannot be asked.
: "${CLOUD_DIRECTORY:=/cloud}"

cloud_file_denied() { [ -e "$CLOUD_DIRECTORY/deny-$1" ]; }
# Whole or not at all, and once: a link fails where the name is taken.
cloud_file_once() {
  mkdir -p "${2%/*}"
  cp "$1" "$2.$$.new"
  ln "$2.$$.new" "$2" 2>/dev/null && rm -f "$2.$$.new" && return
  rm -f "$2.$$.new"
  return 5
}
cloud_file_put() { mkdir -p "${2%/*}" && cp "$1" "$2.$$.new" && mv -f "$2.$$.new" "$2"; }

cloud_metadata() {
  local file
  file=$CLOUD_DIRECTORY/metadata/$(hostname)/$1
  if [ -e "$file" ]; then cat "$file" && return; fi
  case $1 in
    instance-id) hostname ;;
    node-name) hostname ;;
    provider-id) echo "laboratory:///zone/$(hostname)" ;;
    zone) echo zone ;;
    region) echo region ;;
    private-ip) hostname -I | cut -d ' ' -f 1 ;;
    generation) echo 1 ;;
  esac
}

cloud_secret_get_once() {
  cloud_file_denied secret && return 1
  [ -e "$CLOUD_DIRECTORY/secrets/$1.once" ] || return 4
  cat "$CLOUD_DIRECTORY/secrets/$1.once"
}
cloud_secret_put_once() {
  cloud_file_denied secret && return 1
  cloud_file_once "$2" "$CLOUD_DIRECTORY/secrets/$1.once" || true
}
cloud_secret_get() {
  cloud_file_denied secret && return 1
  [ -e "$CLOUD_DIRECTORY/secrets/$1" ] || return 4
  cat "$CLOUD_DIRECTORY/secrets/$1"
}
cloud_secret_put() {
  cloud_file_denied secret && return 1
  cloud_file_put "$2" "$CLOUD_DIRECTORY/secrets/$1"
}

cloud_object_get() {
  cloud_file_denied object && return 1
  [ -e "$CLOUD_DIRECTORY/objects/$1" ] || return 4
  cp "$CLOUD_DIRECTORY/objects/$1" "$2"
}
cloud_object_put() {
  cloud_file_denied object && return 1
  cloud_file_put "$2" "$CLOUD_DIRECTORY/objects/$1"
}
cloud_object_put_once() {
  cloud_file_denied object && return 1
  cloud_file_once "$2" "$CLOUD_DIRECTORY/objects/$1"
}
cloud_issuer_put() { cloud_object_put "issuer/$1" "$2"; }

# The disk is a file; a machine that went has left its loop device behind.
cloud_disk_device() {
  local file=$CLOUD_DIRECTORY/disks/$MEMBER device
  mkdir -p "${file%/*}"
  [ -e "$file" ] || truncate -s 1G "$file"
  device=$(losetup -n -O NAME -j "$file" | head -n 1)
  [ -n "$device" ] || device=$(losetup -f --show "$file")
  echo "$device"
}

cloud_complete() { echo complete >"$CLOUD_DIRECTORY/complete-$(hostname)"; }
cloud_complete_leaving() { echo complete >"$CLOUD_DIRECTORY/left-$(hostname)"; }
cloud_kubeconfig_exec() { echo '{"command": "cat", "args": ["/cloud/secrets/deployer"]}'; }
