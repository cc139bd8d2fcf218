import { ITerraformDependable, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';

/**
 * What `scope` can wait for by `depends_on`, which reaches no further than its own stack.
 * Stacks themselves are ordered by cdktf, from the references between them.
 */
export function inSameStack(scope: IConstruct, dependables: ITerraformDependable[]): ITerraformDependable[] {
  const stack = TerraformStack.of(scope);
  return dependables.filter((dependable) => Construct.isConstruct(dependable) && TerraformStack.of(dependable) === stack);
}
