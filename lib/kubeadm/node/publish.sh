# shellcheck shell=bash
# What the control plane gives to others: a token to join, a credential to deploy, and what is public. To be sourced.
# Tokens go by standard input and files in memory, never by arguments.

# join: a bootstrap token of 12 hours.
publish_join() {
  local id secret expires file
  id=$(openssl rand -hex 3) secret=$(openssl rand -hex 8) expires=$(date -u -d '+12 hours' +%Y-%m-%dT%H:%M:%SZ)
  kubectl create -f - >/dev/null <<EOF
apiVersion: v1
kind: Secret
metadata: {name: bootstrap-token-$id, namespace: kube-system}
type: bootstrap.kubernetes.io/token
stringData:
  token-id: "$id"
  token-secret: "$secret"
  expiration: "$expires"
  usage-bootstrap-authentication: "true"
  auth-extra-groups: system:bootstrappers:kubeadm:default-node-token
EOF
  file=$(mktemp)
  jq -n --arg e "https://$API_NAME:$API_PORT" --rawfile ca "$PKI/ca.crt" --rawfile t <(printf %s "$id.$secret") --arg x "$expires" \
    '{endpoint: $e, ca: $ca, token: $t, expires: $x}' >"$file"
  retry 120 cloud_secret_put join "$file"
  rm -f "$file"
}

# deployer: a token of 8 hours, as the credential that the second stack asks for.
publish_deployer() {
  local file
  kubectl apply --server-side --force-conflicts -f - >/dev/null <<'EOF'
apiVersion: v1
kind: ServiceAccount
metadata: {name: deployer, namespace: kube-system}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: production-cluster-deployer}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: deployer, namespace: kube-system}]
EOF
  file=$(mktemp)
  kubectl create token deployer -n kube-system --duration=8h -o json |
    jq '{apiVersion: "client.authentication.k8s.io/v1", kind: "ExecCredential", status: (.status | {token, expirationTimestamp})}' >"$file"
  retry 120 cloud_secret_put deployer "$file"
  rm -f "$file"
}

publish_public() {
  retry 120 cloud_object_put public/ca.crt "$PKI/ca.crt"
  cloud_kubeconfig_exec | jq --arg n "$CLUSTER_NAME" --arg s "https://$API_NAME:$API_PORT" --rawfile ca "$PKI/ca.crt" '{
    apiVersion: "v1", kind: "Config", "current-context": $n, contexts: [{name: $n, context: {cluster: $n, user: $n}}],
    clusters: [{name: $n, cluster: {server: $s, "certificate-authority-data": ($ca | @base64)}}],
    users: [{name: $n, user: {exec: (. + {apiVersion: "client.authentication.k8s.io/v1", interactiveMode: "Never"})}}]}' >"$RUN/kubeconfig"
  retry 120 cloud_object_put public/kubeconfig "$RUN/kubeconfig"
}

# The issuer of service accounts: its documents, with public keys only, where its address says.
publish_issuer() {
  kubectl get --raw /.well-known/openid-configuration >"$RUN/openid"
  kubectl get --raw /openid/v1/jwks >"$RUN/jwks"
  retry 120 cloud_issuer_put "$(jq -r '.jwks_uri | ltrimstr($i + "/")' --arg i "${SERVICE_ACCOUNT_ISSUER%/}" "$RUN/openid")" "$RUN/jwks"
  retry 120 cloud_issuer_put .well-known/openid-configuration "$RUN/openid"
}

publish_all() {
  publish_public
  publish_issuer
  publish_join
  publish_deployer
}
