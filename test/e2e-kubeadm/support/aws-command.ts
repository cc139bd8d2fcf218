import { chmodSync, writeFileSync } from 'fs';
import { join } from 'path';

const PROGRAM = `#!/bin/sh
# Stands for AWS's command line, of which one command alone is asked for.
set -eu
if [ "$1 $3 $4 $5 $7 $8 $9 \${10}" != "--region secretsmanager get-secret-value --secret-id --query SecretString --output text" ]; then
  echo "not known here: aws $*" >&2
  exit 2
fi
scope="embedded/20260101/$2/secretsmanager/aws4_request"
curl -sSf "@@ENDPOINT@@/" -H "authorization: AWS4-HMAC-SHA256 Credential=$scope, SignedHeaders=host, Signature=none" \\
  -H 'x-amz-target: secretsmanager.GetSecretValue' -H 'content-type: application/x-amz-json-1.1' -d "{\\"SecretId\\":\\"$6\\"}" | jq -er .SecretString
`;

/** Writes a command `aws` into a directory, by which clients of the cluster get their credential, and returns its path. */
export function awsCommand(directory: string, endpoint: string): string {
  const file = join(directory, 'aws');
  writeFileSync(file, PROGRAM.replace('@@ENDPOINT@@', endpoint));
  chmodSync(file, 0o755);
  return file;
}
