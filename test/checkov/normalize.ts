import { Configuration } from './examples';
import { PlannedResource } from './exposure';

/** A synthesized stack as checkov reads Terraform's JSON: without nulls, which cdktf writes for what is not given and which hide findings, and without comments. */
export function normalize(configuration: Configuration): Configuration {
  return JSON.parse(JSON.stringify(configuration, (key, value: unknown) => (key === '//' || value === null ? undefined : value))) as Configuration;
}

/** The resources of a synthesized stack, as a plan would name them. */
export function resourcesOf({ resource = {} }: Configuration): PlannedResource[] {
  return Object.entries(resource).flatMap(([type, blocks]) =>
    Object.entries(blocks as Record<string, unknown>).map(([name, after]) => ({ address: `${type}.${name}`, type, change: { actions: ['create'], after } })));
}
