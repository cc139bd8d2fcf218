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
    ...(reason === undefined ? [] : [plain(reason)]),
    ...acknowledged(item),
    ...(fix === undefined ? [] : [`**To fix:** ${plain(fix)}`]),
    ...item.evidence.map(evidence),
    `Asked by ${source(item.source)}`,
    ...(document === undefined ? [] : [`See ${source(document)}`]),
  ];
  return [`- **${sign} ${label}**: ${plain(item.id)} ${plain(item.title)}`, ...told.map((line) => `  - ${line}`)].join('\n');
}

function acknowledged({ owner, expires }: ItemResult): readonly string[] {
  const parts = [...(owner === undefined ? [] : [`Owner: ${plain(owner)}`]), ...(expires === undefined ? [] : [`until ${plain(expires)}`])];
  return parts.length === 0 ? [] : [parts.join(', ')];
}

function evidence({ value, constructPath }: Evidence): string {
  return constructPath === undefined ? plain(value) : `${plain(value)} (${code(constructPath)})`;
}
