import { DataAwsAvailabilityZones } from '@cdktf/provider-aws/lib/data-aws-availability-zones';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { ITerraformDependable, propertyAccess, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { DeletionProtection } from '../../deletion-protection';
import { nameFromPath } from '../../private/names';
import { NetworkAttributes } from './network-attributes';
import { NetworkZones } from './network-zones';
import { flowLog } from './private/flow-log';
import { ImportedNetwork } from './private/imported-network';
import { SubnetPlan } from './private/subnet-plan';
import { layOutSubnets } from './private/subnets';
import { checkTags } from '../private/tags';
import { endpoints } from './private/vpc-endpoints';

/** How the private subnets of a network reach the internet. */
export enum NatGateways {
  /** One gateway in each zone: the loss of a zone cuts off no other. */
  ONE_PER_ZONE = 'one-per-zone',
  /** A single gateway: cheaper, and all zones lose the internet with its zone. */
  SINGLE = 'single',
}

/** Whether a network has isolated subnets. */
export enum IsolatedSubnets {
  /** One in each zone, without a route to the internet, for databases and the like. */
  ONE_PER_ZONE = 'one-per-zone',
  /** None. */
  NONE = 'none',
}

/** A network that clusters run in. */
export interface INetwork extends IConstruct {
  /** The VPC. */
  readonly vpcId: string;
  /** The subnets of control planes and nodes. */
  readonly privateSubnetIds: string[];
  /** The subnets of public load balancers; may be empty. */
  readonly publicSubnetIds: string[];
  /** The subnets without a way to the internet; may be empty. */
  readonly isolatedSubnetIds: string[];
  /**
   * The VPC's addresses.
   *
   * @default - not known
   */
  readonly cidrBlock?: string;
  /**
   * How many addresses nodes and pods can have in the private subnets together.
   *
   * @default - not known
   */
  readonly privateAddresses?: number;
  /**
   * The names of the availability zones of the private subnets, in their order.
   *
   * @default - not known
   */
  readonly availabilityZones?: string[];
  /** What must exist before nodes in the private subnets can reach the internet. */
  readonly egress: ITerraformDependable[];
}

/** Properties of `Network`. */
export interface NetworkProps {
  /**
   * The addresses of the VPC, from /16 to /21. Each zone's private subnet takes an eighth.
   *
   * @default '10.0.0.0/16'
   */
  readonly cidrBlock?: string;
  /**
   * The zones.
   *
   * @default NetworkZones.fromRegion() - three zones of the region
   */
  readonly zones?: NetworkZones;
  /**
   * How private subnets reach the internet.
   *
   * @default NatGateways.ONE_PER_ZONE
   */
  readonly natGateways?: NatGateways;
  /**
   * Whether there are isolated subnets.
   *
   * @default IsolatedSubnets.NONE
   */
  readonly isolatedSubnets?: IsolatedSubnets;
  /**
   * AWS services that the private subnets reach without the internet, such as `s3`, `ecr.api`, `ecr.dkr`, `sts`.
   * `s3` and `dynamodb` are gateway endpoints, all others interface endpoints with private DNS.
   *
   * @default - none
   */
  readonly endpointServices?: string[];
  /**
   * How long flow logs are kept, in days; one of the periods of CloudWatch Logs.
   *
   * @default 365
   */
  readonly flowLogRetentionDays?: number;
  /**
   * Tags of everything in the network.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
  /**
   * Whether Terraform may destroy the VPC and the key of its logs.
   *
   * @default DeletionProtection.ENABLED
   */
  readonly deletionProtection?: DeletionProtection;
}

// EKS has no control plane in these zones: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html (read 2026-11)
const ZONES_WITHOUT_EKS = ['use1-az3', 'usw1-az2', 'cac1-az3'];

/**
 * A VPC for clusters: private and public subnets in three zones, a NAT gateway in each, encrypted flow logs, a default
 * security group that lets nothing through, and the tags that load balancer controllers look for (PE-18, PE-43).
 *
 * Errors: `cidr-format`, `network-cidr-size`, `network-zones`, `network-zones-too-few`, `network-endpoint-service`,
 * `log-retention`, `tag`.
 */
export class Network extends Construct implements INetwork {
  /** A VPC that something else made. */
  public static fromNetworkAttributes(scope: Construct, id: string, attributes: NetworkAttributes): INetwork {
    return new ImportedNetwork(scope, id, attributes);
  }

  /** The VPC. */
  public readonly vpcId: string;
  /** The subnets of control planes and nodes. */
  public readonly privateSubnetIds: string[];
  /** The subnets of public load balancers. */
  public readonly publicSubnetIds: string[];
  /** The subnets without a way to the internet; empty unless asked for. */
  public readonly isolatedSubnetIds: string[];
  /** The VPC's addresses. */
  public readonly cidrBlock?: string;
  /** How many addresses nodes and pods can have in the private subnets together; undefined where the VPC's addresses are unknown. */
  public readonly privateAddresses?: number;
  /** The names of the availability zones of the private subnets, in their order. */
  public readonly availabilityZones?: string[];
  /** What must exist before nodes in the private subnets can reach the internet. */
  public readonly egress: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: NetworkProps = {}) {
    super(scope, id);
    const zones = props.zones ?? NetworkZones.fromRegion();
    const tags = checkTags(props.tags);
    this.cidrBlock = props.cidrBlock ?? '10.0.0.0/16';
    const plan = new SubnetPlan(this.cidrBlock);
    const name = nameFromPath(this);
    const preventDestroy = props.deletionProtection !== DeletionProtection.DISABLED;

    const vpc = new Vpc(this, 'Vpc', {
      cidrBlock: this.cidrBlock,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: { ...tags, Name: name },
      lifecycle: { preventDestroy },
    });
    this.vpcId = vpc.id;
    this.node.defaultChild = vpc;
    new DefaultSecurityGroup(this, 'DefaultSecurityGroup', { vpcId: this.vpcId, tags: { ...tags, Name: `${name}-closed` } });
    const gateway = new InternetGateway(this, 'InternetGateway', { vpcId: this.vpcId, tags: { ...tags, Name: name } });

    const context = { vpcId: this.vpcId, internetGatewayId: gateway.id, name, tags, plan, zonesFromRegion: zones.names === undefined };
    const subnets = layOutSubnets(this, context, zoneNames(this, zones), {
      isolated: props.isolatedSubnets === IsolatedSubnets.ONE_PER_ZONE,
      singleNatGateway: props.natGateways === NatGateways.SINGLE,
    });
    this.egress = subnets.egress;
    this.privateSubnetIds = subnets.private.map((subnet) => subnet.subnetId);
    this.publicSubnetIds = subnets.public.map((subnet) => subnet.subnetId);
    this.isolatedSubnetIds = subnets.isolated.map((subnet) => subnet.subnetId);
    this.availabilityZones = subnets.private.map((subnet) => subnet.zone);
    this.privateAddresses = plan.privateAddresses(zones.count);

    endpoints(this, {
      services: props.endpointServices ?? [],
      vpc,
      subnetIds: this.privateSubnetIds,
      routeTableIds: [...subnets.private, ...subnets.isolated].map((subnet) => subnet.routeTableId),
      tags: { ...tags, Name: name },
    });
    flowLog(this, { vpcId: this.vpcId, name, retentionDays: props.flowLogRetentionDays ?? 365, tags, preventDestroy });
  }
}

function zoneNames(scope: Construct, zones: NetworkZones): string[] {
  if (zones.names) return zones.names;
  const available = new DataAwsAvailabilityZones(scope, 'Zones', {
    state: 'available',
    excludeZoneIds: ZONES_WITHOUT_EKS,
    filter: [{ name: 'opt-in-status', values: ['opt-in-not-required'] }],
    lifecycle: {
      postcondition: [
        {
          condition: `\${length(self.names) >= ${zones.count}}`,
          errorMessage: `The region has fewer than ${zones.count} usable availability zones: choose another region, or ask NetworkZones.fromRegion for fewer.`,
        },
      ],
    },
  });
  const names = available.names;
  return Array.from({ length: zones.count }, (_, index) => Token.asString(propertyAccess(names, [index])));
}
