import { readdirSync, readFileSync } from 'fs';
import { join, relative, sep } from 'path';
import * as ts from 'typescript';

export const ROOT = join(__dirname, '..', '..');

/** The hand-written library code, parsed, in the order of its paths. */
export function librarySources(): ts.SourceFile[] {
  return readdirSync(join(ROOT, 'lib'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(generated|d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true));
}

/** The path of a source from the repository's root, with slashes. */
export function nameOf(source: ts.SourceFile): string {
  return relative(ROOT, source.fileName).split(sep).join('/');
}

/** Every node below a node, itself included. */
export function* nodesBelow(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesBelow(child);
}

/** How many lines a node takes, without what is documented above it. */
export function linesOf(source: ts.SourceFile, node: ts.Node): number {
  const first = source.getLineAndCharacterOfPosition(node.getStart()).line;
  return source.getLineAndCharacterOfPosition(node.getEnd()).line - first + 1;
}

/** Where a node is, for messages. */
export function placeOf(source: ts.SourceFile, node: ts.Node): string {
  return `${nameOf(source)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
