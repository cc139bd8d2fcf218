import { ClusterRoleV1, ClusterRoleV1Rule } from '@cdktf/provider-kubernetes/lib/cluster-role-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { TerraformStack } from 'cdktf';

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch', 'delete'];

const rule = (verbs: string[], apiGroup: string, ...resources: string[]): ClusterRoleV1Rule => ({ apiGroups: [apiGroup], resources, verbs });
const read = (apiGroup: string, ...resources: string[]) => rule(READ, apiGroup, ...resources);

const workloads = (verbs: string[], ...core: string[]) => [
  rule(verbs, '', ...core, 'configmaps', 'persistentvolumeclaims', 'services'),
  rule(verbs, 'apps', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'),
  rule(verbs, 'autoscaling', 'horizontalpodautoscalers'),
  rule(verbs, 'batch', 'cronjobs', 'jobs'),
  rule(verbs, 'networking.k8s.io', 'ingresses'),
  rule(verbs, 'policy', 'poddisruptionbudgets'),
];
const SCALES = rule(['get', 'update', 'patch'], 'apps', 'deployments/scale', 'replicasets/scale', 'statefulsets/scale');
const LOGS = rule(['get'], '', 'pods/log');
const OWN_NAMESPACE = rule(['get'], '', 'namespaces');
const SECRETS_BY_NAME = rule(['get', ...WRITE], '', 'secrets');

const READ_NAMESPACES = [
  read(
    '', 'configmaps', 'endpoints', 'events', 'limitranges', 'persistentvolumeclaims', 'pods', 'podtemplates', 'replicationcontrollers', 'resourcequotas',
    'serviceaccounts', 'services',
  ),
  read('apps', 'controllerrevisions', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'),
  read('autoscaling', 'horizontalpodautoscalers'),
  read('batch', 'cronjobs', 'jobs'),
  read('coordination.k8s.io', 'leases'),
  read('discovery.k8s.io', 'endpointslices'),
  read('events.k8s.io', 'events'),
  read('networking.k8s.io', 'ingresses', 'networkpolicies'),
  read('policy', 'poddisruptionbudgets'),
  read('rbac.authorization.k8s.io', 'rolebindings', 'roles'),
  read('resource.k8s.io', 'resourceclaims', 'resourceclaimtemplates'),
  read('storage.k8s.io', 'csistoragecapacities'),
];

const READ_CLUSTER = [
  read('', 'namespaces', 'nodes', 'persistentvolumes'),
  read(
    'admissionregistration.k8s.io', 'mutatingwebhookconfigurations', 'validatingadmissionpolicies', 'validatingadmissionpolicybindings',
    'validatingwebhookconfigurations',
  ),
  read('apiextensions.k8s.io', 'customresourcedefinitions'),
  read('apiregistration.k8s.io', 'apiservices'),
  read('flowcontrol.apiserver.k8s.io', 'flowschemas', 'prioritylevelconfigurations'),
  read('networking.k8s.io', 'ingressclasses', 'ipaddresses', 'servicecidrs'),
  read('node.k8s.io', 'runtimeclasses'),
  read('rbac.authorization.k8s.io', 'clusterrolebindings', 'clusterroles'),
  read('resource.k8s.io', 'deviceclasses', 'resourceslices'),
  read('scheduling.k8s.io', 'priorityclasses'),
  read('storage.k8s.io', 'csidrivers', 'csinodes', 'storageclasses', 'volumeattachments', 'volumeattributesclasses'),
  read('certificates.k8s.io', 'certificatesigningrequests'),
  rule(['get', 'list'], '', 'componentstatuses'),
];

const VIEWER = [...READ_NAMESPACES, ...READ_CLUSTER, LOGS];
const DEVELOPER = [
  ...READ_NAMESPACES, OWN_NAMESPACE, ...workloads(WRITE, 'pods'), SCALES, LOGS, rule(['get', 'create'], '', 'pods/exec', 'pods/portforward'), SECRETS_BY_NAME,
];
const OPERATOR = [
  ...VIEWER,
  rule(['patch'], '', 'nodes'),
  rule(['create'], '', 'pods/eviction'),
  rule(['delete'], '', 'pods'),
  SCALES,
  rule(['get', 'update', 'patch'], '', 'replicationcontrollers/scale'),
];
const CI_DEPLOYER = [
  ...workloads([...READ, ...WRITE]),
  SCALES,
  read('', 'pods', 'events', 'limitranges', 'resourcequotas', 'serviceaccounts'),
  read('apps', 'controllerrevisions'),
  read('events.k8s.io', 'events'),
  OWN_NAMESPACE, LOGS, SECRETS_BY_NAME,
];

/** The names of the roles that teams share, by reference. */
export interface RoleNames {
  readonly viewer: string;
  readonly developer: string;
  readonly operator: string;
  readonly ciDeployer: string;
}

/** The roles that teams share, written once. */
export function roles(stack: TerraformStack, provider: KubernetesProvider): RoleNames {
  const role = (name: string, rules: ClusterRoleV1Rule[]) => new ClusterRoleV1(stack, name, { provider, metadata: { name: `tenants-${name}` }, rule: rules }).metadata.name;
  return {
    viewer: role('viewer', VIEWER),
    developer: role('developer', DEVELOPER),
    operator: role('operator', OPERATOR),
    ciDeployer: role('ci-deployer', CI_DEPLOYER),
  };
}
