import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as ts from 'typescript';
import { documents, Fence, fencesOf } from './fences';

const ROOT = join(__dirname, '..', '..');

test('the code in the documents compiles', () => {
  const fences = documents(ROOT).flatMap(fencesOf);
  expect(fences.length).toBeGreaterThan(0);
  expect(problemsOf(fences)).toEqual([]);
}, 60_000);

describe('the reader of documents', () => {
  const directory = mkdtempSync(join(tmpdir(), 'fences-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  test('keeps the line numbers of the document', () => {
    const path = join(directory, 'README.md');
    writeFileSync(path, ['text', '```ts', 'const a = 1;', '```', '```sh', 'ls', '```', '```ts', 'b;', '```'].join('\n'));

    expect(fencesOf(path)).toEqual([
      { path: `${path}.2.ts`, code: '\n\nconst a = 1;\nexport {};' },
      { path: `${path}.8.ts`, code: '\n\n\n\n\n\n\n\nb;\nexport {};' },
    ]);
  });
});

function problemsOf(fences: Fence[]): string[] {
  const program = ts.createProgram({ rootNames: fences.map((fence) => fence.path), options: compilerOptions(), host: hostWith(fences) });
  return fences
    .flatMap((fence) => diagnosticsOf(program, fence))
    .map((found) => ts.formatDiagnostic(found, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => ROOT, getNewLine: () => '\n' }));
}

function diagnosticsOf(program: ts.Program, fence: Fence): readonly ts.Diagnostic[] {
  const source = program.getSourceFile(fence.path);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
}

function compilerOptions(): ts.CompilerOptions {
  const config: unknown = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config;
  const { options } = ts.parseJsonConfigFileContent({ ...(config as object), include: [], files: [] }, ts.sys, ROOT);
  // A fence shows one thing; that it does not use all of it is no mistake.
  return { ...options, noUnusedLocals: false, noUnusedParameters: false };
}

function hostWith(fences: Fence[]): ts.CompilerHost {
  const codes = new Map(fences.map((fence) => [fence.path, fence.code]));
  const host = ts.createCompilerHost({});
  const { fileExists, readFile } = host;
  host.getCurrentDirectory = () => ROOT;
  host.fileExists = (path) => codes.has(path) || fileExists(path);
  host.readFile = (path) => codes.get(path) ?? readFile(path);
  return { ...host, getSourceFile: (path, options) => sourceOf(host, path, options) };
}

function sourceOf(host: ts.CompilerHost, path: string, options: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
  const text = host.readFile(path);
  return text === undefined ? undefined : ts.createSourceFile(path, text, options);
}
