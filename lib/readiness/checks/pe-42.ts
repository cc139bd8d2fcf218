import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Operate etcd. */
export const PE_42: Check = {
  id: 'PE-42', title: 'Operate etcd', section: SECTIONS.linked, page: 'tasks/administer-cluster/configure-upgrade-etcd/',
  judge: (view) => platformVerdicts(view, 'PE-42'),
};
