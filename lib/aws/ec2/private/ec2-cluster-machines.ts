import { DataAwsS3Object } from '@cdktf/provider-aws/lib/data-aws-s3-object';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LaunchTemplateBlockDeviceMappings } from '@cdktf/provider-aws/lib/launch-template';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import { Fn, ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { CloudProgram, IClusterMachines, MachineRole, MemberMachine, StoredObject, WorkerMachines } from '../../../kubeadm/infrastructure';
import { InfrastructureReadiness } from '../../../kubeadm/infrastructure-readiness';
import { BoundWorkerPool, ExecCredential, NodeAutoscalerBinding, NodeAutoscalerOptions, WorkloadIdentity, WorkloadIdentityOptions } from '../../../platform';
import { checkInteger } from '../../../private/checks';
import { dependencies } from '../../../private/ordering';
import { identityScope } from '../../../private/service-account';
import { autoscalerArguments, autoscalerRights } from '../../private/autoscaler-rights';
import { EBS_VOLUMES } from '../../private/ebs-volumes';
import { verbatim } from '../../private/encode-user-data';
import { machineDisk } from '../../private/launch-template';
import { architectureFor } from '../../private/machine-type';
import { policyOf } from '../../private/policy';
import { toEc2Capacity } from '../../private/to-ec2-capacity';
import { AUDIENCE, ServiceAccountRoles } from '../../private/workload-identities';
import { Ec2Image } from '../ec2-image';
import { ApiLoadBalancer } from './api-load-balancer';
import { Bucket } from './bucket';
import { ClusterContext } from './cluster-context';
import { cloudProgram, DRAIN_HOOK } from './cloud-program';
import { InstanceProfile } from './machine-roles';
import { checkMachineType } from './machine-types';
import { ec2Readiness } from './readiness/ec2-readiness';
import { JoinedPool, joinedPool } from './readiness/joined-pool';
import { MemberIdentity } from './member-identity';
import { createMemberMachine } from './member-machine';
import { Secrets } from './secrets';
import { SecurityGroups } from './security-groups';
import { TokenIssuer, withoutIssuer } from './token-issuer';

/** What the machines of a cluster share. */
export interface SharedParts {
  readonly bucket: Bucket;
  readonly secrets: Secrets;
  readonly securityGroups: SecurityGroups;
  readonly loadBalancer: ApiLoadBalancer;
  readonly issuer?: TokenIssuer;
  readonly identities: ReadonlyMap<string, MemberIdentity>;
  readonly profiles: Record<MachineRole, InstanceProfile>;
  readonly image: Ec2Image;
  readonly diskSizeGiB: number;
  /** The addresses from which the API is reached. */
  readonly clients: string[];
  readonly snapshotRetentionDays: number;
}

const TOKEN_PATH = '/var/run/secrets/production-cluster/aws';

/** The machines of one cluster on EC2. */
export class Ec2ClusterMachines implements IClusterMachines {
  public readonly volumes = EBS_VOLUMES;
  public readonly cloudProgram: CloudProgram;
  private readonly certificate: DataAwsS3Object;
  private readonly members: ITerraformDependable[] = [];
  private readonly pools: JoinedPool[] = [];
  private readonly identities?: ServiceAccountRoles;

  constructor(private readonly scope: Construct, private readonly context: ClusterContext, private readonly parts: SharedParts, public readonly zoneCount: number) {
    const { issuer, bucket, secrets, identities } = parts;
    const volumeIds = new Map([...identities].flatMap(([name, { volume }]) => (volume === undefined ? [] : [[name, volume.id] as const])));
    this.cloudProgram = cloudProgram({ environment: context.environment, bucketName: bucket.name, issuerBucketName: issuer?.bucket.name, secrets, volumeIds });
    this.certificate = new DataAwsS3Object(scope, 'CertificateAuthority', { bucket: bucket.name, key: 'public/ca.crt' });
    if (issuer) this.identities = new ServiceAccountRoles({ ...context, roleNamePrefix: context.clusterName }, () => issuer.arn);
  }

  public get apiServerName(): string {
    return this.parts.loadBalancer.apiServerName;
  }

  public get apiServerAliases(): string[] {
    return [this.parts.loadBalancer.dnsName];
  }

  public get serviceAccountIssuer(): string | undefined {
    return this.parts.issuer?.url;
  }

  public get credential(): ExecCredential {
    return {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: 'aws',
      args: ['--region', this.context.environment.region, 'secretsmanager', 'get-secret-value', '--secret-id', this.parts.secrets.deployer, '--query', 'SecretString', '--output', 'text'],
    };
  }

  public get kubeconfigCommand(): string {
    const { clusterName, environment: { region } } = this.context;
    return `aws --region ${region} s3 cp s3://${this.parts.bucket.name}/public/kubeconfig ${clusterName}.kubeconfig`;
  }

  public get certificateAuthority(): string {
    return Fn.base64encode(this.certificate.body);
  }

  public get readiness(): InfrastructureReadiness {
    return ec2Readiness({ ...this.context, ...this.parts, pools: this.pools });
  }

  public addressOf(memberName: string): string {
    return this.identityOf(memberName).address;
  }

  public addObject(scope: Construct, { key, content }: StoredObject): ITerraformDependable {
    return new S3Object(scope, 'Object', { bucket: this.parts.bucket.name, key, content: verbatim(content), contentType: 'text/plain', tags: this.context.tags });
  }

  public addMember(scope: Construct, machine: MemberMachine): ITerraformDependable[] {
    checkMachineType(machine.machineType);
    checkInteger(machine.epoch, { id: 'etcd-restore', option: 'MemberMachine epoch' }, 1, 1000000);
    const { bucket, loadBalancer, profiles } = this.parts;
    const profile = profiles[machine.slot.role];
    const made = createMemberMachine(scope, machine, {
      identity: this.identityOf(machine.slot.name),
      imageId: this.parts.image._imageId(this.scope, () => architectureFor([machine.machineType])),
      disks: this.disks(),
      instanceProfileArn: profile.arn,
      targetGroupArn: loadBalancer.targetGroupArn,
      bucketName: bucket.name,
      ready: [...this.ready, ...profile.ready, ...machine.ready],
    }, this.context);
    this.members.push(made[0]);
    this.certificate.dependsOn = dependencies(this.scope, this.members);
    return made;
  }

  public addWorkers(scope: Construct, { binding, userData, ready }: WorkerMachines): BoundWorkerPool {
    const { clusterName, network, tags } = this.context;
    const { image, profiles, securityGroups } = this.parts;
    const profile = profiles[MachineRole.WORKER];
    const bound = toEc2Capacity(binding.capacity)._bindToEc2(scope, binding, {
      clusterName, userData, tags,
      imageId: (architecture) => image._imageId(this.scope, architecture),
      disks: (sizeGiB) => this.disks(sizeGiB),
      securityGroupId: securityGroups.byRole[MachineRole.WORKER],
      instanceProfileArn: profile.arn,
      subnetIds: network.privateSubnetIds,
      drainHook: DRAIN_HOOK,
      // Members go last: they drain the workers that go.
      ready: dependencies(scope, [...network.egress, ...profile.ready, ...ready]),
    });
    this.pools.push(joinedPool(binding.poolId, bound.resources));
    return bound;
  }

  public bindWorkloadIdentity(scope: Construct, options: WorkloadIdentityOptions): WorkloadIdentity {
    return (this.identities ?? withoutIssuer()).bind(identityScope(scope, options), options);
  }

  public bindNodeAutoscaler(scope: Construct, options: NodeAutoscalerOptions): NodeAutoscalerBinding {
    const own = new Construct(scope, 'ClusterAutoscaler');
    const { principalName, principalId, serviceAccountAnnotations } = this.bindWorkloadIdentity(own, options);
    const { clusterName, environment: { region } } = this.context;
    new IamRolePolicy(own, 'Rights', { role: principalName, policy: policyOf(autoscalerRights(clusterName)) });
    return {
      arguments: autoscalerArguments(clusterName),
      environment: { AWS_REGION: region, AWS_ROLE_ARN: principalId, AWS_WEB_IDENTITY_TOKEN_FILE: `${TOKEN_PATH}/token` },
      serviceAccountAnnotations,
      projectedToken: { audience: AUDIENCE, mountPath: TOKEN_PATH },
    };
  }

  private get ready(): ITerraformDependable[] {
    const { bucket, issuer, loadBalancer } = this.parts;
    return [...this.context.network.egress, ...bucket.ready, ...(issuer?.ready ?? []), ...loadBalancer.ready];
  }

  private disks(sizeGiB = this.parts.diskSizeGiB): LaunchTemplateBlockDeviceMappings[] {
    return [machineDisk(this.parts.image.rootDeviceName, sizeGiB)];
  }

  private identityOf(memberName: string): MemberIdentity {
    const identity = this.parts.identities.get(memberName);
    if (identity === undefined) throw new Error(`There is no member ${memberName}: bindCluster was not told of it`);
    return identity;
  }
}
