import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { EksIdentityProviderConfig } from '@cdktf/provider-aws/lib/eks-identity-provider-config';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { DeletionProtection } from '../../deletion-protection';
import { ControlPlaneOptions } from '../../platform';
import { checkText, unknown } from '../../private/checks';
import { EksIdentity } from '../eks-identity';
import { EksPlatformProps, SupportType } from '../eks-platform';
import { EndpointAccess } from '../endpoint-access';
import { INetwork } from '../network/network';
import { OidcIdentityProvider } from '../oidc-identity-provider';
import { WorkloadIdentityMethod } from '../workload-identity-method';
import { accessEntries } from './access-entries';
import { AddOns } from './add-ons';
import { AwsEnvironment } from './aws-environment';
import { ClusterRole } from './cluster-role';
import { MadeControlPlaneFeatures, ONLY_AT_CREATION } from './control-plane-features';
import { EksControlPlane } from './eks-control-plane';
import { NodeRoles } from './node-roles';
import { secretsKeyAndLogs } from './secrets-key';
import { endpointSecurityGroup } from './endpoint-security-group';
import { checkServiceCidr } from './service-cidr';
import { IWorkloadIdentities, PodIdentities, ServiceAccountRoles, tokenIssuer, WorkloadIdentitiesProps } from './workload-identities';

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
  const { tags, identities = [], administrators, existing = {} } = props;
  const preventDestroy = options.deletionProtection === DeletionProtection.ENABLED;
  const environment = new AwsEnvironment(scope);
  const { keyArn, logGroup } = secretsKeyAndLogs(scope, { ...props, clusterName, environment, preventDestroy });
  const role = ClusterRole.of(scope, { clusterName, environment, keyArn, existingRoleArn: existing.controlPlaneRoleArn, tags });
  const access = props.endpointAccess ?? EndpointAccess.privateOnly();
  const serviceCidr = checkServiceCidr(props.serviceCidr, network);
  const cluster = createCluster(scope, options, props, access, {
    roleArn: role.arn,
    keyArn,
    subnetIds: network.privateSubnetIds,
    endpointSecurityGroupId: endpointSecurityGroup(scope, clusterName, network.vpcId, access, tags),
    serviceCidr,
    preventDestroy,
    dependsOn: [...(logGroup ? [logGroup] : []), ...role.ready],
  });
  scope.node.defaultChild = cluster;
  const common = { clusterName: cluster.name, environment, partition: environment.partition, tags };
  accessEntries(scope, { ...common, administrators, identities });
  if (props.oidcIdentityProvider) trustIdentityProvider(scope, common.clusterName, props.oidcIdentityProvider, tags);
  const workloads = workloadIdentities(scope, cluster, props, common);
  const addOns = new AddOns(scope, {
    ...common, kubernetesVersion: options.version.version, addOns: props.addOns ?? [], omitted: props.omitDefaultAddOns ?? [], identities: workloads,
  });
  const roles = new NodeRoles(scope, { ...common, existingRoleArn: existing.nodeRoleArn });
  return new EksControlPlane(scope, {
    ...common,
    endpoint: cluster.endpoint,
    certificateAuthority: cluster.certificateAuthority.get(0).data,
    serviceCidr,
    securityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
    // Where people come from elsewhere, their groups are known there alone.
    grantedGroups: props.oidcIdentityProvider ? undefined : grantedGroups(identities),
    addOns,
    features: new MadeControlPlaneFeatures(cluster, role, addOns, roles),
    roles,
    identities: workloads,
    network,
    choices: props,
  });
}

function workloadIdentities(scope: Construct, cluster: EksCluster, props: EksPlatformProps, common: WorkloadIdentitiesProps): IWorkloadIdentities {
  if (props.workloadIdentityMethod !== WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES) return new PodIdentities(common);
  return new ServiceAccountRoles(common, () => tokenIssuer(scope, cluster.identity.get(0).oidc.get(0).issuer, props.tags));
}

// https://docs.aws.amazon.com/eks/latest/userguide/authenticate-oidc-identity-provider.html (read 2026-11)
function trustIdentityProvider(scope: Construct, clusterName: string, provider: OidcIdentityProvider, tags?: Record<string, string>): void {
  const { name, issuerUrl, clientId, usernameClaim, usernamePrefix, groupsClaim, groupsPrefix, requiredClaims } = provider;
  new EksIdentityProviderConfig(scope, 'OidcIdentityProvider', {
    clusterName,
    oidc: { identityProviderConfigName: name, issuerUrl, clientId, usernameClaim, usernamePrefix, groupsClaim, groupsPrefix, requiredClaims },
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
    lifecycle: { preventDestroy: parts.preventDestroy, ignoreChanges: ONLY_AT_CREATION },
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
