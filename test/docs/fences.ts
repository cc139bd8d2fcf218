import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** A piece of TypeScript in a document, as a file beside it: each line has the number that it has in the document. */
export interface Fence {
  readonly path: string;
  readonly code: string;
}

/** The documents whose code users copy. */
export function documents(root: string): string[] {
  const folders = ['docs', 'examples'].map((name) => join(root, name)).filter((folder) => existsSync(folder));
  return [join(root, 'README.md'), ...folders.flatMap(markdownBelow)];
}

function markdownBelow(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => path.endsWith('.md')).map((path) => join(folder, path));
}

/** The `ts` fences of a document. */
export function fencesOf(document: string): Fence[] {
  const lines = readFileSync(document, 'utf8').split('\n');
  return lines.flatMap((line, index) => (line === '```ts' ? [fenceAt(document, lines, index + 1)] : []));
}

function fenceAt(document: string, lines: string[], first: number): Fence {
  const code = lines.slice(first, lines.indexOf('```', first));
  return { path: `${document}.${first}.ts`, code: ['\n'.repeat(first - 1), ...code, 'export {};'].join('\n') };
}
