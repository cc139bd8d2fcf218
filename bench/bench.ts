import { writeFileSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { checkEquivalence } from './equivalence';
import { Comparison, compareInterleaved, Outcome } from './interleaved';
import { compilePrograms, Program, run, runInTurns, withFolder } from './programs';

const HELP = `What the library costs: CPU time against plain cdktf, as medians of interleaved runs. Takes up to five minutes.

  npm run bench                 prints a table and writes bench/results.json
  npm run bench -- --check      fails if a ratio is above its limit
  npm run bench -- --only NAME  measures one metric; writes no file`;

/** A ratio that must stay below a limit. */
interface Metric extends Comparison {
  readonly name: string;
  readonly limit: number;
}

interface Result extends Outcome {
  readonly name: string;
  readonly limit: number;
}

function metrics(): Metric[] {
  const byHand: Program = { name: 'measured-import-by-hand', args: JSON.parse(run({ name: 'measured-import-library', args: ['--list'] })) as string[] };
  return [
    { name: 'eks.overhead.1', limit: 1.1, minRounds: 15, seconds: 60, measure: () => synth(['plain', 1], ['library', 1]) },
    { name: 'eks.overhead.100', limit: 1.1, minRounds: 5, seconds: 75, measure: () => synth(['plain', 100], ['library', 100]) },
    { name: 'eks.scaling.500', limit: 1.15, minRounds: 3, seconds: 60, measure: () => synth(['library', 100], ['library', 500]) },
    { name: 'import.ratio', limit: 1.25, minRounds: 15, seconds: 40, measure: () => cpu([byHand, { name: 'measured-import-library', args: [] }]) },
  ];
}

// The CPU time in milliseconds that a cluster takes.
function synth(...variants: ['plain' | 'library', number][]): Promise<number[]> {
  return withFolder(async (folder) => {
    const programs = variants.map(([variant, clusters], index) => ({ name: `measured-synth-${variant}`, args: [String(clusters), join(folder, String(index))] }));
    const times = await cpu(programs);
    return times.map((time, index) => time / variants[index][1]);
  });
}

async function cpu(programs: Program[]): Promise<number[]> {
  return (await runInTurns(programs)).map(Number);
}

async function measure({ name, limit, ...comparison }: Metric): Promise<Result> {
  process.stderr.write(`measuring ${name} …\n`);
  return { name, limit, ...(await compareInterleaved(comparison)) };
}

function table(results: Result[]): string {
  const head = ['metric', 'baseline ms', 'subject ms', 'ratio', '±', 'limit', 'rounds', ''];
  const rows = results.map(({ name, baseline, subject, ratio, spread, limit, rounds }) => [
    name, baseline.toFixed(1), subject.toFixed(1), ratio.toFixed(3), `${(spread * 100).toFixed(1)} %`, limit.toFixed(2), String(rounds), ratio > limit ? 'ABOVE THE LIMIT' : 'ok',
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (cells: string[]) => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ').trimEnd();
  return [head, ...rows].map(line).join('\n');
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  compilePrograms();
  await checkEquivalence();
  const wanted = metrics().filter(({ name }) => values.only === undefined || name === values.only);
  if (wanted.length === 0) throw new Error(`There is no metric ${values.only}. There are: ${metrics().map(({ name }) => name).join(', ')}`);
  const results: Result[] = [];
  for (const metric of wanted) results.push(await measure(metric));
  console.log(table(results));
  if (values.only === undefined) {
    const rounded = results.map(({ name, ratio }) => [name, Number(ratio.toFixed(4))]);
    writeFileSync(join(__dirname, 'results.json'), `${JSON.stringify({ metrics: Object.fromEntries(rounded) }, undefined, 2)}\n`);
  }
  return values.check && results.some(({ ratio, limit }) => ratio > limit) ? 1 : 0;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
