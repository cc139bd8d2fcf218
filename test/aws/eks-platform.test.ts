import { TerraformVariable } from 'cdktf';
import { aws, DeletionProtection } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf, dependsOn, only } from '../support/blocks';
import { ADMIN, clusterWithPool, eksCluster } from '../support/eks';
import { inStack } from '../support/stacks';

const eks = (props?: Partial<aws.EksPlatformProps>): Template => inStack((stack) => clusterWithPool(stack, props));
const cluster = (props?: Partial<aws.EksPlatformProps>) => eks(props).onlyResource('aws_eks_cluster');

describe('The control plane', () => {
  test('is private, encrypted and audited, and nothing upgrades it behind the code', () => {
    const template = eks();

    expect(template.onlyResource('aws_eks_cluster')).toMatchObject({
      name: 'production-cluster',
      version: '1.34',
      bootstrap_self_managed_addons: false,
      enabled_cluster_log_types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
      encryption_config: { provider: { key_arn: `\${${addressOf(template, 'aws_kms_key')}.arn}` }, resources: ['secrets'] },
      lifecycle: { prevent_destroy: true },
      upgrade_policy: { support_type: 'EXTENDED' },
      vpc_config: { endpoint_private_access: true, endpoint_public_access: false },
      zonal_shift_config: { enabled: true },
    });
  });

  test('is upgraded by AWS when asked', () => {
    expect(cluster({ supportType: aws.SupportType.STANDARD }).upgrade_policy).toEqual({ support_type: 'STANDARD' });
  });

  test('keeps the log streams that are named', () => {
    expect(cluster({ logTypes: [aws.ControlPlaneLogType.AUDIT] }).enabled_cluster_log_types).toEqual(['audit']);
  });

  test('may be destroyed when asked, with its network and its keys', () => {
    const template = inStack((stack) =>
      eksCluster(stack, { network: new aws.Network(stack, 'Network', { deletionProtection: DeletionProtection.DISABLED }) }, { deletionProtection: DeletionProtection.DISABLED }),
    );

    expect(template.toJson()).not.toContain('"prevent_destroy": true');
  });

  test('waits for its log group and its rights', () => {
    const template = eks();

    expect(dependsOn(template.onlyResource('aws_eks_cluster'))).toEqual(expect.arrayContaining([
      addressOf(template, 'aws_cloudwatch_log_group'),
      addressOf(template, 'aws_iam_role_policy', 'ControlPlane_RolePolicy'),
    ]));
  });

  test('has no more rights than EKS documents', () => {
    const { policy } = only(eks(), 'aws_iam_role_policy', 'ControlPlane_RolePolicy') as { policy: string };

    expect(policy).not.toMatch(/"Action":"\*"|elasticloadbalancing|iam:|:\*"/);
  });

  test('carries the tags of the platform', () => {
    const template = eks({ tags: { team: 'platform' } });

    for (const type of ['aws_eks_cluster', 'aws_kms_key', 'aws_cloudwatch_log_group', 'aws_eks_node_group', 'aws_launch_template']) {
      expect(template.onlyResource(type).tags).toMatchObject({ team: 'platform' });
    }
  });
});

describe('Logs and keys', () => {
  test('are kept for a year, under the name that EKS writes to', () => {
    const template = eks();

    expect(template.onlyResource('aws_cloudwatch_log_group')).toMatchObject({
      name: '/aws/eks/production-cluster/cluster', retention_in_days: 365, kms_key_id: `\${${addressOf(template, 'aws_kms_key')}.arn}`,
    });
    expect(template.onlyResource('aws_kms_key')).toMatchObject({ enable_key_rotation: true, lifecycle: { prevent_destroy: true } });
  });

  test('are kept as long as asked', () => {
    expect(eks({ logRetentionDays: 3653 }).onlyResource('aws_cloudwatch_log_group').retention_in_days).toBe(3653);
  });

  test('of one log group alone use the key', () => {
    const { policy } = eks().onlyResource('aws_kms_key') as { policy: string };

    expect(policy).toMatch(/"kms:EncryptionContext:aws:logs:arn":"arn:[^"]*:log-group:\/aws\/eks\/production-cluster\/cluster"/);
  });
});

describe('Access', () => {
  const JANE = 'arn:aws:iam::111122223333:user/jane';

  test('comes from access entries alone, and not from having created the cluster', () => {
    expect(cluster().access_config).toEqual({ authentication_mode: 'API', bootstrap_cluster_creator_admin_permissions: false });
  });

  test('of administrators is the policy of AWS', () => {
    const template = eks({ administrators: [ADMIN, JANE] });

    const policies = Object.values(template.resourcesOfType('aws_eks_access_policy_association'));
    expect(policies).toHaveLength(2);
    for (const policy of policies) {
      expect(policy).toMatchObject({ access_scope: { type: 'cluster' }, policy_arn: expect.stringMatching(/AmazonEKSClusterAdminPolicy$/) as string });
    }
    expect(Object.values(template.resourcesOfType('aws_eks_access_entry')).map((entry) => entry.principal_arn).sort()).toEqual([ADMIN, JANE].sort());
  });

  test('of others is what RBAC gives their groups', () => {
    const template = eks({ identities: [{ principalArn: JANE, groups: ['payments', 'viewers'] }] });

    expect(only(template, 'aws_eks_access_entry', 'jane')).toMatchObject({ principal_arn: JANE, kubernetes_groups: ['payments', 'viewers'] });
    expect(Object.keys(template.resourcesOfType('aws_eks_access_policy_association'))).toHaveLength(1);
  });

  test('of an administrator with groups is one entry with both', () => {
    const template = eks({ identities: [{ principalArn: ADMIN, groups: ['oncall'] }] });

    expect(template.onlyResource('aws_eks_access_entry').kubernetes_groups).toEqual(['oncall']);
    template.onlyResource('aws_eks_access_policy_association');
  });

  test('keeps its addresses when principals are reordered', () => {
    expect(eks({ administrators: [JANE, ADMIN] }).addresses()).toEqual(eks({ administrators: [ADMIN, JANE] }).addresses());
  });

  test('of two principals with one name stays apart', () => {
    const template = eks({ administrators: [ADMIN, 'arn:aws:iam::444455556666:role/platform-oncall'] });

    expect(Object.keys(template.resourcesOfType('aws_eks_access_entry'))).toHaveLength(2);
  });
});

describe('The endpoint', () => {
  test('is public for the networks that are named, and still private for nodes', () => {
    const endpointAccess = aws.EndpointAccess.publicAndPrivate({ publicCidrs: ['203.0.113.0/24'] });

    expect(cluster({ endpointAccess }).vpc_config).toMatchObject({ endpoint_public_access: true, endpoint_private_access: true, public_access_cidrs: ['203.0.113.0/24'] });
  });

  test('is reached from nowhere else by default', () => {
    expect(eks().resourcesOfType('aws_vpc_security_group_ingress_rule')).toEqual({});
  });

  test('is reached privately by the networks and the security groups that are named', () => {
    const template = eks({ endpointAccess: aws.EndpointAccess.privateOnly({ fromCidrs: ['10.8.0.0/16'], fromSecurityGroupIds: ['sg-0a1b2c3d'] }) });

    const https = { from_port: 443, to_port: 443, ip_protocol: 'tcp', security_group_id: `\${${addressOf(template, 'aws_security_group')}.id}` };
    expect(Object.values(template.resourcesOfType('aws_vpc_security_group_ingress_rule'))).toEqual(expect.arrayContaining([
      expect.objectContaining({ ...https, cidr_ipv4: '10.8.0.0/16' }),
      expect.objectContaining({ ...https, referenced_security_group_id: 'sg-0a1b2c3d' }),
    ]));
    expect(template.onlyResource('aws_eks_cluster').vpc_config).toMatchObject({ security_group_ids: [`\${${addressOf(template, 'aws_security_group')}.id}`] });
  });
});

test('an administrator and an identity that are one principal by two tokens share an entry', () => {
  const template = inStack((stack) => {
    const principal = new TerraformVariable(stack, 'Principal', {});
    clusterWithPool(stack, { administrators: [principal.stringValue], identities: [{ principalArn: principal.stringValue, groups: ['oncall'] }] });
  });

  expect(template.onlyResource('aws_eks_access_entry')).toMatchObject({ principal_arn: '${var.Principal}', kubernetes_groups: ['oncall'] });
  expect(template.onlyResource('aws_eks_access_policy_association')).toMatchObject({ access_scope: { type: 'cluster' } });
});
