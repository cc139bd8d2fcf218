import { known } from '../../../private/checks';
import { CapacityFigure } from '../../capacity-figure';
import { CapacityInput } from '../capacity-input';
import { countedPools, total } from './counted-pool';
import { judged } from './figure';

/** The machines of a control plane of one's own, against what its largest number of nodes asks for. */
export function controlPlaneFigures(input: CapacityInput): CapacityFigure[] {
  const { wanted, available, source } = input.controlPlane ?? {};
  if (wanted === undefined) return [];
  const nodes = total(countedPools(input), ({ maxSize }) => maxSize);
  const why = nodes === undefined ? 'for the largest size' : `for ${nodes} nodes`;
  return ([['cpu', 'Processors', 'processors'], ['memoryGiB', 'Memory', 'GiB']] as const).map(([key, name, unit]) => judged({
    id: `control-plane-${key}`, title: `${name} of a control plane machine`, unit, source, wanted: known(wanted[key]), available: known(available?.[key]),
    arithmetic: available === undefined ? `${wanted[key]} ${unit} ${why}; what the machines have is not known` : `${wanted[key]} ${unit} ${why}, and ${available[key]} are there`,
    mend: `use machines with at least ${wanted[key]} ${unit} for the control plane`,
  }));
}
