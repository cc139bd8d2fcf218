import { names, Reach, RightRule } from '../lint/right-rule';

/**
 * Control of admission webhooks.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks (read 2026-11)
 */
export const rbacWebhookConfigurations: RightRule = {
  id: 'rbac-webhook-configurations',
  reach: Reach.CLUSTER_ROLE,
  what: 'lets its subjects change admission webhooks, which read and change every object, or keep the cluster from working',
  allowed: 'get, list and watch of webhook configurations',
  fix: 'remove the other verbs',
  grants: (rule) =>
    names(rule, {
      apiGroup: 'admissionregistration.k8s.io',
      resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
      verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
    }),
};
