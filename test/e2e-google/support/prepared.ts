// What is prepared once for all test files reaches them through the environment.
export const DIRECTORY = 'PRODUCTION_CLUSTER_E2E_GOOGLE_DIRECTORY';
export const ENVIRONMENT = 'PRODUCTION_CLUSTER_E2E_GOOGLE_ENVIRONMENT';
export const MISSING = 'PRODUCTION_CLUSTER_E2E_GOOGLE_MISSING';

/** The environment in which Terraform finds its provider. */
export function terraformVariables(): NodeJS.ProcessEnv {
  return JSON.parse(process.env[ENVIRONMENT] ?? '{}') as NodeJS.ProcessEnv;
}
