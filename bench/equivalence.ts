import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { run, withFolder } from './programs';

type Blocks = Record<string, Record<string, Record<string, unknown>>>;

interface Configuration {
  readonly provider: unknown;
  readonly resource: Blocks;
  readonly data?: Blocks;
  readonly output?: Record<string, unknown>;
}

/** How a reference to another block is written where blocks are compared. */
type Naming = (address: string) => string;

/** Programs that synthesize the same stack, by the files that say what is in it. */
interface Alike {
  readonly stack: string;
  readonly count: number;
  readonly programs: Readonly<Record<string, string>>;
}

const ALIKE: readonly Alike[] = [
  { stack: 'production', count: 1, programs: { 'plain-eks.ts': 'plain', 'library-eks.ts': 'library', 'examples/eks': 'example' } },
  { stack: 'production', count: 1, programs: { 'plain-gke.ts': 'plain-gke', 'library-gke.ts': 'library-gke', 'examples/gke': 'example-gke' } },
  { stack: 'tenants', count: 3, programs: { 'plain-tenants.ts': 'plain-tenants', 'library-tenants.ts': 'library-tenants' } },
];

/** Throws unless the measured stacks hold the same blocks with the same arguments and references, and those of clusters are the example's. */
export async function checkEquivalence(): Promise<void> {
  for (const { programs, ...measured } of ALIKE) {
    const [[firstName, first], ...others] = Object.entries(programs);
    const reference = await synthesize(first, measured);
    for (const [name, variant] of others) compare(firstName, reference, name, await synthesize(variant, measured));
  }
}

function synthesize(variant: string, { stack, count }: Pick<Alike, 'stack' | 'count'>): Promise<Configuration> {
  return withFolder((folder) => {
    run({ name: `measured-synth-${variant}`, args: [String(count), folder] });
    return JSON.parse(readFileSync(join(folder, 'stacks', stack, 'cdk.tf.json'), 'utf8')) as Configuration;
  });
}

// References are first compared by type, which gives differences that can be read, then by all that lies behind them.
function compare(leftName: string, left: Configuration, rightName: string, right: Configuration): void {
  for (const naming of [byType, byContent]) {
    const leftBlocks = describeBlocks(left, naming);
    const rightBlocks = describeBlocks(right, naming);
    const onlyLeft = without(leftBlocks, rightBlocks);
    const onlyRight = without(rightBlocks, leftBlocks);
    if (onlyLeft.length + onlyRight.length === 0) continue;
    const differences = [
      ...without(onlyLeft.flatMap(argumentsOf), onlyRight.flatMap(argumentsOf)).map((line) => `${line}   (only in ${leftName})`),
      ...without(onlyRight.flatMap(argumentsOf), onlyLeft.flatMap(argumentsOf)).map((line) => `${line}   (only in ${rightName})`),
    ];
    // The same arguments may be spread over blocks in another way.
    const lines = differences.length > 0 ? differences : [...onlyLeft, ...onlyRight];
    throw new Error(`The stacks of ${leftName} and ${rightName} differ, so measuring them would say nothing. Make them alike:\n${lines.sort().join('\n')}`);
  }
}

function argumentsOf(block: string): string[] {
  const [, name, json] = /^(.*?) ([{[].*)$/.exec(block) ?? [];
  return [name, ...Object.entries(JSON.parse(json) as object).map(([argument, value]) => `${name} ${argument} = ${JSON.stringify(value)}`)];
}

function without(blocks: string[], others: string[]): string[] {
  const left = [...others];
  return blocks.filter((block) => {
    const index = left.indexOf(block);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function describeBlocks(configuration: Configuration, makeNaming: (blocks: Map<string, unknown>) => Naming): string[] {
  const blocks = blocksByAddress(configuration);
  const naming = makeNaming(blocks);
  // Outputs that carry values to other stacks of the example belong to those.
  const outputs = Object.entries(configuration.output ?? {}).filter(([name]) => !name.startsWith('cross-stack-output'));
  return [
    ...[...blocks].map(([address, block]) => `${typeOf(address)} ${normalize(block, naming)}`),
    ...outputs.map(([name, output]) => `output ${name} ${normalize(output, naming)}`),
    `provider ${normalize(configuration.provider, naming)}`,
  ];
}

function blocksByAddress({ resource, data = {} }: Configuration): Map<string, unknown> {
  const flatten = (blocks: Blocks, prefix: string) =>
    Object.entries(blocks).flatMap(([type, named]) => Object.entries(named).map(([name, block]): [string, unknown] => [`${prefix}${type}.${name}`, block]));
  return new Map([...flatten(resource, ''), ...flatten(data, 'data.')]);
}

function typeOf(address: string): string {
  return address.slice(0, address.lastIndexOf('.'));
}

function byType(blocks: Map<string, unknown>): Naming {
  return (address) => (blocks.has(address) ? `<${typeOf(address)}>` : address);
}

// A name made of a block's content and, through its references, of all that it depends on.
function byContent(blocks: Map<string, unknown>): Naming {
  const names = new Map<string, string>();
  const name: Naming = (address) => {
    if (!blocks.has(address)) return address;
    const known = names.get(address) ?? `<${typeOf(address)} ${createHash('sha256').update(normalize(blocks.get(address), name)).digest('hex').slice(0, 12)}>`;
    names.set(address, known);
    return known;
  };
  return name;
}

// Names of references in place of addresses, keys and dependencies in order, without cdktf's metadata and empty collections.
function normalize(block: unknown, naming: Naming): string {
  return JSON.stringify(block, (key, value: unknown) => {
    if (key === '//') return undefined;
    if (typeof value === 'string') return value.replace(/(data\.)?(aws|google|kubernetes)_\w+\.[\w-]+/g, naming);
    if (Array.isArray(value)) return normalizeList(key, value as unknown[], naming);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return entries.length > 0 || key === '' ? Object.fromEntries(entries) : undefined;
  });
}

function normalizeList(key: string, list: unknown[], naming: Naming): unknown[] | undefined {
  if (list.length === 0) return undefined;
  if (key !== 'depends_on') return list;
  return list.map((item) => String(item).replace(/^\$\{(.*)\}$/, '$1').replace(/.*/, naming)).sort();
}
