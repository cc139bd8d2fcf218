import { ClusterRoleBindingV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-binding-v1';
import { DefaultServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/default-service-account-v1';
import { LimitRangeV1 } from '@cdktf/provider-kubernetes/lib/limit-range-v1';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { NetworkPolicyV1, NetworkPolicyV1Spec } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { ResourceQuotaV1 } from '@cdktf/provider-kubernetes/lib/resource-quota-v1';
import { RoleBindingV1, RoleBindingV1Subject } from '@cdktf/provider-kubernetes/lib/role-binding-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { App, TerraformStack } from 'cdktf';
import { RoleNames, roles } from './plain-roles';

const API_GROUP = 'rbac.authorization.k8s.io';
const VERSION = 'v1.34';
const POD_SECURITY = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/enforce-version': VERSION,
  'pod-security.kubernetes.io/audit': 'restricted',
  'pod-security.kubernetes.io/audit-version': VERSION,
  'pod-security.kubernetes.io/warn': 'restricted',
  'pod-security.kubernetes.io/warn-version': VERSION,
};
const INTERNET = [
  { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'] } },
  { ipBlock: { cidr: '::/0', except: ['::1/128', '64:ff9b::a9fe:0/112', 'fc00::/7', 'fe80::/10'] } },
];

/** Where the objects of a team belong. */
interface Place {
  readonly stack: TerraformStack;
  readonly provider: KubernetesProvider;
  readonly team: string;
  /** The namespace, by reference. */
  readonly namespace: string;
}

/** The tenants of `library-tenants.ts` as one writes them with cdktf alone: everything straight in the stack. */
export function addPlainTenants(app: App, count: number): void {
  const stack = new TerraformStack(app, 'tenants');
  const provider = new KubernetesProvider(stack, 'kubernetes', { alias: 'Kubernetes-tenants-cluster-270408d7', configPath: '~/.kube/config', configContext: 'production' });
  const names = roles(stack, provider);
  new ClusterRoleBindingV1(stack, 'operators', {
    provider,
    metadata: { name: 'tenants-rbac-operators' },
    roleRef: { apiGroup: API_GROUP, kind: 'ClusterRole', name: names.operator },
    subject: [group('oncall')],
  });
  for (let index = 0; index < count; index++) tenant(stack, provider, names, `team-${index}`);
}

function tenant(stack: TerraformStack, provider: KubernetesProvider, names: RoleNames, team: string): void {
  const namespace = new NamespaceV1(stack, `${team}-namespace`, { provider, metadata: { name: team, labels: POD_SECURITY } }).metadata.name;
  const place = { stack, provider, team, namespace };
  new DefaultServiceAccountV1(stack, `${team}-default-account`, { provider, metadata: { namespace }, automountServiceAccountToken: false });
  limits(place);
  network(place);
  binding(place, 'viewers', names.viewer, group('support'));
  binding(place, 'developers', names.developer, group(team));
  binding(place, 'operators', names.operator, group(`${team}-oncall`));
  binding(place, 'ci-deployers', names.ciDeployer, account('ci', `${team}-deployer`));
  new ServiceAccountV1(stack, `${team}-app`, { provider, metadata: { name: 'app', namespace }, automountServiceAccountToken: false });
  binding(place, 'app-viewer', names.viewer, account(team, 'app'));
}

function group(name: string): RoleBindingV1Subject {
  return { kind: 'Group', name, apiGroup: API_GROUP };
}

function account(namespace: string, name: string): RoleBindingV1Subject {
  return { kind: 'ServiceAccount', name, namespace, apiGroup: '' };
}

function binding({ stack, provider, team, namespace }: Place, name: string, roleName: string, subject: RoleBindingV1Subject): void {
  new RoleBindingV1(stack, `${team}-${name}`, { provider, metadata: { name, namespace }, roleRef: { apiGroup: API_GROUP, kind: 'ClusterRole', name: roleName }, subject: [subject] });
}

function limits({ stack, provider, team, namespace }: Place): void {
  new ResourceQuotaV1(stack, `${team}-quota`, {
    provider,
    metadata: { name: 'quota', namespace },
    spec: { hard: { 'requests.cpu': '40', 'requests.memory': '160Gi', pods: '200', 'services.loadbalancers': '0', 'services.nodeports': '0' } },
  });
  new LimitRangeV1(stack, `${team}-container-defaults`, {
    provider,
    metadata: { name: 'container-defaults', namespace },
    spec: { limit: [{ type: 'Container', default: { cpu: '1', memory: '512Mi' }, defaultRequest: { cpu: '100m', memory: '128Mi' } }] },
  });
}

function network(place: Place): void {
  policy(place, 'default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  policy(place, 'allow-dns', {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [{
      to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
      ports: [{ protocol: 'UDP', port: '53' }, { protocol: 'TCP', port: '53' }],
    }],
  });
  const own = [{ podSelector: {} }];
  policy(place, 'allow-within-namespace-e80c5d91', { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{ from: own }], egress: [{ to: own }] });
  policy(place, 'allow-from-ingress-ingress-nginx-33385848', {
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }], ports: [{ protocol: 'TCP', port: '8080' }] }],
  });
  policy(place, 'allow-to-internet-2e3bff8b', { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: INTERNET, ports: [{ protocol: 'TCP', port: '443' }] }] });
}

function policy({ stack, provider, team, namespace }: Place, name: string, spec: NetworkPolicyV1Spec): void {
  new NetworkPolicyV1(stack, `${team}-${name}`, { provider, metadata: { name, namespace }, spec });
}
