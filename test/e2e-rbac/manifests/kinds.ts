/** A kind of object and where the API server keeps it. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  /** As in URLs. */
  readonly plural: string;
  readonly namespaced: boolean;
}

const kind = (apiVersion: string, name: string, plural: string, namespaced = true): Kind => ({ apiVersion, kind: name, plural, namespaced });

const RBAC = 'rbac.authorization.k8s.io/v1';

/** What the typed resources of Terraform's Kubernetes provider are in Kubernetes. */
export const KINDS: Readonly<Record<string, Kind>> = {
  kubernetes_certificate_signing_request_v1: kind('certificates.k8s.io/v1', 'CertificateSigningRequest', 'certificatesigningrequests', false),
  kubernetes_cluster_role_binding_v1: kind(RBAC, 'ClusterRoleBinding', 'clusterrolebindings', false),
  kubernetes_cluster_role_v1: kind(RBAC, 'ClusterRole', 'clusterroles', false),
  kubernetes_config_map_v1: kind('v1', 'ConfigMap', 'configmaps'),
  kubernetes_daemon_set_v1: kind('apps/v1', 'DaemonSet', 'daemonsets'),
  kubernetes_daemonset: kind('apps/v1', 'DaemonSet', 'daemonsets'),
  kubernetes_default_service_account_v1: kind('v1', 'ServiceAccount', 'serviceaccounts'),
  kubernetes_deployment_v1: kind('apps/v1', 'Deployment', 'deployments'),
  kubernetes_limit_range_v1: kind('v1', 'LimitRange', 'limitranges'),
  kubernetes_namespace_v1: kind('v1', 'Namespace', 'namespaces', false),
  kubernetes_network_policy_v1: kind('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies'),
  kubernetes_pod_disruption_budget_v1: kind('policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets'),
  kubernetes_priority_class_v1: kind('scheduling.k8s.io/v1', 'PriorityClass', 'priorityclasses', false),
  kubernetes_resource_quota_v1: kind('v1', 'ResourceQuota', 'resourcequotas'),
  kubernetes_role_binding_v1: kind(RBAC, 'RoleBinding', 'rolebindings'),
  kubernetes_role_v1: kind(RBAC, 'Role', 'roles'),
  kubernetes_service_account_v1: kind('v1', 'ServiceAccount', 'serviceaccounts'),
  kubernetes_service_v1: kind('v1', 'Service', 'services'),
  kubernetes_storage_class_v1: kind('storage.k8s.io/v1', 'StorageClass', 'storageclasses', false),
};

/** The kind of an object that is described by its own words. */
export function kindOf(apiVersion: string, name: string): Kind {
  const found = Object.values(KINDS).find((known) => known.apiVersion === apiVersion && known.kind === name);
  if (found === undefined) throw new Error(`Where the API server keeps ${apiVersion} ${name} is not known here`);
  return found;
}

/** The path of an object, or of all of its kind in its namespace where it has no name. */
export function pathOf({ apiVersion, plural, namespaced }: Kind, namespace: string | undefined, name?: string): string {
  const parts = [apiVersion.includes('/') ? 'apis' : 'api', apiVersion];
  if (namespaced) parts.push('namespaces', namespace ?? 'default');
  return `/${[...parts, plural, ...(name === undefined ? [] : [name])].join('/')}`;
}
