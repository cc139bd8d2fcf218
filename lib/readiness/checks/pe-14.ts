import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Separate etcd, or stack it by choice. */
export const PE_14: Check = {
  id: 'PE-14', title: 'Separate etcd, or stack it by choice', section: SECTIONS.controlPlane, page: 'setup/production-environment/tools/kubeadm/ha-topology/',
  judge: (view) => platformVerdicts(view, 'PE-14'),
};
