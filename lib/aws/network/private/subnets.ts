import { Eip } from '@cdktf/provider-aws/lib/eip';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Construct } from 'constructs';
import { SubnetPlan } from './subnet-plan';

const ANYWHERE = '0.0.0.0/0';

/** What the subnets of one network share. */
export interface SubnetContext {
  readonly vpcId: string;
  readonly internetGatewayId: string;
  readonly name: string;
  readonly tags?: Record<string, string>;
  readonly plan: SubnetPlan;
  readonly zonesFromRegion: boolean;
}

interface Tier {
  readonly cidrBlock: string;
  readonly zone: string;
  readonly name: string;
  readonly tags?: Record<string, string>;
}

/** A subnet with a route table of its own. */
export class RoutedSubnet extends Construct {
  public readonly subnetId: string;
  public readonly routeTableId: string;
  /** The zone as the subnet has it, which Terraform remembers. */
  public readonly zone: string;
  private readonly names: Record<string, string>;

  constructor(scope: Construct, id: string, context: SubnetContext, tier: Tier) {
    super(scope, id);
    this.names = { ...context.tags, Name: `${context.name}-${tier.name}` };
    const subnet = new Subnet(this, 'Subnet', {
      vpcId: context.vpcId,
      cidrBlock: tier.cidrBlock,
      availabilityZone: tier.zone,
      mapPublicIpOnLaunch: false,
      tags: { ...this.names, ...tier.tags },
      // Zones that come from the region are a list that may grow: a subnet stays in the zone it was made in.
      lifecycle: context.zonesFromRegion ? { ignoreChanges: ['availability_zone'] } : undefined,
    });
    const table = new RouteTable(this, 'RouteTable', { vpcId: context.vpcId, tags: this.names });
    this.subnetId = subnet.id;
    this.routeTableId = table.id;
    new RouteTableAssociation(this, 'RouteTableAssociation', { subnetId: this.subnetId, routeTableId: this.routeTableId });
    this.zone = subnet.availabilityZone;
  }

  /** Sends what leaves the VPC through a NAT gateway. */
  public routeThrough(nat: NatGateway): Route {
    return new Route(this, 'Internet', { routeTableId: this.routeTableId, destinationCidrBlock: ANYWHERE, natGatewayId: nat.id });
  }

  /** Sends what leaves the VPC to the internet. */
  public routeToInternet(gatewayId: string): Route {
    return new Route(this, 'Internet', { routeTableId: this.routeTableId, destinationCidrBlock: ANYWHERE, gatewayId });
  }

  /** A NAT gateway with a fixed address. */
  public addNatGateway(internet: Route): NatGateway {
    const address = new Eip(this, 'NatAddress', { domain: 'vpc', tags: this.names, dependsOn: [internet] });
    return new NatGateway(this, 'NatGateway', { allocationId: address.id, subnetId: this.subnetId, tags: this.names, dependsOn: [internet] });
  }
}

/** What a network can have besides. */
export interface SubnetOptions {
  readonly isolated: boolean;
  readonly singleNatGateway: boolean;
}

/** The subnets of a network by tier, each in the order of the zones. */
export interface Subnets {
  readonly private: RoutedSubnet[];
  readonly public: RoutedSubnet[];
  readonly isolated: RoutedSubnet[];
  /** The routes by which private subnets reach the internet. */
  readonly egress: Route[];
}

/** Makes the subnets of all zones, as children of `scope`. */
export function layOutSubnets(scope: Construct, context: SubnetContext, zones: string[], options: SubnetOptions): Subnets {
  const { plan } = context;
  const subnets: Subnets = { private: [], public: [], isolated: [], egress: [] };
  let nat: NatGateway | undefined;
  for (const [index, zone] of zones.entries()) {
    const inner = new RoutedSubnet(scope, `Private${index + 1}`, context, privateTier(plan, index, zone));
    const outer = new RoutedSubnet(scope, `Public${index + 1}`, context, publicTier(plan, index, inner.zone));
    const internet = outer.routeToInternet(context.internetGatewayId);
    if (nat === undefined || !options.singleNatGateway) nat = outer.addNatGateway(internet);
    subnets.private.push(inner);
    subnets.public.push(outer);
    subnets.egress.push(inner.routeThrough(nat));
    if (options.isolated) subnets.isolated.push(new RoutedSubnet(scope, `Isolated${index + 1}`, context, isolatedTier(plan, index, inner.zone)));
  }
  return subnets;
}

// For control planes and nodes: reaches the internet, and cannot be reached from it.
function privateTier(plan: SubnetPlan, index: number, zone: string): Tier {
  return { cidrBlock: plan.privateCidr(index), zone, name: `private-${index + 1}`, tags: { 'kubernetes.io/role/internal-elb': '1' } };
}

// For public load balancers and NAT gateways.
function publicTier(plan: SubnetPlan, index: number, zone: string): Tier {
  return { cidrBlock: plan.publicCidr(index), zone, name: `public-${index + 1}`, tags: { 'kubernetes.io/role/elb': '1' } };
}

// For what shall never reach the internet.
function isolatedTier(plan: SubnetPlan, index: number, zone: string): Tier {
  return { cidrBlock: plan.isolatedCidr(index), zone, name: `isolated-${index + 1}` };
}
