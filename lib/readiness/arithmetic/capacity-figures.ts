import { CapacityFigure } from '../capacity-figure';
import { CapacityInput } from './capacity-input';
import { addressFigures } from './private/addresses';
import { controlPlaneFigures } from './private/control-plane-machines';
import { dnsFigures } from './private/dns-replicas';
import { limitFigures } from './private/kubernetes-limits';
import { machineFigures } from './private/machine-quotas';
import { overcommitFigures } from './private/overcommit';

/**
 * The arithmetic of a cluster's size: what it takes at its largest, against what there is (PE-05, PE-25, PE-35, PE-37, PE-39).
 *
 * @internal
 */
export function capacityFigures(input: CapacityInput): CapacityFigure[] {
  return [...limitFigures(input), ...addressFigures(input), ...machineFigures(input), ...overcommitFigures(input), ...dnsFigures(input), ...controlPlaneFigures(input)];
}
