import { Acknowledgement } from '../../acknowledgement';

/** What is known of a VPC that something else made. Every value may be a token. */
export interface NetworkAttributes {
  /** The VPC. */
  readonly vpcId: string;
  /** The subnets of control planes and nodes, in three zones or more, with a route to the internet. */
  readonly privateSubnetIds: string[];
  /**
   * The subnets of public load balancers.
   *
   * @default - none
   */
  readonly publicSubnetIds?: string[];
  /**
   * The subnets without a way to the internet.
   *
   * @default - none
   */
  readonly isolatedSubnetIds?: string[];
  /**
   * The VPC's addresses, so that overlaps are found before AWS finds them.
   *
   * @default - not known, not checked
   */
  readonly cidrBlock?: string;
  /**
   * The addresses of the private subnets, so that too small ones are found at once.
   *
   * @default - not known, not checked
   */
  readonly privateSubnetCidrBlocks?: string[];
  /**
   * The names of the availability zones of the private subnets, in the order of `privateSubnetIds`, such as `eu-west-1a`.
   * `Ec2Infrastructure` needs them: a machine and its disk stay in one zone.
   *
   * @default - not known
   */
  readonly availabilityZones?: string[];
  /**
   * Deliberate departures from the production default.
   *
   * @default - none
   */
  readonly acknowledge?: Acknowledgement[];
}
