import { BEFORE_THE_CLUSTER, BEFORE_THE_NETWORK, StatefulType } from './stateful-type';

/** What holds state on AWS. */
export const STATE_ON_AWS: readonly StatefulType[] = [
  { type: 'aws_eks_cluster', lost: 'all objects in the cluster, its address and its certificate authority', first: BEFORE_THE_CLUSTER },
  { type: 'aws_kms_key', lost: 'all that is encrypted with the key, for good when its waiting period is over' },
  { type: 'aws_vpc', lost: 'the network that everything of the cluster is in', first: BEFORE_THE_NETWORK },
  { type: 'aws_subnet', lost: 'the addresses of the control plane, nodes and load balancers that are in the subnet', first: BEFORE_THE_NETWORK },
  { type: 'aws_eip', lost: 'the public address, which others may have in their lists of who is let in' },
  { type: 'aws_network_interface', lost: 'the fixed address of a member, which the certificates of etcd name' },
  { type: 'aws_ebs_volume', lost: "the data on the disk; of a member, its copy of etcd's data" },
  {
    type: 'aws_autoscaling_group',
    lost: 'the machine of a member; etcd loses its quorum when several go',
    // Only groups of members wait for this hook; groups of workers may come and go.
    only: { path: ['initial_lifecycle_hook', 0, 'name'], values: ['launch'] },
  },
  { type: 'aws_secretsmanager_secret', lost: 'the secret, such as the certificate authorities of a self-managed cluster' },
  { type: 'aws_s3_bucket', lost: 'the objects in the bucket, such as snapshots of etcd or the keys by which tokens are judged' },
  { type: 'aws_lb', lost: 'the address of the API servers, which every machine and every kubeconfig knows' },
  { type: 'aws_route53_zone', lost: 'the records in the zone, such as the name of the API servers' },
  { type: 'aws_iam_openid_connect_provider', lost: 'the trust by which pods assume roles: none can until it is back' },
  { type: 'aws_efs_file_system', lost: 'the files on the file system' },
  { type: 'aws_ecr_repository', lost: 'the images in the repository' },
  { type: 'aws_backup_vault', lost: 'the backups in the vault' },
  { type: 'aws_cloudwatch_log_group', lost: 'the logs in the group, such as the audit log' },
];
