import { Evidence, ItemResult } from '../../../readiness-result';
import { sectionsOf } from '../standings';
import { STANDINGS } from '../words';
import { code, plain, source } from './escape';

/** Every item with what it is judged by, section by section. */
export function checklist(items: readonly ItemResult[]): readonly string[] {
  return [...sectionsOf(items)].flatMap(([title, own]) => [`#### ${plain(title)}`, own.map(entry).join('\n')]);
}

function entry(item: ItemResult): string {
  const { sign, label } = STANDINGS[item.standing];
  const { reason, fix, document } = item;
  const told = [
    point(reason === undefined ? undefined : plain(reason)),
    point(acknowledged(item)),
    point(fix === undefined ? undefined : `**To fix:** ${plain(fix)}`),
    ...item.evidence.map((one) => point(evidence(one))),
    point(`Asked by ${source(item.source)}`),
    point(document === undefined ? undefined : `See ${source(document)}`),
  ];
  return `- **${sign} ${label}**: ${plain(item.id)} ${plain(item.title)}${told.join('')}`;
}

function point(text: string | undefined): string {
  return text === undefined ? '' : `\n  - ${text}`;
}

function acknowledged({ owner, expires }: ItemResult): string | undefined {
  if (owner === undefined) return expires === undefined ? undefined : `until ${plain(expires)}`;
  return `Owner: ${plain(owner)}${expires === undefined ? '' : `, until ${plain(expires)}`}`;
}

function evidence({ value, constructPath }: Evidence): string {
  return constructPath === undefined ? plain(value) : `${plain(value)} (${code(constructPath)})`;
}
