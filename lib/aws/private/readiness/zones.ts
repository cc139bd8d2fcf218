import { unknown } from '../../../private/checks';
import { INetwork } from '../../network/network';

/** The zones of the private subnets of a network, numbered in their order. */
export class Zones {
  /** The zones, by name, or by number where only Terraform knows the names; empty where it is not known how many there are. */
  public readonly names: string[];
  private readonly ofSubnet = new Map<string, number>();

  constructor({ privateSubnetIds, availabilityZones }: INetwork) {
    const subnets = unknown(privateSubnetIds) ? [] : privateSubnetIds;
    // Where zones are not named, each subnet is taken for one, as `Network` does when it counts them.
    const places = availabilityZones ?? subnets;
    const zones = [...new Set(places.slice(0, subnets.length))];
    subnets.forEach((id, index) => this.ofSubnet.set(id, zones.indexOf(places[index])));
    this.names = availabilityZones === undefined || zones.some(unknown) ? zones.map((_, index) => String(index)) : zones;
  }

  /** The numbers of all zones; undefined where it is not known how many there are. */
  public get all(): number[] | undefined {
    return this.names.length === 0 ? undefined : this.names.map((_, index) => index);
  }

  /** The numbers of the zones of subnets, of all where none is named; undefined where one is not of the network. */
  public ofSubnets(subnetIds?: string[]): number[] | undefined {
    return subnetIds === undefined ? this.all : known(subnetIds.map((id) => this.ofSubnet.get(id)));
  }

  /** The numbers of zones by their names; undefined where one is not known by its name. */
  public named(names: string[]): number[] | undefined {
    const numbers = names.map((name) => this.names.indexOf(name));
    return known(numbers.map((number) => (number < 0 ? undefined : number)));
  }
}

function known(numbers: (number | undefined)[]): number[] | undefined {
  const found = numbers.filter((number) => number !== undefined);
  return found.length < numbers.length ? undefined : [...new Set(found)].sort((one, other) => one - other);
}
