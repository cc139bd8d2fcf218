import { PolicyRule } from 'cdktf-production-cluster';
import { API_LIST } from './api-list';

/** Rights one by one, as `get apps/deployments/scale`, with the name of the only object after a colon. */
export function rightsOf(rules: PolicyRule[]): Set<string> {
  const rights = rules.flatMap(({ verbs, apiGroups = [], resources = [], resourceNames = [''] }) =>
    verbs.flatMap((verb) => apiGroups.flatMap((group) => resources.flatMap((resource) => resourceNames.map((name) => right(verb, group, resource, name))))),
  );
  return new Set(rights);
}

/** All rights to the kinds that Kubernetes serves. */
export function servedRights(): Set<string> {
  const rights = Object.entries(API_LIST).flatMap(([group, byVerbs]) =>
    Object.entries(byVerbs).flatMap(([verbs, resources]) => verbs.split(' ').flatMap((verb) => resources.map((resource) => right(verb, group, resource)))),
  );
  return new Set(rights);
}

/** The kinds that Kubernetes serves, as `apps/deployments`. */
export function servedKinds(): string[] {
  return [...new Set([...servedRights()].map((one) => one.split(' ')[1]))].filter((kind) => kind.split('/').length === 2);
}

/** What one set of rights has and another has not, sorted. */
export function without(rights: Iterable<string>, others: ReadonlySet<string>): string[] {
  return [...rights].filter((one) => !others.has(one)).sort();
}

function right(verb: string, group: string, resource: string, name = ''): string {
  return `${verb} ${group}/${resource}${name && `:${name}`}`;
}
