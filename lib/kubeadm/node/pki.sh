# shellcheck shell=bash
# The certificate authorities: made once for the whole cluster, by whichever member comes first. To be sourced.

# authority DIRECTORY NAME COMMON_NAME
authority() {
  mkdir -p "$1/${2%/*}"
  openssl req -x509 -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days 3650 -subj "/CN=$3" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,digitalSignature,keyEncipherment,keyCertSign \
    -addext "subjectAltName=DNS:$3" -keyout "$1/$2.key" -out "$1/$2.crt" 2>/dev/null
}

# pki_make NAME DIRECTORY
pki_make() {
  if [ "$1" = pki-etcd ] || [ "$ETCD_LOCATION" = stacked ]; then
    mkdir -p "$2/etcd"
    authority "$2" etcd/ca etcd-ca
  fi
  [ "$1" = pki ] || return 0
  mkdir -p "$2"
  authority "$2" ./ca kubernetes
  authority "$2" ./front-proxy-ca front-proxy-ca
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$2/sa.key"
  openssl pkey -in "$2/sa.key" -pubout -out "$2/sa.pub"
  openssl rand -base64 32 >"$2/encryption.key"
}

# A cluster that has lived has its authorities in the store. When they are not there, they were lost: new ones would cut it off.
pki_may_make() {
  local code=0
  ! compgen -G "$DATA/member/wal/*.wal" >/dev/null || die "The authorities are not in the secret store, but this member has data. They must be recovered, not made anew."
  cloud_object_get "markers/bootstrapped-$EPOCH_DEFAULT" "$RUN/marker" || code=$?
  [ "$code" != 0 ] || die "The authorities are not in the secret store, but the cluster has lived before. They must be recovered, not made anew."
  [ "$code" = 4 ] || die "The object store does not say whether the cluster has lived before; no authorities are made."
}

# pki_fetch NAME DIRECTORY: unpacks the bundle; 4 = there is none.
pki_fetch() {
  local code=0 bundle
  bundle=$(mktemp)
  retry 60 cloud_secret_get_once "$1" >"$bundle" || code=$?
  if [ "$code" = 0 ]; then
    mkdir -p "$2"
    base64 -d "$bundle" | tar -xz --no-same-owner -C "$2" || code=1
  fi
  rm -f "$bundle"
  return "$code"
}

# pki_bundle NAME: the files of pki or pki-etcd in $PKI, got or made once.
pki_bundle() {
  local code=0 work
  [ ! -e "$PKI/.$1" ] || return 0
  work=$(mktemp -d)
  pki_fetch "$1" "$work/get" || code=$?
  if [ "$code" = 4 ]; then
    pki_may_make
    pki_make "$1" "$work/new"
    tar -C "$work/new" -cz . | base64 -w 0 >"$work/bundle"
    fault before-pki-put
    retry 60 cloud_secret_put_once "$1" "$work/bundle" || die 'The new authorities could not be stored.'
    # Another member may have been first: what counts is what the store has.
    pki_fetch "$1" "$work/get" || die 'The authorities could not be read back.'
  elif [ "$code" != 0 ]; then
    die 'The secret store does not say whether there are authorities; none are made.'
  fi
  mkdir -p "$PKI"
  cp -R "$work/get/." "$PKI/"
  rm -rf "$work"
  : | write_file 0600 "$PKI/.$1"
}

# The configuration of kubeadm with what only the machine knows.
pki_config() {
  local node provider zone region token file
  node=$(retry 60 cloud_metadata node-name)
  provider=$(retry 60 cloud_metadata provider-id)
  zone=$(retry 60 cloud_metadata zone)
  region=$(retry 60 cloud_metadata region)
  token=$(openssl rand -hex 3).$(openssl rand -hex 8)
  for file in "$ETC"/kubeadm/*.yaml; do
    # kubeadm makes a token of 24 hours where none is named.
    sed -e "s|@@NODE_NAME@@|$node|g" -e "s|@@PROVIDER_ID@@|$provider|g" -e "s|@@ZONE@@|$zone|g" -e "s|@@REGION@@|$region|g" -f - "$file" <<EOS | write_file 0600 "$RUN/${file##*/}"
/^kind: InitConfiguration\$/a bootstrapTokens: [{token: "$token", ttl: 15m0s, usages: [signing, authentication], groups: ["system:bootstrappers:kubeadm:default-node-token"]}]
EOS
  done
}

# Certificates of this machine. Keys of authorities that nothing here needs any more go: only the signer of kubelets stays.
pki_leaves() {
  local phase phases=(apiserver-etcd-client)
  if [ "$ROLE" = etcd ]; then phases=(etcd-server etcd-peer etcd-healthcheck-client); fi
  if [ "$ROLE" = control-plane ] && [ "$ETCD_LOCATION" = stacked ]; then phases+=(etcd-server etcd-peer etcd-healthcheck-client); fi
  if [ ! -e "$PKI/.leaves" ]; then
    for phase in "${phases[@]}"; do kubeadm init phase certs "$phase" --config "$RUN/etcd.yaml"; done
    [ "$ROLE" = etcd ] || kubeadm init phase certs all --config "$RUN/cluster.yaml"
    : | write_file 0600 "$PKI/.leaves"
  fi
  rm -f "$PKI/etcd/ca.key" "$PKI/front-proxy-ca.key"
}

encryption_config() {
  local text
  text=$(<"$ETC/encryption.yaml")
  printf '%s\n' "${text//@@ENCRYPTION_KEY@@/$(<"$PKI/encryption.key")}" | write_file 0600 "$KUBE/encryption/config.yaml"
}
