# shellcheck shell=bash
# shellcheck disable=SC2034,SC2153
# The cloud's shim for AWS: what README.md lists, by curl alone.
# No request has a query string: curl before 8.0 signs those wrongly. Credentials reach curl by a descriptor, never by its arguments.
: "${AWS_EC2_METADATA_SERVICE_ENDPOINT:=http://169.254.169.254}"

imds() {
  local base=${AWS_EC2_METADATA_SERVICE_ENDPOINT%/}/latest token
  token=$(curl -sfm 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$base/api/token") || return 1
  curl -sfm 5 -K <(printf 'header = "X-aws-ec2-metadata-token: %s"\n' "$token") "$base/$1"
}

cloud_metadata() {
  local zone state
  case $1 in
    # The name of a node is that of the machine: an address would be the same for the next machine, and a Node keeps its provider's id.
    instance-id | node-name) imds meta-data/instance-id ;;
    zone) imds meta-data/placement/availability-zone ;;
    region) imds meta-data/placement/region ;;
    provider-id) zone=$(cloud_metadata zone) && echo "aws:///$zone/$(imds meta-data/instance-id)" ;;
    generation) imds meta-data/tags/instance/ProductionClusterGeneration ;;
    private-ip) imds meta-data/local-ipv4 ;;
    leaving)
      state=$(imds meta-data/autoscaling/target-lifecycle-state) || state=
      if [ "$state" = Terminated ] || imds meta-data/spot/instance-action >/dev/null; then echo yes; fi
      ;;
  esac
}

aws_credentials() {
  local role
  if [ -n "${AWS_ACCESS_KEY_ID:-}" ]; then
    jq -n '{AccessKeyId: env.AWS_ACCESS_KEY_ID, SecretAccessKey: env.AWS_SECRET_ACCESS_KEY, Token: env.AWS_SESSION_TOKEN}'
  else
    role=$(imds meta-data/iam/security-credentials/) && imds "meta-data/iam/security-credentials/$role"
  fi | jq -r '"user = \"\(.AccessKeyId):\(.SecretAccessKey)\"", (.Token // empty | "header = \"x-amz-security-token: \(.)\"")'
}

# aws_call SERVICE URL OUT CURL_ARGUMENT...: prints the status of HTTP; the body goes to OUT.
aws_call() {
  local service=$1 url=$2 out=$3 configuration
  shift 3
  configuration=$(aws_credentials) || return 1
  curl -sS --connect-timeout 5 --max-time 600 --aws-sigv4 "aws:amz:$AWS_REGION:$service" -K <(echo "$configuration") \
    -o "$out" -w '%{http_code}' "$@" "$url"
}
aws_endpoint() { echo "${AWS_ENDPOINT_URL:-https://$1.$AWS_REGION.${AWS_DOMAIN:-amazonaws.com}}"; }

# aws_secrets OPERATION OUT: the request is standard input.
aws_secrets() {
  aws_call secretsmanager "$(aws_endpoint secretsmanager)/" "$2" -H 'content-type: application/x-amz-json-1.1' \
    -H "x-amz-target: secretsmanager.$1" --data-binary @-
}
secret_id() {
  case $1 in
    pki) echo "$SECRET_PKI" ;;
    pki-etcd) echo "$SECRET_PKI_ETCD" ;;
    join) echo "$SECRET_JOIN" ;;
    deployer) echo "$SECRET_DEPLOYER" ;;
  esac
}
# The version that only the first writer makes. It has a name of its own, so it is never "the current one".
secret_once() { printf '%s' "$CLUSTER_NAME/$1/1" | sha256sum | cut -c 1-32; }

# secret_get NAME [VERSION]
secret_get() {
  local out status
  out=$(mktemp)
  status=$(jq -n --arg id "$(secret_id "$1")" --arg v "${2:-}" '{SecretId: $id} + if $v == "" then {} else {VersionId: $v} end' |
    aws_secrets GetSecretValue "$out") || status=000
  aws_answer "$out" "$status" ResourceNotFoundException 4 '.SecretString'
}
# secret_put NAME FILE TOKEN
secret_put() {
  local out status
  out=$(mktemp)
  status=$(jq -n --arg id "$(secret_id "$1")" --rawfile s "$2" --arg t "$3" '{SecretId: $id, SecretString: $s, ClientRequestToken: $t}' |
    aws_secrets PutSecretValue "$out") || status=000
  aws_answer "$out" "$status" ResourceExistsException 0 empty
}
# aws_answer OUT STATUS TYPE CODE FILTER: prints what the filter finds; CODE for the error TYPE; 1 for every other.
# Only an answer that says so means that something is not there: no answer is none.
aws_answer() {
  local code=1 type
  if [ "$2" = 200 ]; then
    jq -r "$5" "$1" && code=0
  else
    type=$(jq -r '.__type // "" | .[:200]' "$1" 2>/dev/null) || type=
    if [ "$2" = 400 ] && [[ $type == *"$3" ]]; then code=$4; else warn "The secret store answered $2: $type"; fi
  fi
  rm -f "$1"
  return "$code"
}

cloud_secret_get() { secret_get "$1"; }
cloud_secret_put() { secret_put "$1" "$2" "$(head -c 16 /dev/urandom | sha256sum | cut -c 1-32)"; }
cloud_secret_get_once() { secret_get "$1" "$(secret_once "$1")"; }
cloud_secret_put_once() { secret_put "$1" "$2" "$(secret_once "$1")"; }

# s3 OUT BUCKET KEY CURL_ARGUMENT...
s3() {
  local out=$1 url=https://$2.s3.$AWS_REGION.${AWS_DOMAIN:-amazonaws.com}/$3
  [ -z "${AWS_ENDPOINT_URL:-}" ] || url=$AWS_ENDPOINT_URL/$2/$3
  shift 3
  aws_call s3 "$url" "$out" "$@"
}
# s3_put BUCKET KEY FILE CURL_ARGUMENT...
s3_put() {
  local to=$1 key=$2 file=$3 sum status
  shift 3
  sum=$(sha256sum "$file") || return 1
  status=$(s3 "$RUN/s3-answer.$$" "$to" "$key" -T "$file" -H "x-amz-content-sha256: ${sum%% *}" "$@") || return 1
  case $status in
    200) return 0 ;;
    412) return 5 ;;
  esac
  warn "The object store answered $status to a write of $key."
  return 1
}
# Terraform reads what is public, and gives no body of another type.
cloud_object_put() { case $1 in public/*) s3_put "$BUCKET" "$1" "$2" -H 'content-type: text/plain' ;; *) s3_put "$BUCKET" "$1" "$2" ;; esac; }
cloud_object_put_once() { s3_put "$BUCKET" "$1" "$2" -H 'if-none-match: *'; }
cloud_object_get() {
  local status
  status=$(s3 "$2.part" "$BUCKET" "$1") || return 1
  case $status in
    200) mv -f "$2.part" "$2" && return ;;
    404) rm -f "$2.part" && return 4 ;;
  esac
  rm -f "$2.part"
  warn "The object store answered $status to a read of $1."
  return 1
}
cloud_issuer_put() { [ -z "${ISSUER_BUCKET:-}" ] || s3_put "$ISSUER_BUCKET" "$1" "$2" -H 'content-type: application/json'; }

# aws_query SERVICE VERSION PARAMETER...: 0 when done, else 1 and the answer in $RUN/query.PID.
aws_query() {
  local service=$1 parameters=(-d "Version=$2") parameter status
  shift 2
  for parameter; do parameters+=(--data-urlencode "$parameter"); done
  status=$(aws_call "$service" "$(aws_endpoint "$service")/" "$RUN/query.$$" "${parameters[@]}") || return 1
  [ "$status" = 200 ]
}

# The disk of a machine that goes is free only when that machine is gone: wait, never force.
cloud_disk_device() {
  local device id volume=" $VOLUME_IDS "
  volume=${volume##* "$MEMBER="} volume=${volume%% *}
  device=/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${volume//-/}
  while [ ! -b "$device" ]; do
    if id=$(imds meta-data/instance-id) &&
      ! aws_query ec2 2016-11-15 Action=AttachVolume "VolumeId=$volume" "InstanceId=$id" Device=/dev/sdf; then
      warn "The disk $volume is not attached yet: $(grep -o '<Code>[^<]*' "$RUN/query.$$" || true)"
    fi
    sleep 5
  done
  readlink -f "$device"
}

# Without an action that waits, which is so after the first boot, there is nothing to complete.
complete_hook() {
  local group
  group=$(imds meta-data/tags/instance/aws:autoscaling:groupName) || return 1
  aws_query autoscaling 2011-01-01 Action=CompleteLifecycleAction "AutoScalingGroupName=$group" "LifecycleHookName=$1" \
    LifecycleActionResult=CONTINUE "InstanceId=$(imds meta-data/instance-id)" || grep -qi 'no active lifecycle action' "$RUN/query.$$"
}
cloud_complete() { complete_hook "$LAUNCH_HOOK"; }
cloud_complete_leaving() { complete_hook "$TERMINATE_HOOK"; }

cloud_kubeconfig_exec() {
  jq -n --arg r "$AWS_REGION" --arg s "$SECRET_DEPLOYER" '{command: "aws", args:
    ["--region", $r, "secretsmanager", "get-secret-value", "--secret-id", $s, "--query", "SecretString", "--output", "text"]}'
}
