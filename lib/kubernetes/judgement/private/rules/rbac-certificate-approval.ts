import { names, Reach, RightRule } from '../lint/right-rule';

const apiGroup = 'certificates.k8s.io';

/**
 * Certificates of users, whatever name they ask for.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing (read 2026-11)
 */
export const rbacCertificateApproval: RightRule = {
  id: 'rbac-certificate-approval',
  reach: Reach.CLUSTER_ROLE,
  what: 'lets its subjects approve or sign certificates, also of names that have more rights than they',
  allowed: 'create, get, list and watch of certificatesigningrequests',
  fix: 'remove the approval, or keep it to the few who check what is asked for',
  grants: (rule) =>
    names(rule, { apiGroup, resources: ['certificatesigningrequests/approval'], verbs: ['update', 'patch'] }) ||
    names(rule, { apiGroup, resources: ['signers'], verbs: ['approve', 'sign'] }),
};
