import { TerraformStack } from 'cdktf';
import { CertificateApproval, HAControlPlane, KubernetesVersion, RbacBaseline, Subject, UserCertificate, UserCertificateProps } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { FakePlatform } from '../../support/fake-platform';
import { CERTIFICATE_REQUEST } from '../../support/certificate-request';
import { only } from '../../support/blocks';
import { inStack } from '../../support/stacks';

const fakeCluster = (stack: TerraformStack) =>
  HAControlPlane.fromHAControlPlaneAttributes(stack, 'Cluster', { clusterName: 'fake', endpoint: 'https://10.0.0.1', version: KubernetesVersion.V1_34, platform: new FakePlatform() });
const certificate = (props: Partial<UserCertificateProps> = {}): Template =>
  inStack((stack) => new UserCertificate(stack, 'Jane', { cluster: fakeCluster(stack), request: CERTIFICATE_REQUEST, ...props }));

describe('A certificate of a user', () => {
  test('holds for a working day and is approved by somebody, for whom Terraform waits', () => {
    expect(certificate().onlyResource('kubernetes_certificate_signing_request_v1')).toMatchObject({
      metadata: { name: 'production-jane' },
      spec: { request: CERTIFICATE_REQUEST, signer_name: 'kubernetes.io/kube-apiserver-client', usages: ['client auth'], expiration_seconds: 28800 },
      auto_approve: false,
      timeouts: { create: '60m' },
    });
  });

  test('is approved by Terraform if asked to', () => {
    const signing = certificate({ approval: CertificateApproval.ON_APPLY, expirationSeconds: 600 }).onlyResource('kubernetes_certificate_signing_request_v1');

    expect(signing).toMatchObject({ auto_approve: true, spec: { expiration_seconds: 600 } });
    expect(signing.timeouts).toBeUndefined();
  });
});

test('approvers see requests and approve those of people, and no others', () => {
  const template = inStack((stack) => new RbacBaseline(stack, 'Rbac', { cluster: fakeCluster(stack), certificateApprovers: [Subject.group('security')] }));

  expect(template.onlyResource('kubernetes_cluster_role_v1').rule).toEqual([
    { verbs: ['get', 'list', 'watch'], api_groups: ['certificates.k8s.io'], resources: ['certificatesigningrequests'] },
    { verbs: ['update'], api_groups: ['certificates.k8s.io'], resources: ['certificatesigningrequests/approval'] },
    { verbs: ['approve'], api_groups: ['certificates.k8s.io'], resources: ['signers'], resource_names: ['kubernetes.io/kube-apiserver-client'] },
  ]);
  expect(only(template, 'kubernetes_cluster_role_binding_v1', 'CertificateApprovers').subject).toMatchObject([{ kind: 'Group', name: 'security' }]);
});
