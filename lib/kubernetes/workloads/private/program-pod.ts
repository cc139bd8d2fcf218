import { ProjectedToken } from '../../../platform';
import { checkQuantity } from '../../../private/quantity';
import { WorkloadResources } from '../workload-resources';

/** Where the programs of the system run. */
export const SYSTEM_NAMESPACE = 'kube-system';

/** The container of a program. */
export interface ProgramContainer {
  readonly name: string;
  readonly image: string;
  readonly command: string[];
  readonly args: string[];
  readonly environment?: Record<string, string>;
  /** Where it tells by HTTP that it is well. */
  readonly health: { readonly path: string; readonly port: number };
  readonly resources: WorkloadResources;
  /** The token of its service account by which it asks for credentials of the cloud. */
  readonly projectedToken?: ProjectedToken;
}

const TOKEN_VOLUME = 'cloud-token';

/**
 * What Pod Security `restricted` asks of a container, and a file system that cannot be written.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted (read 2026-11)
 */
export const RESTRICTED = { allowPrivilegeEscalation: false, privileged: false, readOnlyRootFilesystem: true, runAsNonRoot: true, capabilities: { drop: ['ALL'] } };

/** The users of distroless images, on which the programs are built: https://github.com/GoogleContainerTools/distroless (read 2026-11) */
const NON_ROOT = '65532';

// Nothing is written but the log, of which a node keeps 5 files of 10 MiB: https://kubernetes.io/docs/concepts/cluster-administration/logging/#log-rotation (read 2026-11)
const LOG = '100Mi';

/** The labels by which the pods of a program are found. */
export function podLabels(name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name };
}

/** The labels of a program and of its pods. */
export function programMetadata(name: string) {
  return { name, namespace: SYSTEM_NAMESPACE, labels: podLabels(name) };
}

/** A container as the provider takes it. */
export function containerOf({ name, image, command, args, environment = {}, health, resources, projectedToken }: ProgramContainer) {
  const amounts = { cpu: resources.cpu, memory: resources.memory, 'ephemeral-storage': LOG };
  return {
    name,
    image,
    command,
    args,
    env: Object.entries(environment).map(([key, value]) => ({ name: key, value })),
    livenessProbe: { httpGet: { path: health.path, port: String(health.port) }, initialDelaySeconds: 30, periodSeconds: 30, timeoutSeconds: 5 },
    port: [{ name: 'http', containerPort: health.port, protocol: 'TCP' }],
    // By its digest an image is never another one, so that a pod starts while the registry is away.
    imagePullPolicy: 'IfNotPresent',
    resources: { requests: amounts, limits: amounts },
    volumeMount: projectedToken && [{ name: TOKEN_VOLUME, mountPath: projectedToken.mountPath, readOnly: true }],
  };
}

function tokenVolume({ audience }: ProjectedToken) {
  return { name: TOKEN_VOLUME, projected: [{ sources: [{ serviceAccountToken: { audience, path: 'token' } }] }] };
}

/** The pod of a program that needs no right on its node: it passes Pod Security `restricted`. */
export function restrictedPod(container: ProgramContainer, serviceAccountName: string) {
  return {
    serviceAccountName,
    automountServiceAccountToken: true,
    enableServiceLinks: false,
    priorityClassName: 'system-cluster-critical',
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    toleration: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }],
    securityContext: { runAsNonRoot: true, runAsUser: NON_ROOT, runAsGroup: NON_ROOT, seccompProfile: { type: 'RuntimeDefault' } },
    container: [{ ...containerOf(container), securityContext: RESTRICTED }],
    volume: container.projectedToken && [tokenVolume(container.projectedToken)],
    topologySpreadConstraint: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
      topologyKey,
      maxSkew: 1,
      // A cluster of one zone or of one node still gets all of them.
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: [{ matchLabels: podLabels(container.name) }],
    })),
  };
}

/** What a program may use, as the user gives it. */
export function checkResources({ cpu, memory }: WorkloadResources, option: string): void {
  checkQuantity(cpu, `${option} resources cpu`);
  checkQuantity(memory, `${option} resources memory`);
}
