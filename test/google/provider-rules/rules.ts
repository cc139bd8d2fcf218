import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const DIRECTORY = join(__dirname, 'rules');

/** What is known of a type of resource, as its file in `rules/` says it. */
export interface ResourceRules {
  /** The public page that it was read from, with the version of the provider. */
  readonly source: string;
  /**
   * Each argument by its path: its kind (`string number bool list set map`, `block` for at most one, `blocks`), and what holds for it:
   * `required`; `computed`, so Google chooses where nothing is written; `readonly`; `replaces`, so a change makes the resource anew;
   * `default=` where that matters to a replacement; `max=` and `min=` number; `deprecated`; `unlisted`, so nothing in it is known here.
   */
  readonly arguments: Readonly<Record<string, string>>;
  /** Arguments that cannot stand beside the one named. */
  readonly conflicts?: Readonly<Record<string, readonly string[]>>;
  readonly exactlyOneOf?: readonly (readonly string[])[];
  readonly atLeastOneOf?: readonly (readonly string[])[];
  readonly requiredWith?: Readonly<Record<string, readonly string[]>>;
  /** All values that an argument can have. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** What an argument must match. */
  readonly patterns?: Readonly<Record<string, string>>;
}

/** The words about an argument. */
export class Argument {
  private readonly words: ReadonlySet<string>;

  constructor(text: string) {
    this.words = new Set(text.split(' '));
  }

  public is(word: 'required' | 'computed' | 'readonly' | 'replaces' | 'deprecated' | 'unlisted' | 'timeouts'): boolean {
    return this.words.has(word);
  }

  public get isBlock(): boolean {
    return this.words.has('block') || this.words.has('blocks');
  }

  /** How many blocks or elements there can be. */
  public get most(): number {
    return this.words.has('block') ? 1 : Number(this.setting('max') ?? Infinity);
  }

  public get fewest(): number {
    return Number(this.setting('min') ?? 0);
  }

  /** What Google takes where nothing is written; known only where it matters to a replacement. */
  public get default(): string | undefined {
    return this.setting('default');
  }

  private setting(name: string): string | undefined {
    return [...this.words].find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  }
}

/** The types of resources that there are rules of. */
export function knownTypes(): string[] {
  return readdirSync(DIRECTORY).map((file) => file.replace(/\.json$/, '')).sort();
}

const read = new Map<string, ResourceRules>();

/** The rules of a type. Throws for a type that nobody has looked up. */
export function rulesOf(type: string): ResourceRules {
  if (!knownTypes().includes(type)) throw new Error(`Nobody has looked up ${type}: read its page in the provider's documentation and write ${type}.json`);
  const known = read.get(type) ?? (JSON.parse(readFileSync(join(DIRECTORY, `${type}.json`), 'utf8')) as ResourceRules);
  read.set(type, known);
  return known;
}
