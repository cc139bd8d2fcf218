import { readFileSync } from 'fs';
import { join } from 'path';
import { TerraformOutput } from 'cdktf';
import { aws, DeletionProtection } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { IClusterMachines } from '../../../lib/kubeadm/infrastructure';
import { addressOf, dependsOn, only } from '../../support/blocks';
import { ec2Template, EXTERNAL } from '../../support/ec2';
import { expectNoSecret } from '../../support/secrets';

const { Ec2Image } = aws;
const dataOf = (template: Template, type: string): Record<string, Record<string, unknown>> => (JSON.parse(template.toJson()) as { data: Record<string, Record<string, Record<string, unknown>>> }).data[type] ?? {};
// What a value of the cluster is in Terraform's configuration.
const valueOf = (read: (machines: IClusterMachines) => unknown, props: aws.Ec2InfrastructureProps = {}): unknown =>
  ec2Template({ props }, (machines, stack) => void new TerraformOutput(stack, 'Value', { value: read(machines), staticId: true })).outputs().Value.value;

describe('The API', () => {
  test('has a name in a private zone of its own', () => {
    const template = ec2Template();

    expect(template.onlyResource('aws_route53_zone')).toMatchObject({ name: 'shop.internal', vpc: [{ vpc_id: 'vpc-0a1b2c3d4e5f60718' }] });
    expect(template.onlyResource('aws_route53_record')).toMatchObject({ name: 'api.shop.internal', type: 'A' });
    expect(valueOf(({ apiServerName, apiServerAliases }) => [apiServerName, ...apiServerAliases])).toEqual(['api.shop.internal', expect.stringContaining('dns_name')]);
  });

  test('has a name in a zone that exists', () => {
    const hostedZone = { hostedZoneId: 'Z0123456789', zoneName: 'corp.internal' };

    expect(ec2Template({ props: { hostedZone } }).addresses().filter((address) => address.startsWith('aws_route53_zone'))).toEqual([]);
    expect(valueOf(({ apiServerName }) => apiServerName, { hostedZone })).toBe('api.shop.corp.internal');
  });

  test('is logged in to by a command that reads what the machines renew', () => {
    expect(valueOf(({ credential: { command, args } }) => [command, ...args])).toEqual(['aws', '--region', expect.anything(), 'secretsmanager', 'get-secret-value', '--secret-id', expect.stringContaining('DeployerSecret'), '--query', 'SecretString', '--output', 'text']);
    expect(valueOf(({ kubeconfigCommand }) => kubeconfigCommand)).toMatch(/^aws --region .* s3 cp s3:\/\/.*\/public\/kubeconfig shop\.kubeconfig$/);
  });

  test('has a certificate authority that is read once the members are there', () => {
    const template = ec2Template();
    const [authority] = Object.values(dataOf(template, 'aws_s3_object'));

    expect(authority).toMatchObject({ key: 'public/ca.crt' });
    expect(dependsOn(authority)).toEqual(['cp-0', 'cp-1', 'cp-2'].map((member) => addressOf(template, 'aws_autoscaling_group', member)));
    expect(valueOf(({ certificateAuthority }) => certificateAuthority)).toMatch(/^\$\{base64encode\(data\.aws_s3_object\..*\.body\)\}$/);
  });
});

describe('The program on machines', () => {
  test('is told of secrets, buckets, hooks and the disk of each member', () => {
    const environment = valueOf(({ cloudProgram }) => cloudProgram.environment) as Record<string, string>;

    expect(Object.keys(environment)).toEqual(['AWS_DOMAIN', 'AWS_REGION', 'BUCKET', 'ISSUER_BUCKET', 'LAUNCH_HOOK', 'SECRET_DEPLOYER', 'SECRET_JOIN', 'SECRET_PKI', 'SECRET_PKI_ETCD', 'TERMINATE_HOOK', 'VOLUME_IDS']);
    expect(environment).toMatchObject({ LAUNCH_HOOK: 'launch', TERMINATE_HOOK: 'drain', SECRET_PKI_ETCD: '' });
    expect(environment.VOLUME_IDS.split(' ').map((entry) => entry.replace(/=.*/, ''))).toEqual(['cp-0', 'cp-1', 'cp-2']);
  });

  test('is told only what it reads', () => {
    const text = readFileSync(join(__dirname, '../../../lib/kubeadm/node/cloud-aws.sh'), 'utf8');
    const environment = valueOf(({ cloudProgram }) => cloudProgram.environment) as Record<string, string>;

    expect(Object.keys(environment).filter((name) => !text.includes(name))).toEqual([]);
  });
});

describe('An image', () => {
  const imageOf = (image: aws.Ec2Image): unknown => only(ec2Template({ props: { image } }), 'aws_launch_template', 'cp-0').image_id;

  test('of Ubuntu is looked up once and remembered, whatever comes later', () => {
    const template = ec2Template({ props: { image: Ec2Image.ubuntu() } });

    expect(Object.values(dataOf(template, 'aws_ssm_parameter'))).toEqual([expect.objectContaining({ name: '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id' })]);
    expect(template.onlyResource('terraform_data')).toMatchObject({ input: { imageId: expect.stringContaining('.insecure_value') as unknown }, lifecycle: { ignore_changes: ['input'] } });
    expect(imageOf(Ec2Image.ubuntu())).toMatch(/^\$\{terraform_data\..*\.output\.imageId\}$/);
  });

  test('of Ubuntu with a serial is that one', () => {
    const template = ec2Template({ props: { image: Ec2Image.ubuntu({ serial: '20251022' }) }, machine: { machineType: 'm7g.large' } });

    expect(Object.values(dataOf(template, 'aws_ssm_parameter'))).toEqual([expect.objectContaining({ name: '/aws/service/canonical/ubuntu/server/24.04/stable/20251022/arm64/hvm/ebs-gp3/ami-id' })]);
    expect(template.addresses().filter((address) => address.startsWith('terraform_data'))).toEqual([]);
  });

  test('of yours is used as it is', () => {
    expect(imageOf(Ec2Image.custom({ amiId: 'ami-00000000' }))).toBe('ami-00000000');
  });
});

test.each([
  ['a small control plane', { vCpus: 2, memoryGiB: 7.5 }, 'm7i.large'],
  ['one with much memory', { vCpus: 2, memoryGiB: 60 }, 'm7i.4xlarge'],
  ['the largest', { vCpus: 32, memoryGiB: 120 }, 'm7i.8xlarge'],
])('The machine type of %s', (_, size, machineType) => {
  expect(new aws.Ec2Infrastructure().machineTypeFor(size)).toBe(machineType);
});

describe('A cluster', () => {
  test('has a network of its own, in whose zones the members are, and waits for its way to the internet', () => {
    const template = ec2Template({ props: { network: undefined } });
    const group = only(template, 'aws_autoscaling_group', 'cp-2');

    expect(group.availability_zones).toEqual([`\${${addressOf(template, 'aws_subnet', 'Private3')}.availability_zone}`]);
    expect(only(template, 'aws_network_interface', 'cp-2').subnet_id).toBe(`\${${addressOf(template, 'aws_subnet', 'Private3')}.id}`);
    expect(dependsOn(group)).toEqual(expect.arrayContaining([addressOf(template, 'aws_route', 'Private3')]));
  });

  test('holds no secret', () => {
    expectNoSecret(ec2Template({ options: { members: EXTERNAL } }).toJson().replaceAll('aws_secretsmanager_secret', ''));
  });

  test('is protected, unless that is switched off', () => {
    const lasting = (template: Template) => template.addresses().filter((address) => JSON.stringify(template.resource(address)).includes('"prevent_destroy":true')).map((address) => address.split('.')[0]);

    expect(new Set(lasting(ec2Template()))).toEqual(new Set(['aws_ebs_volume', 'aws_kms_key', 'aws_network_interface', 'aws_s3_bucket', 'aws_secretsmanager_secret']));
    const open = ec2Template({ options: { deletionProtection: DeletionProtection.DISABLED } });
    expect(lasting(open)).toEqual([]);
    expect(open.onlyResource('aws_lb')).toMatchObject({ enable_deletion_protection: false });
  });

  test('takes a key that exists', () => {
    const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const template = ec2Template({ props: { keyArn } });

    expect(template.addresses().filter((address) => /^aws_kms_/.test(address))).toEqual([]);
    expect(only(template, 'aws_ebs_volume', 'cp-0').kms_key_id).toBe(keyArn);
  });

  test('puts its tags on everything that can have some', () => {
    const template = ec2Template({ props: { tags: { team: 'shop' } } });
    const without = /^(aws_iam_role_policy|aws_iam_role_policy_attachment|aws_kms_alias|aws_route53_record|aws_s3_bucket_.*|aws_autoscaling_group)\./;

    expect(template.addresses().filter((address) => !without.test(address) && (template.resource(address).tags as Record<string, string> | undefined)?.team !== 'shop')).toEqual([]);
    expect(only(template, 'aws_autoscaling_group', 'cp-0').tag).toContainEqual({ key: 'team', value: 'shop', propagate_at_launch: false });
  });
});
