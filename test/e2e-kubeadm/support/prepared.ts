// What is prepared once for all test files reaches them through the environment.
export const DIRECTORY = 'PRODUCTION_CLUSTER_KUBEADM_DIRECTORY';
export const MISSING = 'PRODUCTION_CLUSTER_KUBEADM_MISSING';
export const PREPARED = 'PRODUCTION_CLUSTER_KUBEADM_PREPARED';

/** A version of Kubernetes whose programs are there. */
export interface BuiltRelease {
  /** Such as `v1.34.4`. */
  readonly version: string;
  readonly directory: string;
}

/** What all worlds are made of. */
export interface Prepared {
  /** The environment in which Terraform finds the AWS provider. */
  readonly terraform: NodeJS.ProcessEnv;
  /** The environment in which Terraform finds the Kubernetes provider. @default - it cannot be had */
  readonly kubernetesProvider?: NodeJS.ProcessEnv;
  /** The oldest first. */
  readonly releases: readonly BuiltRelease[];
  readonly etcd: BuiltRelease;
  /** Containerd's store with the images of every release. */
  readonly imageStore: string;
}

/** What was prepared. */
export function prepared(): Prepared {
  return JSON.parse(process.env[PREPARED] ?? '{}') as Prepared;
}
