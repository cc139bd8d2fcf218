import { Acknowledgement } from '../../acknowledgement';
import { checkAcknowledgements, failUnlessAcknowledged } from '../../private/acknowledged';
import { checkInteger, checkKnown, checkText, checkUnique } from '../../private/checks';

// The layout of `Network` has room for this many, so that a zone can be added without moving a subnet.
const MAX_ZONES = 6;
const PRODUCTION_ZONES = 3;

/** Options of `NetworkZones.fromRegion`. */
export interface RegionZonesOptions {
  /**
   * How many zones, from 2 to 6. Fewer than three must be acknowledged (`network-zones-too-few`).
   *
   * @default 3
   */
  readonly count?: number;
  /**
   * Deliberate departures from the production default.
   *
   * @default - none
   */
  readonly acknowledge?: Acknowledgement[];
}

/** Options of `NetworkZones.named`. */
export interface NamedZonesOptions {
  /**
   * Deliberate departures from the production default.
   *
   * @default - none
   */
  readonly acknowledge?: Acknowledgement[];
}

/**
 * The availability zones of a network (PE-18).
 *
 * Errors: `network-zones` for a name that is none or a count outside 2 to 6, `network-zones-too-few` for less than three
 * zones without an acknowledgement.
 */
export class NetworkZones {
  /** Zones of the provider's region, chosen by Terraform once: a zone that the region gains later changes nothing. */
  public static fromRegion(options: RegionZonesOptions = {}): NetworkZones {
    const count = options.count ?? PRODUCTION_ZONES;
    checkKnown(count, 'NetworkZones.fromRegion count');
    checkInteger(count, { id: 'network-zones', option: 'NetworkZones.fromRegion count' }, 2, MAX_ZONES);
    checkEnough(count, options.acknowledge);
    return new NetworkZones(count);
  }

  /**
   * Zones by name, such as `eu-west-1a`. Append new ones at the end: a zone's place decides on its subnets' addresses, so that another
   * name in a place replaces the subnets there.
   */
  public static named(names: string[], options: NamedZonesOptions = {}): NetworkZones {
    checkKnown(names, 'NetworkZones.named names');
    checkInteger(names.length, { id: 'network-zones', option: 'NetworkZones.named names.length' }, 2, MAX_ZONES);
    checkUnique(names, { id: 'network-zones', option: 'NetworkZones.named names' });
    names.forEach((name) => checkZoneName(name, 'NetworkZones.named names'));
    checkEnough(names.length, options.acknowledge);
    return new NetworkZones(names.length, [...names]);
  }

  private constructor(
    /** How many zones. */
    public readonly count: number,
    /** Their names; undefined where Terraform takes them from the region. */
    public readonly names?: string[],
  ) {}
}

/** Refuses what is no name of an availability zone. */
export function checkZoneName(name: string, option: string): void {
  checkText(name, { id: 'network-zones', option, pattern: /^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, maxLength: 40, allowed: 'the name of an availability zone, such as eu-west-1a' });
}

/** Refuses fewer zones than an outage of one can be borne with. */
export function checkEnough(count: number, acknowledge?: Acknowledgement[]): void {
  checkAcknowledgements('network-zones-too-few', acknowledge);
  if (count >= PRODUCTION_ZONES) return;
  failUnlessAcknowledged(
    'network-zones-too-few',
    {
      what: 'The network spans fewer zones than a production cluster should (PE-18)',
      got: count,
      allowed: 'three zones or more, so that the loss of one leaves two',
      fix: 'use three zones',
    },
    acknowledge,
  );
}
