import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { DeletionProtection } from '../../deletion-protection';
import { ControlPlaneOptions } from '../../platform';
import { checkText, unknown } from '../../private/checks';
import { EksIdentity } from '../eks-identity';
import { EksPlatformProps, SupportType } from '../eks-platform';
import { EndpointAccess } from '../endpoint-access';
import { INetwork } from '../network/network';
import { accessEntries } from './access-entries';
import { AddOns } from './add-ons';
import { AwsEnvironment } from './aws-environment';
import { clusterRole } from './cluster-role';
import { EksControlPlane } from './eks-control-plane';
import { encryptedLogGroup } from './encrypted-log-group';
import { endpointSecurityGroup } from './endpoint-security-group';
import { checkServiceCidr } from './service-cidr';

/** What a cluster is made of besides its own options. */
interface ClusterParts {
  readonly roleArn: string;
  readonly keyArn: string;
  readonly subnetIds: string[];
  readonly endpointSecurityGroupId: string;
  readonly serviceCidr: string;
  readonly preventDestroy: boolean;
  readonly dependsOn: ITerraformDependable[];
}

/** Makes an EKS control plane, with all that it needs, as children of `scope`. */
export function createControlPlane(scope: Construct, options: ControlPlaneOptions, props: EksPlatformProps, network: INetwork): EksControlPlane {
  const { clusterName } = options;
  const { tags, identities = [], addOns = [], administrators } = props;
  const preventDestroy = options.deletionProtection === DeletionProtection.ENABLED;
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
  const keyArn = key.arn;
  const { role, policy } = clusterRole(scope, clusterName, environment, keyArn, tags);
  const access = props.endpointAccess ?? EndpointAccess.privateOnly();
  const cluster = createCluster(scope, options, props, access, {
    roleArn: role.arn,
    keyArn,
    subnetIds: network.privateSubnetIds,
    endpointSecurityGroupId: endpointSecurityGroup(scope, clusterName, network.vpcId, access, tags),
    serviceCidr: checkServiceCidr(props.serviceCidr, network),
    preventDestroy,
    dependsOn: [logGroup, policy],
  });
  scope.node.defaultChild = cluster;
  const common = { clusterName: cluster.name, partition: environment.partition, tags };
  accessEntries(scope, { ...common, administrators, identities });
  return new EksControlPlane(scope, {
    clusterName: common.clusterName,
    endpoint: cluster.endpoint,
    certificateAuthority: cluster.certificateAuthority.get(0).data,
    securityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
    grantedGroups: grantedGroups(identities),
    addOns: new AddOns(scope, { ...common, kubernetesVersion: options.version.version, addOns }),
    environment,
    network,
    tags,
  });
}

function createCluster(scope: Construct, options: ControlPlaneOptions, props: EksPlatformProps, access: EndpointAccess, parts: ClusterParts): EksCluster {
  const cluster = new EksCluster(scope, 'Cluster', {
    name: options.clusterName,
    version: options.version.version,
    roleArn: parts.roleArn,
    enabledClusterLogTypes: props.logTypes,
    bootstrapSelfManagedAddons: false,
    accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
    encryptionConfig: { provider: { keyArn: parts.keyArn }, resources: ['secrets'] },
    kubernetesNetworkConfig: { serviceIpv4Cidr: parts.serviceCidr },
    upgradePolicy: { supportType: props.supportType ?? SupportType.EXTENDED },
    zonalShiftConfig: { enabled: true },
    vpcConfig: {
      subnetIds: parts.subnetIds,
      endpointPrivateAccess: true,
      endpointPublicAccess: access.isPublic,
      publicAccessCidrs: access.isPublic ? access.publicCidrs : undefined,
      securityGroupIds: [parts.endpointSecurityGroupId],
    },
    tags: props.tags,
    lifecycle: { preventDestroy: parts.preventDestroy },
    dependsOn: parts.dependsOn,
  });
  // The provider's own protection, where its version has it, holds in the console too and when the code is gone.
  if ('deletionProtection' in cluster) cluster.addOverride('deletion_protection', parts.preventDestroy);
  return cluster;
}

// Undefined where one is only known to Terraform: it may be any.
function grantedGroups(identities: EksIdentity[]): string[] | undefined {
  const groups = identities.map((identity) => identity.groups);
  return groups.some((list) => unknown(list) || list.some(unknown)) ? undefined : groups.flat();
}

/** The name of a cluster: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html (read 2026-11) */
export function checkClusterName(name: string): void {
  checkText(name, {
    id: 'cluster-name',
    option: 'clusterName',
    pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/,
    maxLength: 100,
    allowed: '1 to 100 letters, digits, - and _, starting with a letter or digit',
  });
}
