import { readFileSync } from 'fs';
import { join } from 'path';
import { CloudProgram } from '../../../kubeadm/infrastructure';
import { AwsEnvironment } from '../../private/aws-environment';
import { LAUNCH_HOOK } from './member-machine';
import { Secrets } from './secrets';

/** The hook in which a worker that shall go waits until it has been drained. */
export const DRAIN_HOOK = 'drain';

/** What the program needs to know. */
export interface CloudProgramProps {
  readonly environment: AwsEnvironment;
  readonly bucketName: string;
  readonly issuerBucketName?: string;
  readonly secrets: Secrets;
  /** The volumes of members, by the names of these. */
  readonly volumeIds: ReadonlyMap<string, string>;
}

/** The program that speaks to AWS on every machine. */
export function cloudProgram({ environment: { region, dnsSuffix }, bucketName, issuerBucketName = '', secrets, volumeIds }: CloudProgramProps): CloudProgram {
  return {
    text: readFileSync(join(__dirname, '..', '..', '..', 'kubeadm', 'node', 'cloud-aws.sh'), 'utf8'),
    environment: {
      AWS_REGION: region,
      AWS_DOMAIN: dnsSuffix,
      BUCKET: bucketName,
      ISSUER_BUCKET: issuerBucketName,
      SECRET_PKI: secrets.pki,
      SECRET_PKI_ETCD: secrets.pkiEtcd ?? '',
      SECRET_JOIN: secrets.join,
      SECRET_DEPLOYER: secrets.deployer,
      VOLUME_IDS: [...volumeIds].map(([member, id]) => `${member}=${id}`).join(' '),
      LAUNCH_HOOK,
      TERMINATE_HOOK: DRAIN_HOOK,
    },
  };
}
