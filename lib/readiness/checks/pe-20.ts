import { Check, met, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Upgrades: one minor version after the other, the control plane first. */
export const PE_20: Check = {
  id: 'PE-20', title: 'Upgrade in order', section: SECTIONS.controlPlane, page: 'tasks/administer-cluster/cluster-upgrade/',
  judge: (view) => [met(`version: ${view.cluster.version.version}; the upgrade plan lists the steps`, view.constructPath), ...platformVerdicts(view, 'PE-20')],
};
