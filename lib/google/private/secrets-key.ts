import { KmsCryptoKey } from '@cdktf/provider-google/lib/kms-crypto-key';
import { KmsKeyRing } from '@cdktf/provider-google/lib/kms-key-ring';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { letEncrypt } from './service-agent';

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
  const grant = letEncrypt(scope, 'SecretsKeyGrant', key.id, { agent: 'container-engine-robot', projectNumber });
  return { keyId: key.id, ready: [grant] };
}
