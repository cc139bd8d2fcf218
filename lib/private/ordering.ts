import { dependable, ITerraformDependable, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';

/**
 * The references by which `scope` waits in `depends_on`, which reaches no further than its own stack.
 * Stacks themselves are ordered by cdktf, from the references between them.
 */
export function dependencies(scope: IConstruct, dependables: ITerraformDependable[]): string[] {
  const stack = TerraformStack.of(scope);
  return dependables.filter((one) => Construct.isConstruct(one) && TerraformStack.of(one) === stack).map(dependable);
}
