import { Capacity } from 'cdktf-production-cluster';
import { Pools } from './pools';

const TYPES = { machineTypes: ['m7i.large'] };
const FIRST: Pools = {
  General: { capacity: Capacity.managed({ ...TYPES, minSize: 2, maxSize: 4 }) },
  Jobs: { capacity: Capacity.serverless({ namespaces: ['jobs'] }) },
};

/** The pools of a cluster that grows each day, counted from 0: others come, and another second machine type replaces all that have one. */
export function poolsOfDay(day: number): Pools {
  const secondType = ['m6i.large', 'm7a.large', 'm6a.large', 'm5.large', 'm5a.large'][day];
  const more = Array.from({ length: day + 1 }, (_, index): Pools => ({
    [`Joining${index}`]: { capacity: Capacity.selfManaged({ ...TYPES, minSize: 1, maxSize: 2 }) },
    [`Replaced${index}`]: { capacity: Capacity.fixed({ machineTypes: ['m7i.large', secondType], size: 1 }) },
  }));
  return Object.assign({}, FIRST, ...more) as Pools;
}
