import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { RbacBaseline, Subject, TenantOptions, TenantQuota } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { number, struct, text } from './hostile';
import { survives } from './oracle';
import { existingCluster } from './support';

interface SubjectInput {
  readonly kind: 'user' | 'group' | 'serviceAccount';
  readonly namespace: string;
  readonly name: string;
}

const subjectInput = fc.record({ kind: fc.constantFrom<SubjectInput['kind'][]>('user', 'group', 'serviceAccount'), namespace: text('jobs'), name: text('payments', 'viewers', 'oncall') });

function toSubject({ kind, namespace, name }: SubjectInput): Subject {
  if (kind === 'serviceAccount') return Subject.serviceAccount(namespace, name);
  return kind === 'user' ? Subject.user(name) : Subject.group(name);
}

const shownSubject = ({ kind, namespace, name }: SubjectInput) => [kind === 'serviceAccount' ? namespace : '', name];

test('Subject', () => {
  survives(subjectInput, (stack, given) => {
    new RbacBaseline(stack, 'Rbac', { cluster: existingCluster(stack), administrators: [toSubject(given)] });
    return shownSubject(given);
  });
});

test('RbacBaselineProps, TenantOptions, TenantQuota and ResourceAmounts', () => {
  const quantity = text('40', '500m', '160Gi', '1e3');
  const amounts = struct({ cpu: quantity, memory: quantity });
  const quota = struct<TenantQuota>({ requests: amounts, limits: amounts, pods: number(0, 200) });
  const tenant = fc.record({ name: text('payments', 'search', 'web'), developers: fc.array(subjectInput, { maxLength: 2 }), quota }, { requiredKeys: ['name'] });
  const props = fc.record({ administrators: fc.array(subjectInput, { maxLength: 3 }), tenants: fc.array(tenant, { maxLength: 3 }) });

  survives(props, (stack, { administrators, tenants }) => {
    new RbacBaseline(stack, 'Rbac', {
      cluster: existingCluster(stack),
      administrators: administrators.map(toSubject),
      tenants: tenants.map((tenant): TenantOptions => ({ ...tenant, developers: tenant.developers?.map(toSubject) })),
    });
    expect(stack.node.children.filter((child) => child instanceof KubernetesProvider)).toHaveLength(1);
    return [
      administrators.map(shownSubject),
      tenants.map(({ name, developers = [], quota }) => [name, developers.map(shownSubject), quota && [Object.values(quota.requests ?? {}), Object.values(quota.limits ?? {}), quota.pods]]),
    ];
  });
});
