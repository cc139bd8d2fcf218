import { fail } from '../private/problem';
import { CHECKS } from './checklist';

/** Which missing items are errors, so that the app does not synthesize, and not warnings. */
export class FailOn {
  /** None: what is missing is a warning. */
  public static nothing(): FailOn {
    return new FailOn([]);
  }

  /** Every item that is missing. */
  public static missing(): FailOn {
    return new FailOn(CHECKS.map(({ id }) => id));
  }

  /**
   * Some items, where they are missing.
   *
   * Errors: `readiness-item` for what is no item of the checklist.
   *
   * @param ids such as `PE-15`
   */
  public static items(...ids: string[]): FailOn {
    ids.forEach((id) => checkItem(id, 'FailOn.items'));
    return new FailOn(ids);
  }

  private constructor(private readonly ids: readonly string[]) {}

  /** @internal */
  public _has(id: string): boolean {
    return this.ids.includes(id);
  }
}

/**
 * Refuses what is no item of the checklist.
 *
 * @internal
 */
export function checkItem(id: string, option: string): void {
  if (CHECKS.some((check) => check.id === id)) return;
  fail('readiness-item', { what: `${option} names no item of the checklist`, got: id, allowed: 'PE-01 to PE-45', fix: 'correct the id' });
}
