import { Address4, Address6 } from 'ip-address';
import { Rule, unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';

/** Addresses of a network without some networks within it, as network policies have them. */
export interface IpBlock {
  readonly cidr: string;
  readonly except?: string[];
}

type Address = Address4 | Address6;

/**
 * Where clouds answer machines, and so every pod that may ask, with the credentials of the machine.
 * Sources (read 2026-11): https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html,
 * https://cloud.google.com/compute/docs/metadata/querying-metadata, https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service
 */
const METADATA = ['169.254.169.254/32', 'fd00:ec2::254/128', 'fd20:ce::254/128'];

/** Checks a network, and that what it leaves out lies within. What only Terraform knows passes. */
export function checkIpBlock({ cidr, except = [] }: IpBlock, option: string): void {
  const network = parse(cidr, { id: 'cidr-format', option });
  if (unknown(except)) return;
  const left = except.map((one) => parse(one, { id: 'cidr-format', option: `${option} except` }));
  const outside = left.findIndex((one) => network !== undefined && one !== undefined && (one.subnetMask <= network.subnetMask || !within(one, network)));
  if (outside < 0) return;
  fail('network-except', { what: `${option} leaves out a network that does not lie within ${cidr}`, got: except[outside], allowed: `smaller networks within ${cidr}`, fix: 'remove it from except' });
}

/** Refuses a network to which pods may send and in which a cloud gives away credentials of machines. */
export function checkMetadataClosed({ cidr, except = [] }: IpBlock, option: string): void {
  if (unknown(cidr) || unknown(except) || except.some((one) => unknown(one))) return;
  const open = METADATA.find((one) => contains(cidr, one) && !except.some((left) => contains(left, one)));
  if (open === undefined) return;
  fail('metadata-address-open', {
    what: `${option} holds ${open}, where clouds answer with the credentials of the machine`,
    got: cidr,
    allowed: 'networks without it',
    fix: `add except: ['${open}'], or use NetworkAllowance.toInternet()`,
  });
}

function contains(cidr: string, other: string): boolean {
  return within(toAddress(other), toAddress(cidr));
}

function within(one: Address, network: Address): boolean {
  return one.constructor === network.constructor && one.isInSubnet(network);
}

function toAddress(cidr: string): Address {
  return cidr.includes(':') ? new Address6(cidr) : new Address4(cidr);
}

function parse(text: string, rule: Rule): Address | undefined {
  if (unknown(text)) return undefined;
  const address = isNetwork(text) ? toAddress(text) : undefined;
  const start = address?.startAddress().correctForm();
  if (address !== undefined && text === `${start}/${address.subnetMask}`) return address;
  return fail(rule.id, {
    what: `${rule.option} is not a network in CIDR notation`,
    got: text,
    allowed: 'a network address in its shortest form and a prefix length, with no host bits set, such as 10.0.0.0/16 or 2001:db8::/32',
    fix: address ? `write ${start}/${address.subnetMask}` : `correct ${rule.option}`,
  });
}

// What stands for IPv4 in IPv6, or for a network card, the API server takes for something else or not at all.
function isNetwork(text: string): boolean {
  if (typeof text !== 'string' || !text.includes('/') || /%|^::ffff:/i.test(text)) return false;
  return Address4.isValid(text) || Address6.isValid(text);
}
