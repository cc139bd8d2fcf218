import { RightRule } from '../lint/right-rule';
import { rbacCertificateApproval } from './rbac-certificate-approval';
import { rbacEscalationVerb } from './rbac-escalation-verb';
import { rbacNamespaceChange } from './rbac-namespace-change';
import { rbacNodesProxy } from './rbac-nodes-proxy';
import { rbacPersistentVolumes } from './rbac-persistent-volumes';
import { rbacPodsExec } from './rbac-pods-exec';
import { rbacSecretsList } from './rbac-secrets-list';
import { rbacServiceAccountToken } from './rbac-service-account-token';
import { rbacSubjectEverybody } from './rbac-subject-everybody';
import { rbacWebhookConfigurations } from './rbac-webhook-configurations';
import { rbacWildcard } from './rbac-wildcard';
import { webhookOnKubeSystem } from './webhook-on-kube-system';

export { rbacPodsExec, rbacSubjectEverybody, rbacWildcard, webhookOnKubeSystem };

/** The rights that are judged, in the order in which they are told. */
export const RIGHT_RULES: readonly RightRule[] = [
  rbacWildcard,
  rbacEscalationVerb,
  rbacNodesProxy,
  rbacServiceAccountToken,
  rbacPodsExec,
  rbacSecretsList,
  rbacPersistentVolumes,
  rbacWebhookConfigurations,
  rbacNamespaceChange,
  rbacCertificateApproval,
];

/** What can be acknowledged. */
export const LINT_IDS = [...RIGHT_RULES, rbacSubjectEverybody, webhookOnKubeSystem].map(({ id }) => id);
