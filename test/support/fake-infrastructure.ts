import { Fn, ITerraformDependable, TerraformResource } from 'cdktf';
import { BoundWorkerPool, DeletionProtection, ExecCredential, kubeadm, NodeAutoscalerBinding, WorkloadIdentity, WorkloadIdentityOptions } from 'cdktf-production-cluster';
import { Construct } from 'constructs';
import { refuseForeignCapacity } from '../../lib/private/capacity-checks';

class FakeResource extends TerraformResource {
  constructor(scope: Construct, id: string, type: string, private readonly attributes: Record<string, unknown>, dependsOn: ITerraformDependable[] = []) {
    super(scope, id, { terraformResourceType: type, dependsOn });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.attributes;
  }
}

/** What a fake infrastructure is like. */
export interface FakeInfrastructureProps {
  /** The number of zones; 0 where only the cloud would know it. */
  readonly zoneCount?: number;
  /** Whether addresses are known to Terraform alone, as in a cloud. */
  readonly unknownAddresses?: boolean;
  readonly tags?: Record<string, string>;
  readonly cloudControllerManifest?: string;
  readonly serviceAccountIssuer?: string;
}

/** The files of a machine in user data, by their paths. */
export type MachineContent = Record<string, string>;

class FakeMachines implements kubeadm.IClusterMachines {
  public readonly zoneCount?: number;
  public readonly apiServerName: string;
  public readonly apiServerAliases = ['api.lb.example.com'];
  public readonly credential: ExecCredential = { apiVersion: 'client.authentication.k8s.io/v1', command: 'fake-token', args: ['deployer'] };
  public readonly kubeconfigCommand = 'fake kubeconfig';
  public readonly cloudControllerManifest?: string;
  public readonly serviceAccountIssuer?: string;
  public readonly cloudProgram: kubeadm.CloudProgram = { text: '# shellcheck shell=bash\ncloud_metadata() { echo "${1:-}"; }\n', environment: { BUCKET: 'fake-bucket' } };
  public readonly volumes = { provisioner: 'disks.fake', parameters: {}, encryptionParameters: { sealed: 'yes' }, encryptionKeyParameter: 'sealKey' };
  private readonly shared: FakeResource;

  constructor(scope: Construct, private readonly options: kubeadm.InfrastructureOptions, private readonly props: FakeInfrastructureProps) {
    const { zoneCount = 3 } = props;
    this.zoneCount = zoneCount === 0 ? undefined : zoneCount;
    this.apiServerName = `api.${options.clusterName}.internal`;
    this.cloudControllerManifest = props.cloudControllerManifest;
    this.serviceAccountIssuer = props.serviceAccountIssuer;
    const { clusterName, members, portRules, apiHealthPath, reservedCidrs, deletionProtection } = options;
    this.shared = new FakeResource(scope, 'Shared', 'fake_shared', {
      name: clusterName, members: members.map(({ name }) => name), portRules, apiHealthPath, reservedCidrs, protected: deletionProtection === DeletionProtection.ENABLED, tags: props.tags,
    });
  }

  public get certificateAuthority(): string {
    return this.shared.getStringAttribute('certificate_authority');
  }

  public addressOf(memberName: string): string {
    if (this.props.unknownAddresses === true) return Fn.lookup(this.shared.getStringMapAttribute('addresses'), memberName, '') as string;
    const place = this.options.members.findIndex(({ name }) => name === memberName);
    return `10.0.${place % (this.zoneCount ?? 3)}.${10 + place}`;
  }

  public addObject(scope: Construct, { key, content }: kubeadm.StoredObject): ITerraformDependable {
    return new FakeResource(scope, 'Object', 'fake_object', { key, content, tags: this.props.tags });
  }

  public addMember(scope: Construct, { slot, ready, ...machine }: kubeadm.MemberMachine): ITerraformDependable[] {
    return [new FakeResource(scope, 'Member', 'fake_member', { ...slot, ...machine, tags: this.props.tags }, ready)];
  }

  public addWorkers(scope: Construct, { binding, userData, ready }: kubeadm.WorkerMachines): BoundWorkerPool {
    const { poolId, capacity, labels, taints, version } = binding;
    if (capacity.onlyOn !== undefined) refuseForeignCapacity(capacity, { platform: 'Fake machines', namespace: 'kubeadm', example: 'Capacity.selfManaged' });
    const { machineTypes, minSize, maxSize, purchase, autoscaled } = capacity.intent;
    const taint = taints.map(({ key, value, effect }) => ({ key, value, effect }));
    const workers = new FakeResource(scope, 'Workers', 'fake_workers', { poolId, machineTypes, minSize, maxSize, purchase, labels, taint, version: version.version, userData, tags: this.props.tags }, ready);
    return { resources: [workers], needsNodeAutoscaler: autoscaled };
  }

  public bindWorkloadIdentity(scope: Construct, { namespace, serviceAccountName }: WorkloadIdentityOptions): WorkloadIdentity {
    const identity = new FakeResource(scope, 'Identity', 'fake_identity', { namespace, serviceAccountName, tags: this.props.tags });
    return { principalName: identity.getStringAttribute('name'), principalId: identity.getStringAttribute('id'), serviceAccountAnnotations: {} };
  }

  public bindNodeAutoscaler(): NodeAutoscalerBinding {
    return { arguments: ['--cloud-provider=fake'], environment: {}, serviceAccountAnnotations: {} };
  }
}

/** Machines of no cloud: what a platform asks of them is in the resources that they make, so that it can be tested alone. */
export class FakeInfrastructure implements kubeadm.IInfrastructure {
  public readonly infrastructureName = 'Fake machines';

  constructor(private readonly props: FakeInfrastructureProps = {}) {}

  public machineTypeFor({ vCpus, memoryGiB }: kubeadm.MachineSize): string {
    return `fake-${vCpus}-${memoryGiB}`;
  }

  public bindCluster(scope: Construct, options: kubeadm.InfrastructureOptions): kubeadm.IClusterMachines {
    return new FakeMachines(scope, options, this.props);
  }
}
