import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { Construct } from 'constructs';
import { WorkloadResources } from '../workload-resources';
import { BaselineContext } from './baseline-context';
import { CLUSTER_PROPORTIONAL_AUTOSCALER } from './images.generated';
import { programAccount } from './program-account';
import { podLabels, programMetadata, restrictedPod, SYSTEM_NAMESPACE } from './program-pod';

/** What the user may say about Cluster Proportional Autoscaler. */
export interface ProportionalAutoscalerProps {
  readonly image?: string;
  /** The Deployment that it scales. */
  readonly deploymentName: string;
  /** The parameters of its linear mode. */
  readonly linear: Record<string, unknown>;
}

const NAME = 'dns-autoscaler';
const RESOURCES: WorkloadResources = { cpu: '20m', memory: '64Mi' };

/**
 * Installs Cluster Proportional Autoscaler for the DNS of the cluster, as children of `scope`. One is enough: while it is away, the DNS stays as it is.
 * Source: https://github.com/kubernetes-sigs/cluster-proportional-autoscaler/blob/master/README.md (read 2026-11)
 */
export function proportionalAutoscaler(scope: Construct, { provider }: BaselineContext, props: ProportionalAutoscalerProps): void {
  const { deploymentName } = props;
  new ConfigMapV1(scope, 'Parameters', { provider, metadata: { name: NAME, namespace: SYSTEM_NAMESPACE }, data: { linear: JSON.stringify(props.linear) } });
  const account = programAccount(scope, {
    provider,
    name: NAME,
    clusterRights: [{ apiGroups: [''], resources: ['nodes'], verbs: ['list', 'watch'] }],
    namespaceRules: [
      { apiGroups: ['apps'], resources: ['deployments/scale'], resourceNames: [deploymentName], verbs: ['get', 'update'] },
      { apiGroups: [''], resources: ['configmaps'], resourceNames: [NAME], verbs: ['get'] },
    ],
  });
  const container = {
    name: NAME,
    image: props.image ?? CLUSTER_PROPORTIONAL_AUTOSCALER,
    command: ['/cluster-proportional-autoscaler'],
    args: [`--namespace=${SYSTEM_NAMESPACE}`, `--configmap=${NAME}`, `--target=deployment/${deploymentName}`, '--logtostderr=true'],
    health: { path: '/healthz', port: 8080 },
    resources: RESOURCES,
  };
  new DeploymentV1(scope, 'Deployment', {
    provider,
    metadata: programMetadata(NAME),
    spec: {
      replicas: '1',
      selector: { matchLabels: podLabels(NAME) },
      template: { metadata: { labels: podLabels(NAME) }, spec: restrictedPod(container, account.name) },
    },
    dependsOn: account.ready,
  });
}
