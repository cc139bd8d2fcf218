import { TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { judgeStack } from './private/lint/judge';

const linted = new WeakSet<TerraformStack>();

/**
 * Judges the rights of a stack when the app is synthesized, once, however often it is called for the stack.
 *
 * @internal
 */
export function lintAccess(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (linted.has(stack)) return;
  linted.add(stack);
  stack.node.addValidation({ validate: () => judgeStack(stack) });
}

/**
 * Whether the rights of the stack of a construct are judged.
 *
 * @internal
 */
export function isJudged(construct: IConstruct): boolean {
  return linted.has(TerraformStack.of(construct));
}
