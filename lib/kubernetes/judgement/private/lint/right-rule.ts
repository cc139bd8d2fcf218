import { ErrorId } from '../../../../private/error-ids';
import { Rule } from '../model';

/** Where a right must be granted to count. */
export enum Reach {
  /** Anywhere: the role that states it is judged, bound or not. */
  ANYWHERE,
  /** In roles of the whole cluster: it is about objects without a namespace, which a role of a namespace cannot give. */
  CLUSTER_ROLE,
  /** In the whole cluster: not the role is judged but its binding, by a ClusterRoleBinding. */
  CLUSTER_BINDING,
}

/** A right that nobody should get unnoticed. */
export interface RightRule {
  /** The id, which is the name of the file. */
  readonly id: ErrorId;
  /** Where it must be granted. */
  readonly reach: Reach;
  /** What a role does with it, after "which": "lets …". */
  readonly what: string;
  /** What is allowed in its place. */
  readonly allowed: string;
  /** What to change. */
  readonly fix: string;
  /** Whether a rule of a role grants it. Of a rule for all resources `rbac-wildcard` tells, unless the resources are named here. */
  grants(rule: Rule): boolean;
}

/** A right by its name. */
export interface Right {
  readonly apiGroup: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** Whether a rule names one of the resources, also as `*\/exec`, with one of the verbs. A verb and a group may be `*`. */
export function names(rule: Rule, { apiGroup, resources, verbs }: Right): boolean {
  return covers(rule.apiGroups, [apiGroup]) && covers(rule.verbs, verbs) && resources.some((resource) => namesResource(rule.resources, resource));
}

function covers(stated: readonly string[], wanted: readonly string[]): boolean {
  return stated.includes('*') || stated.some((value) => wanted.includes(value));
}

function namesResource(stated: readonly string[], resource: string): boolean {
  const [, subresource] = resource.split('/');
  return stated.includes(resource) || (subresource !== undefined && stated.includes(`*/${subresource}`));
}
