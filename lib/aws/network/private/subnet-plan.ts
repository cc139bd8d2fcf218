import { Fn } from 'cdktf';
import { unknown } from '../../../private/checks';
import { Cidr } from '../../../private/cidr';
import { fail } from '../../../private/problem';

// AWS keeps the first four addresses of a subnet and the last: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
const RESERVED_ADDRESSES = 5;

// The VPC is cut into eighths. Each zone's private subnet takes one, from the first on; the last eighth is cut into sixteenths
// for the public and isolated subnets. Nothing depends on the number of zones, so that adding one moves no subnet.
const PRIVATE_BITS = 3;
const SMALL_BITS = 7;
const LAST_EIGHTH = 7 * 16;
const FIRST_ISOLATED = 8;

/** Where the subnets of a VPC lie. */
export class SubnetPlan {
  private readonly known?: Cidr;

  /** Plans the subnets of a VPC; where its addresses are unknown, Terraform does the arithmetic. */
  constructor(private readonly vpcCidr: string) {
    if (unknown(vpcCidr)) return;
    this.known = Cidr.parse(vpcCidr, { id: 'cidr-format', option: 'Network cidrBlock' });
    if (this.known.prefixLength >= 16 && this.known.prefixLength <= 21) return;
    fail('network-cidr-size', {
      what: 'Network cidrBlock is too large for a VPC, or too small to be cut into subnets',
      got: vpcCidr,
      allowed: 'a prefix length from /16 (the largest VPC) to /21 (the smallest with public subnets of /28)',
      fix: 'choose another prefix length',
    });
  }

  /** The private subnet of the n-th zone. */
  public privateCidr(zone: number): string {
    return this.subnet(PRIVATE_BITS, zone);
  }

  /** The public subnet of the n-th zone. */
  public publicCidr(zone: number): string {
    return this.subnet(SMALL_BITS, LAST_EIGHTH + zone);
  }

  /** The isolated subnet of the n-th zone. */
  public isolatedCidr(zone: number): string {
    return this.subnet(SMALL_BITS, LAST_EIGHTH + FIRST_ISOLATED + zone);
  }

  /** How many addresses nodes and pods can have. */
  public privateAddresses(zones: number): number | undefined {
    return this.known && zones * usableAddresses(this.known.subnet(PRIVATE_BITS, 0));
  }

  private subnet(newBits: number, index: number): string {
    return this.known ? this.known.subnet(newBits, index).toString() : Fn.cidrsubnet(this.vpcCidr, newBits, index);
  }
}

/** The addresses of a subnet that AWS gives away. */
export function usableAddresses(subnet: Cidr): number {
  return subnet.size - RESERVED_ADDRESSES;
}
