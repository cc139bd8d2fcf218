import { AccessGrant } from '../../access-grant';
import { AccessQuestion } from '../../access-question';
import { Requester } from '../../requester';
import { ruleText } from './table';

const MAX_LINES = 12;

/** A question in words, such as `list secrets in payments`. */
export function describeQuestion({ verb, resource, objectName, namespace, nonResourceUrl }: AccessQuestion): string {
  if (resource === undefined) return `${verb} ${nonResourceUrl}`;
  const names = objectName ?? resource.resourceNames.join(', ');
  const group = resource.apiGroup === '' ? '' : ` (${resource.apiGroup})`;
  return `${verb} ${resource.resource}${group}${names === '' ? '' : ` named ${names}`} ${namespace === undefined ? 'in the whole cluster' : `in ${namespace}`}`;
}

/** Why somebody may do something. */
export function explainYes(requester: Requester, question: AccessQuestion, by: readonly AccessGrant[]): string {
  const grants = by.map(({ subject, role, namespace, binding }) => `${subject} has ${role} ${whereOf(namespace)} (${binding})`);
  return listed(`${requester.toString()} may ${describeQuestion(question)}:`, grants.length > 0 ? grants : ['members of system:masters may do everything']);
}

/** Why somebody may not do something: what they may do with the same kind, or else what they may do at all. */
export function explainNo(requester: Requester, question: AccessQuestion, held: readonly AccessGrant[]): string {
  const may = held.filter(({ binding }) => binding !== 'Kubernetes');
  const kind = question.resource?.resource.split('/')[0];
  const near = may.flatMap((grant) => linesOf(grant, kind));
  const all = may.map(({ role, namespace, binding }) => `${role} ${whereOf(namespace)} (${binding})`);
  const title = `${requester.toString()} may not ${describeQuestion(question)}.`;
  if (near.length > 0) return listed(`${title} Nearby is allowed:`, near);
  return all.length > 0 ? listed(`${title} What is bound allows nothing of the kind:`, all) : `${title} Nothing is bound to them.`;
}

function linesOf({ rules, namespace, binding }: AccessGrant, kind: string | undefined): string[] {
  const near = rules.filter(({ resources = [], nonResourceUrls = [] }) =>
    kind === undefined ? nonResourceUrls.length > 0 : resources.some((resource) => resource === '*' || resource.split('/')[0] === kind),
  );
  return near.map((rule) => `${ruleText(rule)} ${whereOf(namespace)} (${binding})`);
}

function whereOf(namespace: string | undefined): string {
  return namespace === undefined ? 'in the whole cluster' : `in ${namespace}`;
}

function listed(title: string, lines: readonly string[]): string {
  const more = lines.length > MAX_LINES ? [`… and ${lines.length - MAX_LINES} more`] : [];
  return [title, ...[...lines.slice(0, MAX_LINES), ...more].map((line) => `  ${line}`)].join('\n');
}
