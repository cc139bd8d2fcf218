import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { TerraformStack } from 'cdktf';
import { IPlatform } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addCluster, addStacks, eksPlatform, gkePlatform, MachineTypes } from '../examples/two-clouds/app';
import { differences } from './support/differences';
import { withoutTokenTraces } from '../lib/private/token-traces';
import { newApp } from './support/stacks';

/** What the function makes inside a cluster, in an app of its own, so that the stacks of both clouds have the same names. */
function inside(addProvider: (stack: TerraformStack) => void, platform: IPlatform, machineTypes: MachineTypes): Template {
  return withoutTokenTraces(() => {
    const stack = new TerraformStack(newApp(), 'shop');
    addProvider(stack);
    addCluster(stack, platform, machineTypes);
    return Template.fromStack(stack.node.root.node.findChild('shop-access') as TerraformStack);
  });
}

const ON_EKS = inside((stack) => new AwsProvider(stack, 'Aws', { region: 'eu-west-1' }), eksPlatform(), { general: 'm7i.xlarge', batch: 'c7i.xlarge' });
const ON_GKE = inside((stack) => new GoogleProvider(stack, 'Google', { project: 'acme-platform' }), gkePlatform(), { general: 'e2-standard-4', batch: 'c2-standard-4' });

/** Addresses without the digest at their end. */
const withoutDigest = (address: string) => address.replace(/_[0-9A-F]{8}$/, '');
const only = (one: Template, other: Template) => one.addresses().filter((address) => !other.addresses().includes(address)).map(withoutDigest);
/** The arguments of the Kubernetes provider; what they read of the stack of the cluster is named by the type of its resource. */
function provider(template: Template): Record<string, unknown> {
  const text = JSON.stringify(template.toSnapshot().provider).replace(/data\.terraform_remote_state\.[\w-]+\.outputs\.cross-stack-output-(data|)(\w+?)Cluster_\w+?_[0-9A-F]{8}(\w+)/g, '$2.$3');
  return (JSON.parse(text) as { kubernetes: [Record<string, unknown>] }).kubernetes[0];
}

describe('The same cluster on EKS and on GKE', () => {
  test('has an autoscaler and a storage class of its own on EKS alone: GKE brings them', () => {
    expect(only(ON_EKS, ON_GKE)).toEqual([
      'kubernetes_cluster_role_binding_v1.Baseline_NodeAutoscaling_ClusterRights',
      'kubernetes_cluster_role_v1.Baseline_NodeAutoscaling_ClusterRole',
      'kubernetes_deployment_v1.Baseline_NodeAutoscaling_Deployment',
      'kubernetes_pod_disruption_budget_v1.Baseline_NodeAutoscaling_DisruptionBudget',
      'kubernetes_role_binding_v1.Baseline_NodeAutoscaling_Rights',
      'kubernetes_role_v1.Baseline_NodeAutoscaling_Role',
      'kubernetes_service_account_v1.Baseline_NodeAutoscaling_ServiceAccount',
      'kubernetes_storage_class_v1.Baseline_DefaultStorageClass',
    ]);
    expect(only(ON_GKE, ON_EKS)).toEqual([]);
  });

  test('has all other objects alike, to the last argument, but for the addresses at which pods ask the DNS', () => {
    const shared = ON_GKE.addresses().filter((address) => ON_EKS.addresses().includes(address));
    const different = shared.flatMap((address) => differences(ON_EKS.resource(address), ON_GKE.resource(address), withoutDigest(address)));

    expect(shared).toHaveLength(ON_GKE.addresses().length);
    expect(shared.length).toBeGreaterThan(10);
    expect(different).toEqual([
      'kubernetes_network_policy_v1.Rbac_Tenant-payments_AllowDns.spec.egress.0.to.1: – → {"ip_block":{"cidr":"169.254.20.10/32"}}',
      'kubernetes_network_policy_v1.Rbac_Tenant-payments_AllowDns.spec.egress.0.to.2: – → {"ip_block":{"cidr":"169.254.169.254/32"}}',
    ]);
  });

  test('is reached by the command of its cloud', () => {
    expect(differences(provider(ON_EKS), provider(ON_GKE))).toEqual([
      'cluster_ca_certificate: "${base64decode(aws_eks_cluster.certificate_authority0data)}" → "${base64decode(google_container_cluster.master_auth0cluster_ca_certificate)}"',
      'exec.0.args.0: "eks" → –',
      'exec.0.args.1: "get-token" → –',
      'exec.0.args.2: "--cluster-name" → –',
      'exec.0.args.3: "${aws_eks_cluster.name}" → –',
      'exec.0.args.4: "--region" → –',
      'exec.0.args.5: "${aws_region.id}" → –',
      'exec.0.command: "aws" → "gke-gcloud-auth-plugin"',
      'host: "${aws_eks_cluster.endpoint}" → "https://${google_container_cluster.private_cluster_config0private_endpoint}"',
    ]);
  });

  test('says the rest alike: outputs, and what it reads of other stacks', () => {
    const rest = (template: Template) => ({ ...template.toSnapshot(), resource: undefined, provider: undefined });

    expect(differences(rest(ON_EKS), rest(ON_GKE))).toEqual([]);
  });
});

describe('The program', () => {
  test('makes both by one function, which knows no cloud', () => {
    const calls = /addCluster\)?\((\w+), (\w+Platform)\(\), (\{[^}]*\})\)/g;
    const found = [...addStacks.toString().matchAll(calls)].map(([, stack, platform, types]) => [stack, platform, types.replace(/\s+/g, ' ')]);

    expect(found).toEqual([
      ['eks', 'eksPlatform', "{ general: 'm7i.xlarge', batch: 'c7i.xlarge' }"],
      ['gke', 'gkePlatform', "{ general: 'e2-standard-4', batch: 'c2-standard-4' }"],
    ]);
    expect(addCluster.toString()).not.toMatch(/aws|eks|amazon|google|gke|gcp/i);
  });

  test('makes both in one app, without a warning', () => {
    const app = newApp();
    withoutTokenTraces(() => addStacks(app));
    const stacks = app.node.children.filter((child): child is TerraformStack => TerraformStack.isStack(child));
    const [, insideEks, , insideGke] = stacks.map((stack) => Template.fromStack(stack));

    expect(stacks.map(({ node }) => node.id)).toEqual(['eks', 'eks-access', 'gke', 'gke-access']);
    expect(stacks.flatMap((stack) => Template.fromStack(stack).warnings)).toEqual([]);
    expect([insideEks.addresses().length, insideGke.addresses().length]).toEqual([ON_EKS.addresses().length, ON_GKE.addresses().length]);
  });
});
