import { unknown } from '../../private/checks';
import { fail } from '../../private/problem';

/** Refuses what is no region. `option` is the option as the user writes it. */
export function checkRegion(region: string, option: string): void {
  if (unknown(region) || (typeof region === 'string' && /^[a-z]+-[a-z]+\d+$/.test(region))) return;
  fail('gke-location', {
    what: `${option} is not a region; what depends on one zone does not outlive it`,
    got: region,
    allowed: 'the name of a region, such as europe-west4',
    fix: `set ${option} to the region; the zones of nodes are chosen by nodeLocations`,
  });
}
