import { checkNotEmpty, checkText, checkUnique, unknown } from '../../../private/checks';
import { DNS_SUBDOMAIN } from '../../../private/labels';
import { fail } from '../../../private/problem';
import { PolicyRule } from '../policy-rule';

// A verb of requests, or one that Kubernetes asks about besides, such as `impersonate` and `approve`; those of 1.35 may hold colons.
const VERB = /^(\*|[a-z][a-z:-]*)$/;
// RBAC knows `pods`, `pods/log`, `*` and `*/scale`, but not `pods/*`.
const RESOURCE = /^(\*|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(\/[a-z0-9]([a-z0-9._/-]*[a-z0-9])?)?$/;
// Besides objects, users and groups are named so by who impersonates them, and those may hold blanks.
const RESOURCE_NAME = /^[^\s\p{Cc}*]([^\p{Cc}*]*[^\s\p{Cc}*])?$/u;
const NON_RESOURCE_URL = /^(\*|\/[^*\s]*\*?)$/;
const MAX_LENGTH = 253;

// What the API server asks RBAC about its own kinds; a rule with another verb would never match.
// Source: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb (read 2026-11)
const KNOWN_VERBS = [
  'get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'escalate', 'bind', 'impersonate', 'approve', 'sign', 'attest', 'use', 'proxy',
];
const HTTP_VERBS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];
const BUILT_IN_GROUP = /^$|^(apps|autoscaling|batch|policy)$|\.k8s\.io$/;

/** An API group: the empty text, a DNS subdomain, or all. */
export function checkRuleApiGroup(apiGroup: string, option: string): void {
  if (apiGroup === '' || apiGroup === '*') return;
  checkText(apiGroup, {
    id: 'rule-api-group', option, pattern: DNS_SUBDOMAIN, maxLength: MAX_LENGTH,
    allowed: 'an API group without its version, such as apps or rbac.authorization.k8s.io; the core group is the empty text',
  });
}

/** A resource, perhaps with a subresource. */
export function checkRuleResource(resource: string, option: string): void {
  checkText(resource, {
    id: 'rule-resource', option, pattern: RESOURCE, maxLength: MAX_LENGTH,
    allowed: 'a kind in lower case and in the plural, such as pods, with a subresource after a slash, such as pods/log; all subresources of a kind cannot be named at once',
  });
}

/** Names of objects. */
export function checkResourceNames(names: string[], option: string): void {
  if (unknown(names)) return;
  checkUnique(names, { id: 'rule-resource-names', option });
  for (const name of names) {
    checkText(name, { id: 'rule-resource-names', option, pattern: RESOURCE_NAME, maxLength: MAX_LENGTH, allowed: 'names of objects in full; a pattern names none' });
  }
}

/** A rule of a role, to the rules of Kubernetes, and refused where it would never match. */
export function checkPolicyRule(rule: PolicyRule, option: string): void {
  checkVerbs(rule, option);
  if (rule.nonResourceUrls === undefined) return checkResourceRule(rule, option);
  if (rule.apiGroups !== undefined || rule.resources !== undefined || rule.resourceNames !== undefined) {
    fail('rule-mixed', {
      what: `${option} names both resources and URLs that are none`,
      got: rule.nonResourceUrls,
      allowed: 'either apiGroups with resources, or nonResourceUrls',
      fix: 'make two rules of it',
    });
  }
  checkUrls(rule.nonResourceUrls, option);
}

function checkVerbs(rule: PolicyRule, option: string): void {
  const { verbs } = rule;
  checkNotEmpty(verbs, { id: 'list-empty', option: `${option} verbs` });
  checkUnique(verbs, { id: 'rule-verb', option: `${option} verbs` });
  if (unknown(verbs)) return;
  const known = verbsFor(rule);
  for (const verb of verbs) {
    checkText(verb, { id: 'rule-verb', option: `${option} verbs`, pattern: VERB, maxLength: MAX_LENGTH, allowed: 'verbs in lower case, such as get, list and watch' });
    if (known === undefined || unknown(verb) || verb === '*' || verb.includes(':') || known.includes(verb)) continue;
    fail('rule-verb', { what: `${option} names a verb that Kubernetes does not ask about here, so that it would never match`, got: verb, allowed: known.join(', '), fix: 'correct the verb' });
  }
}

// Kinds of others may have verbs of their own.
function verbsFor({ apiGroups = [], nonResourceUrls }: PolicyRule): string[] | undefined {
  if (nonResourceUrls !== undefined) return HTTP_VERBS;
  const builtIn = !unknown(apiGroups) && apiGroups.every((group) => !unknown(group) && BUILT_IN_GROUP.test(group));
  return builtIn ? KNOWN_VERBS : undefined;
}

function checkResourceRule({ verbs, apiGroups = [], resources = [], resourceNames }: PolicyRule, option: string): void {
  checkNotEmpty(apiGroups, { id: 'list-empty', option: `${option} apiGroups` });
  checkNotEmpty(resources, { id: 'list-empty', option: `${option} resources` });
  if (!unknown(apiGroups)) for (const group of apiGroups) checkRuleApiGroup(group, `${option} apiGroups`);
  if (!unknown(resources)) for (const resource of resources) checkRuleResource(resource, `${option} resources`);
  if (resourceNames === undefined) return;
  checkNotEmpty(resourceNames, { id: 'list-empty', option: `${option} resourceNames` });
  checkResourceNames(resourceNames, `${option} resourceNames`);
  checkNamedVerbs(verbs, resources, option);
}

/**
 * A request that creates an object names it in its body, which RBAC does not read, and one that deletes a collection names none. Requests to
 * list and watch do, if they select the field `metadata.name`, and those that create a subresource.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources (read 2026-11)
 */
function checkNamedVerbs(verbs: string[], resources: string[], option: string): void {
  if (unknown(verbs) || unknown(resources)) return;
  const wholeObjects = resources.some((resource) => !unknown(resource) && !resource.includes('/'));
  const verb = verbs.find((one) => one === 'deletecollection' || (one === 'create' && wholeObjects));
  if (verb === undefined) return;
  fail('rule-resource-names', {
    what: `${option} restricts a verb to objects by name that Kubernetes cannot restrict in this way, so that it would never match`,
    got: verb,
    allowed: 'get, list, watch, update, patch and delete, and create for subresources',
    fix: `allow ${verb} without names, or leave it out`,
  });
}

function checkUrls(urls: string[], option: string): void {
  checkNotEmpty(urls, { id: 'list-empty', option: `${option} nonResourceUrls` });
  if (unknown(urls)) return;
  for (const url of urls) {
    checkText(url, {
      id: 'rule-url', option: `${option} nonResourceUrls`, pattern: NON_RESOURCE_URL, maxLength: 2048, allowed: 'a path that begins with /, such as /healthz, or a beginning of paths that ends in *, such as /healthz/*',
    });
  }
}
