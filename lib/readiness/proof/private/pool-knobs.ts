import { Estate, Pool, withPools } from './estate';
import { withZones } from './member-knobs';
import { above, Knob } from './smallest-change';

const MOST_ZONES = 5;

/** Zones more for a pool: first those of the cluster. */
export function poolZones(id: string): Knob {
  return (estate) => {
    const { zones } = poolOf(estate, id);
    return above(zones?.length ?? MOST_ZONES, MOST_ZONES).map((count) => ({
      words: `spread ${id} over ${count} zones`,
      adds: count - (zones?.length ?? 0),
      apply: (changed) => widened(changed, id, withZones(zones ?? [], count, changed.zones)),
    }));
  };
}

/** Nodes more: each pool keeps at least so many. */
export function poolSizes(ids: readonly string[], most: number): Knob {
  return (estate) => {
    const pools = ids.map((id) => poolOf(estate, id));
    const least = Math.min(...pools.map(({ minSize = most }) => minSize));
    return above(least, most).map((size) => {
      const grown = pools.map((pool) => raised(pool, size)).filter((pool, index) => pool.minSize !== pools[index].minSize);
      return {
        words: grown.map(({ id, minSize }) => `set minSize of ${id} to ${minSize}`).join(', '),
        adds: pools.reduce((sum, { minSize = size }) => sum + Math.max(0, size - minSize), 0),
        apply: (changed) => withPools(changed, ids, (pool) => raised(pool, size)),
      };
    });
  };
}

/** A pool of an estate. */
export function poolOf({ pools }: Estate, id: string): Pool {
  const pool = pools.find((one) => one.id === id);
  if (pool === undefined) throw new RangeError(`There is no pool ${id}`);
  return pool;
}

function raised(pool: Pool, size: number): Pool {
  return { ...pool, minSize: Math.max(pool.minSize ?? size, size) };
}

function widened(estate: Estate, id: string, zones: readonly number[]): Estate {
  return withPools({ ...estate, zones: [...new Set([...estate.zones, ...zones])] }, [id], (pool) => ({ ...pool, zones }));
}
