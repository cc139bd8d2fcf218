import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { GoogleProvider, GoogleProviderConfig } from '@cdktf/provider-google/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { aws, Capacity, ClusterBaseline, FailOn, google, IPlatform, KubernetesVersion, ProductionCluster, PurchaseOption, RbacBaseline, Readiness, Subject } from 'cdktf-production-cluster';

const ONCALL = 'platform-oncall@example.com';
const PAYMENTS = 'payments@example.com';

/** What the pools of a cluster run on: one machine type each, as a node pool of GKE has. */
export interface MachineTypes {
  readonly general: string;
  readonly batch: string;
}

/** The same cluster on EKS and on GKE. */
export function addStacks(app: App, onAws: AwsProviderConfig = {}, onGoogle: GoogleProviderConfig = {}): void {
  const eks = new TerraformStack(app, 'eks');
  new AwsProvider(eks, 'Aws', { region: 'eu-west-1', ...onAws });
  addCluster(eks, eksPlatform(), { general: 'm7i.xlarge', batch: 'c7i.xlarge' });

  const gke = new TerraformStack(app, 'gke');
  new GoogleProvider(gke, 'Google', { project: 'acme-platform', region: 'europe-west4', ...onGoogle });
  addCluster(gke, gkePlatform(), { general: 'e2-standard-4', batch: 'c2-standard-4' });
  new Readiness(app, 'Readiness', { failOn: FailOn.missing() });
}

/** Where the cluster runs, and who logs in by which group. */
export function eksPlatform(): IPlatform {
  return new aws.EksPlatform({
    administrators: ['arn:aws:iam::111122223333:role/platform-oncall'],
    identities: [
      { principalArn: 'arn:aws:iam::111122223333:role/platform-oncall', groups: [ONCALL] },
      { principalArn: 'arn:aws:iam::111122223333:role/payments', groups: [PAYMENTS] },
    ],
  });
}

/** The same on Google Cloud, where the groups are those of Google. */
export function gkePlatform(): IPlatform {
  return new google.GkePlatform({ region: 'europe-west4', projectNumber: '123456789012', securityGroup: 'gke-security-groups@example.com' });
}

/** A cluster, and in a second stack what runs inside and who may do what. It knows no cloud. */
export function addCluster(stack: TerraformStack, platform: IPlatform, machineTypes: MachineTypes): void {
  const cluster = new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, platform });
  cluster.addWorkerPool('General', {
    capacity: Capacity.managed({ machineTypes: [machineTypes.general], minSize: 3, maxSize: 30 }),
  });
  cluster.addWorkerPool('Batch', {
    capacity: Capacity.managed({ machineTypes: [machineTypes.batch], minSize: 0, maxSize: 100, purchase: PurchaseOption.SPOT }),
  });
  new TerraformOutput(stack, 'Kubeconfig', { value: cluster.kubeconfigCommand });

  const access = new TerraformStack(stack.node.root, `${stack.node.id}-access`);
  new ClusterBaseline(access, 'Baseline', { cluster });
  new RbacBaseline(access, 'Rbac', {
    cluster,
    administrators: [Subject.group(ONCALL)],
    tenants: [{ name: 'payments', developers: [Subject.group(PAYMENTS)], quota: { requests: { cpu: '40', memory: '160Gi' }, pods: 200 } }],
  });
}
