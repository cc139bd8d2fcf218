import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { TerraformStack } from 'cdktf';
import { aws, Capacity, DeletionProtection, ProductionCluster } from 'cdktf-production-cluster';
import { Construct } from 'constructs';
import { OtherTeamsNetwork } from './network';
import { clusterIn } from './pools';

const { DISABLED: deletionProtection } = DeletionProtection;

/** What is not the same on both days. */
export interface IntegrationOptions {
  readonly retentionDays: number;
  readonly keepTaggedImages: number;
  readonly karpenter: boolean;
}

export const FIRST_DAY: IntegrationOptions = { retentionDays: 35, keepTaggedImages: 1000, karpenter: true };
export const SECOND_DAY: IntegrationOptions = { retentionDays: 90, keepTaggedImages: 500, karpenter: false };

/** What other teams have made: a network, roles, a key, a log group and a zone. */
class OtherTeams extends Construct {
  public readonly network: OtherTeamsNetwork;
  public readonly existing: aws.ExistingEksParts;
  public readonly zoneId: string;
  public readonly nodeRoleName: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.network = new OtherTeamsNetwork(this, 'OtherTeam');
    this.zoneId = new Route53Zone(this, 'Zone', { name: 'example.com' }).zoneId;
    const nodes = this.role('Nodes', 'ec2.amazonaws.com', ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly']);
    this.nodeRoleName = nodes.name;
    this.existing = {
      controlPlaneRoleArn: this.role('ControlPlane', 'eks.amazonaws.com', ['AmazonEKSClusterPolicy']).arn,
      nodeRoleArn: nodes.arn,
      secretsKeyArn: new KmsKey(this, 'Key', { enableKeyRotation: true }).arn,
      logGroupName: new CloudwatchLogGroup(this, 'Logs', { name: '/aws/eks/production-cluster/cluster', retentionInDays: 30 }).name,
    };
  }

  private role(id: string, service: string, policies: string[]): IamRole {
    const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] };
    const role = new IamRole(this, id, { assumeRolePolicy: JSON.stringify(trust) });
    for (const policy of policies) new IamRolePolicyAttachment(this, `${id}-${policy}`, { role: role.name, policyArn: `arn:aws:iam::aws:policy/${policy}` });
    return role;
  }
}

/** A cluster made of what exists already, with every integration; service accounts get their roles by tokens of the cluster. */
export function integratedCluster(stack: (id: string) => TerraformStack, options: IntegrationOptions): void {
  const others = new OtherTeams(stack('others'), 'Others');
  const production = stack('production');
  const network = others.network.for(production);
  const cluster = clusterIn(production, network, {
    platform: {
      existing: others.existing,
      workloadIdentityMethod: aws.WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES,
      oidcIdentityProvider: new aws.OidcIdentityProvider({ name: 'corporate', issuerUrl: 'https://login.example.com/tenant', clientId: 'kubernetes', requiredClaims: { department: 'platform' } }),
      endpointAccess: aws.EndpointAccess.publicAndPrivate({ publicCidrs: ['203.0.113.0/24'], fromCidrs: ['10.99.0.0/16'] }),
      addOns: [aws.EksAddOn.ebsCsiDriver({ configurationValues: aws.VolumeBackup.driverConfiguration('production-cluster') })],
      tags: { team: 'platform' },
    },
  });
  cluster.addWorkerPool('General', { capacity: Capacity.managed({ machineTypes: ['m7i.large'], minSize: 2, maxSize: 6 }) });
  if (options.karpenter) karpenter(cluster, stack('inside'));
  controllers(production, cluster, network, others.zoneId);
  storage(production, cluster, network, options);
  images(production, options, others.nodeRoleName);
}

// Its objects live in Kubernetes, which nobody runs here: their stack is synthesized alone.
function karpenter(cluster: ProductionCluster, inside: TerraformStack): void {
  cluster.addWorkerPool('Chosen', { capacity: aws.KarpenterCapacity.nodePool({ limits: { cpu: '400', memory: '1600Gi' }, imageVersion: 'v20251112' }) });
  new aws.KarpenterNodePools(inside, 'Karpenter', { cluster });
}

function controllers(stack: TerraformStack, cluster: ProductionCluster, network: aws.INetwork, zoneId: string): void {
  new aws.ClusterAutoscalerIdentity(stack, 'ClusterAutoscaler', { cluster });
  new aws.LoadBalancerControllerIdentity(stack, 'LoadBalancerController', { cluster, vpcId: network.vpcId });
  new aws.ExternalDnsIdentity(stack, 'ExternalDns', { cluster, hostedZoneIds: [zoneId] });
  new aws.NodeTerminationHandler(stack, 'TerminationHandler', { cluster });
}

function storage(stack: TerraformStack, cluster: ProductionCluster, network: aws.INetwork, { retentionDays }: IntegrationOptions): void {
  new aws.VolumeBackup(stack, 'Backup', { cluster, retentionDays, archive: { coldStorageAfterDays: 30, retentionDays: 365 }, deletionProtection });
  const { clusterSecurityGroupId } = aws.EksParts.of(cluster);
  new aws.SharedFileSystem(stack, 'Files', { network, clientSecurityGroupIds: [clusterSecurityGroupId], deletionProtection });
}

function images(stack: TerraformStack, { keepTaggedImages }: IntegrationOptions, nodeRole: string): void {
  const repository = new aws.ContainerRepository(stack, 'Images', { repositoryName: 'payments/api', keepTaggedImages, pullPrincipals: ['210987654321'], deletionProtection });
  repository.grantPull(nodeRole);
  const cache = new aws.PullThroughCache(stack, 'Cache', { prefix: 'public', upstream: aws.UpstreamRegistry.ecrPublic(), deletionProtection });
  cache.grantFetch(nodeRole);
}
