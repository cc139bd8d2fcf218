import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
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
