import { KmsCryptoKeyIamMember } from '@cdktf/provider-google/lib/kms-crypto-key-iam-member';
import { Construct } from 'constructs';

/** A service agent of Google: its part before the project of `iam.gserviceaccount.com`, and the project that it works for. */
export interface ServiceAgent {
  readonly agent: string;
  readonly projectNumber: string;
}

/** Lets a service agent encrypt and decrypt with a key: https://cloud.google.com/kubernetes-engine/docs/how-to/encrypting-secrets (read 2026-11) */
export function letEncrypt(scope: Construct, id: string, cryptoKeyId: string, { agent, projectNumber }: ServiceAgent): KmsCryptoKeyIamMember {
  const member = `serviceAccount:service-${projectNumber}@${agent}.iam.gserviceaccount.com`;
  return new KmsCryptoKeyIamMember(scope, id, { cryptoKeyId, role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter', member });
}
