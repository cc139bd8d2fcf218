import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Keep certificates valid. */
export const PE_19: Check = {
  id: 'PE-19', title: 'Keep certificates valid', section: SECTIONS.controlPlane, page: 'tasks/administer-cluster/kubeadm/kubeadm-certs/',
  judge: (view) => platformVerdicts(view, 'PE-19'),
};
