import { KubernetesObject } from './client';

/** A pod that even the strictest level of Pod Security admits. */
export function restrictedPod(name: string, namespace: string, container: object = {}, spec: object = {}): KubernetesObject {
  const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: {
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ name: 'main', image: 'registry.example.com/app:1', securityContext, ...container }],
      ...spec,
    },
  };
}
