import { PolicyRule } from '../../../access/policy-rule';
import { AccessGrant } from '../../access-grant';
import { AccessRow } from '../../access-row';

const HEADER = ['SUBJECT', 'ROLE', 'WHERE', 'MAY'];

/** Grants as a table of text: a line for each rule, in the order of their subjects. */
export function tableOf(grants: readonly AccessGrant[]): string {
  const rows = accessRows(grants).flatMap(linesOf);
  const widths = HEADER.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  return [HEADER, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n');
}

/** Grants as rows for who lays out a table, in the order of their subjects. */
export function accessRows(grants: readonly AccessGrant[]): AccessRow[] {
  return inOrder(grants).map(({ subject, role, namespace = 'the whole cluster', rules }) => ({ subject, role, where: namespace, rules: rules.length > 0 ? rules.map(ruleText) : ['nothing that is known here'] }));
}

function linesOf({ subject, role, where, rules }: AccessRow): string[][] {
  return rules.map((line, index) => (index === 0 ? [subject, role, where, line] : ['', '', '', line]));
}

function inOrder(grants: readonly AccessGrant[]): AccessGrant[] {
  return [...grants].sort((one, other) => compare(orderOf(one), orderOf(other)));
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
