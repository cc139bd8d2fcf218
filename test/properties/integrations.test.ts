import { TerraformOutput, TerraformStack } from 'cdktf';
import { aws, DeletionProtection } from 'cdktf-production-cluster';
import fc, { Arbitrary } from 'fast-check';
import { existingNetwork } from '../support/eks';
import { list, map, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';
import { existingCluster } from './support';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const SECRET = 'arn:aws-us-gov:secretsmanager:us-gov-west-1:111122223333:secret:ecr-pullthroughcache/hub-AbCdEf';
const ROLE = 'arn:aws:iam::111122223333:role/path/ci';
const tags = map(['team', 'cost centre', 'a:b'], ['payments', '', 'x'.repeat(256)]);
const deletionProtection = fc.constantFrom(...Object.values(DeletionProtection));
const keyArn = text(KEY);
// A struct for the property, without the cluster and the network that it is made with.
type Without<T, K extends keyof T> = Arbitrary<Omit<T, K>>;

test('ContainerRepositoryProps', () => {
  const props = struct<aws.ContainerRepositoryProps>(
    {
      repositoryName: text('api', 'payments/api', 'a__b', 'a--b/c.d'),
      keyArn,
      imageTagMutability: mostly(fc.constantFrom(...Object.values(aws.ImageTagMutability)), text('immutable') as Arbitrary<aws.ImageTagMutability>),
      expireUntaggedAfterDays: number(1, 3650),
      keepTaggedImages: number(1, 10_000),
      pullPrincipals: list('arn:aws:iam::444455556666:role/ci', 'arn:aws-cn:iam::777788889999:role/a/b', '111122223333'),
      tags,
      deletionProtection,
    },
    ['repositoryName'],
  );

  survives(fc.tuple(props, text('build', ROLE)), (stack, [given, role]) => {
    new aws.ContainerRepository(stack, 'Repository', given).grantPull(role);
    return [given.repositoryName, given.keyArn, given.imageTagMutability, given.expireUntaggedAfterDays, given.keepTaggedImages, given.pullPrincipals, given.tags, role.replace(/^arn:.*\//, '')];
  });
});

test('PullThroughCacheProps', () => {
  const upstream = fc.constantFrom(aws.UpstreamRegistry.quay(), aws.UpstreamRegistry.dockerHub({ credentialArn: SECRET }));
  const props = struct<aws.PullThroughCacheProps>(
    { prefix: text('quay', 'docker-hub', 'a/b', 'a1.b2'), upstream, keyArn, expireUntaggedAfterDays: number(1, 3650), tags, deletionProtection },
    ['prefix', 'upstream'],
  );

  survives(fc.tuple(props, text('nodes', ROLE)), (stack, [given, role]) => {
    new aws.PullThroughCache(stack, 'Cache', given).grantFetch(role);
    return [given.prefix, given.upstream.url, given.upstream.credentialArn, given.keyArn, given.expireUntaggedAfterDays, given.tags, role.replace(/^arn:.*\//, '')];
  });
});

const withUpstream = (stack: TerraformStack, upstream: aws.UpstreamRegistry) => new aws.PullThroughCache(stack, 'Cache', { prefix: 'cache', upstream, keyArn: KEY });

test('RegistryCredentialOptions', () => {
  const factories = fc.constantFrom(aws.UpstreamRegistry.dockerHub, aws.UpstreamRegistry.gitHub, aws.UpstreamRegistry.gitLab);

  survives(fc.tuple(factories, struct<aws.RegistryCredentialOptions>({ credentialArn: text(SECRET) })), (stack, [factory, given]) => {
    withUpstream(stack, factory(given));
    return [given.credentialArn];
  });
});

test('AzureRegistryOptions', () => {
  const options = struct<aws.AzureRegistryOptions>({ registryName: text('mine', 'Mine2'), credentialArn: text(SECRET) }, ['registryName']);

  survives(options, (stack, given) => {
    withUpstream(stack, aws.UpstreamRegistry.azure(given));
    return [given.registryName, given.credentialArn];
  });
});

test('EcrRegistryOptions', () => {
  const options = struct<aws.EcrRegistryOptions>({ accountId: text('111122223333'), region: text('eu-west-1', 'us-gov-east-1'), roleArn: text(ROLE) }, ['accountId', 'region']);

  survives(options, (stack, given) => {
    withUpstream(stack, aws.UpstreamRegistry.ecr(given));
    return [given.accountId, given.region, given.roleArn];
  });
});

test('VolumeArchiveOptions', () => {
  const options = struct<aws.VolumeArchiveOptions>({ coldStorageAfterDays: number(1, 100), retentionDays: number(91, 36_500) }, ['coldStorageAfterDays', 'retentionDays']);

  survives(options, (stack, archive) => {
    new aws.VolumeBackup(stack, 'Backup', { cluster: existingCluster(stack), archive });
    return [archive.coldStorageAfterDays, archive.retentionDays];
  });
});

test('VolumeBackupProps', () => {
  const props: Without<aws.VolumeBackupProps, 'cluster'> = struct<Omit<aws.VolumeBackupProps, 'cluster'>>({
    schedule: text('cron(0 5 * * ? *)', 'cron(30 1 ? * MON-FRI *)'),
    startWindowMinutes: number(60, 300),
    completionWindowMinutes: number(60, 10_080),
    retentionDays: number(1, 36_500),
    archive: fc.constantFrom({ coldStorageAfterDays: 1, retentionDays: 91 }, { coldStorageAfterDays: 30, retentionDays: 365 }),
    copyToVaultArn: text('arn:aws:backup:eu-central-1:111122223333:backup-vault:copies'),
    volumeTags: map(['backup', 'kubernetes.io/cluster/existing'], ['daily', 'owned']),
    keyArn,
    tags,
    deletionProtection,
  });

  survives(props, (stack, given) => {
    new aws.VolumeBackup(stack, 'Backup', { cluster: existingCluster(stack), ...given });
    return [given.schedule, given.startWindowMinutes, given.completionWindowMinutes, given.retentionDays, given.archive?.retentionDays, given.copyToVaultArn, given.volumeTags, given.keyArn, given.tags];
  });
});

test('SharedFileSystemProps', () => {
  const props = struct<Omit<aws.SharedFileSystemProps, 'network'>>({ clientSecurityGroupIds: list('sg-00000001', 'sg-00000002'), keyArn, tags, deletionProtection }, ['clientSecurityGroupIds']);

  survives(fc.tuple(props, list('subnet-0000000a', 'subnet-0000000b', 'subnet-0000000c')), (stack, [given, privateSubnetIds]) => {
    new aws.SharedFileSystem(stack, 'Files', { network: existingNetwork(stack, { privateSubnetIds }), ...given });
    return [given.clientSecurityGroupIds, given.keyArn, given.tags, privateSubnetIds];
  });
});

const namespace = text('kube-system', 'scaling');
const serviceAccountName = text('controller', 'my.controller');

function show(stack: TerraformStack, { helmValues }: { readonly helmValues: string }): void {
  new TerraformOutput(stack, 'values', { value: helmValues });
}

test('LoadBalancerControllerIdentityProps', () => {
  const props = struct<Omit<aws.LoadBalancerControllerIdentityProps, 'cluster'>>({ vpcId: text('vpc-0a1b2c3d'), namespace, serviceAccountName }, ['vpcId']);

  survives(props, (stack, given) => {
    show(stack, new aws.LoadBalancerControllerIdentity(stack, 'Controller', { cluster: existingCluster(stack), ...given }));
    return [given.vpcId, given.namespace, given.serviceAccountName];
  });
});

test('ExternalDnsIdentityProps', () => {
  const props = struct<Omit<aws.ExternalDnsIdentityProps, 'cluster'>>({ hostedZoneIds: list('Z1', 'Z05387772BD5723IZFRX3'), namespace, serviceAccountName }, ['hostedZoneIds']);

  survives(props, (stack, given) => {
    show(stack, new aws.ExternalDnsIdentity(stack, 'Controller', { cluster: existingCluster(stack), ...given }));
    return [given.hostedZoneIds, given.namespace, given.serviceAccountName];
  });
});

test('ClusterAutoscalerIdentityProps', () => {
  survives(struct<Omit<aws.ClusterAutoscalerIdentityProps, 'cluster'>>({ namespace, serviceAccountName }), (stack, given) => {
    show(stack, new aws.ClusterAutoscalerIdentity(stack, 'Controller', { cluster: existingCluster(stack), ...given }));
    return [given.namespace, given.serviceAccountName];
  });
});

test('NodeTerminationHandlerProps', () => {
  survives(struct<Omit<aws.NodeTerminationHandlerProps, 'cluster'>>({ namespace, serviceAccountName, tags }), (stack, given) => {
    show(stack, new aws.NodeTerminationHandler(stack, 'Controller', { cluster: existingCluster(stack), ...given }));
    return [given.namespace, given.serviceAccountName, given.tags];
  });
});
