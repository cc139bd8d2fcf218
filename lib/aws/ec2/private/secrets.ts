import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { Construct } from 'constructs';
import { InfrastructureOptions } from '../../../kubeadm/infrastructure';
import { ClusterContext, hasOwnEtcd } from './cluster-context';

/** The secrets of a cluster. Machines write them; Terraform knows their names alone. */
export interface Secrets {
  /** The certificate authorities, the key of tokens and the key of secrets at rest: written once. */
  readonly pki: string;
  /** The certificate authority of etcd: written once; undefined where etcd is stacked. */
  readonly pkiEtcd?: string;
  /** How workers join, renewed every few hours. */
  readonly join: string;
  /** The credential of who deploys into the cluster, renewed every hour. */
  readonly deployer: string;
}

// A deleted secret can be restored for as long as AWS allows: without the certificate authorities, no member of the cluster can be made anew.
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html (read 2026-11)
const RECOVERY_DAYS = 30;

/** Makes the secrets of a cluster, without any version, below `scope`. */
export function createSecrets(scope: Construct, context: ClusterContext, options: InfrastructureOptions): Secrets {
  const make = (id: string, name: string, description: string): string => createSecret(scope, id, name, description, context);
  return {
    pki: make('PkiSecret', 'pki', 'Certificate authorities and keys, written once by the machines'),
    pkiEtcd: hasOwnEtcd(options) ? make('PkiEtcdSecret', 'pki-etcd', 'Certificate authority of etcd, written once by the machines') : undefined,
    join: make('JoinSecret', 'join', 'How workers join, renewed by the control plane'),
    deployer: make('DeployerSecret', 'deployer', 'Credential of who deploys into the cluster, renewed by the control plane'),
  };
}

function createSecret(scope: Construct, id: string, name: string, description: string, { clusterName, keyArn, tags, preventDestroy }: ClusterContext): string {
  const secret = new SecretsmanagerSecret(scope, id, {
    namePrefix: `${clusterName}/${name}-`, description, kmsKeyId: keyArn, recoveryWindowInDays: RECOVERY_DAYS, tags, lifecycle: { preventDestroy },
  });
  return secret.arn;
}
