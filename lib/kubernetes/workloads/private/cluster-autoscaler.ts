import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { Construct } from 'constructs';
import { nameFromPath } from '../../../private/names';
import { PolicyRule } from '../../access/policy-rule';
import { WorkloadResources } from '../workload-resources';
import { BaselineContext } from './baseline-context';
import { disruptionBudget } from './disruption-budget';
import { autoscalerImage } from './images';
import { programAccount } from './program-account';
import { podLabels, programMetadata, restrictedPod, SYSTEM_NAMESPACE } from './program-pod';

/** What the user may say about Cluster Autoscaler. */
export interface ClusterAutoscalerProps {
  readonly image?: string;
  readonly resources?: WorkloadResources;
  readonly arguments?: string[];
}

const NAME = 'cluster-autoscaler';
const LEASES = { apiGroups: ['coordination.k8s.io'], resources: ['leases'] };
const CONFIG_MAPS = { apiGroups: [''], resources: ['configmaps'] };
const READ = ['get', 'list', 'watch'];

// What the program calls, of which its chart has more: it also serves other clouds and Kubernetes versions long gone.
// https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/charts/cluster-autoscaler/templates/clusterrole.yaml (read 2026-11)
const CLUSTER_RULES: PolicyRule[] = [
  { apiGroups: [''], resources: ['nodes'], verbs: [...READ, 'update'] },
  { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
  { apiGroups: [''], resources: ['namespaces', 'persistentvolumeclaims', 'persistentvolumes', 'pods', 'replicationcontrollers', 'services'], verbs: READ },
  { apiGroups: ['apps'], resources: ['daemonsets', 'replicasets', 'statefulsets'], verbs: READ },
  { apiGroups: ['batch'], resources: ['jobs'], verbs: READ },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: READ },
  { apiGroups: ['resource.k8s.io'], resources: ['deviceclasses', 'resourceclaims', 'resourceslices'], verbs: READ },
  { apiGroups: ['storage.k8s.io'], resources: ['csidrivers', 'csinodes', 'csistoragecapacities', 'storageclasses', 'volumeattachments'], verbs: READ },
];

const NAMESPACE_RULES: PolicyRule[] = [
  // What is made has no name yet that a rule could name.
  { ...LEASES, verbs: ['create'] },
  { ...LEASES, resourceNames: [NAME], verbs: ['get', 'update'] },
  { ...CONFIG_MAPS, verbs: ['create'] },
  { ...CONFIG_MAPS, resourceNames: [`${NAME}-status`], verbs: ['get', 'update', 'delete'] },
];

const ARGUMENTS = [`--namespace=${SYSTEM_NAMESPACE}`, '--leader-elect=true', '--balance-similar-node-groups=true', '--expander=least-waste'];

// https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/examples/cluster-autoscaler-autodiscover.yaml (read 2026-11)
const RESOURCES: WorkloadResources = { cpu: '100m', memory: '600Mi' };

/** Installs Cluster Autoscaler, two of which one leads, as children of `scope`. */
export function clusterAutoscaler(scope: Construct, { cluster, provider, infrastructure }: BaselineContext, props: ClusterAutoscalerProps): void {
  const image = props.image ?? autoscalerImage(cluster.version);
  const cloud = cluster.platformControlPlane.bindNodeAutoscaler(new Construct(infrastructure, `Baseline-${nameFromPath(scope)}`), {
    cluster, namespace: SYSTEM_NAMESPACE, serviceAccountName: NAME,
  });
  const account = programAccount(scope, {
    provider, name: NAME, annotations: cloud.serviceAccountAnnotations, clusterRights: CLUSTER_RULES, namespaceRules: NAMESPACE_RULES,
  });
  const container = {
    name: NAME,
    image,
    command: ['./cluster-autoscaler'],
    args: [...cloud.arguments, ...ARGUMENTS, ...(props.arguments ?? [])],
    environment: cloud.environment,
    health: { path: '/health-check', port: 8085 },
    resources: props.resources ?? RESOURCES,
    projectedToken: cloud.projectedToken,
  };
  new DeploymentV1(scope, 'Deployment', {
    provider,
    metadata: programMetadata(NAME),
    spec: {
      replicas: '2',
      selector: { matchLabels: podLabels(NAME) },
      template: { metadata: { labels: podLabels(NAME) }, spec: restrictedPod(container, account.name) },
    },
    dependsOn: account.ready,
  });
  disruptionBudget(scope, { provider, name: NAME, podLabels: podLabels(NAME) });
}
