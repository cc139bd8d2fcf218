import { PlatformFact } from '../../../platform-readiness';
import { met, metIf } from '../../../private/facts';
import { INetwork } from '../../network/network';
import { natGateways } from './made-network';
import { Zones } from './zones';

// "at least three": https://kubernetes.io/docs/setup/production-environment/#production-control-plane (read 2026-11)
const ZONES = 3;

/** What depends on a zone, and what becomes of it when the zone is lost. */
export function networkFacts(network: INetwork, zones: Zones): PlatformFact[] {
  const constructPath = network.node.path;
  const ofNetwork = [...spread(zones), ...egress(network)].map((fact) => ({ ...fact, constructPath }));
  return [...ofNetwork, met('PE-40', 'zonalShiftConfig: enabled, so that load balancers and Services can leave a zone')];
}

function spread({ names }: Zones): PlatformFact[] {
  if (names.length === 0) return [];
  const fix = 'use private subnets in three zones: leave zones of Network out, or name three in NetworkZones.named; of a network that exists, name three in privateSubnetIds';
  return [
    metIf(names.length >= ZONES, 'PE-18', `private subnets in ${names.length} zones`, fix),
    met('PE-40', `load balancers have subnets in ${names.length} zones`),
  ];
}

function egress(network: INetwork): PlatformFact[] {
  const count = natGateways(network);
  if (count === undefined) return [];
  const single = count < network.egress.length;
  const value = single ? 'natGateways: SINGLE, so that all zones lose the internet with its zone' : 'natGateways: ONE_PER_ZONE';
  return [metIf(!single, 'PE-18', value, 'set natGateways of Network to NatGateways.ONE_PER_ZONE')];
}
