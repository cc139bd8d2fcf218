import { ChildProcessByStdio, spawn, spawnSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, dirname, join } from 'path';
import { Readable } from 'stream';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const ROOT = dirname(__dirname);
// Inside the package, so that the programs find the library by its name, as its users do.
const COMPILED = join(ROOT, '.cache', 'bench');
const SOURCES = [
  'bench/plain-eks.ts',
  'bench/plain-gke.ts',
  'bench/plain-network.ts',
  'bench/plain-roles.ts',
  'bench/plain-tenants.ts',
  'bench/library-eks.ts',
  'bench/library-gke.ts',
  'bench/library-tenants.ts',
  'bench/measured-synth.ts',
  'bench/measured-synth-plain.ts',
  'bench/measured-synth-library.ts',
  'bench/measured-run-library.ts',
  'bench/measured-run-readiness.ts',
  'bench/measured-synth-readiness.ts',
  'bench/measured-synth-unjudged.ts',
  'bench/measured-synth-example.ts',
  'bench/measured-synth-plain-gke.ts',
  'bench/measured-synth-library-gke.ts',
  'bench/measured-synth-example-gke.ts',
  'bench/measured-synth-plain-tenants.ts',
  'bench/measured-synth-library-tenants.ts',
  'bench/measured-import-library.ts',
  'bench/measured-import-by-hand.ts',
  'examples/eks/app.ts',
  'examples/gke/app.ts',
];

/** Compiles what is measured, so that no transpiler runs in the measured processes. */
export function compilePrograms(): void {
  if (!existsSync(join(ROOT, 'dist', 'index.js'))) throw new Error('There is no dist/index.js to measure. To fix: npm run build');
  for (const source of SOURCES) {
    const { outputText } = transpileModule(readFileSync(join(ROOT, source), 'utf8'), {
      compilerOptions: { target: ScriptTarget.ES2022, module: ModuleKind.CommonJS },
      fileName: basename(source),
    });
    const target = join(COMPILED, source.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
}

/** A program and its arguments. */
export interface Program {
  readonly name: string;
  /** @default - the program of bench/ that has this name, compiled */
  readonly file?: string;
  readonly args: string[];
}

// Short against the changes of a machine's load, long against the cost of a switch.
const SLICE_MS = 20;

function command({ name, file = join(COMPILED, 'bench', `${name}.js`), args }: Program): [string, string[]] {
  return [process.execPath, ['--expose-gc', file, ...args]];
}

function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NODE_OPTIONS|NODE_V8_COVERAGE|CDKTF_.*)$/.test(name)));
}

/** Runs a program in a process of its own and returns what it prints. */
export function run(program: Program): string {
  const { status, stdout, stderr, error } = spawnSync(...command(program), { encoding: 'utf8', env: environment() });
  if (status === 0) return stdout.trim();
  throw error ?? new Error(`${program.name} failed:\n${stderr}`);
}

/**
 * Runs programs side by side, one at a time, in turns of a few milliseconds: whatever else the machine does slows down all of
 * them alike. Returns what they print.
 */
export async function runInTurns(programs: Program[]): Promise<string[]> {
  const running = programs.map((program) => spawn(...command(program), { env: environment(), stdio: ['ignore', 'pipe', 'inherit'] }));
  const killAll = () => running.forEach((child) => child.kill('SIGKILL'));
  const interrupted = () => process.exit(130);
  process.on('exit', killAll).on('SIGINT', interrupted).on('SIGTERM', interrupted);
  let turn = Math.round(Math.random());
  const next = () => {
    const alive = running.filter((child) => child.exitCode === null && child.signalCode === null);
    turn++;
    alive.forEach((child, index) => child.kill(index === turn % alive.length ? 'SIGCONT' : 'SIGSTOP'));
  };
  const timer = setInterval(next, SLICE_MS);
  try {
    return await Promise.all(running.map((child, index) => output(child, programs[index].name)));
  } finally {
    clearInterval(timer);
    killAll();
    process.off('exit', killAll).off('SIGINT', interrupted).off('SIGTERM', interrupted);
  }
}

function output(child: ChildProcessByStdio<null, Readable, null>, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(text.trim()) : reject(new Error(`${name} failed`))));
  });
}

/** A folder for what programs write, which is removed afterwards. */
export async function withFolder<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
