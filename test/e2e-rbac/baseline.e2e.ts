import { join } from 'path';
import { ClusterBaseline, Requester } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { baseline } from '../support/baseline';
import { eventually } from '../support/eventually';
import { Configuration } from './manifests/configuration';
import { translate } from './manifests/translate';
import { readAnswerTable } from './support/answer-table';
import { applyAll } from './support/bulk';
import { Client, KubernetesObject } from './support/client';
import { differences } from './support/inventory';
import { restrictedPod } from './support/pods';
import { PretendedNode } from './support/pretended-node';
import { ask, surprises } from './support/questions';
import { story } from './support/story';
import { Build, World } from './support/world';

const SYSTEM = 'kube-system';
const CLAIM = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', namespace: 'default' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } };
const PROGRAMS = {
  autoscaler: Requester.serviceAccount(SYSTEM, 'cluster-autoscaler'),
  dns: Requester.serviceAccount(SYSTEM, 'dns-autoscaler'),
  detector: Requester.serviceAccount(SYSTEM, 'node-problem-detector'),
};

// The names of a cluster that another stack makes stand in the state of that one.
const objectsOf = (template: Template) => translate(JSON.parse(template.toJson()) as Configuration, { leaveOutOthers: true, unknowns: () => 'of-another-stack' }).map(({ object }) => object);
const isOf = (...kinds: string[]) => (object: KubernetesObject) => kinds.includes(object.kind ?? '');
const podSpec = (spec: unknown) => (spec as { readonly template: { readonly spec: object } }).template.spec;

story('A baseline', (step) => {
  let world: World;
  let root: Client;
  let node: PretendedNode | undefined;
  const ofEks = objectsOf(baseline()).filter(isOf('Deployment', 'ServiceAccount', 'ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding', 'PodDisruptionBudget'));
  const make: Build = (stack, cluster) => void new ClusterBaseline(stack, 'Baseline', { cluster });
  beforeAll(async () => {
    world = await World.create();
    root = world.controlPlane.root;
    node = await PretendedNode.start(root);
  });
  afterAll(async () => {
    await node?.stop();
    await world.stop();
  });

  step('of a platform that brings only the scaling of nodes is applied, and changes nothing when it is applied again', async () => {
    await world.apply(make);
    const before = await world.controlPlane.settle();
    expect([...before.keys()]).toEqual(expect.arrayContaining(['Deployment kube-system/dns-autoscaler', 'DaemonSet kube-system/node-problem-detector']));
    await world.apply(make);
    expect(differences(before, await world.controlPlane.settle())).toEqual({ added: [], changed: [], removed: [] });
  });

  step('of EKS is accepted, beside it', async () => {
    await applyAll(root, ofEks);
    expect(ofEks.filter(isOf('Deployment')).map(({ metadata }) => metadata.name)).toEqual(['cluster-autoscaler']);
  });

  step('gives its programs all that they need, and not more', async () => {
    const table = readAnswerTable(join(__dirname, 'baseline-answers.txt'), PROGRAMS);
    expect(surprises(table, await ask(root, table), table.map(({ allowed }) => allowed))).toEqual([]);
  });

  step('has its pods made', async () => {
    const names = ['cluster-autoscaler', 'cluster-autoscaler', 'dns-autoscaler', 'node-problem-detector'];
    await eventually('a pod of each replica', async () => {
      const pods = await root.list(`/api/v1/namespaces/${SYSTEM}/pods`);
      return pods.map(({ metadata }) => metadata.labels?.['app.kubernetes.io/name']).sort().join() === names.join() ? pods : undefined;
    });
  });

  step('has programs that the strictest Pod Security admits, but for the one that reads the log of the kernel', async () => {
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/enforce-version': 'v1.34' };
    await root.apply('/api/v1/namespaces/strict', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'strict', labels } });
    await eventually('the service account', async () => (await root.list('/api/v1/namespaces/strict/serviceaccounts'))[0]);
    const programs = [...(await root.list('/apis/apps/v1/deployments')), ...(await root.list('/apis/apps/v1/daemonsets'))];
    const refused: string[] = [];
    for (const { metadata, spec } of programs) {
      const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: metadata.name }, spec: { ...podSpec(spec), serviceAccountName: 'default' } };
      await root.create('/api/v1/namespaces/strict/pods?dryRun=All', pod).catch((error: Error) => refused.push(`${metadata.name}: ${error.message}`));
    }
    expect(programs).toHaveLength(3);
    expect(refused).toEqual([expect.stringMatching(/^node-problem-detector: .*violates PodSecurity/)]);
  });

  step('has one storage class that claims get which name none', async () => {
    const classes = (await root.list('/apis/storage.k8s.io/v1/storageclasses')).filter(({ metadata }) => metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true');
    expect(classes).toHaveLength(1);
    expect(classes[0]).toMatchObject({ volumeBindingMode: 'WaitForFirstConsumer' });
    expect((await root.create('/api/v1/namespaces/default/persistentvolumeclaims', CLAIM)).spec).toMatchObject({ storageClassName: classes[0].metadata.name });
  });

  step('locks the namespace default for everybody', async () => {
    const place = '/api/v1/namespaces/default';
    await expect(root.create(`${place}/pods`, restrictedPod('web', 'default'))).rejects.toThrow(/exceeded quota: no-pods/);
    await expect(root.create(`${place}/pods`, restrictedPod('web', 'default', { securityContext: { privileged: true } }))).rejects.toThrow(/violates PodSecurity/);
    expect(await root.get(`${place}/serviceaccounts/default`)).toMatchObject({ automountServiceAccountToken: false });
    expect(await root.list('/apis/networking.k8s.io/v1/namespaces/default/networkpolicies')).toMatchObject([{ spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } }]);
  });
});
