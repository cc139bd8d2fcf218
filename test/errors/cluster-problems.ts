import { TerraformStack, TerraformVariable } from 'cdktf';
import { aws, HAControlPlane, HAControlPlaneAttributes, KubernetesVersion, RbacBaseline } from 'cdktf-production-cluster';
import { ADMIN, clusterWithPool, eksCluster, existingNetwork } from '../support/eks';
import { FakePlatform } from '../support/fake-platform';
import { ProblemCase } from './problem-case';

const platform = (props: Partial<aws.EksPlatformProps>) => () => {
  new aws.EksPlatform({ administrators: [ADMIN], ...props });
};
const cluster = (props: Partial<aws.EksPlatformProps>) => (stack: TerraformStack) => {
  clusterWithPool(stack, props);
};
const named = (clusterName: string) => (stack: TerraformStack) => {
  eksCluster(stack, {}, { clusterName });
};
const login = (props: Partial<aws.OidcIdentityProviderProps>) => () => {
  new aws.OidcIdentityProvider({ name: 'corporate', issuerUrl: 'https://login.example.com', clientId: 'kubernetes', ...props });
};
const identity = (...groups: string[]) => platform({ identities: [{ principalArn: ADMIN, groups }] });

/** Mistakes in a control plane. */
export const CLUSTER_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a version with a patch number', id: 'kubernetes-version-format', got: '"1.34.2"', allowed: 'text of the form 1.MINOR', fix: 'the minor version alone', make: () => KubernetesVersion.of('1.34.2') },
  { title: 'a version with a v', id: 'kubernetes-version-format', got: '"v1.34"', allowed: 'text of the form 1.MINOR', fix: 'KubernetesVersion.V1_34', make: () => KubernetesVersion.of('v1.34') },
  { title: 'a cluster name over the limits of AWS', id: 'cluster-name', allowed: '1 to 100', fix: 'change clusterName', make: named('a'.repeat(101)) },
  { title: 'a cluster name with a dot', id: 'cluster-name', got: '"a.b"', allowed: '1 to 100', fix: 'change clusterName', make: named('a.b') },
  { title: 'an empty cluster name', id: 'cluster-name', got: '""', allowed: '1 to 100', fix: 'change clusterName', make: named('') },
  { title: 'no administrator', id: 'administrators-missing', got: '[]', allowed: 'at least one', fix: 'name the role', make: platform({ administrators: [] }) },
  { title: 'an administrator twice', id: 'administrator-duplicate', got: `"${ADMIN}"`, allowed: 'each value once', fix: 'remove the duplicate', make: platform({ administrators: [ADMIN, ADMIN] }) },
  { title: 'an ARN that is none', id: 'principal-arn', got: '"platform-oncall"', allowed: 'the ARN of an IAM role or user', fix: 'change', make: platform({ administrators: ['platform-oncall'] }) },
  {
    title: 'the ARN of a session', id: 'principal-arn', got: '"arn:aws:sts::111122223333:assumed-role/dev/me"', allowed: 'the ARN of an IAM role or user', fix: 'change',
    make: platform({ administrators: ['arn:aws:sts::111122223333:assumed-role/dev/me'] }),
  },
  {
    title: 'an identity twice', id: 'identity-duplicate', got: `"${ADMIN}"`, allowed: 'each value once', fix: 'remove the duplicate',
    make: platform({ identities: [{ principalArn: ADMIN, groups: ['a'] }, { principalArn: ADMIN, groups: ['b'] }] }),
  },
  {
    title: 'an identity twice by one token', id: 'identity-duplicate', allowed: 'each value once', fix: 'remove the duplicate',
    make: (stack) => {
      const principalArn = new TerraformVariable(stack, 'Principal', {}).stringValue;
      platform({ identities: [{ principalArn, groups: ['a'] }, { principalArn, groups: ['b'] }] })();
    },
  },
  {
    title: 'an identity twice by two tokens', id: 'identity-duplicate', allowed: 'each value once', fix: 'remove the duplicate',
    make: (stack) => {
      const principal = new TerraformVariable(stack, 'Principal', {});
      cluster({ identities: ['a', 'b'].map((group) => ({ principalArn: principal.stringValue, groups: [group] })) })(stack);
    },
  },
  { title: 'an identity without groups', id: 'access-entry-group', got: '[]', allowed: 'at least one group', fix: 'remove the identity', make: identity() },
  { title: 'a group of Kubernetes', id: 'access-entry-group', got: '"system:masters"', allowed: 'not start with system:', fix: 'a group of your own', make: identity('system:masters') },
  { title: 'a group twice', id: 'access-entry-group', got: '"a"', allowed: 'each value once', fix: 'remove the duplicate', make: identity('a', 'a') },
  { title: 'a group with a line break', id: 'access-entry-group', got: '"a\\nb"', allowed: 'printable text', fix: 'change', make: identity('a\nb') },
  { title: 'a log type twice', id: 'log-type', got: '"audit"', allowed: 'each value once', fix: 'remove the duplicate', make: platform({ logTypes: [aws.ControlPlaneLogType.AUDIT, aws.ControlPlaneLogType.AUDIT] }) },
  { title: 'a retention that CloudWatch has not', id: 'log-retention', got: '366', allowed: '365, 400', fix: 'EksPlatform logRetentionDays', make: cluster({ logRetentionDays: 366 }) },
  { title: 'an add-on twice', id: 'add-on-duplicate', got: '"coredns"', allowed: 'each value once', fix: 'remove the duplicate', make: platform({ addOns: [aws.EksAddOn.coreDns(), aws.EksAddOn.coreDns()] }) },
  { title: 'an add-on name that is none', id: 'add-on-name', got: '"Core DNS"', allowed: 'the name of an EKS add-on', fix: 'change', make: () => aws.EksAddOn.named('Core DNS', { order: aws.AddOnOrder.AFTER_NODES }) },
  { title: 'an add-on with the name of a member of every object', id: 'add-on-name', got: '"__proto__"', allowed: 'the name of an EKS add-on', fix: 'change', make: () => aws.EksAddOn.named('__proto__', { order: aws.AddOnOrder.AFTER_NODES }) },
  { title: 'the claim __proto__', id: 'oidc-provider', got: '"__proto__"', allowed: 'names of claims', fix: 'requiredClaims', make: login({ requiredClaims: Object.fromEntries([['__proto__', 'a']]) }) },
  { title: 'an add-on version that is none', id: 'add-on-version', got: '"1.20"', allowed: 'v1.20.4-eksbuild.2', fix: 'change', make: () => aws.EksAddOn.vpcCni({ version: '1.20' }) },
  { title: 'an add-on configuration that is no object', id: 'add-on-configuration', got: '"[]"', allowed: 'a JSON object', fix: 'JSON.stringify', make: () => aws.EksAddOn.vpcCni({ configurationValues: '[]' }) },
  {
    title: 'a policy of an add-on that is none', id: 'add-on-identity', got: '"arn:aws:iam::aws:policy/X"', allowed: 'AmazonEKS_CNI_Policy', fix: 'agent managedPolicies',
    make: () => aws.EksAddOn.named('agent', { order: aws.AddOnOrder.AFTER_NODES, identity: { serviceAccounts: ['agent'], managedPolicies: ['arn:aws:iam::aws:policy/X'] } }),
  },
  { title: 'EFS without its identity', id: 'add-on-identity', allowed: 'efs-csi-controller-sa and efs-csi-node-sa', fix: 'use the factory of EksAddOn', make: () => aws.EksAddOn.named('aws-efs-csi-driver', { order: aws.AddOnOrder.AFTER_NODES }) },
  { title: 'an identity without service accounts', id: 'add-on-identity', got: '[]', allowed: 'at least one value', fix: 'agent serviceAccounts', make: () => aws.EksAddOn.named('agent', { order: aws.AddOnOrder.AFTER_NODES, identity: { serviceAccounts: [], managedPolicies: ['X'] } }) },
  { title: 'more replicas than CoreDNS takes', id: 'add-on-configuration', got: '1001', allowed: 'from 2 to 1000', fix: 'CoreDnsAutoscaling maxReplicas', make: () => aws.EksAddOn.coreDns({ autoscaling: { minReplicas: 2, maxReplicas: 1001 } }) },
  { title: 'fewer replicas of CoreDNS than at least', id: 'add-on-configuration', got: '2', allowed: 'from 3', fix: 'maxReplicas', make: () => aws.EksAddOn.coreDns({ autoscaling: { minReplicas: 3, maxReplicas: 2 } }) },
  { title: 'no replica of metrics-server', id: 'add-on-configuration', got: '0', allowed: 'from 1 to 10', fix: 'metrics-server replicas', make: () => aws.EksAddOn.metricsServer({ replicas: 0 }) },
  { title: 'an add-on left out that is no default', id: 'add-on-omitted', got: '"snapshot-controller"', allowed: 'vpc-cni', fix: 'omitDefaultAddOns', make: platform({ omitDefaultAddOns: ['snapshot-controller'] }) },
  { title: 'an add-on left out and given', id: 'add-on-omitted', got: '"coredns"', allowed: 'vpc-cni', fix: 'omitDefaultAddOns', make: platform({ omitDefaultAddOns: ['coredns'], addOns: [aws.EksAddOn.coreDns()] }) },
  {
    title: 'an add-on left out that a pool needs', id: 'add-on-omitted', allowed: 'pools that do not need vpc-cni', fix: 'remove vpc-cni from omitDefaultAddOns',
    make: (stack) => clusterWithPool(stack, { omitDefaultAddOns: ['vpc-cni'] }).addWorkerPool('Windows', { capacity: aws.NodeGroupCapacity.fixed({ machineTypes: ['m7i.large'], size: 1, image: aws.NodeImage.WINDOWS_CORE_2022 }) }),
  },
  { title: 'a role of the control plane that is none', id: 'principal-arn', got: '"eks"', allowed: 'the ARN of an IAM role', fix: 'existing controlPlaneRoleArn', make: platform({ existing: { controlPlaneRoleArn: 'eks' } }) },
  { title: 'the alias of a key', id: 'key-arn', got: '"alias/eks"', allowed: 'not of an alias', fix: 'existing secretsKeyArn', make: platform({ existing: { secretsKeyArn: 'alias/eks' } }) },
  { title: 'a log group that EKS does not write to', id: 'log-group-name', got: '"/eks/logs"', allowed: '/aws/eks/production-cluster/cluster', fix: 'existing logGroupName', make: cluster({ existing: { logGroupName: '/eks/logs' } }) },
  { title: 'an issuer without https', id: 'oidc-provider', got: '"http://login.example.com"', allowed: 'a URL with https', fix: 'OidcIdentityProvider issuerUrl', make: login({ issuerUrl: 'http://login.example.com' }) },
  { title: 'groups that would be those of Kubernetes', id: 'oidc-provider', got: '"system:"', allowed: 'does not start with system:', fix: 'groupsPrefix', make: login({ groupsPrefix: 'system:' }) },
  { title: 'a claim with no value', id: 'oidc-provider', got: '""', allowed: '1 to 253', fix: 'requiredClaims', make: login({ requiredClaims: { hd: '' } }) },
  { title: 'the tag __proto__', id: 'tag', got: '"__proto__"', allowed: 'keys of your own', fix: 'rename the tag', make: platform({ tags: Object.fromEntries([['__proto__', 'me']]) }) },
  { title: 'a tag of AWS', id: 'tag', got: '"aws:owner"', allowed: 'keys of your own', fix: 'rename the tag', make: platform({ tags: { 'aws:owner': 'me' } }) },
  { title: 'a tag value over the limits of AWS', id: 'tag', allowed: 'at most 256', fix: 'change', make: platform({ tags: { owner: 'a'.repeat(257) } }) },
  { title: 'an autoscaler without a name', id: 'node-autoscaler-name', got: '" "', allowed: '1 to 100', fix: 'registerNodeAutoscaler', make: (stack) => eksCluster(stack).registerNodeAutoscaler(' ') },
  {
    title: 'an in-cluster construct in the stack of the cluster', id: 'in-cluster-construct-in-cluster-stack', got: '"production"', allowed: 'a stack of its own', fix: "new TerraformStack(app, 'production-access')",
    make: (stack) => new RbacBaseline(stack, 'Rbac', { cluster: clusterWithPool(stack) }),
  },
];

const importCluster = (stack: TerraformStack, attributes: Partial<HAControlPlaneAttributes>) =>
  HAControlPlane.fromHAControlPlaneAttributes(stack, 'Imported', {
    clusterName: 'existing', endpoint: 'https://10.0.0.1', certificateAuthority: 'Q0E=', version: KubernetesVersion.V1_34, platform: new FakePlatform(), ...attributes,
  });
const existing = (attributes: Partial<HAControlPlaneAttributes>) => (stack: TerraformStack) => {
  importCluster(stack, attributes);
};

/** Mistakes in what is known of a cluster that exists. */
export const EXISTING_PROBLEMS: readonly ProblemCase[] = [
  { title: 'an endpoint without https', id: 'control-plane-endpoint', got: '"10.0.0.1"', allowed: 'https://10.0.0.1:6443', fix: 'change', make: existing({ endpoint: '10.0.0.1' }) },
  { title: 'a certificate authority as it is', id: 'certificate-authority', allowed: 'base64 of PEM', fix: 'change', make: existing({ certificateAuthority: '-----BEGIN CERTIFICATE-----' }) },
  {
    title: 'an existing cluster with a name that EKS cannot have', id: 'cluster-name', got: '"a.b"', allowed: '1 to 100', fix: 'change clusterName',
    make: (stack) => existing({ clusterName: 'a.b', platform: new aws.ExistingEksPlatform({ network: existingNetwork(stack), clusterSecurityGroupId: 'sg-00000001' }) })(stack),
  },
];
