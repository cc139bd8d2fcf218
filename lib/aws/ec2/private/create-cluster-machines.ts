import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { Construct } from 'constructs';
import { DeletionProtection } from '../../../deletion-protection';
import { InfrastructureOptions, MachineRole } from '../../../kubeadm/infrastructure';
import { Ec2InfrastructureProps } from '../ec2-infrastructure';
import { INetwork } from '../../network/network';
import { AwsEnvironment } from '../../private/aws-environment';
import { dataKey } from '../../private/data-key';
import { Statement } from '../../private/policy';
import { Ec2Image } from '../ec2-image';
import { createApiLoadBalancer } from './api-load-balancer';
import { createBucket, keepVersions } from './bucket';
import { CLUSTER_TAG, ClusterContext } from './cluster-context';
import { Ec2ClusterMachines } from './ec2-cluster-machines';
import { controlPlaneRights, etcdRights, RightsProps, workerRights } from './machine-rights';
import { createMachineRole, InstanceProfile } from './machine-roles';
import { createMemberIdentity, MemberIdentity } from './member-identity';
import { createSecrets } from './secrets';
import { createSecurityGroups, networkAddresses, SecurityGroups } from './security-groups';
import { checkReserved } from './checks';
import { createTokenIssuer } from './token-issuer';
import { zonesOf } from './zones';

const DEFAULT_DISK_GIB = 50;
const DEFAULT_RETENTION_DAYS = 30;

/** Makes what the machines of a cluster share, as children of `scope`. */
export function createClusterMachines(scope: Construct, options: InfrastructureOptions, props: Ec2InfrastructureProps, network: INetwork): Ec2ClusterMachines {
  const zones = zonesOf(network);
  checkReserved(network, options.reservedCidrs);
  const context = createContext(scope, options, props, network);
  const { image = Ec2Image.ubuntu(), diskSizeGiB = DEFAULT_DISK_GIB, snapshotRetentionDays = DEFAULT_RETENTION_DAYS } = props;
  const clients = props.clientCidrBlocks ?? networkAddresses(scope, network);
  const securityGroups = createSecurityGroups(scope, context, options, clients);
  const loadBalancer = createApiLoadBalancer(scope, context, { securityGroupId: securityGroups.loadBalancer, healthPath: options.apiHealthPath, hostedZone: props.hostedZone });
  const bucket = createStore(scope, context, snapshotRetentionDays);
  const secrets = createSecrets(scope, context, options);
  const issuer = createTokenIssuer(scope, context, props.serviceAccountIssuer);
  const identities = createIdentities(scope, options, props, context, (index) => zones[index % zones.length], securityGroups);
  const rights = { ...context, bucketArn: bucket.arn, issuerBucketArn: issuer?.bucket.arn, secrets };
  const profiles = createProfiles(scope, options, identities, rights, context);
  return new Ec2ClusterMachines(scope, context, { bucket, secrets, securityGroups, loadBalancer, issuer, identities, profiles, image, diskSizeGiB, clients, snapshotRetentionDays }, zones.length);
}

function createContext(scope: Construct, { clusterName, deletionProtection }: InfrastructureOptions, props: Ec2InfrastructureProps, network: INetwork): ClusterContext {
  const environment = new AwsEnvironment(scope);
  const preventDestroy = deletionProtection !== DeletionProtection.DISABLED;
  const tags = { ...props.tags, [CLUSTER_TAG]: clusterName };
  const keyArn = dataKey(scope, {
    environment, keyArn: props.keyArn, option: 'Ec2Infrastructure keyArn', description: `Secrets, objects and the data of etcd of the cluster ${clusterName}`, tags, preventDestroy,
  });
  if (props.keyArn === undefined) new KmsAlias(scope, 'KeyAlias', { name: `alias/kubeadm/${clusterName}`, targetKeyId: keyArn });
  return { clusterName, environment, network, tags, preventDestroy, keyArn };
}

function createStore(scope: Construct, { clusterName, keyArn, tags, preventDestroy }: ClusterContext, retentionDays: number) {
  const own = new Construct(scope, 'Store');
  const bucket = createBucket(own, { namePrefix: `${clusterName}-`, keyArn, tags, preventDestroy });
  return { ...bucket, ready: [...bucket.ready, ...keepVersions(own, bucket.name, 'snapshots/', retentionDays)] };
}

/** The zone with so many before it. */
type ZoneAt = (index: number) => { readonly name: string; readonly subnetId: string };

function createIdentities(scope: Construct, { members }: InfrastructureOptions, props: Ec2InfrastructureProps, context: ClusterContext, zoneAt: ZoneAt, { byRole }: SecurityGroups): Map<string, MemberIdentity> {
  return new Map(
    members.map((slot) => {
      const { name: zone, subnetId } = zoneAt(slot.zone);
      return [slot.name, createMemberIdentity(new Construct(scope, `Member-${slot.name}`), slot, { zone, subnetId, securityGroupId: byRole[slot.role] }, context, props)];
    }),
  );
}

function createProfiles(scope: Construct, { members }: InfrastructureOptions, identities: Map<string, MemberIdentity>, rights: RightsProps, { clusterName, environment, tags }: ClusterContext): Record<MachineRole, InstanceProfile> {
  const volumesOf = (role: MachineRole): string[] => members.filter((slot) => slot.role === role).flatMap(({ name }) => identities.get(name)?.volume?.arn ?? []);
  const make = (id: string, kind: string, statements: Statement[], managedPolicies?: string[]): InstanceProfile =>
    createMachineRole(scope, id, { namePrefix: `${clusterName}-${kind}-`, description: `Machines of the cluster ${clusterName}: ${kind}`, statements, managedPolicies, partition: environment.partition, tags });
  const controlPlane = make('ControlPlaneRole', 'control-plane', controlPlaneRights(rights, volumesOf(MachineRole.CONTROL_PLANE)));
  return {
    [MachineRole.CONTROL_PLANE]: controlPlane,
    [MachineRole.ETCD]: rights.secrets.pkiEtcd === undefined ? controlPlane : make('EtcdRole', 'etcd', etcdRights(rights, volumesOf(MachineRole.ETCD))),
    [MachineRole.WORKER]: make('WorkerRole', 'worker', workerRights(rights), ['AmazonEC2ContainerRegistryPullOnly']),
  };
}
