import { DaemonSetV1 } from '@cdktf/provider-kubernetes/lib/daemon-set-v1';
import { Construct } from 'constructs';
import { BaselineContext } from './baseline-context';
import { NODE_PROBLEM_DETECTOR } from './images.generated';
import { programAccount } from './program-account';
import { containerOf, podLabels, programMetadata } from './program-pod';

const NAME = 'node-problem-detector';
const KERNEL_LOG = '/dev/kmsg';

/**
 * Installs Node Problem Detector on every Linux node, as children of `scope`, with the rules for the kernel that its image holds.
 * It reads the kernel's log, which only a privileged container can: it passes Pod Security `privileged` alone.
 * Source: https://github.com/kubernetes/node-problem-detector/blob/master/deployment/node-problem-detector.yaml (read 2026-11)
 */
export function nodeProblemDetector(scope: Construct, { provider }: BaselineContext, image = NODE_PROBLEM_DETECTOR): void {
  // Kubernetes brings the role: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#other-component-roles (read 2026-11)
  const account = programAccount(scope, { provider, name: NAME, clusterRights: `system:${NAME}` });
  new DaemonSetV1(scope, 'DaemonSet', {
    provider,
    metadata: programMetadata(NAME),
    spec: {
      selector: { matchLabels: podLabels(NAME) },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
      template: { metadata: { labels: podLabels(NAME) }, spec: podOf(image, account.name) },
    },
    // One node that is down, which is what this is for, must not fail an apply.
    waitForRollout: false,
    dependsOn: account.ready,
  });
}

function podOf(image: string, serviceAccountName: string) {
  const { env, ...container } = containerOf({
    name: NAME,
    image,
    command: ['/node-problem-detector'],
    args: ['--logtostderr', '--config.system-log-monitor=/config/kernel-monitor.json,/config/readonly-monitor.json', '--address=0.0.0.0', '--port=20256'],
    health: { path: '/healthz', port: 20256 },
    resources: { cpu: '10m', memory: '80Mi' },
  });
  return {
    serviceAccountName,
    automountServiceAccountToken: true,
    enableServiceLinks: false,
    priorityClassName: 'system-node-critical',
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    toleration: [{ operator: 'Exists', effect: 'NoSchedule' }, { operator: 'Exists', effect: 'NoExecute' }],
    container: [
      {
        ...container,
        env: [...env, { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
        securityContext: { privileged: true, readOnlyRootFilesystem: true },
        volumeMount: [{ name: 'kernel-log', mountPath: KERNEL_LOG, readOnly: true }],
      },
    ],
    volume: [{ name: 'kernel-log', hostPath: { path: KERNEL_LOG, type: 'CharDevice' } }],
  };
}
