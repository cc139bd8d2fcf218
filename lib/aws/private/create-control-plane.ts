import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { DeletionProtection } from '../../deletion-protection';
import { ControlPlaneOptions } from '../../platform';
import { checkText } from '../../private/checks';
import { stableId } from '../../private/names';
import { EksPlatformProps, SupportType } from '../eks-platform';
import { EndpointAccess } from '../endpoint-access';
import { Network } from '../network';
import { accessEntries } from './access-entries';
import { AddOns } from './add-ons';
import { AwsEnvironment } from './aws-environment';
import { EksControlPlane } from './eks-control-plane';
import { encryptedLogGroup } from './encrypted-log-group';
import { checkServiceCidr } from './service-cidr';
import { serviceRole } from './service-role';

/** Makes an EKS control plane, with all that it needs, as children of `scope`. */
export function createControlPlane(scope: Construct, options: ControlPlaneOptions, props: EksPlatformProps): EksControlPlane {
  const { clusterName, version, deletionProtection } = options;
  checkClusterName(clusterName);
  const tags = props.tags ?? {};
  const preventDestroy = deletionProtection === DeletionProtection.ENABLED;
  const network = props.network ?? new Network(scope, 'Network', { tags, deletionProtection });
  const serviceCidr = checkServiceCidr(props.serviceCidr, network);
  const environment = new AwsEnvironment(scope);

  const { key, logGroup } = encryptedLogGroup(scope, {
    environment,
    // EKS writes to this name and no other; made here first, so that it is encrypted and its age limited.
    logGroupName: `/aws/eks/${clusterName}/cluster`,
    retentionOption: 'EksPlatform logRetentionDays',
    retentionDays: props.logRetentionDays ?? 365,
    description: `Secrets and logs of the cluster ${clusterName}`,
    tags,
    preventDestroy,
  });
  new KmsAlias(scope, 'KeyAlias', { name: `alias/eks/${clusterName}`, targetKeyId: key.keyId });
  const access = props.endpointAccess ?? EndpointAccess.privateOnly();
  const { role, policy } = clusterRole(scope, clusterName, environment, tags);

  const cluster = new EksCluster(scope, 'Cluster', {
    name: clusterName,
    version: version.version,
    roleArn: role.arn,
    enabledClusterLogTypes: props.logTypes,
    bootstrapSelfManagedAddons: false,
    accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
    encryptionConfig: { provider: { keyArn: key.arn }, resources: ['secrets'] },
    kubernetesNetworkConfig: { serviceIpv4Cidr: serviceCidr },
    upgradePolicy: { supportType: props.supportType ?? SupportType.EXTENDED },
    zonalShiftConfig: { enabled: true },
    vpcConfig: {
      subnetIds: network.privateSubnetIds,
      endpointPrivateAccess: true,
      endpointPublicAccess: access.isPublic,
      publicAccessCidrs: access.isPublic ? access.publicCidrs : undefined,
      securityGroupIds: [endpointSecurityGroup(scope, clusterName, network.vpcId, access, tags)],
    },
    tags,
    lifecycle: { preventDestroy },
    dependsOn: [logGroup, policy],
  });

  scope.node.defaultChild = cluster;
  // The provider's own protection, where its version has it, holds in the console too and when the code is gone.
  if ('deletionProtection' in cluster) cluster.addOverride('deletion_protection', preventDestroy);
  accessEntries(scope, { clusterName: cluster.name, partition: environment.partition, administrators: props.administrators, identities: props.identities ?? [], tags });
  const addOns = new AddOns(scope, { clusterName: cluster.name, kubernetesVersion: version.version, partition: environment.partition, addOns: props.addOns ?? [], tags });
  return new EksControlPlane(scope, {
    clusterName: cluster.name,
    endpoint: cluster.endpoint,
    certificateAuthority: cluster.certificateAuthority.get(0).data,
    securityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
    grantedGroups: (props.identities ?? []).flatMap((identity) => identity.groups),
    addOns,
    environment,
    network,
    tags,
  });
}

// https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html (read 2026-11)
function checkClusterName(name: string): void {
  checkText(name, {
    id: 'cluster-name', option: 'clusterName', pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/, maxLength: 100, allowed: '1 to 100 letters, digits, - and _, starting with a letter or digit',
  });
}

/**
 * The rights that EKS documents as the least: https://docs.aws.amazon.com/eks/latest/userguide/cluster-iam-role.html (read 2026-11).
 * Load balancers are made by the AWS Load Balancer Controller with an identity of its own.
 */
function clusterRole(scope: Construct, clusterName: string, environment: AwsEnvironment, tags: Record<string, string>) {
  const role = serviceRole(scope, 'Role', {
    service: 'eks.amazonaws.com',
    onlyFor: environment.account,
    namePrefix: 'eks-control-plane-',
    description: `Control plane of the cluster ${clusterName}`,
    tags,
  });
  const policy = new IamRolePolicy(scope, 'RolePolicy', {
    role: role.id,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'ec2:CreateTags',
          Resource: `arn:${environment.partition}:ec2:*:*:instance/*`,
          Condition: { 'ForAnyValue:StringLike': { 'aws:TagKeys': 'kubernetes.io/cluster/*' } },
        },
        {
          Effect: 'Allow',
          Action: [
            'ec2:DescribeAvailabilityZones',
            'ec2:DescribeDhcpOptions',
            'ec2:DescribeInstances',
            'ec2:DescribeInstanceTopology',
            'ec2:DescribeNetworkInterfaces',
            'ec2:DescribeVpcs',
            'kms:DescribeKey',
          ],
          Resource: '*',
        },
      ],
    }),
  });
  return { role, policy };
}

// Besides the group that EKS makes for the control plane and the nodes: it holds who else reaches the private endpoint.
function endpointSecurityGroup(scope: Construct, clusterName: string, vpcId: string, access: EndpointAccess, tags: Record<string, string>): string {
  const group = new SecurityGroup(scope, 'EndpointSecurityGroup', {
    vpcId,
    description: 'Who else reaches the private endpoint of the cluster',
    tags: { ...tags, Name: `${clusterName}-endpoint` },
  });
  const https = { securityGroupId: group.id, description: 'Kubernetes API', ipProtocol: 'tcp', fromPort: 443, toPort: 443, tags };
  for (const cidrIpv4 of access.fromCidrs) {
    new VpcSecurityGroupIngressRule(scope, `EndpointFrom-${stableId(scope, 'network', cidrIpv4)}`, { ...https, cidrIpv4 });
  }
  for (const referencedSecurityGroupId of access.fromSecurityGroupIds) {
    new VpcSecurityGroupIngressRule(scope, `EndpointFrom-${stableId(scope, 'group', referencedSecurityGroupId)}`, { ...https, referencedSecurityGroupId });
  }
  return group.id;
}
