import { unknown } from '../../private/checks';

/** Conditions of a statement: operator, then key, then one value or several. */
export type Conditions = Record<string, Record<string, string | string[]>>;

/** One statement of a policy. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: string | Record<string, string | string[]>;
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly Condition?: Conditions;
}

/** A statement that allows actions. */
export function allow(Action: string[], Resource: string | string[], Condition?: Conditions): Statement {
  return { Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) };
}

/** The text of a policy. */
export function policyOf(statements: Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** Values in an order that does not depend on how they were given; what only Terraform knows stays behind, as it was given. */
export function inOrder(values: string[]): string[] {
  return [...values.filter((value) => !unknown(value)).sort(), ...values.filter(unknown)];
}
