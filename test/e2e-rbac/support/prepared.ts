import { Programs } from './control-plane';

// What is prepared once for all test files reaches them through the environment.
export const MISSING = 'PRODUCTION_CLUSTER_RBAC_MISSING';
export const PROGRAMS = 'PRODUCTION_CLUSTER_RBAC_PROGRAMS';
export const DIRECTORY = 'PRODUCTION_CLUSTER_RBAC_DIRECTORY';
export const TERRAFORM = 'PRODUCTION_CLUSTER_RBAC_TERRAFORM';

/** The programs that were built. */
export function builtPrograms(): Programs {
  return JSON.parse(process.env[PROGRAMS] ?? '{}') as Programs;
}

/** The environment in which Terraform finds the real Kubernetes provider; undefined where it cannot. */
export function terraformVariables(): NodeJS.ProcessEnv | undefined {
  const text = process.env[TERRAFORM];
  return text === undefined ? undefined : (JSON.parse(text) as NodeJS.ProcessEnv);
}
