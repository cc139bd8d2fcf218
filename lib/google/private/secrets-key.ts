import { KmsCryptoKey } from '@cdktf/provider-google/lib/kms-crypto-key';
import { KmsCryptoKeyIamMember } from '@cdktf/provider-google/lib/kms-crypto-key-iam-member';
import { KmsKeyRing } from '@cdktf/provider-google/lib/kms-key-ring';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** What encrypts a cluster's secrets. */
export interface SecretsKeyProps {
  readonly clusterName: string;
  readonly region: string;
  readonly projectNumber: string;
  readonly secretsKeyId?: string;
  readonly labels?: Record<string, string>;
  readonly preventDestroy: boolean;
}

// CIS Google Kubernetes Engine Benchmark and https://cloud.google.com/kms/docs/key-rotation: 90 days (read 2026-11)
const ROTATION = '7776000s';

/** The key of a cluster's secrets, which GKE's service agent may use; one that exists is used as it is. */
export function secretsKey(scope: Construct, props: SecretsKeyProps): { keyId: string; ready: ITerraformDependable[] } {
  if (props.secretsKeyId !== undefined) return { keyId: props.secretsKeyId, ready: [] };
  const { clusterName, region, projectNumber, labels, preventDestroy } = props;
  const ring = new KmsKeyRing(scope, 'KeyRing', { name: clusterName, location: region });
  const key = new KmsCryptoKey(scope, 'SecretsKey', { name: 'secrets', keyRing: ring.id, purpose: 'ENCRYPT_DECRYPT', rotationPeriod: ROTATION, labels, lifecycle: { preventDestroy } });
  const grant = new KmsCryptoKeyIamMember(scope, 'SecretsKeyGrant', {
    cryptoKeyId: key.id, role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter', member: `serviceAccount:${serviceAgent(projectNumber)}`,
  });
  return { keyId: key.id, ready: [grant] };
}

// https://cloud.google.com/kubernetes-engine/docs/how-to/encrypting-secrets (read 2026-11)
function serviceAgent(projectNumber: string): string {
  return `service-${projectNumber}@container-engine-robot.iam.gserviceaccount.com`;
}
