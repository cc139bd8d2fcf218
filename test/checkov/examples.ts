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

/** Why a stack cannot be planned by itself on the embedded AWS; undefined when it can. */
export function obstacle({ terraform, data = {} }: Configuration): string | undefined {
  const foreign = Object.values(terraform.required_providers ?? {}).map(({ source }) => source).filter((source) => !/(^|\/)aws$/.test(source));
  if (foreign.length > 0) return `it needs the provider ${foreign.join(', ')}, which is not at hand`;
  return data.terraform_remote_state === undefined ? undefined : 'it reads the state of another stack, which is not there before that is applied';
}
