import { TerraformStack, TerraformVariable } from 'cdktf';
import { aws } from 'cdktf-production-cluster';
import { existingCluster } from '../properties/support';
import { existingNetwork } from '../support/eks';
import { ProblemCase } from './problem-case';

const { UpstreamRegistry } = aws;
const repository = (props: Partial<aws.ContainerRepositoryProps>) => (stack: TerraformStack) => new aws.ContainerRepository(stack, 'Repository', { repositoryName: 'api', ...props });
const cache = (props: Partial<aws.PullThroughCacheProps>) => (stack: TerraformStack) => new aws.PullThroughCache(stack, 'Cache', { prefix: 'quay', upstream: UpstreamRegistry.quay(), ...props });
const backup = (props: Partial<aws.VolumeBackupProps>) => (stack: TerraformStack) => void new aws.VolumeBackup(stack, 'Backup', { cluster: existingCluster(stack), ...props });
const files = (props: Partial<aws.SharedFileSystemProps>) => (stack: TerraformStack) =>
  void new aws.SharedFileSystem(stack, 'Files', { network: existingNetwork(stack), clientSecurityGroupIds: ['sg-0a1b2c3d'], ...props });
const dns = (hostedZoneIds: string[]) => (stack: TerraformStack) => void new aws.ExternalDnsIdentity(stack, 'Dns', { cluster: existingCluster(stack), hostedZoneIds });

const unknownList = (stack: TerraformStack) => new TerraformVariable(stack, 'list', { type: 'list(string)' }).listValue;
const unknown = (option: string, make: (stack: TerraformStack, list: string[]) => unknown): ProblemCase => ({
  title: `${option} that only Terraform knows`, id: 'value-unknown', allowed: 'its elements may be tokens', fix: `write ${option} out`, make: (stack) => void make(stack, unknownList(stack)),
});

/** Mistakes in repositories of images. */
export const IMAGE_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a repository in capitals', id: 'repository-name', got: '"Payments"', allowed: 'lower case', fix: 'change ContainerRepository repositoryName', make: repository({ repositoryName: 'Payments' }) },
  { title: 'a repository of one letter', id: 'repository-name', got: '"a"', allowed: '2 to 256', fix: 'change', make: repository({ repositoryName: 'a' }) },
  { title: 'a key that is none', id: 'key-arn', got: '"alias/images"', allowed: 'arn:aws:kms:', fix: 'change ContainerRepository keyArn', make: repository({ keyArn: 'alias/images' }) },
  { title: 'the key of a cache that is none', id: 'key-arn', got: '"key"', allowed: 'arn:aws:kms:', fix: 'change PullThroughCache keyArn', make: cache({ keyArn: 'key' }) },
  {
    title: 'a mutability that ECR has not', id: 'image-tag-mutability', got: '"immutable"', allowed: 'IMMUTABLE, MUTABLE', fix: 'choose',
    make: repository({ imageTagMutability: 'immutable' as aws.ImageTagMutability }),
  },
  { title: 'no days until images go', id: 'image-lifecycle', got: '0', allowed: 'from 1 to 3650', fix: 'ContainerRepository expireUntaggedAfterDays', make: repository({ expireUntaggedAfterDays: 0 }) },
  { title: 'half an image', id: 'image-lifecycle', got: '0.5', allowed: 'a whole number', fix: 'ContainerRepository keepTaggedImages', make: repository({ keepTaggedImages: 0.5 }) },
  { title: 'no days until cached images go', id: 'image-lifecycle', got: 'NaN', allowed: 'from 1 to 3650', fix: 'PullThroughCache expireUntaggedAfterDays', make: cache({ expireUntaggedAfterDays: NaN }) },
  { title: 'everyone may pull', id: 'pull-principal', got: '"*"', allowed: 'the id of an account', fix: 'change', make: repository({ pullPrincipals: ['*'] }) },
  { title: 'an account that pulls twice', id: 'pull-principal', got: '"111122223333"', allowed: 'each value once', fix: 'remove the duplicate', make: repository({ pullPrincipals: ['111122223333', '111122223333'] }) },
  { title: 'a role that is none', id: 'role-name', got: '"a role"', allowed: 'the name of an IAM role', fix: 'grantPull', make: (stack) => repository({})(stack).grantPull('a role') },
  {
    title: 'a user in place of a role of nodes', id: 'role-name', got: '"arn:aws:iam::111122223333:user/jane"', allowed: 'the name of an IAM role', fix: 'grantFetch',
    make: (stack) => cache({})(stack).grantFetch('arn:aws:iam::111122223333:user/jane'),
  },
  { title: 'a prefix of one letter', id: 'cache-prefix', got: '"a"', allowed: '2 to 30', fix: 'change PullThroughCache prefix', make: cache({ prefix: 'a' }) },
  { title: 'a prefix that is too long', id: 'cache-prefix', allowed: '2 to 30', fix: 'change', make: cache({ prefix: 'a'.repeat(31) }) },
  { title: 'a prefix that means all repositories', id: 'cache-prefix', got: '"ROOT"', allowed: 'lower case', fix: 'change', make: cache({ prefix: 'ROOT' }) },
  { title: 'a login that is no secret', id: 'registry-credential', got: '"password"', allowed: 'ecr-pullthroughcache/', fix: 'UpstreamRegistry.dockerHub credentialArn', make: () => UpstreamRegistry.dockerHub({ credentialArn: 'password' }) },
  {
    title: 'a secret of another name', id: 'registry-credential', allowed: 'ecr-pullthroughcache/', fix: 'UpstreamRegistry.gitHub credentialArn',
    make: () => UpstreamRegistry.gitHub({ credentialArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub-AbCdEf' }),
  },
  {
    title: 'a registry without the login that it asks for', id: 'registry-credential', got: 'undefined', allowed: 'ecr-pullthroughcache/', fix: 'UpstreamRegistry.gitLab credentialArn',
    make: () => UpstreamRegistry.gitLab({} as aws.RegistryCredentialOptions),
  },
  {
    title: 'the address of a registry in place of its name', id: 'registry-address', got: '"mine.azurecr.io"', allowed: 'letters and digits', fix: 'azure registryName',
    make: () => UpstreamRegistry.azure({ registryName: 'mine.azurecr.io', credentialArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ecr-pullthroughcache/a-AbCdEf' }),
  },
  { title: 'a region that is none', id: 'registry-address', got: '"Ireland"', allowed: 'eu-west-1', fix: 'ecr region', make: () => UpstreamRegistry.ecr({ accountId: '111122223333', region: 'Ireland' }) },
  { title: 'a role of ECR that is none', id: 'principal-arn', got: '"puller"', allowed: 'the ARN of an IAM role', fix: 'ecr roleArn', make: () => UpstreamRegistry.ecr({ accountId: '111122223333', region: 'eu-west-1', roleArn: 'puller' }) },
];

/** Lists that decide what is made. */
export const UNKNOWN_LIST_PROBLEMS: readonly ProblemCase[] = [
  unknown('ContainerRepository pullPrincipals', (stack, pullPrincipals) => repository({ pullPrincipals })(stack)),
  unknown('ExternalDnsIdentity hostedZoneIds', (stack, zones) => dns(zones)(stack)),
  unknown('SharedFileSystem clientSecurityGroupIds', (stack, clientSecurityGroupIds) => files({ clientSecurityGroupIds })(stack)),
  unknown('The privateSubnetIds of the network of a SharedFileSystem', (stack, privateSubnetIds) => {
    const network = existingNetwork(stack, { privateSubnetIds });
    return new aws.SharedFileSystem(stack, 'Files', { network, clientSecurityGroupIds: ['sg-0a1b2c3d'] });
  }),
];

/** Mistakes in backups of volumes. */
export const BACKUP_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a schedule with five fields', id: 'backup-schedule', got: '"cron(0 5 * * *)"', allowed: 'six fields', fix: 'VolumeBackup schedule', make: backup({ schedule: 'cron(0 5 * * *)' }) },
  { title: 'too little time to start', id: 'backup-window', got: '30', allowed: 'from 60', fix: 'startWindowMinutes', make: backup({ startWindowMinutes: 30 }) },
  { title: 'less time to complete than to start', id: 'backup-window', got: '{"startWindowMinutes":480,"completionWindowMinutes":120}', allowed: 'more minutes', fix: 'raise completionWindowMinutes', make: backup({ startWindowMinutes: 480, completionWindowMinutes: 120 }) },
  { title: 'a backup for no day', id: 'backup-retention', got: '0', allowed: 'from 1 to 36500', fix: 'VolumeBackup retentionDays', make: backup({ retentionDays: 0 }) },
  { title: 'cold storage for too few days', id: 'backup-retention', got: '119', allowed: 'at least 120 days', fix: 'raise retentionDays', make: backup({ archive: { coldStorageAfterDays: 30, retentionDays: 119 } }) },
  { title: 'cold storage before the backup', id: 'backup-retention', got: '0', allowed: 'from 1', fix: 'archive coldStorageAfterDays', make: backup({ archive: { coldStorageAfterDays: 0, retentionDays: 365 } }) },
  { title: 'a vault by its name', id: 'backup-vault-arn', got: '"copies"', allowed: 'arn:aws:backup:', fix: 'copyToVaultArn', make: backup({ copyToVaultArn: 'copies' }) },
  { title: 'every volume of the account', id: 'list-empty', got: '{}', allowed: 'at least one tag', fix: 'leave volumeTags out', make: backup({ volumeTags: {} }) },
  { title: 'a tag of volumes that AWS keeps for itself', id: 'tag', got: '"aws:created"', allowed: 'keys of your own', fix: 'rename the tag', make: backup({ volumeTags: { 'aws:created': 'a' } }) },
];

/** Mistakes in shared file systems. */
export const FILE_SYSTEM_PROBLEMS: readonly ProblemCase[] = [
  { title: 'nobody may mount', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'clientSecurityGroupIds', make: files({ clientSecurityGroupIds: [] }) },
  { title: 'a client that is no security group', id: 'security-group-id', got: '"nodes"', allowed: 'starts with sg-', fix: 'change', make: files({ clientSecurityGroupIds: ['nodes'] }) },
  { title: 'a client twice', id: 'security-group-id', got: '"sg-0a1b2c3d"', allowed: 'each value once', fix: 'remove the duplicate', make: files({ clientSecurityGroupIds: ['sg-0a1b2c3d', 'sg-0a1b2c3d'] }) },
];

/** Mistakes in the identities of controllers. */
export const CONTROLLER_PROBLEMS: readonly ProblemCase[] = [
  { title: 'names in no zone', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'hostedZoneIds', make: dns([]) },
  { title: 'the name of a zone in place of its id', id: 'hosted-zone-id', got: '"example.com"', allowed: 'Z05387772BD5723IZFRX3', fix: 'change', make: dns(['example.com']) },
  { title: 'a zone twice', id: 'hosted-zone-id', got: '"Z1"', allowed: 'each value once', fix: 'remove the duplicate', make: dns(['Z1', 'Z1']) },
  {
    title: 'a VPC that is none', id: 'resource-id', got: '"main"', allowed: 'starts with vpc-', fix: 'LoadBalancerControllerIdentity vpcId',
    make: (stack) => void new aws.LoadBalancerControllerIdentity(stack, 'LoadBalancers', { cluster: existingCluster(stack), vpcId: 'main' }),
  },
  {
    title: 'a namespace that is none', id: 'namespace-name', got: '"Kube System"', allowed: 'DNS label', fix: 'WorkloadIdentity namespace',
    make: (stack) => void new aws.ClusterAutoscalerIdentity(stack, 'Autoscaler', { cluster: existingCluster(stack), namespace: 'Kube System' }),
  },
  {
    title: 'a service account that is none', id: 'service-account-name', got: '"Handler"', allowed: 'DNS subdomain', fix: 'WorkloadIdentity name',
    make: (stack) => void new aws.NodeTerminationHandler(stack, 'Termination', { cluster: existingCluster(stack), serviceAccountName: 'Handler' }),
  },
];
