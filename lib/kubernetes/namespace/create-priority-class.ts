import { PriorityClassV1 } from '@cdktf/provider-kubernetes/lib/priority-class-v1';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkInteger, checkText } from '../../private/checks';
import { DNS_LABEL } from '../../private/labels';
import { fail } from '../../private/problem';
import { PreemptionPolicy, PriorityClassOptions } from './priority-class';
import { childId } from './child-id';

// https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass (read 2026-11)
const LEAST = -2147483648;
const MOST = 1000000000;
const KEPT = 'system-';

/** Whose a priority class is. */
interface PriorityClassOwner {
  readonly provider: TerraformProvider;
  readonly tenantName: string;
}

/** Makes a priority class of a tenant below `scope`. */
export function createPriorityClass(scope: Construct, owner: PriorityClassOwner, options: PriorityClassOptions): void {
  const { value, description, preemptionPolicy = PreemptionPolicy.NEVER } = options;
  checkText(options.name, { id: 'priority-class-name', option: 'PriorityClass name', pattern: DNS_LABEL, maxLength: 63, allowed: 'a DNS label of at most 63 characters' });
  checkInteger(value, { id: 'priority-class-value', option: 'PriorityClass value' }, LEAST, MOST);
  const name = `${owner.tenantName}-${options.name}`;
  if (name.startsWith(KEPT)) {
    fail('priority-class-name', { what: `PriorityClass name begins with ${KEPT} by the name of the tenant`, got: name, allowed: `names not below ${KEPT}, which Kubernetes keeps for itself`, fix: 'rename the tenant' });
  }
  const id = childId(scope, 'PriorityClass', options.name, { id: 'priority-class-duplicate', option: 'Tenant priorityClasses' });
  new PriorityClassV1(scope, id, { provider: owner.provider, metadata: { name }, value, description, globalDefault: false, preemptionPolicy });
}
