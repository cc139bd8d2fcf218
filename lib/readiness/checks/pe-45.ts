import { Check, met, SECTIONS } from '../private/check';

/** Versions differ no more than they may; a pool that differs more does not synthesize. */
export const PE_45: Check = {
  id: 'PE-45', title: 'Version skew', section: SECTIONS.linked, page: 'setup/release/version-skew-policy/',
  judge: ({ cluster, constructPath }) => [
    met(`control plane ${cluster.version.version}`, constructPath),
    ...cluster.workerPools.map(({ node, version }) => met(`${node.id}: ${version?.version ?? cluster.version.version}`, node.path)),
  ],
};
