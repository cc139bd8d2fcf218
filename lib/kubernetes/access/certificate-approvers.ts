import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { Subject } from '../../subject';
import { ApiResource } from './api-resource';
import { checkSignsUserCertificates, CLIENT_SIGNER } from './certificate-signer';
import { ClusterRole } from './cluster-role';

/**
 * Lets subjects approve certificates by which people log in, as the child `id` of `scope`. A request is for whom its author says, so approvers
 * must look at the name and the groups in it: by what they sign they could be anybody but `system:masters`.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization (read 2026-11)
 */
export function addCertificateApprovers(scope: Construct, id: string, cluster: ICluster, approvers: Subject[]): void {
  checkSignsUserCertificates(cluster, 'RbacBaseline certificateApprovers');
  const role = new ClusterRole(scope, id, {
    cluster,
    acknowledge: [{ id: 'rbac-certificate-approval', reason: 'To approve certificates of people, and no others, is what this role is for' }],
  });
  role.allowRead(ApiResource.CERTIFICATE_SIGNING_REQUESTS);
  role.allow(['update'], ApiResource.CERTIFICATE_SIGNING_REQUESTS.subresource('approval'));
  role.allow(['approve'], ApiResource.of('certificates.k8s.io', 'signers').named(CLIENT_SIGNER));
  role.bind('Binding', approvers);
}
