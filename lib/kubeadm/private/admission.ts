import { PATHS } from './paths';
import { toYaml } from './yaml';

/**
 * What the API server checks of objects besides its defaults: pods are at least `baseline` in namespaces that say nothing else, and events come no faster
 * than the API server can bear (CIS 1.2.9).
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/ (read 2026-11)
 */
export function admission(): string {
  return toYaml({
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'AdmissionConfiguration',
    plugins: [
      {
        name: 'PodSecurity',
        configuration: {
          apiVersion: 'pod-security.admission.config.k8s.io/v1',
          kind: 'PodSecurityConfiguration',
          defaults: { enforce: 'baseline', 'enforce-version': 'latest', audit: 'restricted', 'audit-version': 'latest', warn: 'restricted', 'warn-version': 'latest' },
          // The pod network and the node's own programs run here.
          exemptions: { usernames: [], runtimeClasses: [], namespaces: ['kube-system'] },
        },
      },
      { name: 'EventRateLimit', path: `${PATHS.policy}/event-rate-limit.yaml` },
    ],
  });
}

/** How fast events of one namespace may come, so that one that is broken leaves room to others: the numbers of Kubernetes' own example. */
export function eventRateLimit(): string {
  return toYaml({
    apiVersion: 'eventratelimit.admission.k8s.io/v1alpha1',
    kind: 'Configuration',
    limits: [{ type: 'Namespace', qps: 50, burst: 100, cacheSize: 2000 }],
  });
}
