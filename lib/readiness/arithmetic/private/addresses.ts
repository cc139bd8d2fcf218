import { known } from '../../../private/checks';
import { AddressSpace } from '../../../platform-readiness';
import { CapacityFigure } from '../../capacity-figure';
import { counted, grouped } from '../../private/numbers';
import { CapacityInput } from '../capacity-input';
import { CountedPool, countedPools, total, withoutNumber } from './counted-pool';
import { judged } from './figure';

/** The addresses that all nodes take at the largest size, against those that there are. */
export function addressFigures(input: CapacityInput): CapacityFigure[] {
  const pools = countedPools(input);
  return (input.addressSpaces ?? []).map((space) => {
    const each = (pool: CountedPool): number | undefined => known(space.perNodeOf?.[pool.id] ?? space.perNode);
    const taken = (pool: CountedPool): number | undefined => product(pool.maxSize, each(pool));
    const wanted = total(pools, taken);
    const sum = pools.map((pool) => `${pool.id}: ${counted(pool.maxSize ?? 0, 'node')} × ${each(pool) ?? 0}`).join(', ');
    return judged({
      id: `addresses-${space.id}`, title: space.title, unit: 'addresses', source: space.source,
      wanted, available: known(space.addresses),
      arithmetic: `${wanted === undefined ? withoutNumber(pools, taken, 'the largest size') : sum || 'no nodes'}; ${space.arithmetic}`,
      mend: mendOf(space, pools, wanted ?? 0, each),
    });
  });
}

function product(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one * other;
}

/** The pool that takes most is lowered, if that is enough. */
function mendOf({ addresses }: AddressSpace, pools: readonly CountedPool[], wanted: number, each: (pool: CountedPool) => number | undefined): string {
  const more = `give the network ${grouped(wanted - addresses)} addresses more`;
  const takes = (pool: CountedPool): number => (pool.maxSize ?? 0) * (each(pool) ?? 0);
  const [largest] = [...pools].sort((one, other) => takes(other) - takes(one));
  if (largest === undefined) return more;
  const { id, minSize = 0, maxSize = 0 } = largest;
  const size = maxSize - Math.ceil((wanted - addresses) / (each(largest) ?? 1));
  return size >= Math.max(1, minSize) ? `lower maxSize of ${id} to ${size}, or ${more}` : more;
}
