import { figure } from './figures';

/** Chance that can be had again: the seed is printed, and E2E_SEED names it. */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to, and without, a bound. */
  public integer(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  public shuffled<Item>(items: readonly Item[]): Item[] {
    return items.map((item) => ({ item, place: this.next() })).sort((one, other) => one.place - other.place).map(({ item }) => item);
  }

  // Mulberry32, by Tommy Ettinger, in the public domain.
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

let chance: Chance | undefined;

/** The one source of chance of a test file. */
export function random(): Chance {
  if (chance === undefined) {
    const seed = Number(process.env.E2E_SEED ?? Date.now() % 2 ** 31);
    figure(`E2E_SEED=${seed}`);
    chance = new Chance(seed);
  }
  return chance;
}
