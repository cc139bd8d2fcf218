import { DefaultTokenResolver, StringConcat, TerraformElement, TerraformStack, Token, Tokenization } from 'cdktf';
import fc, { Arbitrary } from 'fast-check';
import { withoutTokenTraces } from '../../lib/private/token-traces';
import { awsStack } from '../support/stacks';
import { idsIn } from '../support/problems';
import { LIST_TOKEN, MAP_TOKEN, NUMBER_TOKEN, TEXT_TOKEN, WRITTEN } from './hostile';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 200);

/** Fills a stack from input, and tells which of the given values the output must show: texts, numbers, lists, and maps with their keys. */
export type Build<T> = (stack: TerraformStack, input: T) => readonly unknown[];

/**
 * Whatever is given, a stack either synthesizes and shows every value that was given, or is refused with an id of the library.
 * It never fails in another way, and never ignores a value.
 */
export function survives<T>(input: Arbitrary<T>, build: Build<T>): void {
  let tried = 0;
  let synthesized = 0;
  fc.assert(
    fc.property(input, (value) => {
      tried += 1;
      const outcome = withoutTokenTraces(() => attempt(build, value));
      if ('refused' in outcome) return checkRefusal(outcome.refused);
      synthesized += 1;
      checkOutput(outcome.json, outcome.given);
    }),
    // What came before has the same answer again, and structs of few values repeat most of them.
    { numRuns: RUNS, ignoreEqualValues: true },
  );
  // Without this a struct that always fails would pass.
  expect(synthesized).toBeGreaterThan(tried / 20);
}

type Outcome = { readonly refused: unknown } | { readonly json: string; readonly given: readonly unknown[] };

function attempt<T>(build: Build<T>, value: T): Outcome {
  try {
    const stack = awsStack();
    const given = build(stack, value);
    return { json: synthesize(stack), given };
  } catch (refused) {
    return { refused };
  }
}

// What `cdktf synth` writes, but that it resolves all twice and sorts it: most of the time of thousands of runs.
function synthesize(stack: TerraformStack): string {
  stack.runAllValidations();
  const elements = stack.node.findAll().filter((one): one is TerraformElement => TerraformElement.isTerraformElement(one));
  const resolver = new DefaultTokenResolver(new StringConcat());
  const resolve = (value: unknown) => Tokenization.resolve(value, { scope: stack, resolver, preparing: false }) as unknown;
  return JSON.stringify(elements.map((one) => resolved(one.toTerraform(), resolve)), (key, value: unknown) => (key === '//' ? undefined : value));
}

/** A value with its tokens resolved by cdktf, which takes its time where there are none. */
function resolved(value: unknown, resolve: (value: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return mayBeToken(value) ? resolve(value) : value;
  if (Array.isArray(value)) return value.some(mayBeToken) ? resolve(value) : value.map((one) => resolved(one, resolve)).filter((one) => one !== undefined);
  const keys = Object.keys(value);
  if (Object.getPrototypeOf(value) !== Object.prototype || keys.some(mayBeToken)) return resolve(value);
  const written: Record<string, unknown> = {};
  for (const key of keys) Object.defineProperty(written, key, { value: resolved((value as Record<string, unknown>)[key], resolve), enumerable: true });
  return written;
}

/** Whether cdktf may see a token in a scalar, numbers included, or something to escape. */
function mayBeToken(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('{') || value.includes('e+');
  return typeof value === 'number' ? Token.isUnresolved(value) : typeof value === 'function';
}

function checkRefusal(refused: unknown): void {
  const message = refused instanceof Error ? refused.message : String(refused);
  if (idsIn(message).length === 0) throw new Error(`Refused without an id: ${refused instanceof Error ? refused.stack : message}`);
}

function checkOutput(json: string, given: readonly unknown[]): void {
  // A token in an address would make it depend on how many tokens were made before.
  const broken = /[Tt][Ff]-?[Tt]oken|\[object |\bundefined\b|\bNaN\b|Infinity/.exec(json);
  if (broken) throw new Error(`The output holds ${broken[0]}: ${json.slice(Math.max(0, broken.index - 200), broken.index + 100)}`);
  if (json.includes(String(NUMBER_TOKEN))) throw new Error('The output holds a number token');
  for (const value of leaves(given)) {
    if (!json.includes(value)) throw new Error(`Ignored: ${value}`);
  }
}

/** The texts by which values show in the output. */
function leaves(value: unknown): string[] {
  if (value === undefined) return [];
  if (value === LIST_TOKEN) return [escaped(WRITTEN.list)];
  if (value === MAP_TOKEN) return [escaped(WRITTEN.map)];
  // A token alone may also stand within an expression.
  if (value === TEXT_TOKEN) return [escaped(WRITTEN.text.slice(2, -1))];
  if (value === NUMBER_TOKEN) return [escaped(WRITTEN.number.slice(2, -1))];
  if (typeof value === 'string') return [escaped(value.split(TEXT_TOKEN).join(WRITTEN.text))];
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, one]) => [...leaves(key), ...leaves(one)]);
  return [String(value)];
}

// As they stand in JSON, without the quotes.
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
