import { spawn } from 'child_process';
import { join } from 'path';
import { pythonEnvironment, PythonEnvironmentOptions } from '../../lib/embedded-aws/python-environment';
import { KubernetesObject } from '../e2e-rbac/support/client';
import { Finding } from '../checkov/finding';
import { toolsOf } from '../kubernetes-tools/tools';

const VERSION = '1.34';
// kube-score's grade of what it has nothing to say about.
const ALL_OK = 10;
const BROKEN_SCHEMA = 'SCHEMA';

/** What a judge says of some objects. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** How many checks passed. */
  readonly passed: number;
}

/** Asks something about objects; a finding has the kind and name of its object for an address. */
export type Judge = (stack: string, objects: readonly KubernetesObject[]) => Promise<Judgement>;

/** The Python that has kubernetes-validate, in a virtual environment of its own. Throws `PrerequisiteError` when it cannot be had. */
export function judgesPython(options: PythonEnvironmentOptions = {}): Promise<string> {
  return pythonEnvironment(join(__dirname, 'requirements.txt'), options);
}

/** kubernetes-validate: whether objects are what their schemas say, with no field that is unknown. */
export async function schemas(options: PythonEnvironmentOptions): Promise<Judge> {
  const python = await judgesPython(options);
  return async (stack, objects) => {
    const text = await output(python, ['-B', join(__dirname, 'validate.py'), VERSION], JSON.stringify(objects));
    const answers = text.trim().split('\n').map((line) => JSON.parse(line) as [number, string | null]);
    if (answers.length !== objects.length) throw new Error(`kubernetes-validate judged ${answers.length} of ${objects.length} objects`);
    const wrong = answers.filter((answer): answer is [number, string] => answer[1] !== null);
    return { findings: wrong.map(([index, complaint]) => ({ check: BROKEN_SCHEMA, stack, address: addressOf(objects[index]), text: complaint })), passed: answers.length - wrong.length };
  };
}

interface ScoredObject {
  readonly object_meta: KubernetesObject['metadata'];
  readonly type_meta: { readonly kind: string };
  readonly checks: readonly { readonly check: { readonly id: string }; readonly grade: number; readonly skipped: boolean; readonly comments: readonly { readonly path: string; readonly summary: string }[] | null }[];
}

/** kube-score: whether objects are as experience says that they should be, all its optional checks included. */
export async function experience(onProgress: (message: string) => void): Promise<Judge> {
  const program = join(await toolsOf('kube-score', onProgress), 'kube-score');
  return async (stack, objects) => {
    const text = objects.map((object) => JSON.stringify(object)).join('\n---\n');
    const scored = JSON.parse(await output(program, ['score', '--all-default-optional', '--kubernetes-version', `v${VERSION}`, '--output-format', 'json', '-'], text)) as ScoredObject[] | null;
    // Of roles and their bindings it has no opinion.
    const checks = (scored ?? []).flatMap(({ object_meta: metadata, type_meta: { kind }, checks: all }) => all.filter(({ skipped }) => !skipped).map((check) => ({ ...check, address: addressOf({ kind, metadata }) })));
    const bad = checks.filter(({ grade }) => grade < ALL_OK);
    return { findings: bad.map(({ check, address, comments }) => ({ check: check.id, stack, address, text: (comments ?? []).map(({ path, summary }) => `${path} ${summary}`.trim()).join('; ') })), passed: checks.length - bad.length };
  };
}

function addressOf({ kind, metadata: { name, namespace } }: KubernetesObject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** What a program prints. It may end badly: kube-score does when it has something to say. */
function output(program: string, args: readonly string[], input: string): Promise<string> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(Buffer.concat(chunks).toString()));
  });
}
