import { TerraformStack, Testing } from 'cdktf';

/** A block of Terraform configuration, by its arguments. */
export type Block = Readonly<Record<string, unknown>>;

/** A stack as Terraform will read it. */
interface Configuration {
  readonly resource?: Record<string, Record<string, Block>>;
  readonly data?: Record<string, Record<string, Block>>;
  readonly output?: Record<string, Block>;
}

/**
 * What a stack synthesizes to, for tests with any runner.
 *
 * Unlike `Testing.synth` it runs the validations, so a stack that `cdktf synth` would refuse is refused here too.
 */
export class Template {
  /** Synthesizes a stack after running its validations. Throws what `cdktf synth` would report. */
  public static fromStack(stack: TerraformStack): Template {
    const stacks = stack.node.root.node.findAll().filter((construct) => TerraformStack.isStack(construct));
    // As `cdktf synth` does: what one stack reads from another becomes an output of that one. A stack alone reads nothing.
    if (stacks.length > 1) for (const one of stacks) one.prepareStack();
    return new Template(Testing.synth(stack, true), warningsBelow(stack));
  }

  private readonly configuration: Configuration;

  private constructor(
    private readonly json: string,
    /** The warnings of the stack, in the order of its constructs. */
    public readonly warnings: readonly string[],
  ) {
    this.configuration = JSON.parse(json) as Configuration;
  }

  /** The addresses of all resources, such as `aws_vpc.Network_Vpc_1A2B3C4D`, sorted. */
  public addresses(): string[] {
    return Object.entries(this.configuration.resource ?? {})
      .flatMap(([type, blocks]) => Object.keys(blocks).map((name) => `${type}.${name}`))
      .sort();
  }

  /** All resources of a type, by address. */
  public resourcesOfType(type: string): Record<string, Block> {
    const blocks = this.configuration.resource?.[type] ?? {};
    return Object.fromEntries(Object.entries(blocks).map(([name, block]) => [`${type}.${name}`, block]));
  }

  /** The only resource of a type. Throws if there is none, or more than one. */
  public onlyResource(type: string): Block {
    const found = Object.entries(this.resourcesOfType(type));
    if (found.length !== 1) throw new Error(`Expected one ${type}, found ${found.length}: ${found.map(([address]) => address).join(', ')}`);
    return found[0][1];
  }

  /** The resource at an address. Throws if there is none. */
  public resource(address: string): Block {
    const block = this.resourcesOfType(address.split('.')[0])[address];
    if (!block) throw new Error(`No resource at ${address}. There are:\n${this.addresses().join('\n')}`);
    return block;
  }

  /** The outputs, by name. */
  public outputs(): Record<string, Block> {
    return { ...this.configuration.output };
  }

  /** The configuration as text, in which a test can look for what must not be there. */
  public toJson(): string {
    return this.json;
  }

  /** The configuration for a snapshot: the same on every machine, for every version of cdktf and of the provider. */
  public toSnapshot(): Record<string, unknown> {
    const { terraform: _settings, ...rest } = JSON.parse(this.json, withoutStatePath) as Record<string, unknown>;
    return rest;
  }
}

// Where another stack keeps its state is an absolute path on the machine that synthesizes.
function withoutStatePath(key: string, value: unknown): unknown {
  return key === 'path' && typeof value === 'string' && value.endsWith('.tfstate') ? value.replace(/^.*[\\/]/, '') : value;
}

function warningsBelow(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .flatMap((construct) => construct.node.metadata)
    .filter((entry) => entry.type === '@cdktf/warn')
    .map((entry) => String(entry.data));
}
