import { AutoscalingGroupTagA } from '@cdktf/provider-aws/lib/autoscaling-group-tag';
import { DataAwsEksAddonVersion } from '@cdktf/provider-aws/lib/data-aws-eks-addon-version';
import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { EksFargateProfile } from '@cdktf/provider-aws/lib/eks-fargate-profile';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { App, Fn, ITerraformDependable, TerraformOutput, TerraformStack } from 'cdktf';
import { encryptedLogs, Environment, environment, fromAccount, network, trust } from './plain-network';

const VERSION = '1.34';
const ADMINISTRATOR = 'arn:aws:iam::111122223333:role/platform-oncall';
const DEVELOPER = 'arn:aws:iam::111122223333:role/payments';

interface Cluster {
  readonly clusterName: string;
  readonly securityGroupId: string;
  readonly subnetIds: string[];
  readonly env: Environment;
  readonly ready: ITerraformDependable[];
  readonly egress: ITerraformDependable[];
}

interface Pool {
  readonly amiType: string;
  readonly capacityType: string;
  readonly machineTypes: string[];
  readonly minSize: number;
  readonly maxSize: number;
}

/** The infrastructure stack of `examples/eks` as one writes it with cdktf alone: everything straight in the stack. */
export function addPlainStack(app: App, id: string): void {
  const stack = new TerraformStack(app, id);
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  const name = `${id}-cluster`;
  const { vpcId, subnetIds, egress } = network(stack, `${name}-controlplane-network`);
  const env = environment(stack, '');
  const cluster = controlPlane(stack, name, env, vpcId, subnetIds);
  access(stack, cluster.name, env.partition);

  const agents = [
    podIdentityAddOn(stack, cluster.name, env.partition, 'vpc-cni', 'aws-node', 'AmazonEKS_CNI_Policy', JSON.stringify({ enableNetworkPolicy: 'true' })),
    addOn(stack, cluster.name, 'eks-pod-identity-agent'),
    addOn(stack, cluster.name, 'kube-proxy'),
  ];
  const context: Cluster = {
    clusterName: cluster.name,
    securityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
    subnetIds,
    env,
    ready: [...agents, ...egress],
    egress,
  };
  const general = nodeGroups(stack, context);
  fargateProfile(stack, context);
  addOn(stack, cluster.name, 'coredns', [general]);
  podIdentityAddOn(stack, cluster.name, env.partition, 'aws-ebs-csi-driver', 'ebs-csi-controller-sa', 'service-role/AmazonEBSCSIDriverPolicy', volumeTags(cluster.name), [general]);
  addOn(stack, cluster.name, 'metrics-server', [general]);

  new TerraformOutput(stack, 'ClusterName', { value: name });
  new TerraformOutput(stack, 'Endpoint', { value: cluster.endpoint });
  new TerraformOutput(stack, 'Kubeconfig', { value: `aws eks update-kubeconfig --region ${env.region} --name ${cluster.name}` });
}

function controlPlane(stack: TerraformStack, name: string, env: Environment, vpcId: string, subnetIds: string[]): EksCluster {
  const { key, logGroup } = encryptedLogs(stack, '', env, `/aws/eks/${name}/cluster`, `Secrets and logs of the cluster ${name}`);
  const keyArn = key.arn;
  new KmsAlias(stack, 'key-alias', { name: `alias/eks/${name}`, targetKeyId: key.keyId });
  const { role, policy } = clusterRole(stack, name, env, keyArn);
  const endpointGroup = new SecurityGroup(stack, 'endpoint', {
    vpcId,
    description: 'Who else reaches the private endpoint of the cluster',
    tags: { Name: `${name}-endpoint` },
  });
  return new EksCluster(stack, 'cluster', {
    name,
    version: VERSION,
    roleArn: role.arn,
    enabledClusterLogTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
    bootstrapSelfManagedAddons: false,
    accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
    encryptionConfig: { provider: { keyArn }, resources: ['secrets'] },
    kubernetesNetworkConfig: { serviceIpv4Cidr: '172.20.0.0/16' },
    upgradePolicy: { supportType: 'EXTENDED' },
    zonalShiftConfig: { enabled: true },
    vpcConfig: { subnetIds, endpointPrivateAccess: true, endpointPublicAccess: false, securityGroupIds: [endpointGroup.id] },
    lifecycle: { preventDestroy: true, ignoreChanges: ['access_config[0].bootstrap_cluster_creator_admin_permissions', 'bootstrap_self_managed_addons'] },
    dependsOn: [logGroup, policy],
  });
}

function clusterRole(stack: TerraformStack, name: string, { partition, account }: Environment, keyArn: string) {
  const role = new IamRole(stack, 'cluster-role', {
    namePrefix: 'eks-control-plane-',
    description: `Control plane of the cluster ${name}`,
    assumeRolePolicy: trust('eks.amazonaws.com', ['sts:AssumeRole'], fromAccount(account)),
  });
  const policy = new IamRolePolicy(stack, 'cluster-role-policy', {
    role: role.id,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'ec2:CreateTags',
          Resource: `arn:${partition}:ec2:*:*:instance/*`,
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
          ],
          Resource: '*',
        },
        { Effect: 'Allow', Action: 'kms:DescribeKey', Resource: keyArn },
      ],
    }),
  });
  return { role, policy };
}

function access(stack: TerraformStack, clusterName: string, partition: string): void {
  const administrator = new EksAccessEntry(stack, 'access-platform-oncall', { clusterName, principalArn: ADMINISTRATOR, kubernetesGroups: ['platform-oncall'] });
  new EksAccessPolicyAssociation(stack, 'administrator-platform-oncall', {
    clusterName,
    principalArn: administrator.principalArn,
    policyArn: `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
    accessScope: { type: 'cluster' },
  });
  new EksAccessEntry(stack, 'access-payments', { clusterName, principalArn: DEVELOPER, kubernetesGroups: ['payments'] });
}

function addOn(stack: TerraformStack, clusterName: string, name: string, dependsOn?: ITerraformDependable[]): EksAddon {
  return new EksAddon(stack, name, {
    clusterName,
    addonName: name,
    addonVersion: new DataAwsEksAddonVersion(stack, `${name}-version`, { addonName: name, kubernetesVersion: VERSION }).version,
    resolveConflictsOnCreate: 'OVERWRITE',
    resolveConflictsOnUpdate: 'OVERWRITE',
    dependsOn,
  });
}

function podIdentityAddOn(
  stack: TerraformStack,
  clusterName: string,
  partition: string,
  name: string,
  serviceAccount: string,
  policy: string,
  configurationValues?: string,
  dependsOn: ITerraformDependable[] = [],
): EksAddon {
  const role = new IamRole(stack, `${name}-role`, {
    namePrefix: `eks-${name}-`,
    description: `The add-on ${name}`,
    assumeRolePolicy: trust('pods.eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession']),
  });
  const roleArn = role.arn;
  const attachment = attach(stack, `${name}-policy`, role, partition, policy);
  return new EksAddon(stack, name, {
    clusterName,
    addonName: name,
    addonVersion: new DataAwsEksAddonVersion(stack, `${name}-version`, { addonName: name, kubernetesVersion: VERSION }).version,
    configurationValues,
    resolveConflictsOnCreate: 'OVERWRITE',
    resolveConflictsOnUpdate: 'OVERWRITE',
    podIdentityAssociation: [{ roleArn, serviceAccount }],
    dependsOn: [attachment, ...dependsOn],
  });
}

function attach(stack: TerraformStack, id: string, role: IamRole, partition: string, policy: string): IamRolePolicyAttachment {
  return new IamRolePolicyAttachment(stack, id, { role: role.name, policyArn: `arn:${partition}:iam::aws:policy/${policy}` });
}

// Returns the pool that keeps nodes, for which the add-ons wait.
function nodeGroups(stack: TerraformStack, cluster: Cluster): EksNodeGroup {
  const role = new IamRole(stack, 'node-role', {
    namePrefix: 'eks-node-',
    description: 'Nodes of an EKS cluster',
    assumeRolePolicy: trust('ec2.amazonaws.com', ['sts:AssumeRole']),
  });
  const attachments = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'].map((policy) => attach(stack, `node-${policy}`, role, cluster.env.partition, policy));
  const amiType = 'AL2023_x86_64_STANDARD';
  const general = nodeGroup(stack, 'General', cluster, role, attachments, { amiType, capacityType: 'ON_DEMAND', machineTypes: ['m7i.xlarge'], minSize: 3, maxSize: 30 });
  nodeGroup(stack, 'Batch', cluster, role, attachments, { amiType, capacityType: 'SPOT', machineTypes: ['c7i.xlarge', 'c6i.xlarge'], minSize: 0, maxSize: 100 });
  return general;
}

function nodeGroup(stack: TerraformStack, id: string, cluster: Cluster, role: IamRole, attachments: ITerraformDependable[], pool: Pool): EksNodeGroup {
  const { clusterName, subnetIds } = cluster;
  const { machineTypes, minSize, maxSize } = pool;
  const template = launchTemplate(stack, id, cluster, machineTypes);
  const group = new EksNodeGroup(stack, id, {
    clusterName,
    nodeGroupNamePrefix: machineTypes.length > 1 ? `${id}-mixed-` : `${id}-`,
    nodeRoleArn: role.arn,
    subnetIds,
    version: VERSION,
    amiType: pool.amiType,
    capacityType: pool.capacityType,
    instanceTypes: machineTypes.length > 1 ? machineTypes : undefined,
    launchTemplate: { id: template.id, version: Fn.tostring(template.latestVersion) },
    scalingConfig: { minSize, maxSize, desiredSize: minSize },
    updateConfig: { maxUnavailable: 1 },
    nodeRepairConfig: { enabled: true },
    labels: { 'production-cluster/worker-pool': id },
    lifecycle: { createBeforeDestroy: true, ignoreChanges: ['scaling_config[0].desired_size'], postcondition: sizeConditions(cluster.env.region) },
    dependsOn: [...cluster.ready, ...attachments],
  });
  const autoscalingGroupName = group.resources.get(0).autoscalingGroups.get(0).name;
  const tag = (tagId: string, key: string, value: string) =>
    new AutoscalingGroupTagA(stack, `${id}-tag-${tagId}`, { autoscalingGroupName, tag: { key: `k8s.io/cluster-autoscaler/${key}`, value, propagateAtLaunch: false } });
  tag('enabled', 'enabled', 'true');
  tag('cluster', clusterName, 'owned');
  tag('label', 'node-template/label/production-cluster/worker-pool', id);
  return group;
}

function sizeConditions(region: string) {
  const sizes = '--scaling-config minSize=${self.scaling_config[0].min_size},maxSize=${self.scaling_config[0].max_size},desiredSize=';
  const group = '--cluster-name ${self.cluster_name} --nodegroup-name ${self.node_group_name}';
  const step = `To fix: run once, then apply again: aws eks update-nodegroup-config --region ${region} ${group} ${sizes}`;
  const has = 'The node group ${self.node_group_name} has ${self.scaling_config[0].desired_size} nodes,';
  return [
    {
      condition: '${self.scaling_config[0].desired_size >= self.scaling_config[0].min_size}',
      errorMessage: `[capacity-min-above-current] ${has} fewer than the new minSize, which AWS refuses. ${step}\${self.scaling_config[0].min_size}`,
    },
    {
      condition: '${self.scaling_config[0].desired_size <= self.scaling_config[0].max_size}',
      errorMessage: `[capacity-max-below-current] ${has} more than the new maxSize, which AWS refuses. ${step}\${self.scaling_config[0].max_size}`,
    },
  ];
}

function launchTemplate(stack: TerraformStack, id: string, { clusterName, securityGroupId }: Cluster, machineTypes: string[]): LaunchTemplate {
  const tags = { Name: `${clusterName}-${id}` };
  return new LaunchTemplate(stack, `${id}-template`, {
    namePrefix: `eks-${id}-`,
    instanceType: machineTypes.length === 1 ? machineTypes[0] : undefined,
    updateDefaultVersion: true,
    metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeType: 'gp3', volumeSize: 20, encrypted: 'true', deleteOnTermination: 'true' } }],
    networkInterfaces: [{ deviceIndex: 0, associatePublicIpAddress: 'false', deleteOnTermination: 'true', securityGroups: [securityGroupId] }],
    tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({ resourceType, tags })),
    tags,
    lifecycle: { createBeforeDestroy: true },
  });
}

function volumeTags(clusterName: string): string {
  return JSON.stringify({ controller: { extraVolumeTags: { 'production-cluster/cluster': clusterName } } });
}

function fargateProfile(stack: TerraformStack, { clusterName, subnetIds, env, egress }: Cluster): void {
  const role = new IamRole(stack, 'fargate-role', {
    namePrefix: 'eks-fargate-',
    description: 'Pods on Fargate of an EKS cluster',
    assumeRolePolicy: trust('eks-fargate-pods.amazonaws.com', ['sts:AssumeRole'], fromAccount(env.account)),
  });
  const attachment = attach(stack, 'fargate-policy', role, env.partition, 'AmazonEKSFargatePodExecutionRolePolicy');
  new EksFargateProfile(stack, 'fargate-profile', {
    clusterName,
    fargateProfileName: 'Jobs-88b0b3e2',
    podExecutionRoleArn: role.arn,
    subnetIds,
    selector: [{ namespace: 'jobs' }],
    lifecycle: { createBeforeDestroy: true },
    dependsOn: [...egress, attachment],
  });
}
