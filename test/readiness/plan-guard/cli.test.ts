import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Readable } from 'stream';
import { createProgram } from '../../../lib/cli/program';
import { reportFailure } from '../../../lib/cli/report-failure';
import { PlanCheckResult } from '../../../lib/readiness/plan-guard';
import { checkReal, realPlan } from './support';

interface Outcome {
  readonly code: number | string | undefined;
  readonly output: string;
  readonly errors: string;
}

const directory = mkdtempSync(join(tmpdir(), 'plan-check-'));
const before = process.exitCode;
afterAll(() => rmSync(directory, { recursive: true }));
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = before;
});

/** Runs the command as `production-cluster` does, in this process. */
async function planCheck(...args: string[]): Promise<Outcome> {
  const text: Record<'output' | 'errors', string> = { output: '', errors: '' };
  const collect = (name: 'output' | 'errors', end = '') => (chunk: unknown) => ((text[name] += `${String(chunk)}${end}`), true);
  jest.spyOn(console, 'log').mockImplementation(collect('output', '\n'));
  jest.spyOn(console, 'error').mockImplementation(collect('errors', '\n'));
  jest.spyOn(process.stdout, 'write').mockImplementation(collect('output'));
  jest.spyOn(process.stderr, 'write').mockImplementation(collect('errors'));
  process.exitCode = undefined;
  await createProgram().parseAsync(['node', 'production-cluster', 'plan-check', ...args]).catch(reportFailure);
  const { exitCode: code } = process;
  jest.restoreAllMocks();
  return { code, ...text };
}

/** A file with a content. */
function file(content: string | Buffer): string {
  const path = join(directory, 'plan.json');
  writeFileSync(path, content);
  return path;
}

/** Gives an object another property, which jest cannot where there is none or a getter. Returns what takes it back. */
function replaced(owner: object, name: string, value: unknown): () => void {
  const had = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value, configurable: true });
  return () => void (had ? Object.defineProperty(owner, name, had) : Reflect.deleteProperty(owner, name));
}

const ADDRESSES = checkReal('replace').findings.map(({ address }) => address);
const allowing = (addresses: readonly string[]) => addresses.flatMap((address) => ['--allow', address]);

test('what is safe exits with 0', async () => {
  expect(await planCheck(file(realPlan('scale')))).toEqual({ code: undefined, errors: '', output: expect.stringMatching(/^Nothing to refuse\. .*\n$/) as string });
});

test('what is refused exits with 1, without a word on stderr and without colour', async () => {
  const { code, output, errors } = await planCheck(file(realPlan('replace')));
  expect({ code, errors }).toEqual({ code: 1, errors: '' });
  expect(output).not.toContain('\u001b');
  for (const address of ADDRESSES) expect(output).toContain(`--allow ${address}`);
});

test('a terminal shows in colour what is refused', async () => {
  const restore = replaced(process.stdout, 'hasColors', () => true);
  const { output } = await planCheck(file(realPlan('trap')));
  restore();
  expect(output).toMatch(/^\u001b\[31maws_eks_node_group\..* \[desired-size\]\u001b\[39m\n/);
});

test('what is allowed exits with 0 when it is all, and with 1 when it is a part', async () => {
  const path = file(realPlan('replace'));
  expect((await planCheck(path, ...allowing(ADDRESSES))).code).toBeUndefined();
  expect((await planCheck(path, ...allowing(ADDRESSES.slice(1)))).code).toBe(1);
});

test('--json prints the result', async () => {
  const { code, output } = await planCheck('--json', file(realPlan('replace')), ...allowing(ADDRESSES.slice(1)));
  expect(code).toBe(1);
  expect(JSON.parse(output) as PlanCheckResult).toEqual(checkReal('replace', ADDRESSES.slice(1)));
});

test('- reads standard input', async () => {
  const restore = replaced(process, 'stdin', Readable.from([Buffer.from(realPlan('trap'))]));
  const { output } = await planCheck('-');
  restore();
  expect(output).toContain('[desired-size]');
});

test('what PowerShell writes is read', async () => {
  expect((await planCheck(file(Buffer.from(`\uFEFF${realPlan('scale')}`, 'utf16le')))).output).toContain('Nothing to refuse');
});

test.each<[string, () => string[], string]>([
  ['a file that is missing', () => [join(directory, 'no-such-plan.json')], '[plan-file] The plan cannot be read (ENOENT)'],
  ['a directory', () => [directory], '[plan-file] The plan cannot be read (EISDIR)'],
  ['an empty file', () => [file('')], '[plan-format] The plan is empty'],
  ['a plan cut off', () => [file(realPlan('scale').slice(0, 999))], '[plan-format] The plan is cut off after 999 characters'],
  ['a binary plan', () => [file('PK\u0003\u0004')], '[plan-format] The plan is the binary file'],
  ['a plan that failed', () => [file(realPlan('failed'))], '[plan-incomplete] Terraform failed'],
  ['an allowance that fits nothing', () => [file(realPlan('scale')), '--allow', 'aws_vpc.Gone\n'], '[plan-allowance] An address is allowed at which nothing is found'],
  ['a plan of something else', () => [file(realPlan('scale').replaceAll('aws_', 'azurerm_'))], '[plan-without-resources]'],
  ['no plan', () => [], "missing required argument 'plan'"],
  ['an option that is none', () => ['--force', file('')], "unknown option '--force'"],
])('%s exits with 2 and one line', async (_, args, message) => {
  const { code, output, errors } = await planCheck(...args());
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(errors.toLowerCase()).toMatch(/^error: [^\n]+\n$/);
  expect(errors).toContain(message);
});

test('help tells the exit codes, and is no failure', async () => {
  const { code, output } = await planCheck('--help');
  expect(code).toBe(0);
  expect(output).toContain('Exits with 0 when nothing is found, 1 when something is, 2 when the plan cannot be checked.');
});
