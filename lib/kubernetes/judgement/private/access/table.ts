import { PolicyRule } from '../../../access/policy-rule';
import { AccessGrant } from '../../access-grant';

const HEADER = ['SUBJECT', 'ROLE', 'WHERE', 'MAY'];

/** Grants as a table of text: a line for each rule, in the order of their subjects. */
export function tableOf(grants: readonly AccessGrant[]): string {
  const rows = [...grants].sort((one, other) => compare(orderOf(one), orderOf(other))).flatMap(rowsOf);
  const widths = HEADER.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  return [HEADER, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n');
}

function rowsOf({ subject, role, namespace = 'the whole cluster', rules }: AccessGrant): string[][] {
  const lines = rules.length > 0 ? rules.map(ruleText) : ['nothing that is known here'];
  return lines.map((line, index) => (index === 0 ? [subject, role, namespace, line] : ['', '', '', line]));
}

/** A rule in words, such as `get, list deployments (apps)`. */
export function ruleText({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceUrls = [] }: PolicyRule): string {
  const groups = apiGroups.filter((group) => group !== '');
  const of = groups.length > 0 ? ` (${apiGroups.map((group) => (group === '' ? 'core' : group)).join(', ')})` : '';
  const named = resourceNames.length > 0 ? ` named ${resourceNames.join(', ')}` : '';
  return `${verbs.join(', ')} ${[...resources, ...nonResourceUrls].join(', ')}${of}${named}`;
}

function orderOf({ subject, namespace = '', role, binding }: AccessGrant): string {
  return [subject, namespace, role, binding].join('\n');
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
