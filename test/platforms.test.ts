import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { aws, Capacity, google, kubeadm } from 'cdktf-production-cluster';
import { describePlatform } from './platform-contract';
import { ADMIN, existingNetwork } from './support/eks';
import { FakeInfrastructure } from './support/fake-infrastructure';
import { FakeCapacity, FakePlatform } from './support/fake-platform';
import { addGoogleProvider, existingGoogleNetwork, NODES_ACCOUNT, PROJECT_NUMBER, REGION } from './support/google';

const GROUP = aws.NodeGroupCapacity.autoscaling({ machineTypes: ['m7i.xlarge'], minSize: 1, maxSize: 2 });

describePlatform('EKS', {
  platform: () => new aws.EksPlatform({ administrators: [ADMIN] }),
  prepare: (stack) => new AwsProvider(stack, 'Aws', { region: 'eu-west-1' }),
  machineType: 'm7i.xlarge',
  foreignCapacity: new FakeCapacity(),
  isPublished: true,
  labelled: (tags) => new aws.EksPlatform({ administrators: [ADMIN], tags }),
  withoutLabels: [
    'aws_autoscaling_group_tag', 'aws_eks_access_policy_association', 'aws_iam_role_policy', 'aws_iam_role_policy_attachment', 'aws_kms_alias', 'aws_kms_key_policy', 'aws_route', 'aws_route_table_association',
    'aws_vpc_security_group_egress_rule',
  ],
  existing: (scope) => new aws.ExistingEksPlatform({ network: existingNetwork(scope), clusterSecurityGroupId: 'sg-00000001' }),
  clusterType: 'aws_eks_cluster',
});

// A network has neither labels nor tags here, and no more have accounts and grants.
const WITHOUT_LABELS = [
  'google_compute_firewall', 'google_compute_network', 'google_compute_router', 'google_compute_router_nat', 'google_compute_subnetwork', 'google_kms_crypto_key_iam_member', 'google_kms_key_ring',
  'google_project_iam_member', 'google_service_account', 'google_service_account_iam_member',
];

describePlatform('GKE', {
  platform: () => new google.GkePlatform({ region: REGION, projectNumber: PROJECT_NUMBER }),
  prepare: addGoogleProvider,
  machineType: 'e2-standard-4',
  foreignCapacity: GROUP,
  isPublished: true,
  labelled: (labels) => new google.GkePlatform({ region: REGION, projectNumber: PROJECT_NUMBER, labels }),
  withoutLabels: WITHOUT_LABELS,
  existing: (scope) => new google.ExistingGkePlatform({ region: REGION, projectId: 'acme-platform', nodeServiceAccountEmail: NODES_ACCOUNT, network: existingGoogleNetwork(scope) }),
  clusterType: 'google_container_cluster',
});

describePlatform('GKE Autopilot', {
  platform: () => new google.GkeAutopilotPlatform({ region: REGION, projectNumber: PROJECT_NUMBER }),
  prepare: addGoogleProvider,
  machineType: 'e2-standard-4',
  foreignCapacity: aws.FargateCapacity.forNamespaces({ namespaces: ['jobs'] }),
  isPublished: true,
  labelled: (labels) => new google.GkeAutopilotPlatform({ region: REGION, projectNumber: PROJECT_NUMBER, labels }),
  withoutLabels: WITHOUT_LABELS,
  clusterType: 'google_container_cluster',
});

describePlatform('kubeadm', {
  platform: () => new kubeadm.KubeadmPlatform({ infrastructure: new FakeInfrastructure() }),
  prepare: () => undefined,
  machineType: 'fake-4-15',
  foreignCapacity: GROUP,
  isPublished: true,
  labelled: (tags) => new kubeadm.KubeadmPlatform({ infrastructure: new FakeInfrastructure({ tags }) }),
  withoutLabels: [],
  clusterType: 'fake_shared',
});

describePlatform('Fake', {
  platform: () => new FakePlatform(),
  prepare: () => undefined,
  machineType: 'fake-1',
  foreignCapacity: GROUP,
  isPublished: false,
  labelled: (labels) => new FakePlatform(labels),
  withoutLabels: [],
  existing: () => new FakePlatform(),
  clusterType: 'fake_cluster',
});

test('portable capacity is of no platform', () => {
  expect('onlyOn' in Capacity.fixed({ machineTypes: ['m7i.xlarge'], size: 1 })).toBe(false);
});
