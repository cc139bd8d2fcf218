import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'fs';
import { dirname, join, resolve } from 'path';

const EXAMPLES = resolve(__dirname, '../../examples');
const TIMEOUT_MS = 120_000;

/** The part of a synthesized stack that is read here. */
export interface Configuration {
  readonly terraform: { readonly required_providers?: Readonly<Record<string, { readonly source: string }>>; backend?: unknown };
  readonly provider?: Readonly<Record<string, Record<string, unknown>[]>>;
  readonly resource?: Readonly<Record<string, object>>;
  readonly data?: Readonly<Record<string, object>>;
}

/** A stack of an example. */
export interface SynthesizedStack {
  /** With its example, such as `eks/production`. */
  readonly name: string;
  /** Where its configuration lies, beside the files that it refers to. */
  readonly directory: string;
  /** The file in that directory. */
  readonly file: string;
  readonly configuration: Configuration;
}

/** The names of the examples: the folders that are projects of cdktf. */
export function exampleNames(): string[] {
  return readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'cdktf.json'))).sort();
}

/** Runs the app of an example as cdktf's command line does. */
export function synthesize(example: string, outdir: string): SynthesizedStack[] {
  const directory = join(EXAMPLES, example);
  const { app, context = {} } = JSON.parse(readFileSync(join(directory, 'cdktf.json'), 'utf8')) as { readonly app: string; readonly context?: object };
  mkdirSync(outdir, { recursive: true });
  const env = { ...process.env, CDKTF_OUTDIR: outdir, CDKTF_CONTEXT_JSON: JSON.stringify(context) };
  const { status, stdout, stderr } = spawnSync(app, { cwd: directory, env, shell: true, encoding: 'utf8', timeout: TIMEOUT_MS });
  if (status !== 0) throw new Error(`examples/${example} cannot be synthesized:\n${stdout}${stderr}`);
  const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as { readonly stacks: Record<string, { readonly synthesizedStackPath: string }> };
  return Object.entries(manifest.stacks).map(([stack, { synthesizedStackPath }]) => {
    const file = join(outdir, synthesizedStackPath);
    return { name: `${example}/${stack}`, directory: dirname(file), file, configuration: JSON.parse(readFileSync(file, 'utf8')) as Configuration };
  });
}

/** The clouds whose stacks are looked at. */
export type Cloud = 'aws' | 'google';

/** The cloud of a stack that can be planned by itself: one that needs the provider of one cloud alone. */
export function cloudOf({ terraform }: Configuration): Cloud | undefined {
  const sources = Object.values(terraform.required_providers ?? {}).map(({ source }) => source.split('/').pop());
  return (['aws', 'google'] as const).find((cloud) => sources.every((source) => source === cloud));
}

/** Why a stack cannot be planned by itself; undefined when it can. */
export function obstacle(configuration: Configuration): string | undefined {
  const { terraform, data = {} } = configuration;
  const foreign = Object.values(terraform.required_providers ?? {}).map(({ source }) => source).filter((source) => !/(^|\/)(aws|google)$/.test(source));
  if (foreign.length > 0) return `it needs the provider ${foreign.join(', ')}, which is not at hand`;
  if (cloudOf(configuration) === undefined) return 'it needs the providers of two clouds';
  return data.terraform_remote_state === undefined ? undefined : 'it reads the state of another stack, which is not there before that is applied';
}
