import { isUnknown } from './literals';

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A block of a resource, with names in camel case as the app wrote them, or in snake case as an override left them. */
export class Block {
  /** A block, or the only one of a list. */
  public static of(value: unknown): Block {
    const only: unknown = Array.isArray(value) ? value[0] : value;
    return new Block(isRecord(only) ? only : {});
  }

  private constructor(private readonly members: Readonly<Record<string, unknown>>) {}

  /** The value of a member, whatever it is. */
  public value(name: string): unknown {
    return this.members[name] ?? this.members[snakeCase(name)];
  }

  /** A text; numbers and booleans as Terraform would write them. */
  public text(name: string): string | undefined {
    const value = this.value(name);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  }

  /** A list of texts. One that only Terraform knows is a list of one unknown text. */
  public texts(name: string): readonly string[] {
    const value = this.value(name);
    if (value === undefined || value === null) return [];
    return (Array.isArray(value) ? value : [value]).map((element) => (typeof element === 'string' ? element : JSON.stringify(element)));
  }

  /** Keys with texts, such as labels. */
  public map(name: string): Readonly<Record<string, string>> {
    const value = this.value(name);
    if (!isRecord(value)) return {};
    return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
  }

  /** The only block of a name; empty if there is none. */
  public block(name: string): Block {
    return Block.of(this.value(name));
  }

  /** The blocks of a name. */
  public blocks(name: string): readonly Block[] {
    const value = this.value(name);
    if (isRecord(value)) return [new Block(value)];
    return Array.isArray(value) ? value.filter(isRecord).map((member) => new Block(member)) : [];
  }

  /** Whether there is such a member. */
  public has(name: string): boolean {
    return this.value(name) !== undefined;
  }

  /** Whether a member is in part only known to Terraform. */
  public isUnknown(name: string): boolean {
    return isUnknown(this.value(name));
  }
}
