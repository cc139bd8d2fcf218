import { ComputeNetwork } from '@cdktf/provider-google/lib/compute-network';
import { ComputeSubnetwork, ComputeSubnetworkSecondaryIpRange } from '@cdktf/provider-google/lib/compute-subnetwork';
import { ITerraformDependable } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { DeletionProtection } from '../../deletion-protection';
import { CloudNat } from './cloud-nat';
import { FlowLogOptions } from './flow-logs';
import { NetworkAttributes } from './network-attributes';
import { checkRegion } from '../private/region';
import { googleName } from '../private/google-name';
import { flowLog } from './private/flow-log';
import { ImportedNetwork } from './private/imported-network';
import { planRanges, RangePlan } from './private/range-plan';

/** A network that clusters run in: a VPC with a subnetwork of one region, which has ranges for pods and services. */
export interface INetwork extends IConstruct {
  /** The VPC, as an id or self link; of a Shared VPC with its host project. */
  readonly networkId: string;
  /** The subnetwork of the nodes, as an id or self link. */
  readonly subnetworkId: string;
  /** The region of the subnetwork, such as `europe-west4`. */
  readonly region: string;
  /** The name of the subnetwork's secondary range from which pods have their addresses. */
  readonly podRangeName: string;
  /** The name of the subnetwork's secondary range from which services have their addresses. */
  readonly serviceRangeName: string;
  /**
   * The addresses of the nodes.
   *
   * @default - not known
   */
  readonly nodeCidrBlock?: string;
  /**
   * The addresses of the pods.
   *
   * @default - not known
   */
  readonly podCidrBlock?: string;
  /**
   * The addresses of the services.
   *
   * @default - not known
   */
  readonly serviceCidrBlock?: string;
  /**
   * The host project of a Shared VPC, in which firewall rules are made.
   *
   * @default - the project of the provider
   */
  readonly hostProject?: string;
  /** What must exist before nodes can reach the internet. */
  readonly egress: ITerraformDependable[];
}

/** The largest cluster that the ranges of a network have room for. */
export interface LargestCluster {
  /**
   * How many nodes it has with all pools at their largest, with those that an upgrade adds.
   *
   * @default 1000
   */
  readonly nodes?: number;
  /**
   * How many pods a node runs at most, from 8 to 256. A node takes at least twice as many addresses.
   *
   * @default 110
   */
  readonly podsPerNode?: number;
}

/** Properties of `Network`. */
export interface NetworkProps {
  /** The region of the subnetwork, such as `europe-west4`. */
  readonly region: string;
  /**
   * The addresses that the ranges of nodes, pods and services are cut from, the largest range first.
   *
   * @default '10.16.0.0/13' - room for the defaults, beside the default network of an EKS cluster and those of auto mode VPCs
   */
  readonly cidrBlock?: string;
  /**
   * The largest cluster that the ranges have room for. Choose it once: a range cannot be moved while a cluster uses it, and the plan refuses to.
   *
   * @default - 1,000 nodes with 110 pods
   */
  readonly largestCluster?: LargestCluster;
  /**
   * How many services the range of services has room for.
   *
   * @default 4096
   */
  readonly services?: number;
  /**
   * The addresses of nodes.
   *
   * @default - cut from `cidrBlock`
   */
  readonly nodeCidrBlock?: string;
  /**
   * The addresses of pods.
   *
   * @default - cut from `cidrBlock`
   */
  readonly podCidrBlock?: string;
  /**
   * The addresses of services.
   *
   * @default - cut from `cidrBlock`
   */
  readonly serviceCidrBlock?: string;
  /**
   * How nodes and pods reach the internet.
   *
   * @default CloudNat.automatic()
   */
  readonly nat?: CloudNat;
  /**
   * What the flow logs hold.
   *
   * @default - half of the entries, of five seconds each
   */
  readonly flowLogs?: FlowLogOptions;
  /**
   * Whether Terraform may destroy the VPC and its subnetwork.
   *
   * @default DeletionProtection.ENABLED
   */
  readonly deletionProtection?: DeletionProtection;
}

/**
 * A VPC for the clusters of a region: a subnetwork with ranges for nodes, pods and services, the way to Google's APIs and, by Cloud NAT, to the
 * internet, and flow logs (PE-18, PE-43). Nothing reaches a node from outside: a VPC without firewall rules lets nothing in, and clusters bring
 * the rules that they need.
 *
 * Errors: `gke-location`, `cidr-format`, `network-cidr-size`, `network-cidr-unused`, `network-range-overlap`, `network-range-size`,
 * `largest-cluster`, `value-unknown`, `flow-log-sampling`.
 */
export class Network extends Construct implements INetwork {
  /**
   * A VPC that something else made, such as a Shared VPC.
   *
   * Errors: `resource-id`, `gke-location`, `cidr-format`, `network-range-overlap`, and `network-attributes-mismatch` for values that contradict each other.
   */
  public static fromNetworkAttributes(scope: Construct, id: string, attributes: NetworkAttributes): INetwork {
    return new ImportedNetwork(scope, id, attributes);
  }

  /** The VPC. */
  public readonly networkId: string;
  /** The subnetwork of the nodes. */
  public readonly subnetworkId: string;
  /** The region of the subnetwork. */
  public readonly region: string;
  /** The name of the secondary range of pods. */
  public readonly podRangeName: string = 'pods';
  /** The name of the secondary range of services. */
  public readonly serviceRangeName: string = 'services';
  /** The addresses of the nodes. */
  public readonly nodeCidrBlock?: string;
  /** The addresses of the pods. */
  public readonly podCidrBlock?: string;
  /** The addresses of the services. */
  public readonly serviceCidrBlock?: string;
  /** Undefined: the network is in the project of the provider. */
  public readonly hostProject?: string;
  /** What must exist before nodes can reach the internet. */
  public readonly egress: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    checkRegion(props.region, 'Network region');
    const ranges = planRanges(props);
    const name = googleName(this);
    const lifecycle = { preventDestroy: props.deletionProtection !== DeletionProtection.DISABLED };

    const network = new ComputeNetwork(this, 'Network', {
      name,
      autoCreateSubnetworks: false,
      routingMode: 'REGIONAL',
      // Private Google Access and Cloud NAT both need the route that leads out.
      deleteDefaultRoutesOnCreate: false,
      lifecycle,
    });
    this.node.defaultChild = network;
    this.region = props.region;
    this.networkId = network.id;
    this.nodeCidrBlock = ranges.nodes;
    this.podCidrBlock = ranges.pods;
    this.serviceCidrBlock = ranges.services;
    const subnetwork = new ComputeSubnetwork(this, 'Subnetwork', {
      name,
      region: this.region,
      network: this.networkId,
      ipCidrRange: ranges.nodes,
      secondaryIpRange: this.secondaryRanges(ranges),
      privateIpGoogleAccess: true,
      logConfig: flowLog(props.flowLogs),
      lifecycle,
    });
    this.subnetworkId = subnetwork.id;
    const nat = props.nat ?? CloudNat.automatic();
    this.egress = nat._bind(this, { name, region: this.region, networkId: this.networkId, subnetworkId: this.subnetworkId });
  }

  private secondaryRanges({ pods, services }: RangePlan): ComputeSubnetworkSecondaryIpRange[] {
    return [
      { rangeName: this.podRangeName, ipCidrRange: pods },
      { rangeName: this.serviceRangeName, ipCidrRange: services },
    ];
  }
}
