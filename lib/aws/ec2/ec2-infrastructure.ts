import { Construct } from 'constructs';
import { IClusterMachines, IInfrastructure, InfrastructureOptions, MachineSize } from '../../kubeadm/infrastructure';
import { INetwork, Network } from '../network/network';
import { Ec2Image } from './ec2-image';
import { ExistingHostedZone } from './existing-hosted-zone';
import { checkClusterName, checkInfrastructure } from './private/checks';
import { createClusterMachines } from './private/create-cluster-machines';
import { generalPurposeType } from './private/machine-types';
import { ServiceAccountIssuer } from './service-account-issuer';

/** Properties of `Ec2Infrastructure`. */
export interface Ec2InfrastructureProps {
  /**
   * The network of the machines. One that something else made must name its `availabilityZones`.
   *
   * @default - a network of its own, of three zones
   */
  readonly network?: INetwork;
  /**
   * The addresses, in CIDR notation, from which the API is reached. Machines of the cluster always reach it.
   *
   * @default - the addresses of the network
   */
  readonly clientCidrBlocks?: string[];
  /**
   * The image of all machines.
   *
   * @default Ec2Image.ubuntu()
   */
  readonly image?: Ec2Image;
  /**
   * The size in GiB of the disk for the system, images and pods, from 20 to 16384. It goes with its machine.
   *
   * @default 50
   */
  readonly diskSizeGiB?: number;
  /**
   * The operations in a second of the disks that hold the data of etcd, from 3000 to 16000.
   *
   * @default 3000
   */
  readonly dataDiskIops?: number;
  /**
   * The throughput in MiB/s of the disks that hold the data of etcd, from 125 to 1000.
   *
   * @default 125
   */
  readonly dataDiskThroughput?: number;
  /**
   * The private hosted zone of the API's name, `api.<cluster>.<zone>`.
   *
   * @default - one of its own for `<cluster>.internal`
   */
  readonly hostedZone?: ExistingHostedZone;
  /**
   * Whether IAM trusts the tokens of service accounts.
   *
   * @default ServiceAccountIssuer.PUBLIC_DOCUMENTS
   */
  readonly serviceAccountIssuer?: ServiceAccountIssuer;
  /**
   * How many days a snapshot of etcd is kept, from 1 to 3650; a deleted version of any object is kept as long again.
   *
   * @default 30
   */
  readonly snapshotRetentionDays?: number;
  /**
   * The KMS key of secrets, objects and the data of etcd.
   *
   * @default - a key of its own, which rotates every year
   */
  readonly keyArn?: string;
  /**
   * Tags of everything that belongs to the cluster. Machines show theirs to their programs, for which EC2 allows neither `/` nor blanks in keys.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
}

/**
 * Machines of EC2 for a self-managed cluster: of each member of the control plane and of etcd the address (a network interface) and the data (a volume)
 * outlive its machine, which a group of one makes anew. An internal network load balancer serves the API; secrets are in Secrets Manager, made by the
 * machines and never by Terraform; objects are in a versioned and encrypted bucket.
 *
 * Terraform may destroy nothing that holds state unless deletion protection is off. Then destroying also deletes the bucket with its snapshots; volumes
 * leave a snapshot behind, and secrets can be restored for 30 days.
 *
 * Errors: `cidr-format`, `cidr-duplicate`, `list-empty`, `disk-size`, `data-disk`, `hosted-zone-id`, `hosted-zone-name`, `snapshot-retention`, `key-arn`, `tag`, and when it is
 * bound `cluster-name`, `network-zones`, `network-range-overlap`, `machine-type-format`, `machine-requirements`, `pool-option-unsupported`, `service-account-issuer`.
 */
export class Ec2Infrastructure implements IInfrastructure {
  /** Its name, for messages and reports only. */
  public readonly infrastructureName: string = 'EC2';
  private readonly props: Ec2InfrastructureProps;

  constructor(props: Ec2InfrastructureProps = {}) {
    this.props = { ...props, tags: checkInfrastructure(props) };
  }

  /** The smallest type of the general purpose series m7i that has what is asked for. */
  public machineTypeFor(size: MachineSize): string {
    return generalPurposeType(size);
  }

  /** Makes what the machines of a cluster share, below `scope`. */
  public bindCluster(scope: Construct, options: InfrastructureOptions): IClusterMachines {
    checkClusterName(options.clusterName);
    const { tags } = this.props;
    const network = this.props.network ?? new Network(scope, 'Network', { tags, deletionProtection: options.deletionProtection });
    return createClusterMachines(scope, options, this.props, network);
  }
}
