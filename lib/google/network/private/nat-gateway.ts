import { ComputeRouter } from '@cdktf/provider-google/lib/compute-router';
import { ComputeRouterNat } from '@cdktf/provider-google/lib/compute-router-nat';
import { Construct } from 'constructs';

/** What a gateway belongs to. */
export interface NatContext {
  readonly name: string;
  readonly region: string;
  readonly networkId: string;
  readonly subnetworkId: string;
}

/** What a gateway is told. */
export interface NatSettings {
  readonly minPortsPerNode: number;
  readonly maxPortsPerNode: number;
  /** Its addresses; undefined where Google chooses them. */
  readonly addressIds?: string[];
}

/**
 * Makes a gateway for all ranges of a subnetwork, so that pods use it, too, as the children `Router` and `Nat` of `scope`. Nothing else of the
 * VPC uses it. Ports are given as they are needed, which excludes endpoint independent mapping; the most of them is written out, because the
 * provider would otherwise want to remove what Google answers.
 * Source: https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/compute_router_nat (read 2026-11)
 */
export function natGateway(scope: Construct, { name, region, networkId, subnetworkId }: NatContext, settings: NatSettings): ComputeRouterNat {
  const router = new ComputeRouter(scope, 'Router', { name, region, network: networkId });
  return new ComputeRouterNat(scope, 'Nat', {
    name,
    region,
    router: router.name,
    natIpAllocateOption: settings.addressIds === undefined ? 'AUTO_ONLY' : 'MANUAL_ONLY',
    natIps: settings.addressIds,
    // What Google would choose, and what cannot be changed without replacing the gateway.
    endpointTypes: ['ENDPOINT_TYPE_VM'],
    sourceSubnetworkIpRangesToNat: 'LIST_OF_SUBNETWORKS',
    subnetwork: [{ name: subnetworkId, sourceIpRangesToNat: ['ALL_IP_RANGES'] }],
    enableDynamicPortAllocation: true,
    enableEndpointIndependentMapping: false,
    minPortsPerVm: settings.minPortsPerNode,
    maxPortsPerVm: settings.maxPortsPerNode,
    logConfig: { enable: true, filter: 'ERRORS_ONLY' },
  });
}
