import { company } from './apps/company';
import { Client, KubernetesObject } from './support/client';
import { restrictedPod } from './support/pods';
import { story } from './support/story';
import { World } from './support/world';

const PAYMENTS = '/api/v1/namespaces/payments';
const RBAC = '/apis/rbac.authorization.k8s.io/v1';

const CLUSTER_ADMIN = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' };
const MYSELF = [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'dora' }];
const ROLE_BINDING = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: 'mine', namespace: 'payments' }, roleRef: CLUSTER_ADMIN, subjects: MYSELF };

interface Container {
  readonly resources: object;
  readonly volumeMounts?: readonly object[];
}

const containersOf = ({ spec }: KubernetesObject) => (spec as { readonly containers: readonly Container[] }).containers;
const configMap = (name: string, namespace: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } });

story('A tenant, from within', (step) => {
  let world: World;
  let dora: Client;
  let sam: Client;
  beforeAll(async () => {
    world = await World.create();
    await world.apply((stack, cluster) => company(stack, cluster));
    dora = await world.controlPlane.login({ name: 'dora', groups: ['payments-developers'] });
    sam = await world.controlPlane.login({ name: 'sam', groups: ['search-developers'] });
  });
  afterAll(() => world.stop());

  const FORBIDDEN_PODS: [string, object, object, RegExp][] = [
    ['a privileged container', { securityContext: { privileged: true } }, {}, /violates PodSecurity "restricted:v1\.34".*privileged/s],
    ['a path of the node', {}, { volumes: [{ name: 'node', hostPath: { path: '/' } }] }, /violates PodSecurity.*(hostPath|restricted volume types)/s],
    ['root', {}, { securityContext: { runAsUser: 0, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } }, /violates PodSecurity.*runAsUser/s],
    ['maybe root', {}, { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }, /violates PodSecurity.*runAsNonRoot/s],
    ['the network of the node', {}, { hostNetwork: true }, /violates PodSecurity.*host namespaces/s],
    ['the processes of the node', {}, { hostPID: true }, /violates PodSecurity.*host namespaces/s],
    ['more capabilities', { securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } } }, {}, /violates PodSecurity.*capabilities/s],
    ['a port of the node', { ports: [{ containerPort: 80, hostPort: 80 }] }, {}, /violates PodSecurity.*hostPort/s],
  ];
  for (const [what, container, spec, refusal] of FORBIDDEN_PODS) {
    step(`has no pod with ${what}`, async () => {
      await expect(dora.create(`${PAYMENTS}/pods`, restrictedPod('bad', 'payments', container, spec))).rejects.toThrow(refusal);
    });
  }

  step('has pods that ask for nothing special, with defaults for what they do not say, and without a token', async () => {
    const pod = await dora.create(`${PAYMENTS}/pods`, restrictedPod('good', 'payments'));
    const [{ resources, volumeMounts = [] }] = containersOf(pod);
    expect(resources).toEqual({ requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } });
    expect(volumeMounts).toEqual([]);
    expect(pod.spec).not.toHaveProperty('volumes');
    expect(pod.spec).toMatchObject({ serviceAccountName: 'default' });
  });

  step('has service accounts that mount no token either, with the secret for their images', async () => {
    const pod = await dora.create(`${PAYMENTS}/pods`, restrictedPod('api', 'payments', {}, { serviceAccountName: 'api' }));
    expect(pod.spec).not.toHaveProperty('volumes');
    expect(pod.spec).toMatchObject({ serviceAccountName: 'api', imagePullSecrets: [{ name: 'registry' }] });
  });

  step('has its priority classes', async () => {
    const pod = await dora.create(`${PAYMENTS}/pods`, restrictedPod('critical', 'payments', {}, { priorityClassName: 'payments-critical' }));
    expect(pod.spec).toMatchObject({ priority: 100_000, preemptionPolicy: 'Never' });
  });

  step('has as many pods as its quota, and not one more', async () => {
    for (const name of ['one', 'two', 'three']) await sam.create('/api/v1/namespaces/search/pods', restrictedPod(name, 'search'));
    await expect(sam.create('/api/v1/namespaces/search/pods', restrictedPod('four', 'search'))).rejects.toThrow(/exceeded quota: .*requested: pods=1, used: pods=3, limited: pods=3/);
  });

  step('has as many other objects as its quota, and not one more', async () => {
    // One of the three is the certificate of the cluster.
    for (const name of ['one', 'two']) await sam.create('/api/v1/namespaces/search/configmaps', configMap(name, 'search'));
    await expect(sam.create('/api/v1/namespaces/search/configmaps', configMap('three', 'search'))).rejects.toThrow(/exceeded quota: .*limited: .*configmaps=3/);
  });

  step('has no load balancer and no port of nodes that nobody has granted', async () => {
    const service = (type: string) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'out', namespace: 'payments' }, spec: { type, ports: [{ port: 80 }], selector: { app: 'web' } } });
    for (const type of ['LoadBalancer', 'NodePort']) await expect(dora.create(`${PAYMENTS}/services`, service(type))).rejects.toThrow(/exceeded quota/);
    await dora.create(`${PAYMENTS}/services`, service('ClusterIP'));
  });

  step('has a child with what it was given of the quota, and keeps the rest', async () => {
    const hardOf = async (namespace: string) => (await world.controlPlane.root.list(`/api/v1/namespaces/${namespace}/resourcequotas`)).map(({ spec }) => (spec as { readonly hard: Record<string, string> }).hard);
    expect(await hardOf('payments-checkout')).toMatchObject([{ pods: '5', 'requests.cpu': '4', 'requests.memory': '8Gi' }]);
    expect(await hardOf('payments')).toMatchObject([{ pods: '15', 'requests.cpu': '36', 'requests.memory': '152Gi' }]);
  });

  step('has what its developers might like to be rid of', async () => {
    const limits = [`${RBAC}/namespaces/payments/rolebindings/operators`, `${PAYMENTS}/resourcequotas/quota`, `${PAYMENTS}/limitranges/container-defaults`, '/apis/networking.k8s.io/v1/namespaces/payments/networkpolicies/default-deny'];
    for (const path of limits) await world.controlPlane.root.get(path);
  });

  const ATTEMPTS: [string, (client: Client) => Promise<unknown>][] = [
    ['make themselves administrators', (client) => client.create(`${RBAC}/namespaces/payments/rolebindings`, ROLE_BINDING)],
    ['make themselves administrators of everything', (client) => client.create(`${RBAC}/clusterrolebindings`, { ...ROLE_BINDING, kind: 'ClusterRoleBinding', metadata: { name: 'mine' } })],
    ['make roles', (client) => client.create(`${RBAC}/namespaces/payments/roles`, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'mine' }, rules: [] })],
    ['add themselves to a binding', (client) => client.patch(`${RBAC}/namespaces/payments/rolebindings/operators`, { subjects: MYSELF })],
    ['raise their quota', (client) => client.patch(`${PAYMENTS}/resourcequotas/quota`, { spec: { hard: { pods: '1000' } } })],
    ['remove their quota', (client) => client.remove(`${PAYMENTS}/resourcequotas/quota`)],
    ['remove the defaults of containers', (client) => client.remove(`${PAYMENTS}/limitranges/container-defaults`)],
    ['open their network', (client) => client.remove('/apis/networking.k8s.io/v1/namespaces/payments/networkpolicies/default-deny')],
    ['add a network policy', (client) => client.create('/apis/networking.k8s.io/v1/namespaces/payments/networkpolicies', { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'open' }, spec: { podSelector: {} } })],
    ['drop the labels of their namespace', (client) => client.patch(PAYMENTS, { metadata: { labels: { 'pod-security.kubernetes.io/enforce': null } } })],
    ['loosen the labels of their namespace', (client) => client.patch(PAYMENTS, { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } })],
    ['delete their namespace', (client) => client.remove(PAYMENTS)],
    ['have tokens of service accounts', (client) => client.create(`${PAYMENTS}/serviceaccounts/api/token`, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} })],
    ['list secrets', (client) => client.list(`${PAYMENTS}/secrets`)],
    ['look into other namespaces', (client) => client.list('/api/v1/namespaces/search/pods')],
    ['look at all pods', (client) => client.list('/api/v1/pods')],
    ['make namespaces', (client) => client.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'mine' } })],
  ];
  for (const [what, attempt] of ATTEMPTS) {
    step(`has developers who cannot ${what}`, async () => expect(attempt(dora)).rejects.toThrow(/^[a-z0-9.]+( "[\w-]+")? is forbidden: User "dora" cannot/));
  }

  step('has developers who see their own namespace, and none beside it', async () => {
    expect((await dora.get(PAYMENTS)).metadata.labels).toMatchObject({ 'example.com/cost-center': '4711', 'pod-security.kubernetes.io/enforce': 'restricted' });
    await expect(dora.get('/api/v1/namespaces/search')).rejects.toThrow(/cannot get resource "namespaces" in API group "" in the namespace "search"/);
  });
});
