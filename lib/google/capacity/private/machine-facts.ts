import { ConfidentialTechnology } from '../node-security';

const { SEV, SEV_SNP, TDX } = ConfidentialTechnology;

/**
 * Machine series to which no GPU can be attached and that have none of their own. What is not named here passes.
 * Source: https://cloud.google.com/compute/docs/gpus (GPUs are attached to N1 alone; read 2026-11)
 */
export const FAMILIES_WITHOUT_GPUS = [
  'e2', 'n2', 'n2d', 'n4', 'n4a', 'n4d', 'c2', 'c2d', 'c3', 'c3d', 'c4', 'c4a', 'c4d', 't2a', 't2d', 'm1', 'm2', 'm3', 'm4', 'h3', 'h4d', 'x4', 'z3', 'f1', 'g1',
];

/**
 * The GPUs that can be attached to N1, and how many of them.
 * Source: https://cloud.google.com/compute/docs/gpus#n1-gpus (read 2026-11)
 */
export const GPUS_OF_N1: Record<string, number[] | undefined> = {
  'nvidia-tesla-t4': [1, 2, 4],
  'nvidia-tesla-p4': [1, 2, 4],
  'nvidia-tesla-v100': [1, 2, 4, 8],
  'nvidia-tesla-p100': [1, 2, 4],
};

/**
 * What can keep memory encrypted on machine series: of AMD, of Intel, nothing. What is not named here passes, and so do the differences between the two of AMD.
 * Source: https://cloud.google.com/confidential-computing/confidential-vm/docs/supported-configurations (read 2026-11)
 */
export const CONFIDENTIAL_TECHNOLOGIES: Record<string, ConfidentialTechnology[] | undefined> = {
  n2d: [SEV, SEV_SNP],
  c2d: [SEV, SEV_SNP],
  c3d: [SEV, SEV_SNP],
  c4d: [SEV, SEV_SNP],
  c3: [TDX],
  ...Object.fromEntries(['e2', 'n1', 'n2', 'c2', 't2a', 't2d', 'c4a', 'n4a', 'g2', 'f1', 'g1'].map((family) => [family, []])),
};

/**
 * Machine series that have no local SSDs but those that are asked for. Later ones have as many as their machine type.
 * Source: https://cloud.google.com/compute/docs/disks/local-ssd#choose_number_local_ssds (read 2026-11)
 */
export const FAMILIES_WITHOUT_OWN_SSDS = ['e2', 'n1', 'n2', 'n2d', 'n4', 'c2', 'c2d', 't2a', 't2d'];
