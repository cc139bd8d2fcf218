import { TerraformVariable } from 'cdktf';
import { aws, DeletionProtection } from 'cdktf-production-cluster';
import { Block, Template } from 'cdktf-production-cluster/testing';
import { existingCluster } from '../../properties/support';
import { addressOf, dependsOn } from '../../support/blocks';
import { existingNetwork, NETWORK_ATTRIBUTES } from '../../support/eks';
import { inStack } from '../../support/stacks';

const COPIES = 'arn:aws:backup:eu-central-1:111122223333:backup-vault:copies';
const backup = (props?: Partial<aws.VolumeBackupProps>): Template => inStack((stack) => new aws.VolumeBackup(stack, 'Backup', { cluster: existingCluster(stack), ...props }));
const rules = (template: Template) => template.onlyResource('aws_backup_plan').rule as Record<string, unknown>[];
const files = (props?: Partial<aws.SharedFileSystemProps>): Template =>
  inStack((stack) => new aws.SharedFileSystem(stack, 'Files', { network: existingNetwork(stack), clientSecurityGroupIds: ['sg-0a1b2c3d'], ...props }));
const conditions = (block: Block) => (block.condition as { string_equals: { key: string; value: string }[] }[])[0].string_equals;

describe('A backup of volumes', () => {
  const template = backup();

  test('is made every day and kept for 35 days, in a vault with a key of its own', () => {
    expect(rules(template)).toEqual([
      {
        rule_name: 'daily', schedule: 'cron(0 5 * * ? *)', start_window: 60, completion_window: 480, lifecycle: { delete_after: 35 },
        target_vault_name: `\${${addressOf(template, 'aws_backup_vault')}.name}`,
      },
    ]);
    expect(template.onlyResource('aws_backup_vault')).toMatchObject({ force_destroy: false, kms_key_arn: `\${${addressOf(template, 'aws_kms_key')}.arn}`, lifecycle: { prevent_destroy: true } });
  });

  test('holds the volumes that the driver tags as those of the cluster, and no others', () => {
    const selection = template.onlyResource('aws_backup_selection');
    const { controller } = JSON.parse(aws.VolumeBackup.driverConfiguration('existing')) as { controller: { extraVolumeTags: Record<string, string> } };

    expect(selection.resources).toEqual([expect.stringMatching(/^arn:\$\{.*\}:ec2:\*:\*:volume\/\*$/)]);
    expect(conditions(selection)).toEqual(Object.entries(controller.extraVolumeTags).map(([key, value]) => ({ key: `aws:ResourceTag/${key}`, value })));
    expect(conditions(selection)[0].value).toBe('existing');
  });

  // The driver refuses these as extra tags: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/pkg/driver/validation.go
  test('is found by a tag that the driver lets others set', () => {
    expect(aws.VolumeBackup.driverConfiguration('existing')).not.toMatch(/"(kubernetes\.io|ebs\.csi\.aws\.com)/);
  });

  test('finds volumes by other tags when asked', () => {
    const found = conditions(backup({ volumeTags: { 'kubernetes.io/cluster/existing': 'owned', backup: 'daily' } }).onlyResource('aws_backup_selection'));

    expect(found).toEqual([{ key: 'aws:ResourceTag/kubernetes.io/cluster/existing', value: 'owned' }, { key: 'aws:ResourceTag/backup', value: 'daily' }]);
  });

  test('has its rights before it starts', () => {
    const attachments = Object.entries(template.resourcesOfType('aws_iam_role_policy_attachment'));

    expect(attachments.map(([, { policy_arn }]) => (policy_arn as string).replace(/^.*:/, '')).sort()).toEqual([
      'policy/service-role/AWSBackupServiceRolePolicyForBackup', 'policy/service-role/AWSBackupServiceRolePolicyForRestores',
    ]);
    expect([...dependsOn(template.onlyResource('aws_backup_selection'))].sort()).toEqual(attachments.map(([address]) => address).sort());
  });

  test('is copied when asked, and kept as long', () => {
    expect(rules(backup({ copyToVaultArn: COPIES, retentionDays: 7 }))[0]).toMatchObject({ lifecycle: { delete_after: 7 }, copy_action: [{ destination_vault_arn: COPIES, lifecycle: { delete_after: 7 } }] });
  });

  test('goes to cold storage once a month when asked', () => {
    expect(rules(backup({ archive: { coldStorageAfterDays: 1, retentionDays: 91 } }))[1]).toMatchObject({
      rule_name: 'monthly', schedule: 'cron(0 5 1 * ? *)', lifecycle: { cold_storage_after: 1, delete_after: 91, opt_in_to_archive_for_supported_resources: true },
    });
  });

  test('has a name that fits, however long its path', () => {
    const names = ['A', 'B'].map((end) => {
      const long = inStack((stack) => new aws.VolumeBackup(stack, `${'Backup'.repeat(10)}${end}`, { cluster: existingCluster(stack) }));
      return long.onlyResource('aws_backup_vault').name as string;
    });

    expect(names[0]).not.toBe(names[1]);
    for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_-]{2,50}$/);
  });
});

describe('A shared file system', () => {
  const template = files();

  test('is encrypted with a key of its own, backed up, and protected', () => {
    expect(template.onlyResource('aws_efs_file_system')).toMatchObject({
      encrypted: true, kms_key_id: `\${${addressOf(template, 'aws_kms_key')}.arn}`, throughput_mode: 'elastic', performance_mode: 'generalPurpose', lifecycle: { prevent_destroy: true },
    });
    expect(template.onlyResource('aws_efs_backup_policy').backup_policy).toEqual({ status: 'ENABLED' });
    expect(files({ deletionProtection: DeletionProtection.DISABLED }).toJson()).not.toContain('"prevent_destroy": true');
  });

  test('is reached from each private subnet, whatever their order', () => {
    const { privateSubnetIds } = NETWORK_ATTRIBUTES;
    const reversed = inStack((stack) => {
      const network = existingNetwork(stack, { privateSubnetIds: [...privateSubnetIds].reverse() });
      new aws.SharedFileSystem(stack, 'Files', { network, clientSecurityGroupIds: ['sg-0a1b2c3d'] });
    });

    expect(Object.values(template.resourcesOfType('aws_efs_mount_target')).map(({ subnet_id }) => subnet_id).sort()).toEqual([...privateSubnetIds].sort());
    expect(reversed.resourcesOfType('aws_efs_mount_target')).toEqual(template.resourcesOfType('aws_efs_mount_target'));
  });

  test('is reached from subnets that only Terraform knows', () => {
    const unknown = inStack((stack) => {
      const privateSubnetIds = ['a', 'b', 'c'].map((name) => new TerraformVariable(stack, name, {}).stringValue);
      new aws.SharedFileSystem(stack, 'Files', { network: existingNetwork(stack, { privateSubnetIds }), clientSecurityGroupIds: ['sg-0a1b2c3d'] });
    });

    expect(Object.values(unknown.resourcesOfType('aws_efs_mount_target')).map(({ subnet_id }) => subnet_id).sort()).toEqual(['${var.a}', '${var.b}', '${var.c}']);
  });

  test('lets in its clients alone, and only NFS', () => {
    const group = `\${${addressOf(template, 'aws_security_group')}.id}`;

    expect(template.onlyResource('aws_vpc_security_group_ingress_rule')).toMatchObject({ security_group_id: group, referenced_security_group_id: 'sg-0a1b2c3d', from_port: 2049, to_port: 2049, ip_protocol: 'tcp' });
    for (const target of Object.values(template.resourcesOfType('aws_efs_mount_target'))) expect(target.security_groups).toEqual([group]);
  });

  test('refuses what is not encrypted on its way', () => {
    const { Statement } = JSON.parse(template.onlyResource('aws_efs_file_system_policy').policy as string) as { Statement: Record<string, unknown>[] };

    expect(Statement[0]).toMatchObject({ Effect: 'Allow', Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } } });
    expect(Statement[1]).toMatchObject({ Effect: 'Deny', Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
  });
});
