import { names, Reach, RightRule } from '../lint/right-rule';

const VERBS = ['escalate', 'bind', 'impersonate'];

/**
 * Rights to get more rights: to write roles and bindings beyond one's own, and to be somebody else.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb (read 2026-11)
 */
export const rbacEscalationVerb: RightRule = {
  id: 'rbac-escalation-verb',
  reach: Reach.ANYWHERE,
  what: 'lets its subjects get rights that they do not have, by escalate, bind or impersonate',
  allowed: 'other verbs; whoever writes roles can grant the rights that they hold without these',
  fix: 'remove the verb, or name the other verbs where it is *',
  grants: (rule) =>
    // The narrower verbs of later versions begin with impersonate:.
    rule.verbs.some((verb) => VERBS.includes(verb.split(':')[0])) ||
    names(rule, { apiGroup: 'rbac.authorization.k8s.io', resources: ['roles', 'clusterroles'], verbs: VERBS }) ||
    names(rule, { apiGroup: '', resources: ['users', 'groups', 'serviceaccounts'], verbs: VERBS }) ||
    names(rule, { apiGroup: 'authentication.k8s.io', resources: ['uids'], verbs: VERBS }),
};
