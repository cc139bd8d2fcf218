#!/bin/bash
# Brings the programs of this machine's role and boots it. PROGRAMS='KEY|SHA256' names an object whose text is calls of `put`; empty: they are here.
. "${LIB:=/usr/local/lib/production-cluster}/common.sh"

# put MODE FILE: standard input becomes the file.
put() { write_file "$1" "$2"; }

programs() {
  local file=$RUN/programs sum=${PROGRAMS#*|}
  [ "$(cat "$STATE/programs" 2>/dev/null)" != "$sum" ] || return 0
  retry 600 cloud_object_get "${PROGRAMS%|*}" "$file" || die "The programs ${PROGRAMS%|*} could not be read."
  echo "$sum  $file" | sha256sum --quiet -c - >&2 || die "The programs ${PROGRAMS%|*} are not those that this machine was told to run."
  # shellcheck source=/dev/null
  . "$file"
  systemctl daemon-reload
  echo "$sum" | write_file 0600 "$STATE/programs"
}

[ -z "${PROGRAMS:-}" ] || step programs programs
exec "$LIB/provision.sh"
