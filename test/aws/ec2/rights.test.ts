import { aws } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { only } from '../../support/blocks';
import { ec2Template, EXTERNAL } from '../../support/ec2';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: Record<string, unknown>;
}

const list = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);
const statementsOf = (template: Template, role: string): Statement[] => (JSON.parse(String(only(template, 'aws_iam_role_policy', `${role}Role`).policy)) as { Statement: Statement[] }).Statement;
const ROLES = ['ControlPlane', 'Etcd', 'Worker'];
// AWS holds these to no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsessionmanagermessagegatewayservice.html
const WITHOUT_RESOURCE = ['ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel'];

describe('The rights of machines', () => {
  const template = ec2Template({ options: { members: EXTERNAL } });
  const statements = ROLES.flatMap((role) => statementsOf(template, role));

  test('name no action by a wildcard, and all resources only where AWS knows no narrower ones', () => {
    const wide = statements.filter(({ Resource }) => list(Resource).includes('*')).flatMap(({ Action }) => list(Action));

    expect(statements.flatMap(({ Action }) => list(Action)).filter((action) => action.includes('*'))).toEqual([]);
    expect([...new Set(wide)]).toEqual(WITHOUT_RESOURCE);
  });

  test('delete nothing', () => {
    expect(statements.flatMap(({ Action }) => list(Action)).filter((action) => /delete|terminate|detach/i.test(action))).toEqual([]);
  });

  test('of a worker are to read how to join, and no object', () => {
    const rights = statementsOf(template, 'Worker');

    expect(rights.filter(({ Action }) => list(Action).some((action) => action.startsWith('s3:')))).toEqual([]);
    expect(rights.filter(({ Action }) => list(Action).includes('secretsmanager:GetSecretValue')).flatMap(({ Resource }) => list(Resource))).toEqual([expect.stringContaining('JoinSecret')]);
  });

  test('of etcd reach no secret of the control plane', () => {
    const secrets = statementsOf(template, 'Etcd').filter(({ Action }) => list(Action).some((action) => action.startsWith('secretsmanager:'))).flatMap(({ Resource }) => list(Resource));

    expect(secrets).toEqual([expect.stringContaining('PkiEtcdSecret')]);
  });

  test('attach the disks of the cluster to its machines alone', () => {
    const attaching = statementsOf(template, 'Etcd').filter(({ Action }) => list(Action).includes('ec2:AttachVolume'));

    expect(attaching[0].Resource).toEqual([0, 1, 2].map((index) => expect.stringContaining(`Member-etcd-${index}`) as unknown));
    expect(attaching[1].Condition).toEqual({ StringEquals: { 'aws:ResourceTag/ProductionCluster': 'shop' } });
    expect(statementsOf(template, 'ControlPlane').filter(({ Action }) => list(Action).includes('ec2:AttachVolume'))).toEqual([]);
  });

  test('write two documents of the issuer alone', () => {
    const issuer = statements.flatMap(({ Resource }) => list(Resource)).filter((resource) => resource.includes('Issuer_Bucket'));

    expect(issuer.map((resource) => resource.replace(/^.*\}/, ''))).toEqual(['/.well-known/openid-configuration', '/openid/v1/jwks']);
  });
});

describe('The issuer of tokens', () => {
  test('shows everybody two documents, over TLS alone', () => {
    const policy = JSON.parse(String(only(ec2Template(), 'aws_s3_bucket_policy', 'Issuer').policy)) as { Statement: Statement[] };

    expect(policy.Statement).toHaveLength(2);
    expect(policy.Statement[0]).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
    expect(policy.Statement[1]).toMatchObject({ Effect: 'Allow', Action: 's3:GetObject', Resource: [expect.stringMatching(/openid-configuration$/), expect.stringMatching(/openid\/v1\/jwks$/)] });
  });

  test('can be left out, and nothing is public then', () => {
    const template = ec2Template({ props: { serviceAccountIssuer: aws.ServiceAccountIssuer.NONE } });

    expect(template.addresses().filter((address) => /openid|Issuer/.test(address))).toEqual([]);
    expect(template.toJson()).not.toContain('"block_public_policy": false');
  });
});

describe('A service account', () => {
  const identity = (namespace: string) => ec2Template({}, (machines, stack) => machines.bindWorkloadIdentity(stack, { namespace, serviceAccountName: 'reader' }));

  test('has a role that it alone takes, with a token for AWS', () => {
    const trust = String(only(identity('shop'), 'aws_iam_role', 'Identity').assume_role_policy);

    expect(trust).toContain('system:serviceaccount:shop:reader');
    expect(trust).toContain(':aud\\":\\"sts.amazonaws.com'.replaceAll('\\', ''));
    expect(trust).toContain('sts:AssumeRoleWithWebIdentity');
  });
});

describe('Secrets', () => {
  const template = ec2Template();

  test('are names alone: machines write them', () => {
    expect(template.addresses().filter((address) => address.startsWith('aws_secretsmanager_secret_version'))).toEqual([]);
    expect(Object.keys(template.resourcesOfType('aws_secretsmanager_secret')).map((address) => address.replace(/.*_([A-Za-z]+)Secret_.*/, '$1')).sort()).toEqual(['Deployer', 'Join', 'Pki']);
  });

  test('are encrypted by the key of the cluster, and can be restored', () => {
    for (const block of Object.values(template.resourcesOfType('aws_secretsmanager_secret'))) {
      expect(block).toMatchObject({ kms_key_id: expect.stringContaining('aws_kms_key.') as unknown, recovery_window_in_days: 30, lifecycle: { prevent_destroy: true } });
    }
  });
});

test('The store is versioned, encrypted, private and keeps snapshots for 30 days', () => {
  const template = ec2Template();

  expect(only(template, 'aws_s3_bucket', 'Store')).toMatchObject({ force_destroy: false, lifecycle: { prevent_destroy: true } });
  expect(template.onlyResource('aws_s3_bucket_versioning')).toMatchObject({ versioning_configuration: { status: 'Enabled' } });
  expect(only(template, 'aws_s3_bucket_public_access_block', 'Store')).toMatchObject({ block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true });
  expect(template.onlyResource('aws_s3_bucket_lifecycle_configuration')).toMatchObject({ rule: [{ filter: [{ prefix: 'snapshots/' }], expiration: [{ days: 30 }] }, { noncurrent_version_expiration: [{ noncurrent_days: 30 }] }] });
});
