import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Choose tools to deploy, and a container runtime. */
export const PE_11: Check = {
  id: 'PE-11', title: 'Choose tools to deploy, and a container runtime', section: SECTIONS.controlPlane, page: 'setup/production-environment/tools/kubeadm/',
  judge: (view) => platformVerdicts(view, 'PE-11'),
};
