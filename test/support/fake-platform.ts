import { TerraformResource } from 'cdktf';
import {
  BaselinePart,
  BoundWorkerPool,
  CapacityIntent,
  CapacityKind,
  ControlPlaneAttributes,
  ControlPlaneOptions,
  DeletionProtection,
  ExecCredential,
  ICapacity,
  IExistingPlatform,
  IPlatform,
  IPlatformControlPlane,
  NodeAutoscalerBinding,
  NodeVersions,
  PlatformBaseline,
  PlatformCapabilities,
  PlatformReadiness,
  PurchaseOption,
  SystemPods,
  UserCertificates,
  WorkerPoolBinding,
  WorkloadIdentity,
  WorkloadIdentityOptions,
} from 'cdktf-production-cluster';
import { Construct } from 'constructs';
import { checkText } from '../../lib/private/checks';
import { fail } from '../../lib/private/problem';

const CAPABILITIES: PlatformCapabilities = {
  platformName: 'Fake',
  capacityKinds: [CapacityKind.MANAGED, CapacityKind.FIXED],
  systemPods: SystemPods.BUILT_IN,
  userCertificates: UserCertificates.SIGNED,
  nodeVersions: NodeVersions.CHOSEN,
};

const BASELINE: PlatformBaseline = {
  brings: [BaselinePart.NODE_AUTOSCALING],
  dns: { deploymentName: 'fake-dns', podLabels: { app: 'fake-dns' } },
  volumes: { provisioner: 'disks.fake', parameters: {}, encryptionParameters: { sealed: 'yes' }, encryptionKeyParameter: 'sealKey' },
};

class FakeResource extends TerraformResource {
  constructor(scope: Construct, id: string, type: string, private readonly attributes: Record<string, unknown>) {
    super(scope, id, { terraformResourceType: type });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.attributes;
  }
}

/** Capacity that exists on the fake platform only. */
export class FakeCapacity implements ICapacity {
  public readonly onlyOn?: string[] = ['Fake'];
  public readonly intent: CapacityIntent = {
    kind: CapacityKind.MANAGED, machineTypes: ['fake-1'], minSize: 1, maxSize: 2, autoscaled: true, purchase: PurchaseOption.ON_DEMAND, namespaces: [],
    runsSystemPods: true,
  };
}

class FakeControlPlane implements IPlatformControlPlane {
  public readonly capabilities = CAPABILITIES;
  public readonly baseline = BASELINE;
  public readonly endpoint: string;
  public readonly certificateAuthority?: string;
  public readonly credential: ExecCredential;
  public readonly kubeconfigCommand: string;

  constructor(private readonly clusterName: string, private readonly tags: Record<string, string>, endpoint: string, certificateAuthority?: string, public readonly readiness?: PlatformReadiness) {
    this.endpoint = endpoint;
    this.certificateAuthority = certificateAuthority;
    this.credential = { apiVersion: 'client.authentication.k8s.io/v1', command: 'fake-token', args: [clusterName] };
    this.kubeconfigCommand = `fake kubeconfig ${clusterName}`;
  }

  public bindWorkerPool(scope: Construct, { poolId, capacity, labels, taints, version }: WorkerPoolBinding): BoundWorkerPool {
    if (capacity.onlyOn !== undefined && !capacity.onlyOn.includes(CAPABILITIES.platformName)) {
      fail('capacity-of-another-platform', {
        what: `The capacity of this pool exists on ${capacity.onlyOn.join(', ')} only`, got: capacity.onlyOn, allowed: 'on Fake: Capacity.…', fix: 'use Capacity.managed',
      });
    }
    const { minSize, maxSize, machineTypes, purchase } = capacity.intent;
    const taint = taints.map(({ key, value, effect }) => ({ key, value, effect }));
    const resource = new FakeResource(scope, 'Pool', 'fake_pool', {
      cluster: this.clusterName, pool: poolId, minSize, maxSize, machineTypes, purchase, labels, taint, version: version.version, tags: this.tags,
    });
    return { resources: [resource], needsNodeAutoscaler: false };
  }

  public bindWorkloadIdentity(scope: Construct, { namespace, serviceAccountName }: WorkloadIdentityOptions): WorkloadIdentity {
    const identity = new FakeResource(scope, 'Identity', 'fake_identity', { namespace, serviceAccountName, tags: this.tags });
    return {
      principalName: identity.getStringAttribute('name'),
      principalId: identity.getStringAttribute('id'),
      serviceAccountAnnotations: { 'fake/identity': identity.getStringAttribute('id') },
    };
  }

  public bindNodeAutoscaler(): NodeAutoscalerBinding {
    throw new Error('Fake scales its pools itself');
  }

  public scaleDns(): void {
    throw new Error('Fake does not scale its DNS');
  }

  public detectNodeProblems(): void {
    throw new Error('Fake does not look at its nodes');
  }
}

/**
 * A platform that is unlike EKS wherever the seam allows: it scales pools itself, runs the pods of the system itself, brings nothing else
 * that a production cluster runs, signs certificates of users, has no serverless capacity, a certificate that every machine trusts, and knows nothing of groups.
 */
export class FakePlatform implements IPlatform, IExistingPlatform {
  public readonly capabilities = CAPABILITIES;

  constructor(private readonly tags: Record<string, string> = {}, private readonly readiness?: PlatformReadiness) {}

  public bindControlPlane(scope: Construct, { clusterName, version, deletionProtection }: ControlPlaneOptions): IPlatformControlPlane {
    checkText(clusterName, { id: 'cluster-name', option: 'clusterName', pattern: /^\S+$/, maxLength: 100, allowed: 'text without blanks' });
    const cluster = new FakeResource(scope, 'Fake', 'fake_cluster', {
      name: clusterName, version: version.version, protected: deletionProtection === DeletionProtection.ENABLED, tags: this.tags,
    });
    return new FakeControlPlane(clusterName, this.tags, cluster.getStringAttribute('endpoint'), undefined, this.readiness);
  }

  public importControlPlane(_scope: Construct, { clusterName, endpoint, certificateAuthority }: ControlPlaneAttributes): IPlatformControlPlane {
    return new FakeControlPlane(clusterName, this.tags, endpoint, certificateAuthority);
  }
}
