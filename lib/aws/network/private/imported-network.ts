import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { checkCidrs, Cidr } from '../../../private/cidr';
import { checkKnown, checkNotEmpty, checkText, checkUnique, unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { INetwork } from '../network';
import { NetworkAttributes } from '../network-attributes';
import { checkEnough, checkZoneName } from '../network-zones';
import { usableAddresses } from './subnet-plan';

/** A VPC that something else made. */
export class ImportedNetwork extends Construct implements INetwork {
  public readonly vpcId: string;
  public readonly privateSubnetIds: string[];
  public readonly publicSubnetIds: string[];
  public readonly isolatedSubnetIds: string[];
  public readonly cidrBlock?: string;
  public readonly privateAddresses?: number;
  public readonly availabilityZones?: string[];
  public readonly egress: ITerraformDependable[] = [];

  constructor(scope: Construct, id: string, attributes: NetworkAttributes) {
    super(scope, id);
    const { vpcId, privateSubnetIds, publicSubnetIds = [], isolatedSubnetIds = [], cidrBlock, privateSubnetCidrBlocks } = attributes;
    checkId(vpcId, 'vpc', 'vpcId');
    checkNotEmpty(privateSubnetIds, { id: 'network-subnets', option: 'privateSubnetIds' });
    checkSubnets(privateSubnetIds, 'privateSubnetIds');
    checkSubnets(publicSubnetIds, 'publicSubnetIds');
    checkSubnets(isolatedSubnetIds, 'isolatedSubnetIds');
    // Zones are not known, but each takes a subnet.
    if (!unknown(privateSubnetIds)) checkEnough(privateSubnetIds.length, attributes.acknowledge);
    checkCidrs(cidrBlock === undefined ? [] : [cidrBlock], 'cidrBlock');
    checkCidrs(privateSubnetCidrBlocks ?? [], 'privateSubnetCidrBlocks');

    this.vpcId = vpcId;
    this.privateSubnetIds = privateSubnetIds;
    this.publicSubnetIds = publicSubnetIds;
    this.isolatedSubnetIds = isolatedSubnetIds;
    this.cidrBlock = cidrBlock;
    this.availabilityZones = checkZones(attributes);
    this.privateAddresses = addresses(privateSubnetCidrBlocks);
  }
}

function checkId(value: string, kind: string, option: string): void {
  checkText(value, { id: 'resource-id', option, pattern: new RegExp(`^${kind}-[0-9a-f]{8,17}$`), maxLength: 40, allowed: `an id that starts with ${kind}-` });
}

function checkSubnets(ids: string[], option: string): void {
  if (unknown(ids)) return;
  checkUnique(ids, { id: 'network-subnets', option });
  ids.forEach((id) => checkId(id, 'subnet', option));
}

function checkZones({ availabilityZones: zones, privateSubnetIds }: NetworkAttributes): string[] | undefined {
  if (zones === undefined) return undefined;
  checkKnown(zones, 'availabilityZones');
  zones.forEach((name) => checkZoneName(name, 'availabilityZones'));
  if (unknown(privateSubnetIds) || zones.length === privateSubnetIds.length) return [...zones];
  return fail('network-zones', {
    what: 'availabilityZones does not name the zone of each private subnet', got: { availabilityZones: zones.length, privateSubnetIds: privateSubnetIds.length }, allowed: 'one zone for each subnet, in the same order', fix: 'name the zone of each subnet of privateSubnetIds',
  });
}

function addresses(cidrBlocks?: string[]): number | undefined {
  if (cidrBlocks === undefined || unknown(cidrBlocks) || cidrBlocks.some(unknown)) return undefined;
  return cidrBlocks
    .map((block) => usableAddresses(Cidr.parse(block, { id: 'cidr-format', option: 'privateSubnetCidrBlocks' })))
    .reduce((sum, size) => sum + size, 0);
}
