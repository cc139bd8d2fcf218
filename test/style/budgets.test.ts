import * as ts from 'typescript';
import { librarySources, linesOf, nameOf, nodesBelow, placeOf } from './sources';

const sources = librarySources();

function quantile(values: number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1];
}

describe('the budgets of the library code', () => {
  test('half of the files have fewer than 120 lines', () => {
    expect(quantile(sources.map((source) => source.getLineStarts().length), 0.5)).toBeLessThan(120);
  });

  test('95 of 100 functions have at most 25 lines', () => {
    const lengths = sources.flatMap((source) => functionsOf(source).map((found) => linesOf(source, found)));
    expect(quantile(lengths, 0.95)).toBeLessThanOrEqual(25);
  });
});

describe('the documentation of the public API', () => {
  const inner = /\/(private|cli|embedded-aws)\//;
  const exported = sources.filter((source) => !inner.test(nameOf(source))).flatMap((source) => exportedInterfaces(source));

  test('there is something to check', () => {
    expect(exported.length).toBeGreaterThan(20);
  });

  test('every member has a text', () => {
    const silent = exported.flatMap(({ source, declaration }) =>
      declaration.members.filter((member) => !/\w/.test(documentationOf(member))).map((member) => placeOf(source, member)),
    );
    expect(silent).toEqual([]);
  });

  test('every optional property names its default', () => {
    const without = exported.flatMap(({ source, declaration }) =>
      declaration.members
        .filter((member) => ts.isPropertySignature(member) && member.questionToken !== undefined)
        .filter((member) => !/@default\s+\S/.test(documentationOf(member)))
        .map((member) => placeOf(source, member)),
    );
    expect(without).toEqual([]);
  });
});

interface ExportedInterface {
  readonly source: ts.SourceFile;
  readonly declaration: ts.InterfaceDeclaration;
}

function exportedInterfaces(source: ts.SourceFile): ExportedInterface[] {
  return source.statements
    .filter((statement) => ts.isInterfaceDeclaration(statement))
    .filter((declaration) => declaration.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword))
    .map((declaration) => ({ source, declaration }));
}

function functionsOf(source: ts.SourceFile): ts.Node[] {
  return [...nodesBelow(source)].filter((node) => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined);
}

function documentationOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .map((found) => found.getText())
    .join('\n');
}
