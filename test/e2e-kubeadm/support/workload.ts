import { WEB_IMAGE } from '../../kubeadm-lab/images/own-images';
import { ApiClient } from './api-client';
import { eventually } from './eventually';
import { Pod } from './kubernetes-kinds';

const PORT = 8080;

/** A Deployment over the zones, and its Service. */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
  readonly replicas: number;
  /** @default - only in the cluster */
  readonly nodePort?: number;
}

export async function makeNamespace(api: ApiClient, name: string): Promise<void> {
  await api.apply(`/api/v1/namespaces/${name}`, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}

/** Makes a workload and waits until all of it runs. */
export async function makeWorkload(api: ApiClient, workload: Workload): Promise<void> {
  const { namespace, name, nodePort } = workload;
  await makeNamespace(api, namespace);
  await api.apply(`/apis/apps/v1/namespaces/${namespace}/deployments/${name}`, deployment(workload));
  await api.apply(`/api/v1/namespaces/${namespace}/services/${name}`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, type: nodePort === undefined ? 'ClusterIP' : 'NodePort', ports: [{ port: 80, targetPort: PORT, nodePort }] },
  });
  await rolledOut(api, workload);
}

/** Lets one pod of a workload go at a time, as everybody does who wants it to answer while nodes are drained. */
export async function protect(api: ApiClient, { namespace, name }: Workload): Promise<void> {
  await api.apply(`/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets/${name}`, {
    apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name }, spec: { maxUnavailable: 1, selector: { matchLabels: { app: name } } },
  });
}

/** Waits until every replica is available. */
export async function rolledOut(api: ApiClient, { namespace, name, replicas }: Workload): Promise<void> {
  await eventually(`every replica of ${name}`, { seconds: 180 }, async () => {
    const { status } = await api.get<{ status?: { availableReplicas?: number; updatedReplicas?: number } }>(`/apis/apps/v1/namespaces/${namespace}/deployments/${name}`);
    return status?.availableReplicas === replicas && status.updatedReplicas === replicas;
  });
}

/** The pods of a workload. */
export function podsOf(api: ApiClient, { namespace, name }: Workload): Promise<Pod[]> {
  return api.list<Pod>(`/api/v1/namespaces/${namespace}/pods?labelSelector=app%3D${name}`);
}

/** Makes a pod that ends by itself, and returns what it wrote; throws what it wrote when it failed. */
export async function runPod(api: ApiClient, namespace: string, name: string, args: string[]): Promise<string> {
  const path = `/api/v1/namespaces/${namespace}/pods`;
  await api.create(path, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: { restartPolicy: 'Never', terminationGracePeriodSeconds: 0, containers: [{ name, image: WEB_IMAGE, imagePullPolicy: 'Never', args, securityContext: SECURITY }] },
  });
  const phase = await eventually(`the end of the pod ${name}`, { seconds: 90 }, async () => {
    const { status } = await api.get<Pod>(`${path}/${name}`);
    return status.phase === 'Succeeded' || status.phase === 'Failed' ? status.phase : undefined;
  });
  const log = (await api.send('GET', `${path}/${name}/log`)).text;
  await api.remove(`${path}/${name}`);
  if (phase === 'Failed') throw new Error(`The pod ${name} failed: ${log}`);
  return log;
}

const SECURITY = { allowPrivilegeEscalation: false, runAsNonRoot: true, runAsUser: 65532, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } };

function deployment({ name, replicas }: Workload): object {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      // A rolling node takes one of them away, and another takes over.
      strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        metadata: { labels },
        spec: {
          topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: labels } }],
          terminationGracePeriodSeconds: 8,
          // As long as it may take until nobody sends it anything any more: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination (read 2026-11)
          containers: [{ name, lifecycle: { preStop: { sleep: { seconds: 5 } } }, image: WEB_IMAGE, imagePullPolicy: 'Never', args: ['serve', `:${PORT}`], ports: [{ containerPort: PORT }], readinessProbe: { httpGet: { path: '/', port: PORT }, periodSeconds: 1 }, securityContext: SECURITY }],
        },
      },
    },
  };
}
