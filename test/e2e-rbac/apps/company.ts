import { TerraformStack } from 'cdktf';
import { ApiResource, ClusterRole, ICluster, NetworkAllowance, NetworkPort, RbacBaseline, Requester, Subject, Tenant, TenantOptions } from 'cdktf-production-cluster';

const { DEPLOYMENTS, INGRESSES, INGRESS_CLASSES, REPLICA_SETS } = ApiResource;

const CHECKOUT: TenantOptions = {
  name: 'payments-checkout',
  developers: [Subject.user('erin@example.com')],
  quota: { requests: { cpu: '4', memory: '8Gi' }, limits: { memory: '16Gi' }, pods: 5, storage: { total: '10Gi', claims: 2 }, objects: { secrets: 5, services: 2 } },
};

export const PAYMENTS: TenantOptions = {
  name: 'payments',
  labels: { 'example.com/cost-center': '4711' },
  developers: [Subject.group('payments-developers')],
  viewers: [Subject.group('payments-readers')],
  operators: [Subject.group('payments-oncall')],
  ciDeployers: [Subject.serviceAccount('ci', 'deployer')],
  quota: {
    requests: { cpu: '40', memory: '160Gi' },
    limits: { memory: '200Gi' },
    pods: 20,
    storage: { total: '100Gi', claims: 10 },
    objects: { secrets: 20, services: 10 },
  },
  network: [NetworkAllowance.withinNamespace(), NetworkAllowance.fromIngress('ingress', { ports: [NetworkPort.tcp(8080)] })],
  priorityClasses: [{ name: 'critical', value: 100_000, description: 'What customers wait for' }],
  serviceAccounts: [{ name: 'api', imagePullSecrets: ['registry'], rules: [{ verbs: ['get', 'watch'], apiGroups: [''], resources: ['configmaps'], resourceNames: ['api-settings'] }] }],
  tenants: [CHECKOUT],
};

export const SEARCH: TenantOptions = {
  name: 'search',
  developers: [Subject.group('search-developers')],
  quota: { pods: 3, objects: { configMaps: 3 } },
};

/** A company with people of every kind, tenants within tenants, and roles of its own. */
export function company(stack: TerraformStack, cluster: ICluster, tenants: TenantOptions[] = [PAYMENTS, SEARCH]): void {
  const rbac = new RbacBaseline(stack, 'Rbac', {
    cluster,
    administrators: [Subject.group('platform-oncall')],
    operators: [Subject.group('platform-operators')],
    viewers: [Subject.group('auditors')],
    breakGlass: [Subject.user('emergency@example.com')],
    certificateApprovers: [Subject.group('security')],
  });
  const made = tenants.map((tenant) => rbac.addTenant(tenant));
  addReleaseManagers(stack, cluster, made.filter(({ tenantName }) => tenantName === PAYMENTS.name));
  addGatekeepers(stack, cluster);
}

function addReleaseManagers(stack: TerraformStack, cluster: ICluster, where: readonly Tenant[]): void {
  const managers = [Subject.group('release-managers')];
  const reader = new ClusterRole(stack, 'ReleaseReader', { cluster });
  reader.allowRead(DEPLOYMENTS, REPLICA_SETS);
  reader.allowNonResourceUrls(['get'], '/metrics');
  reader.bind('Managers', managers);
  const releaser = new ClusterRole(stack, 'Releaser', { cluster });
  releaser.allow(['patch'], DEPLOYMENTS.named('web'));
  for (const { namespaceName } of where) releaser.bindInNamespace('Managers', namespaceName, managers);
}

function addGatekeepers(stack: TerraformStack, cluster: ICluster): void {
  const gates = new ClusterRole(stack, 'Gates', { cluster });
  gates.allowRead(INGRESSES);
  const classes = new ClusterRole(stack, 'GateClasses', { cluster });
  classes.allowRead(INGRESS_CLASSES);
  const gatekeeper = new ClusterRole(stack, 'Gatekeeper', { cluster });
  gatekeeper.combine(gates);
  gatekeeper.combine(classes);
  gatekeeper.bind('Gatekeepers', [Subject.group('gatekeepers')]);
}

/** The people and programs of the company, by the names of answers.txt. */
export const PEOPLE = {
  jane: Requester.user('jane', ['platform-oncall']),
  otto: Requester.user('otto', ['platform-operators']),
  vera: Requester.user('vera', ['auditors']),
  emma: Requester.user('emergency@example.com'),
  glass: Requester.user('break-glass', ['production-cluster:break-glass']),
  carl: Requester.user('carl', ['security']),
  dora: Requester.user('dora', ['payments-developers']),
  pia: Requester.user('pia', ['payments-readers']),
  otis: Requester.user('otis', ['payments-oncall']),
  ci: Requester.serviceAccount('ci', 'deployer'),
  erin: Requester.user('erin@example.com'),
  sam: Requester.user('sam', ['search-developers']),
  rita: Requester.user('rita', ['release-managers']),
  gus: Requester.user('gus', ['gatekeepers']),
  api: Requester.serviceAccount('payments', 'api'),
  pod: Requester.serviceAccount('payments', 'default'),
  eve: Requester.user('eve'),
  nobody: Requester.anonymous(),
} satisfies Record<string, Requester>;
