import { kubernetesBindings, kubernetesRoles } from '../../lib/kubernetes/judgement/private/kubernetes-roles';
import { KubernetesObject } from './support/client';
import { ControlPlane } from './support/control-plane';
import { builtPrograms } from './support/prepared';
import { story } from './support/story';

const RBAC = '/apis/rbac.authorization.k8s.io/v1';

interface RealRule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

const sorted = (values: readonly string[] = []) => [...values].sort();
const ruleOf = (rule: RealRule) => JSON.stringify([rule.verbs, rule.apiGroups, rule.resources, rule.resourceNames, rule.nonResourceURLs].map(sorted));
const rulesOf = ({ rules }: KubernetesObject) => ((rules ?? []) as RealRule[]).map(ruleOf).sort();
// The controllers of Kubernetes are nobody whom an app asks about.
const isForOthers = ({ metadata }: KubernetesObject) => !metadata.name.startsWith('system:controller:');

story("Kubernetes' own roles and bindings", (step) => {
  let controlPlane: ControlPlane;
  beforeAll(async () => (controlPlane = await ControlPlane.start(builtPrograms())));
  afterAll(() => controlPlane.stop());

  step('are known to the library as this version of Kubernetes has them', async () => {
    const real = (await controlPlane.root.list(`${RBAC}/clusterroles`)).filter(isForOthers);
    expect([...kubernetesRoles().keys()].sort()).toEqual(real.map(({ metadata }) => metadata.name).sort());
    for (const role of real.filter((one) => one.aggregationRule === undefined)) {
      const known = kubernetesRoles().get(role.metadata.name);
      const rules = known?.rules.map(({ nonResourceUrls, ...rule }) => ruleOf({ ...rule, nonResourceURLs: nonResourceUrls })).sort();
      expect({ name: role.metadata.name, rules }).toEqual({ name: role.metadata.name, rules: rulesOf(role) });
    }
  });

  step('are bound to those to whom they are known to be bound', async () => {
    const real = (await controlPlane.root.list(`${RBAC}/clusterrolebindings`)).filter(isForOthers);
    // One of them is kept for older kubelets, and bound to nobody.
    const described = real.filter(({ subjects }) => subjects !== undefined).map(({ metadata, roleRef, subjects }) => {
      const all = (subjects ?? []) as { readonly kind: string; readonly name: string; readonly namespace?: string }[];
      return `${metadata.name}: ${(roleRef as { readonly name: string }).name} for ${all.map(({ kind, name, namespace }) => [kind, name, namespace].filter((part) => part !== undefined).join(' ')).sort().join(', ')}`;
    });
    const known = kubernetesBindings().map(({ name, role, subjects }) => `${name}: ${role.name} for ${subjects.map((subject) => [subject.kind, subject.name, subject.namespace].filter((part) => part !== undefined).join(' ')).sort().join(', ')}`);
    expect(known.sort()).toEqual(described.sort());
  });
});
