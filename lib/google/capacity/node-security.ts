/**
 * Whether nodes start only what is signed.
 * Source: https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes#secure_boot (read 2026-11)
 */
export enum SecureBoot {
  /** They do. */
  ENABLED = 'enabled',
  /** They do not, so that kernel modules which nobody signed can be loaded, such as a GPU driver of your own. */
  DISABLED = 'disabled',
}

/**
 * What keeps the memory of nodes encrypted while it is used.
 * Source: https://cloud.google.com/kubernetes-engine/docs/how-to/confidential-gke-nodes (read 2026-11)
 */
export enum ConfidentialTechnology {
  /** AMD Secure Encrypted Virtualization. */
  SEV = 'SEV',
  /** AMD Secure Encrypted Virtualization with Secure Nested Paging. */
  SEV_SNP = 'SEV_SNP',
  /** Intel Trust Domain Extensions. */
  TDX = 'TDX',
}
