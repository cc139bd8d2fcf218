import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Configure a load balancer for the API server. */
export const PE_13: Check = {
  id: 'PE-13', title: 'Configure a load balancer for the API server', section: SECTIONS.controlPlane, page: 'setup/production-environment/tools/kubeadm/high-availability/',
  judge: (view) => platformVerdicts(view, 'PE-13'),
};
