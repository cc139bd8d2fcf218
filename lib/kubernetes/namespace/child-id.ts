import { IConstruct } from 'constructs';
import { Rule, unknown } from '../../private/checks';
import { stableId } from '../../private/names';
import { fail } from '../../private/problem';

/** The construct id of a child that is known by its name. Refuses a second child of the same name. */
export function childId(scope: IConstruct, kind: string, name: string, rule: Rule): string {
  const id = `${kind}-${unknown(name) ? stableId(scope, kind, name) : name}`;
  if (scope.node.tryFindChild(id) === undefined) return id;
  return fail(rule.id, { what: `${rule.option} names a value twice`, got: name, allowed: 'each value once', fix: 'remove the duplicate' });
}
