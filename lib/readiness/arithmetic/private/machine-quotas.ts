import { CapacityFigure } from '../../capacity-figure';
import { counted } from '../../private/numbers';
import { CapacityInput } from '../capacity-input';
import { CountedPool, countedPools, total, withoutNumber } from './counted-pool';
import { rounded } from './figure';

/** What to ask the cloud for: of each machine type as many as all pools that may take it have at most. Clouds count by processors or by machines: both are told. */
export function machineFigures(input: CapacityInput): CapacityFigure[] {
  const pools = countedPools(input);
  const kinds = new Map(pools.flatMap(({ machineTypes, purchase }) => machineTypes.map((type): [string, Kind] => [`${type}-${purchase}`, { type, purchase }])));
  return [...kinds].map(([key, kind]) => figureOf(key, kind, pools.filter(({ machineTypes, purchase }) => machineTypes.includes(kind.type) && purchase === kind.purchase), input));
}

/** Machines for which a cloud has one quota: it counts those that it may take back apart. */
interface Kind {
  readonly type: string;
  readonly purchase: string;
}

function figureOf(key: string, { type, purchase }: Kind, pools: readonly CountedPool[], { machineSizes = {} }: CapacityInput): CapacityFigure {
  const size = ({ maxSize }: CountedPool): number | undefined => maxSize;
  const wanted = total(pools, size);
  const cpu = machineSizes[type]?.cpu;
  const all = wanted === undefined || cpu === undefined ? '' : `, with ${rounded(wanted * cpu)} processors for pods`;
  return {
    id: `machines-${key}`, title: `Machines of type ${type}, ${purchase}`, unit: 'machines', holds: true, wanted,
    arithmetic: wanted === undefined ? withoutNumber(pools, size, 'the largest size') : `${pools.map(({ id, maxSize = 0 }) => `${id}: ${counted(maxSize, 'node')}`).join(', ')}: ask the cloud for ${wanted} × ${type}${all}`,
  };
}
