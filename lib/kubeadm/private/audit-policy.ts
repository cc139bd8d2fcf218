import { toYaml, YamlValue } from './yaml';

const RBAC = 'rbac.authorization.k8s.io';
const WRITES = ['create', 'update', 'patch', 'delete', 'deletecollection'];

/**
 * What the API server writes down of requests (CIS 3.2.1, 3.2.2): who did what; of changes of rights also the text. What secrets hold is never written.
 * Health checks, leases and events are noise and are left out.
 * Source: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/ (read 2026-11)
 */
export function auditPolicy(): string {
  return toYaml({
    apiVersion: 'audit.k8s.io/v1',
    kind: 'Policy',
    omitStages: ['RequestReceived'],
    rules: [...noise(), ...secretive(), ...rights(), { level: 'Metadata' }],
  });
}

function noise(): YamlValue[] {
  return [
    { level: 'None', nonResourceURLs: ['/livez*', '/readyz*', '/healthz*', '/version', '/openapi/*'] },
    { level: 'None', userGroups: ['system:nodes', 'system:masters', 'system:serviceaccounts:kube-system'], verbs: ['get', 'list', 'watch', 'create', 'update', 'patch'], resources: [{ group: 'coordination.k8s.io', resources: ['leases'] }] },
    { level: 'None', users: ['system:kube-controller-manager', 'system:kube-scheduler'], resources: [{ group: 'coordination.k8s.io', resources: ['leases'] }] },
    { level: 'None', resources: [{ group: '', resources: ['events'] }, { group: 'events.k8s.io', resources: ['events'] }] },
  ];
}

function secretive(): YamlValue[] {
  return [
    { level: 'Metadata', resources: [{ group: '', resources: ['secrets', 'configmaps', 'serviceaccounts/token'] }, { group: 'authentication.k8s.io', resources: ['tokenreviews'] }] },
  ];
}

function rights(): YamlValue[] {
  return [
    { level: 'RequestResponse', verbs: WRITES, resources: [{ group: RBAC, resources: ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'] }, { group: 'certificates.k8s.io', resources: ['certificatesigningrequests', 'certificatesigningrequests/approval'] }] },
    { level: 'Request', verbs: ['create'], resources: [{ group: '', resources: ['pods/exec', 'pods/attach', 'pods/portforward', 'nodes/proxy'] }] },
  ];
}
