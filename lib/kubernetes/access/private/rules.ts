import { ApiResource } from '../api-resource';
import { PolicyRule } from '../policy-rule';

/** Reads objects. */
export const READ: readonly string[] = ['get', 'list', 'watch'];
/** Changes objects one by one. */
export const WRITE: readonly string[] = ['create', 'update', 'patch', 'delete'];

/** Rules that allow verbs on kinds: one for each API group and each set of names. */
export function rulesFor(verbs: readonly string[], ...resources: ApiResource[]): PolicyRule[] {
  const groups = new Map<string, ApiResource[]>();
  for (const resource of resources) {
    const key = JSON.stringify([resource.apiGroup, resource.resourceNames]);
    groups.set(key, [...(groups.get(key) ?? []), resource]);
  }
  return [...groups.values()].map((alike) => {
    const [{ apiGroup, resourceNames }] = alike;
    const rule = { verbs: [...verbs], apiGroups: [apiGroup], resources: alike.map(({ resource }) => resource) };
    return resourceNames.length > 0 ? { ...rule, resourceNames } : rule;
  });
}

/** A rule that changes with nothing else. */
export function copyOf({ verbs, apiGroups, resources, resourceNames, nonResourceUrls }: PolicyRule): PolicyRule {
  return {
    verbs: [...verbs],
    apiGroups: apiGroups && [...apiGroups],
    resources: resources && [...resources],
    resourceNames: resourceNames && [...resourceNames],
    nonResourceUrls: nonResourceUrls && [...nonResourceUrls],
  };
}
