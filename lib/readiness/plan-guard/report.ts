import { AttributeChange, PlanChanges, PlanCheckResult, PlanFinding } from './plan-check-result';
import { shellWord } from './shell-word';

const MOST_ATTRIBUTES = 12;

/** How a text is stressed, such as by a colour. */
export type Emphasis = (text: string) => string;

/** What is found in a plan, for people. */
export function report({ findings, accepted, changes }: PlanCheckResult, stress: Emphasis = (text) => text): string {
  const lines = [
    ...findings.flatMap((finding) => [stress(printable(titleOf(finding))), ...detailsOf(finding).map(printable), '']),
    ...accepted.map((finding) => printable(`Accepted: ${titleOf(finding)}`)),
    `${findings.length === 0 ? 'Nothing to refuse' : `${findings.length} to refuse`}. ${summaryOf(changes)}.`,
  ];
  const addresses = [...new Set(findings.map(({ address }) => address))];
  if (addresses.length > 0) lines.push(printable(`What is meant is accepted by its address: ${allowances(addresses)}`));
  return lines.join('\n');
}

const ACTIONS: ReadonlyMap<string, string> = new Map(Object.entries({
  'update': 'is changed in place',
  'delete': 'is destroyed',
  'delete,create': 'is replaced: destroyed, then made anew',
  'create,delete': 'is replaced: made anew, then destroyed',
  'create,forget': 'is replaced: made anew, and the old one left to itself',
}));

function titleOf({ address, actions, kind }: PlanFinding): string {
  return `${address} ${ACTIONS.get(actions.join()) ?? `is planned to ${actions.join(', ')}`} [${kind}]`;
}

function detailsOf({ what, attributes, first, fix }: PlanFinding): string[] {
  const more = attributes.length - MOST_ATTRIBUTES;
  return [
    `  ${what}.`,
    ...attributes.slice(0, MOST_ATTRIBUTES).map(lineOf),
    ...(more > 0 ? [`    … and ${more} more`] : []),
    ...first.map((step) => `  First: ${step}`),
    `  To fix: ${fix}.`,
  ];
}

function lineOf({ path, before, after, forcesReplacement }: AttributeChange): string {
  return `    ${path}: ${before} → ${after}${forcesReplacement ? '   (forces replacement)' : ''}`;
}

function summaryOf({ created, updated, replaced, destroyed, forgotten, unchanged }: PlanChanges): string {
  const left = forgotten === 0 ? '' : `, ${forgotten} left to themselves`;
  return `The plan: ${created} made, ${updated} changed in place, ${replaced} replaced, ${destroyed} destroyed${left}, ${unchanged} unchanged`;
}

function allowances(addresses: readonly string[]): string {
  return addresses.map((address) => `--allow ${shellWord(address)}`).join(' ');
}

// A plan may come from anywhere; what its names and keys hold must not steer a terminal.
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '�');
}
