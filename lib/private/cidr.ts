import { Address4 } from 'ip-address';
import { unknown, Rule } from './checks';
import { fail } from './problem';

/** An IPv4 network in CIDR notation, as arithmetic. */
export class Cidr {
  /** Parses a network and refuses what is none, host bits included. */
  public static parse(text: string, rule: Rule): Cidr {
    const address = typeof text === 'string' && text.includes('/') && Address4.isValid(text) ? new Address4(text) : undefined;
    if (address && address.startAddress().correctForm() === address.correctForm()) return new Cidr(address);
    return fail(rule.id, {
      what: `${rule.option} is not an IPv4 network in CIDR notation`,
      got: text,
      allowed: 'a network address and a prefix length, with no host bits set, such as 10.0.0.0/16',
      fix: address ? `write ${address.startAddress().correctForm()}/${address.subnetMask}` : `correct ${rule.option}`,
    });
  }

  private constructor(private readonly address: Address4) {}

  /** The prefix length, such as 16. */
  public get prefixLength(): number {
    return this.address.subnetMask;
  }

  /** How many addresses the network holds. */
  public get size(): number {
    return 2 ** (32 - this.prefixLength);
  }

  /** The n-th network when this one is cut into networks with `newBits` longer prefixes. */
  public subnet(newBits: number, index: number): Cidr {
    const prefixLength = this.prefixLength + newBits;
    const start = this.address.startAddress().bigInt() + BigInt(index) * BigInt(2 ** (32 - prefixLength));
    return new Cidr(new Address4(`${Address4.fromBigInt(start).correctForm()}/${prefixLength}`));
  }

  /** Whether the two networks share an address. */
  public overlaps(other: Cidr): boolean {
    return this.address.isInSubnet(other.address) || other.address.isInSubnet(this.address);
  }

  /** Whether the other network lies within this one. */
  public contains(other: Cidr): boolean {
    return other.address.isInSubnet(this.address);
  }

  public toString(): string {
    return `${this.address.startAddress().correctForm()}/${this.prefixLength}`;
  }
}

/** Checks a list of networks; unknown ones pass. */
export function checkCidrs(values: string[], option: string): void {
  if (unknown(values)) return;
  values.filter((value) => !unknown(value)).forEach((value) => Cidr.parse(value, { id: 'cidr-format', option }));
}
