import { RolePreset } from 'cdktf-production-cluster';
import { rightsOf, servedKinds, servedRights, without } from './rights';

const PRESETS = [RolePreset.VIEWER, RolePreset.DEVELOPER, RolePreset.OPERATOR, RolePreset.ADMINISTRATOR, RolePreset.CI_DEPLOYER];
const ALL = [...PRESETS, RolePreset.BREAK_GLASS];
const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch', 'delete'];

const rights = ({ rules }: RolePreset) => [...rightsOf(rules)];
const changes = (preset: RolePreset) => rights(preset).filter((right) => !READ.includes(right.split(' ')[0])).sort();
const times = (verbs: string[], kinds: string[]) => kinds.flatMap((kind) => verbs.map((verb) => `${verb} ${kind}`)).sort();
const WORKLOADS = [
  '/configmaps', '/persistentvolumeclaims', '/services', 'apps/daemonsets', 'apps/deployments', 'apps/replicasets', 'apps/statefulsets', 'autoscaling/horizontalpodautoscalers',
  'batch/cronjobs', 'batch/jobs', 'networking.k8s.io/ingresses', 'policy/poddisruptionbudgets',
];
const SCALES = ['apps/deployments/scale', 'apps/replicasets/scale', 'apps/statefulsets/scale'];
const ENTRANCES = ['/pods/exec', '/pods/attach', '/pods/ephemeralcontainers', '/pods/portforward', '/pods/proxy', '/services/proxy', '/nodes/proxy'];

describe.each(PRESETS.map((preset) => [preset.presetName, preset] as const))('The preset %s', (_, preset) => {
  test('names only verbs and kinds that Kubernetes has, none of them twice', () => {
    const stated = preset.rules.flatMap((rule) => [...rightsOf([rule])]);

    expect(without(stated, servedRights())).toEqual([]);
    expect(stated).toHaveLength(new Set(stated).size);
  });

  test('shows no secrets in bulk, and opens no way past RBAC', () => {
    const never = [...times(['list', 'watch', 'deletecollection'], ['/secrets']), 'create /serviceaccounts/token', 'update certificates.k8s.io/certificatesigningrequests/approval'];

    expect(rights(preset).filter((right) => never.includes(right) || right.includes('proxy'))).toEqual([]);
  });
});

test.each(ALL.map((preset) => [preset.presetName, preset] as const))('%s has no wildcard, and no verb that raises rights but what is acknowledged', (_, preset) => {
  const lists = preset.rules.flatMap(({ verbs, apiGroups = [], resources = [], nonResourceUrls = [] }) => [...verbs, ...apiGroups, ...resources, ...nonResourceUrls]);
  const raising = lists.some((value) => ['escalate', 'bind', 'impersonate', 'approve', 'sign'].includes(value));

  expect(lists.filter((value) => value.includes('*'))).toEqual([]);
  expect(raising).toBe(preset.acknowledged.some(({ id }) => id === 'rbac-escalation-verb'));
});

test('a viewer reads every kind but secrets, and nothing more', () => {
  const viewer = rightsOf(RolePreset.VIEWER.rules);
  const readable = [...servedRights()].filter((right) => READ.includes(right.split(' ')[0]) && right.split('/').length === 2);

  expect(without(readable, viewer)).toEqual(times(READ, ['/secrets']));
  expect(without(viewer, new Set(readable))).toEqual(['get /pods/log']);
});

test('a developer changes workloads, enters pods, and changes nothing that limits the tenant', () => {
  expect(changes(RolePreset.DEVELOPER)).toEqual(
    [...times(WRITE, ['/pods', '/secrets', ...WORKLOADS]), ...times(['update', 'patch'], SCALES), ...times(['create'], ['/pods/exec', '/pods/portforward'])].sort(),
  );
  expect(rights(RolePreset.DEVELOPER)).toEqual(expect.arrayContaining(['get /secrets', 'get /pods/log', 'get /namespaces', 'list /resourcequotas']));
});

test('a deployer changes workloads, and neither makes nor enters pods', () => {
  expect(changes(RolePreset.CI_DEPLOYER)).toEqual([...times(WRITE, ['/secrets', ...WORKLOADS]), ...times(['update', 'patch'], SCALES)].sort());
  expect(without(rightsOf(RolePreset.CI_DEPLOYER.rules), rightsOf(RolePreset.DEVELOPER.rules))).toEqual([]);
});

test('an operator drains nodes, deletes pods and scales, and changes no template of a pod', () => {
  const viewer = rightsOf(RolePreset.VIEWER.rules);

  expect(changes(RolePreset.OPERATOR)).toEqual(
    ['patch /nodes', 'create /pods/eviction', 'delete /pods', ...times(['update', 'patch'], [...SCALES, '/replicationcontrollers/scale'])].sort(),
  );
  expect(without(viewer, rightsOf(RolePreset.OPERATOR.rules))).toEqual([]);
});

test('only developers and administrators enter pods, and only by what needs no other right', () => {
  const entering = PRESETS.map((preset) => [preset.presetName, rights(preset).filter((right) => ENTRANCES.includes(right.split(' ')[1])).sort()]);
  const doors = times(['create', 'get'], ['/pods/exec', '/pods/portforward']);

  expect(Object.fromEntries(entering)).toEqual({ viewer: [], developer: doors, operator: [], administrator: doors, 'ci-deployer': [] });
});

describe('An administrator', () => {
  const administrator = rightsOf(RolePreset.ADMINISTRATOR.rules);

  test.each(PRESETS.map((preset) => [preset.presetName, preset] as const))('holds all that %s holds, so that it can give it', (_, preset) => {
    expect(without(rightsOf(preset.rules), administrator)).toEqual([]);
  });

  test('does not hold break-glass', () => {
    expect(without(rightsOf(RolePreset.BREAK_GLASS.rules), administrator)).toHaveLength(2);
  });

  test('administers every kind, but what everybody may, what is for the control plane, and what raises rights', () => {
    const kinds = servedKinds();
    const served = [...servedRights()].filter((right) => kinds.includes(right.split(' ')[1]));

    expect(without(served, administrator)).toEqual([
      'create /bindings',
      'create authentication.k8s.io/selfsubjectreviews',
      'create authentication.k8s.io/tokenreviews',
      'create authorization.k8s.io/selfsubjectaccessreviews',
      'create authorization.k8s.io/selfsubjectrulesreviews',
      'create certificates.k8s.io/certificatesigningrequests',
      'deletecollection /secrets',
      'list /secrets',
      'patch certificates.k8s.io/certificatesigningrequests',
      'update certificates.k8s.io/certificatesigningrequests',
      'watch /secrets',
    ]);
  });
});

test('break-glass is to become one user and one group', () => {
  expect(rights(RolePreset.BREAK_GLASS)).toEqual(['impersonate /users:break-glass', 'impersonate /groups:production-cluster:break-glass']);
});

test('what a preset tells is a copy', () => {
  RolePreset.VIEWER.rules[0].verbs.push('delete');
  RolePreset.VIEWER.rules.pop();

  expect(changes(RolePreset.VIEWER)).toEqual([]);
  expect(rights(RolePreset.VIEWER)).toContain('get /pods/log');
});
