import { fail } from '../../../../private/problem';
import { AccessQuestion } from '../../access-question';
import { Rule } from '../model';

/** A request as the authorizer sees it. */
export interface Request {
  readonly verb: string;
  /** The namespace; empty for none. */
  readonly namespace: string;
  /** Whether a rule allows it. */
  allowedBy(rule: Rule): boolean;
}

/** The requests that a question is about: one, or one for each object that it names. */
export function requestsOf(question: AccessQuestion): readonly Request[] {
  const { verb, resource, nonResourceUrl } = question;
  if ((resource === undefined) === (nonResourceUrl === undefined)) {
    fail('access-question', {
      what: 'A question names neither a resource nor a URL, or both',
      got: { verb, resource: resource?.resource, nonResourceUrl },
      allowed: 'a resource or a nonResourceUrl',
      fix: 'ask about one of them',
    });
  }
  // What is no resource has no namespace either.
  if (nonResourceUrl !== undefined) return [{ verb, namespace: '', allowedBy: (rule) => includes(rule.verbs, verb) && rule.nonResourceUrls.some((url) => matchesUrl(url, nonResourceUrl)) }];
  return namesIn(question).map((name) => resourceRequest(question, name));
}

function namesIn({ resource, objectName }: AccessQuestion): readonly string[] {
  if (objectName !== undefined) return [objectName];
  return resource && resource.resourceNames.length > 0 ? resource.resourceNames : [''];
}

/**
 * A request about objects. Where it is about a namespace itself, the API server takes that for its namespace.
 * Source: https://github.com/kubernetes/kubernetes/blob/v1.34.4/staging/src/k8s.io/apiserver/pkg/endpoints/request/requestinfo.go
 */
function resourceRequest({ verb, resource, namespace }: AccessQuestion, name: string): Request {
  const { apiGroup, resource: combined } = resource ?? { apiGroup: '', resource: '' };
  const [kind, ...rest] = combined.split('/');
  const subresource = rest.join('/');
  const ofNamespace = apiGroup === '' && kind === 'namespaces' ? name : '';
  return {
    verb,
    namespace: namespace ?? ofNamespace,
    allowedBy: (rule) =>
      includes(rule.verbs, verb) &&
      includes(rule.apiGroups, apiGroup) &&
      rule.resources.some((stated) => stated === '*' || stated === combined || (subresource !== '' && stated === `*/${subresource}`)) &&
      (rule.resourceNames.length === 0 || rule.resourceNames.includes(name)),
  };
}

function includes(stated: readonly string[], asked: string): boolean {
  return stated.includes('*') || stated.includes(asked);
}

function matchesUrl(stated: string, asked: string): boolean {
  return stated === asked || (stated.endsWith('*') && asked.startsWith(stated.replace(/\*+$/, '')));
}
