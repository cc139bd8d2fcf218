import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Back up etcd. */
export const PE_15: Check = {
  id: 'PE-15', title: 'Back up etcd', section: SECTIONS.controlPlane, page: 'tasks/administer-cluster/configure-upgrade-etcd/#backing-up-an-etcd-cluster',
  judge: (view) => platformVerdicts(view, 'PE-15'),
};
