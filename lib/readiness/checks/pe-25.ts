import { Check, met, missing, SECTIONS } from '../private/check';

/** The limits of Kubernetes, of addresses and of the cloud at the largest size. */
export const PE_25: Check = {
  id: 'PE-25', title: 'Know the limits of the largest size', section: SECTIONS.workers, page: 'setup/best-practices/cluster-large/',
  judge: ({ capacity }) => capacity.map(({ title, arithmetic, holds, fix }) => (holds ? met(`${title}: ${arithmetic}`) : missing(`${title}: ${arithmetic}`, fix ?? 'lower maxSize of the pools'))),
};
