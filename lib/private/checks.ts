import { Token } from 'cdktf';
import { ErrorId } from './error-ids';
import { fail } from './problem';

/** Where a value comes from and which rule it must keep. */
export interface Rule {
  readonly id: ErrorId;
  /** The option as the user writes it, such as `Capacity.managed minSize`. */
  readonly option: string;
}

/** A rule for text: a pattern and a length, told in words. */
export interface TextRule extends Rule {
  readonly pattern: RegExp;
  readonly maxLength: number;
  readonly allowed: string;
}

/** Whether a value is only known to Terraform. Such values pass every check. */
export function unknown(value: unknown): boolean {
  return Token.isUnresolved(value);
}

/** The value, where it is known before Terraform runs. */
export function known<T>(value: T | undefined): T | undefined {
  return unknown(value) ? undefined : value;
}

/** A list, map or number that decides which constructs there are, so it cannot be left to Terraform. */
export function checkKnown(value: unknown, option: string): void {
  if (!unknown(value)) return;
  fail('value-unknown', {
    what: `${option} is only known to Terraform, but decides which resources there are`,
    allowed: 'a value that is known when the app is synthesized; its elements may be tokens',
    fix: `write ${option} out`,
  });
}

/** A whole number between two bounds. */
export function checkInteger(value: number, rule: Rule, min: number, max: number): void {
  if (unknown(value) || (Number.isInteger(value) && value >= min && value <= max)) return;
  fail(rule.id, {
    what: `${rule.option} is not a usable number`,
    got: value,
    allowed: `a whole number from ${min} to ${max}`,
    fix: `set ${rule.option} to a whole number in that range`,
  });
}

/** Text that matches its rule. */
export function checkText(value: string, rule: TextRule): void {
  if (unknown(value)) return;
  if (typeof value === 'string' && value.length <= rule.maxLength && rule.pattern.test(value)) return;
  fail(rule.id, { what: `${rule.option} is not valid`, got: value, allowed: rule.allowed, fix: `change ${rule.option}` });
}

/** A list without an element twice. The same token twice is the same value; different tokens cannot be compared and pass. */
export function checkUnique(values: string[], rule: Rule): void {
  if (unknown(values)) return;
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice === undefined) return;
  fail(rule.id, {
    what: `${rule.option} names a value twice`,
    got: twice,
    allowed: 'each value once',
    fix: 'remove the duplicate',
  });
}

/** A list that has elements. */
export function checkNotEmpty(values: string[], rule: Rule): void {
  if (unknown(values) || values.length > 0) return;
  fail(rule.id, {
    what: `${rule.option} is empty`,
    got: values,
    allowed: 'at least one value',
    fix: `name at least one value in ${rule.option}, or leave it out where it is optional`,
  });
}

/** One value out of a closed list. */
export function checkOneOf<T extends string | number>(value: T, rule: Rule, allowed: readonly T[]): void {
  if (unknown(value) || allowed.includes(value)) return;
  fail(rule.id, {
    what: `${rule.option} is not a known value`,
    got: value,
    allowed: allowed.join(', '),
    fix: `choose one of the allowed values for ${rule.option}`,
  });
}
