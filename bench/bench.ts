import { writeFileSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { checkEquivalence } from './equivalence';
import { Comparison, compareInterleaved, Outcome } from './interleaved';
import { installPeers, lastLine, measuredPeer } from './peers';
import { compilePrograms, Program, run, runInTurns, withFolder } from './programs';

const HELP = `What the library costs: CPU time against plain cdktf and against its peers, as medians of interleaved runs. Takes up to ten minutes.

  npm run bench                 prints a table and writes bench/results.json
  npm run bench -- --check      fails if a ratio is above its limit
  npm run bench -- --only NAME  measures one metric; writes no file

  eks.overhead.N     one of N clusters, over the same resources in plain cdktf
  eks.scaling.500    one of 500 clusters, over one of 100
  gke.overhead.N     one of N clusters on GKE, over the same resources in plain cdktf
  rbac.overhead      one of 1,000 tenants in one stack, 15 objects each, over the same objects in plain cdktf
  rbac.scaling       one of 1,000 tenants, over one of 200
  readiness.cost.N   running an app of N clusters with Readiness, over running it without: the whole process, as cdktf synth runs it
  readiness.synth.N  one of N clusters with Readiness, over one without
  import.ratio       loading the library, over loading what it needs of the bindings
  peers.awscdk       a similar cluster by the AWS CDK's aws-eks, over one of ours
  peers.awscdk-v2    the same by its aws-eks-v2
  peers.blueprints   the same by EKS Blueprints for CDK

Peers are installed into bench/peers/ the first time, and have no limit. As for the others, what counts is building and
synthesizing an app in a process that has loaded its modules, a peer also those that it loads late; nothing is looked up.
Where the registry does not serve the peers, their metrics are skipped.`;

/** A ratio, which may have to stay below a limit. */
interface Metric extends Comparison {
  readonly name: string;
  readonly limit?: number;
}

interface Result extends Outcome {
  readonly name: string;
  readonly limit?: number;
}

const PEER_PREFIX = 'peers.';
const PEERS = ['awscdk', 'awscdk-v2', 'blueprints'];

function metrics(): Metric[] {
  const byHand: Program = { name: 'measured-import-by-hand', args: JSON.parse(run({ name: 'measured-import-library', args: ['--list'] })) as string[] };
  return [
    { name: 'eks.overhead.1', limit: 1.1, minRounds: 15, seconds: 60, measure: () => synth(['plain', 1], ['library', 1]) },
    { name: 'eks.overhead.100', limit: 1.1, minRounds: 5, seconds: 75, measure: () => synth(['plain', 100], ['library', 100]) },
    { name: 'eks.scaling.500', limit: 1.15, minRounds: 3, seconds: 60, measure: () => synth(['library', 100], ['library', 500]) },
    { name: 'gke.overhead.1', limit: 1.1, minRounds: 15, seconds: 60, measure: () => synth(['plain-gke', 1], ['library-gke', 1]) },
    { name: 'gke.overhead.100', limit: 1.1, minRounds: 5, seconds: 75, measure: () => synth(['plain-gke', 100], ['library-gke', 100]) },
    { name: 'rbac.overhead', limit: 1.15, minRounds: 3, seconds: 120, measure: () => synth(['plain-tenants', 1000], ['library-tenants', 1000]) },
    { name: 'rbac.scaling', limit: 1.15, minRounds: 3, seconds: 90, measure: () => synth(['library-tenants', 200], ['library-tenants', 1000]) },
    { name: 'readiness.cost.1', limit: 1.15, minRounds: 15, seconds: 60, measure: () => runs(1) },
    { name: 'readiness.cost.100', limit: 1.15, minRounds: 5, seconds: 75, measure: () => runs(100) },
    { name: 'readiness.synth.1', limit: 1.25, minRounds: 15, seconds: 60, measure: () => synth(['unjudged', 1], ['readiness', 1]) },
    { name: 'readiness.synth.100', limit: 1.2, minRounds: 5, seconds: 75, measure: () => synth(['unjudged', 100], ['readiness', 100]) },
    { name: 'import.ratio', limit: 1.25, minRounds: 15, seconds: 40, measure: () => cpu([byHand, { name: 'measured-import-library', args: [] }]) },
    ...PEERS.map((peer): Metric => ({ name: `${PEER_PREFIX}${peer}`, minRounds: 7, seconds: 20, measure: () => againstPeer(peer) })),
  ];
}

type Variant = 'plain' | 'library' | 'unjudged' | 'readiness' | 'plain-gke' | 'library-gke' | 'plain-tenants' | 'library-tenants';

// The CPU time in milliseconds that one cluster or tenant takes.
function synth(...variants: [Variant, number][]): Promise<number[]> {
  return withFolder(async (folder) => {
    const programs = variants.map(([variant, count], index) => ({ name: `measured-synth-${variant}`, args: [String(count), join(folder, String(index))] }));
    const times = await cpu(programs);
    return times.map((time, index) => time / variants[index][1]);
  });
}

// The CPU time in milliseconds that a whole process takes.
function runs(count: number): Promise<number[]> {
  return withFolder((folder) => cpu(['library', 'readiness'].map((variant) => ({ name: `measured-run-${variant}`, args: [String(count), join(folder, variant)] }))));
}

function againstPeer(peer: string): Promise<number[]> {
  return withFolder(async (folder) => {
    const ours = { name: 'measured-synth-library', args: ['1', join(folder, 'ours')] };
    return cpu([ours, await measuredPeer(peer, join(folder, 'peer'))]);
  });
}

async function cpu(programs: Program[]): Promise<number[]> {
  return (await runInTurns(programs)).map((output) => Number(lastLine(output)));
}

async function measure({ name, limit, ...comparison }: Metric): Promise<Result> {
  process.stderr.write(`measuring ${name} …\n`);
  return { name, limit, ...(await compareInterleaved(comparison)) };
}

function isAbove({ ratio, limit }: Result): boolean {
  return limit !== undefined && ratio > limit;
}

function verdict(result: Result): string {
  if (result.limit === undefined) return 'a peer';
  return isAbove(result) ? 'ABOVE THE LIMIT' : 'ok';
}

function table(results: Result[], skipped: string[]): string {
  const head = ['metric', 'baseline ms', 'subject ms', 'ratio', '±', 'limit', 'rounds', ''];
  const rows = results.map((result) => [
    result.name, result.baseline.toFixed(1), result.subject.toFixed(1), result.ratio.toFixed(3),
    `${(result.spread * 100).toFixed(1)} %`, result.limit?.toFixed(2) ?? '', String(result.rounds), verdict(result),
  ]);
  rows.push(...skipped.map((name) => [name, '', '', '', '', '', '0', 'SKIPPED']));
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
  const possible = withoutMissingPeers(wanted);
  const results: Result[] = [];
  for (const metric of possible) results.push(await measure(metric));
  console.log(table(results, wanted.filter((metric) => !possible.includes(metric)).map(({ name }) => name)));
  if (values.only === undefined) writeResults(results);
  return values.check && results.some(isAbove) ? 1 : 0;
}

/** What can be measured on this machine. Says what cannot, and why. */
function withoutMissingPeers(metrics: Metric[]): Metric[] {
  const [peers, others] = [true, false].map((wanted) => metrics.filter(({ name }) => name.startsWith(PEER_PREFIX) === wanted));
  const obstacle = peers.length > 0 ? installPeers() : undefined;
  if (obstacle === undefined) return metrics;
  console.error(`SKIPPED, not measured: ${peers.map(({ name }) => name).join(', ')}. ${obstacle}`);
  return others;
}

function writeResults(results: Result[]): void {
  const rounded = results.map(({ name, ratio }) => [name, Number(ratio.toFixed(4))]);
  writeFileSync(join(__dirname, 'results.json'), `${JSON.stringify({ metrics: Object.fromEntries(rounded) }, undefined, 2)}\n`);
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
