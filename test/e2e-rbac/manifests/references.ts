import { Block, isBlock, Resource } from './configuration';

const EXPRESSION = /\$\{([^{}]*)\}/g;
const REFERENCE = /^([a-z]\w*\.[\w-]+)((?:\.\w+|\[\d+\])+)$/;

/** What an expression stands for that refers to no resource of the stack; undefined where nobody knows. */
export type Unknowns = (expression: string) => string | undefined;

/** Knows what the expressions in the blocks of one stack stand for, as far as the stack itself says it. */
export class References {
  private readonly blocks: ReadonlyMap<string, Block>;

  constructor(resources: readonly Resource[], private readonly unknowns: Unknowns = () => undefined) {
    this.blocks = new Map(resources.map(({ address, block }) => [address, block]));
  }

  /** A value with its expressions replaced. Throws where one stands for something that only an apply would tell. */
  public resolve(value: unknown): unknown {
    if (typeof value === 'string') return value.replace(EXPRESSION, (_, expression: string) => this.valueOf(expression));
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (!isBlock(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.resolve(inner)]));
  }

  /** Resources in an order in which Terraform could make them: after all that they refer to. */
  public ordered(resources: readonly Resource[]): Resource[] {
    const done = new Set<Resource>();
    const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
    const visit = (resource: Resource) => {
      if (done.has(resource)) return;
      for (const address of neededBy(resource)) {
        const needed = byAddress.get(address);
        if (needed !== undefined && needed !== resource) visit(needed);
      }
      done.add(resource);
    };
    resources.forEach(visit);
    return [...done];
  }

  private valueOf(expression: string): string {
    const [, address, path] = REFERENCE.exec(expression) ?? [];
    const block = this.blocks.get(address);
    const value = block === undefined ? undefined : this.resolve(valueAt(block, path));
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : this.unknowns(expression);
    if (text === undefined) throw new Error(`Only an apply could tell what \${${expression}} is`);
    return text;
  }
}

function valueAt(block: Block, path: string): unknown {
  const steps = path.match(/\w+/g) ?? [];
  return steps.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)] as unknown;
    // A block that there is one of stands for itself where Terraform counts it.
    if (/^\d+$/.test(step)) return value;
    return isBlock(value) ? value[step] : undefined;
  }, block);
}

function neededBy({ block }: Resource): string[] {
  const { depends_on: dependencies, ...rest } = block;
  const mentioned = [...JSON.stringify(rest).matchAll(EXPRESSION)].map(([, expression]) => REFERENCE.exec(expression)?.[1]);
  return [...((dependencies as string[] | undefined) ?? []), ...mentioned.filter((address) => address !== undefined)];
}
