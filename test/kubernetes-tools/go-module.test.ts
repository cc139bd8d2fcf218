import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { GoModule } from './go-module';
import { TOOL_SETS, ToolSet } from './tool-sets';

const SETS: readonly (readonly [string, ToolSet])[] = Object.entries(TOOL_SETS);

test.each(SETS)('the go.mod of %s names its programs and the version of their module', (_name, { folder, module, programs }) => {
  // WHEN
  const goModule = new GoModule(join(__dirname, folder));

  // THEN
  expect(goModule.versionOf(module)).toMatch(/^v\d+\.\d+\.\d+$/);
  for (const program of programs) expect(goModule.packageOf(program)).toMatch(new RegExp(`/${program}(/v\\d+)?$`));
});

test('a program that no go.mod names is refused', () => {
  // GIVEN
  const goModule = new GoModule(join(__dirname, 'etcd'));

  // THEN
  expect(() => goModule.packageOf('kubelet')).toThrow('names no tool kubelet');
  expect(() => goModule.versionOf('k8s.io/kubernetes')).toThrow('does not require k8s.io/kubernetes');
});

test('sources of its own, its sums and the flags decide on its programs', () => {
  // GIVEN
  const directory = mkdtempSync(join(tmpdir(), 'go-module-'));
  cpSync(join(__dirname, 'laboratory'), directory, { recursive: true });
  const goModule = new GoModule(directory);
  const hash = goModule.hash(['a']);

  // WHEN
  const [others, again] = [goModule.hash(['b']), goModule.hash(['a'])];
  const source = join(directory, 'pause/main.go');
  writeFileSync(source, `${readFileSync(source, 'utf8')}\n`);
  const changed = goModule.hash(['a']);
  rmSync(directory, { recursive: true });

  // THEN
  expect(again).toBe(hash);
  expect(others).not.toBe(hash);
  expect(changed).not.toBe(hash);
});
