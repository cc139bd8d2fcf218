"""Operations that moto lacks and the Terraform provider calls."""

import json
import unittest

from harness import REGION, client, unique

POLICY = json.dumps({"Version": "2012-10-17", "Statement": []})


class Refusing(unittest.TestCase):
    def assert_code(self, code, call, **values):
        with self.assertRaises(Exception) as raised:
            call(**values)
        self.assertEqual(code, raised.exception.response["Error"]["Code"])


class Backup(Refusing):
    def setUp(self):
        self.backup, self.vault = client("backup"), unique("vault")
        self.backup.create_backup_vault(BackupVaultName=self.vault)
        rule = {"RuleName": "daily", "TargetBackupVaultName": self.vault}
        self.plan = {"BackupPlanName": unique("plan"), "Rules": [rule]}
        self.plan_id = self.backup.create_backup_plan(BackupPlan=self.plan)["BackupPlanId"]

    def test_a_plan_keeps_its_id_and_gets_a_version(self):
        before = self.backup.get_backup_plan(BackupPlanId=self.plan_id)["VersionId"]
        changed = {**self.plan, "Rules": [{**self.plan["Rules"][0], "ScheduleExpression": "cron(0 1 * * ? *)"}]}
        self.backup.update_backup_plan(BackupPlanId=self.plan_id, BackupPlan=changed)
        after = self.backup.get_backup_plan(BackupPlanId=self.plan_id)
        self.assertEqual("cron(0 1 * * ? *)", after["BackupPlan"]["Rules"][0]["ScheduleExpression"])
        self.assertNotEqual(before, after["VersionId"])

    def test_selections(self):
        condition = {"StringEquals": [{"ConditionKey": "aws:ResourceTag/a", "ConditionValue": "b"}]}
        role = "arn:aws:iam::123456789012:role/b"
        selection = {"SelectionName": "s", "IamRoleArn": role, "Resources": ["*"], "Conditions": condition}
        create = {"BackupPlanId": self.plan_id, "BackupSelection": selection}
        made = self.backup.create_backup_selection(**create)
        at = {"BackupPlanId": self.plan_id, "SelectionId": made["SelectionId"]}
        self.assertEqual(selection, self.backup.get_backup_selection(**at)["BackupSelection"])
        listed = self.backup.list_backup_selections(BackupPlanId=self.plan_id)["BackupSelectionsList"]
        self.assertEqual(["s"], [each["SelectionName"] for each in listed])
        self.assert_code("AlreadyExistsException", self.backup.create_backup_selection, **create)
        self.assert_code("InvalidRequestException", self.backup.delete_backup_plan, BackupPlanId=self.plan_id)
        self.backup.delete_backup_selection(**at)
        self.assert_code("ResourceNotFoundException", self.backup.get_backup_selection, **at)
        self.backup.delete_backup_plan(BackupPlanId=self.plan_id)

    def test_vault_policies_and_recovery_points(self):
        at = {"BackupVaultName": self.vault}
        self.assert_code("ResourceNotFoundException", self.backup.get_backup_vault_access_policy, **at)
        self.backup.put_backup_vault_access_policy(**at, Policy=POLICY)
        self.assertEqual(POLICY, self.backup.get_backup_vault_access_policy(**at)["Policy"])
        self.backup.delete_backup_vault_access_policy(**at)
        self.assert_code("ResourceNotFoundException", self.backup.get_backup_vault_access_policy, **at)
        self.assertEqual([], self.backup.list_recovery_points_by_backup_vault(**at)["RecoveryPoints"])


class Registry(Refusing):
    def setUp(self):
        self.ecr = client("ecr")

    def test_pull_through_cache_rules(self):
        prefix = unique("docker")
        secret = f"arn:aws:secretsmanager:{REGION}:123456789012:secret:%s-AbCdEf"
        rule = {"ecrRepositoryPrefix": prefix, "upstreamRegistryUrl": "registry-1.docker.io"}
        create = self.ecr.create_pull_through_cache_rule
        self.assert_code("InvalidParameterException", create, **rule, credentialArn=secret % "docker")
        create(**rule, credentialArn=secret % "ecr-pullthroughcache/a")
        self.assert_code("PullThroughCacheRuleAlreadyExistsException", create, **rule)
        changed = secret % "ecr-pullthroughcache/b"
        self.ecr.update_pull_through_cache_rule(ecrRepositoryPrefix=prefix, credentialArn=changed)
        found = self.ecr.describe_pull_through_cache_rules(ecrRepositoryPrefixes=[prefix])["pullThroughCacheRules"][0]
        self.assertEqual(("docker-hub", changed), (found["upstreamRegistry"], found["credentialArn"]))
        self.ecr.delete_pull_through_cache_rule(ecrRepositoryPrefix=prefix)
        describe = self.ecr.describe_pull_through_cache_rules
        self.assert_code("PullThroughCacheRuleNotFoundException", describe, ecrRepositoryPrefixes=[prefix])

    def test_repository_creation_templates(self):
        prefix = unique("template")
        create = {"prefix": prefix, "appliedFor": ["PULL_THROUGH_CACHE"]}
        self.ecr.create_repository_creation_template(**create, repositoryPolicy=POLICY)
        self.assert_code("TemplateAlreadyExistsException", self.ecr.create_repository_creation_template, **create)
        self.ecr.update_repository_creation_template(prefix=prefix, description="new")
        describe = self.ecr.describe_repository_creation_templates
        found = describe(prefixes=[prefix])["repositoryCreationTemplates"][0]
        members = ("description", "repositoryPolicy", "imageTagMutability")
        self.assertEqual(["new", POLICY, "MUTABLE"], [found[member] for member in members])
        self.ecr.delete_repository_creation_template(prefix=prefix)
        self.assert_code("TemplateNotFoundException", describe, prefixes=[prefix])


class Files(Refusing):
    def setUp(self):
        self.efs = client("efs")
        self.at = {"FileSystemId": self.efs.create_file_system(CreationToken=unique("files"))["FileSystemId"]}

    def test_backup_policies(self):
        for status in ("ENABLED", "DISABLED"):
            self.efs.put_backup_policy(**self.at, BackupPolicy={"Status": status})
            self.assertEqual(status, self.efs.describe_backup_policy(**self.at)["BackupPolicy"]["Status"])
        self.assert_code(
            "FileSystemNotFound", self.efs.put_backup_policy, FileSystemId="fs-0", BackupPolicy={"Status": "ENABLED"}
        )

    def test_policies_end(self):
        self.efs.put_file_system_policy(**self.at, Policy=POLICY)
        self.efs.delete_file_system_policy(**self.at)
        self.assert_code("PolicyNotFound", self.efs.describe_file_system_policy, **self.at)

    def test_the_throughput_changes(self):
        self.efs.update_file_system(**self.at, ThroughputMode="elastic")
        found = self.efs.describe_file_systems(**self.at)["FileSystems"][0]
        self.assertEqual("elastic", found["ThroughputMode"])


if __name__ == "__main__":
    unittest.main()
