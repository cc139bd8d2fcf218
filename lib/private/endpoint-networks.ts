import { Acknowledgement } from '../acknowledgement';
import { checkAcknowledgements, failUnlessAcknowledged } from './acknowledged';
import { checkCidrs } from './cidr';
import { checkUnique, unknown } from './checks';
import { fail } from './problem';

// No single owner's network is larger than a /8.
const LARGEST_PREFIX = 8;

/** Networks of the internet that reach an API server. */
export interface PublicNetworks {
  readonly publicCidrs: string[];
  readonly acknowledge?: Acknowledgement[];
}

/** Checks networks that may reach an API server. */
export function checkEndpointNetworks(cidrs: string[], option: string): void {
  checkCidrs(cidrs, `EndpointAccess ${option}`);
  if (!unknown(cidrs)) checkUnique(cidrs, { id: 'cidr-duplicate', option: `EndpointAccess ${option}` });
}

/** Checks networks of the internet that may reach an API server: some, and not all of the internet unless that is meant. */
export function checkPublicNetworks({ publicCidrs, acknowledge }: PublicNetworks): void {
  if (!unknown(publicCidrs) && publicCidrs.length === 0) {
    fail('endpoint-public-without-cidrs', {
      what: 'EndpointAccess.publicAndPrivate names no network',
      got: publicCidrs,
      allowed: 'at least one network in publicCidrs',
      fix: 'name the networks that may reach the API server, or use EndpointAccess.privateOnly()',
    });
  }
  checkEndpointNetworks(publicCidrs, 'publicCidrs');
  checkAcknowledgements('endpoint-public-to-everyone', acknowledge);
  if (unknown(publicCidrs) || !publicCidrs.some(isEverywhere)) return;
  failUnlessAcknowledged(
    'endpoint-public-to-everyone',
    {
      what: 'EndpointAccess.publicAndPrivate opens the API server to the whole internet',
      got: publicCidrs,
      allowed: 'the networks that need it',
      fix: 'narrow publicCidrs',
    },
    acknowledge,
  );
}

/** Whether a network is the whole internet: one /0, or one of a few that are nearly as large. */
export function isEverywhere(cidr: string): boolean {
  return !unknown(cidr) && Number(cidr.split('/')[1]) < LARGEST_PREFIX;
}
