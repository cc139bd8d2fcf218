"""Each fix of moto, seen through the API call that the Terraform provider makes."""

import json
import unittest
from urllib.parse import quote

from harness import REGION, client, raw, unique  # first: it finds embedded_aws
from botocore.exceptions import ClientError
from embedded_aws.moto_fixes import apply_moto_fixes
from moto.ec2.models.launch_templates import LaunchTemplateBackend


class MotoFixes(unittest.TestCase):
    def test_fixes_are_applied_once(self):
        client("ec2")
        before = LaunchTemplateBackend.create_launch_template
        apply_moto_fixes()
        self.assertIs(before, LaunchTemplateBackend.create_launch_template)

    def test_template_tags_stay_out_of_the_template_data(self):
        ec2 = client("ec2")
        tags = [{"ResourceType": "launch-template", "Tags": [{"Key": "a", "Value": "b"}]}]
        data = {"EbsOptimized": True}
        made = ec2.create_launch_template(
            LaunchTemplateName=unique("t"), LaunchTemplateData=data, TagSpecifications=tags
        )
        at = {"LaunchTemplateId": made["LaunchTemplate"]["LaunchTemplateId"]}
        version = ec2.describe_launch_template_versions(**at)["LaunchTemplateVersions"][0]
        self.assertNotIn("TagSpecifications", version["LaunchTemplateData"])

    def test_the_tags_of_a_template_are_those_of_today(self):
        ec2 = client("ec2")
        made = ec2.create_launch_template(LaunchTemplateName=unique("t"), LaunchTemplateData={"EbsOptimized": True})
        template = made["LaunchTemplate"]["LaunchTemplateId"]
        ec2.create_tags(Resources=[template], Tags=[{"Key": "a", "Value": "b"}])
        found = ec2.describe_launch_templates(LaunchTemplateIds=[template])["LaunchTemplates"][0]
        self.assertEqual([{"Key": "a", "Value": "b"}], found["Tags"])

    def test_a_repeated_call_makes_no_second_template_and_no_second_version(self):
        ec2 = client("ec2")
        values = {"LaunchTemplateName": unique("t"), "LaunchTemplateData": {"EbsOptimized": True}}
        made = [ec2.create_launch_template(ClientToken="made", **values)["LaunchTemplate"] for _ in range(2)]
        self.assertEqual(*[each["LaunchTemplateId"] for each in made])
        self.assertEqual(1, made[1]["LatestVersionNumber"])
        versions = [ec2.create_launch_template_version(ClientToken="more", **values) for _ in range(2)]
        self.assertEqual([2, 2], [each["LaunchTemplateVersion"]["VersionNumber"] for each in versions])
        with self.assertRaises(ClientError):
            ec2.create_launch_template(ClientToken="another", **values)

    def test_a_disk_without_a_size_takes_that_of_the_image(self):
        ec2 = client("ec2")
        disks = [{"DeviceName": "/dev/xvda", "Ebs": {"Encrypted": True, "VolumeType": "gp3"}}]
        data = {"ImageId": ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"], "BlockDeviceMappings": disks}
        name = unique("t")
        ec2.create_launch_template(LaunchTemplateName=name, LaunchTemplateData=data)
        template = {"LaunchTemplateName": name}
        made = ec2.run_instances(LaunchTemplate=template, MinCount=1, MaxCount=1)["Instances"][0]
        attached = [{"Name": "attachment.instance-id", "Values": [made["InstanceId"]]}]
        self.assertIn(20, [each["Size"] for each in ec2.describe_volumes(Filters=attached)["Volumes"]])

    def test_security_group_rules_have_their_description(self):
        ec2 = client("ec2")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        group = ec2.create_security_group(GroupName=unique("g"), Description="x", VpcId=vpc)["GroupId"]
        ports = {"IpProtocol": "tcp", "FromPort": 1, "ToPort": 1}
        from_itself = {**ports, "UserIdGroupPairs": [{"GroupId": group, "Description": "itself"}]}
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[from_itself])
        rules = ec2.describe_security_group_rules(Filters=[{"Name": "group-id", "Values": [group]}])[
            "SecurityGroupRules"
        ]
        self.assertEqual(["itself"], [each["Description"] for each in rules if not each["IsEgress"]])

    def test_zones_with_a_vpc_are_private(self):
        vpc = client("ec2").create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        zone = client("route53").create_hosted_zone(
            Name="example.com.", CallerReference=unique("r"), VPC={"VPCRegion": REGION, "VPCId": vpc}
        )
        self.assertTrue(zone["HostedZone"]["Config"]["PrivateZone"])

    def test_a_conditional_deny_does_not_lock_everyone_out(self):
        s3, name = client("s3"), unique("bucket")
        s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
        condition = {"Bool": {"aws:SecureTransport": "false"}}
        deny = {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": f"arn:aws:s3:::{name}/*",
            "Condition": condition,
        }
        policy = json.dumps({"Version": "2012-10-17", "Statement": [deny]})
        s3.put_bucket_policy(Bucket=name, Policy=policy)
        s3.put_object(Bucket=name, Key="a", Body=b"b")
        self.assertEqual(b"b", s3.get_object(Bucket=name, Key="a")["Body"].read())
        self.assertEqual(policy, s3.get_bucket_policy(Bucket=name)["Policy"])

    def test_a_bucket_that_was_versioned_can_be_emptied(self):
        s3, name = client("s3"), unique("bucket")
        s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
        s3.put_object(Bucket=name, Key="a", Body=b"b")
        s3.delete_object(Bucket=name, Key="a")
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Suspended"})
        found = s3.list_object_versions(Bucket=name)
        versions = [{"Key": each["Key"], "VersionId": each["VersionId"]} for each in found["Versions"] + found["DeleteMarkers"]]
        s3.delete_objects(Bucket=name, Delete={"Objects": versions})
        s3.delete_bucket(Bucket=name)

    def test_backup_tags(self):
        backup = client("backup")
        arn = backup.create_backup_vault(BackupVaultName=unique("v"), BackupVaultTags={"a": "b"})["BackupVaultArn"]
        self.assertEqual({"a": "b"}, backup.list_tags(ResourceArn=arn)["Tags"])
        without_slash = raw("GET", f"/tags/{quote(arn, safe='')}", service="backup")
        self.assertEqual({"Tags": {"a": "b"}}, without_slash[2])

    def test_eks_images_have_parameters(self):
        folder = "/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/arm64/standard/recommended"
        value = client("ssm").get_parameter(Name=f"{folder}/image_id")["Parameter"]["Value"]
        self.assertRegex(value, r"^ami-[0-9a-f]{17}$")
        bottlerocket = "/aws/service/bottlerocket/aws-k8s-1.34/x86_64/latest/image_id"
        windows = "/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.34/image_id"
        others = [client("ssm").get_parameter(Name=name)["Parameter"]["Value"] for name in (bottlerocket, windows)]
        self.assertEqual(3, len({value, *others}))

    def test_managed_policies_exist(self):
        arn = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"
        self.assertEqual(arn, client("iam").get_policy(PolicyArn=arn)["Policy"]["Arn"])


class ScalingGroupFixes(unittest.TestCase):
    def setUp(self):
        self.autoscaling, self.name = client("autoscaling"), unique("group")
        template = client("ec2").create_launch_template(
            LaunchTemplateName=unique("t"), LaunchTemplateData={"ImageId": "ami-12c6146b", "InstanceType": "m5.large"}
        )
        specification = {"LaunchTemplateId": template["LaunchTemplate"]["LaunchTemplateId"], "Version": "1"}
        policy = {
            "LaunchTemplate": {
                "LaunchTemplateSpecification": specification,
                "Overrides": [{"InstanceType": "m5.large"}],
            }
        }
        self.autoscaling.create_auto_scaling_group(
            AutoScalingGroupName=self.name,
            MinSize=0,
            MaxSize=2,
            AvailabilityZones=[REGION + "a"],
            MixedInstancesPolicy=policy,
            DefaultInstanceWarmup=120,
        )

    def group(self):
        return self.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[self.name])["AutoScalingGroups"][0]

    def test_an_update_keeps_the_instances_policy(self):
        self.autoscaling.update_auto_scaling_group(AutoScalingGroupName=self.name, MaxSize=3)
        self.assertIn("MixedInstancesPolicy", self.group())

    def test_the_instance_warmup_is_kept(self):
        self.assertEqual(120, self.group()["DefaultInstanceWarmup"])

    def test_an_update_changes_what_it_names(self):
        changes = {"CapacityRebalance": True, "DefaultCooldown": 200, "TerminationPolicies": ["OldestInstance"]}
        self.autoscaling.update_auto_scaling_group(AutoScalingGroupName=self.name, **changes)
        self.assertEqual(changes, {member: self.group()[member] for member in changes})

    def test_spot_and_on_demand_shares_add_up(self):
        policy = self.group()["MixedInstancesPolicy"]
        del policy["LaunchTemplate"]["LaunchTemplateSpecification"]["LaunchTemplateName"]
        policy["InstancesDistribution"] = {"OnDemandBaseCapacity": 1, "OnDemandPercentageAboveBaseCapacity": 50}
        self.autoscaling.update_auto_scaling_group(
            AutoScalingGroupName=self.name, MixedInstancesPolicy=policy, DesiredCapacity=2
        )
        self.assertEqual(2, len(self.group()["Instances"]))

    def test_a_later_version_of_a_template_with_user_data_launches(self):
        template = self.group()["MixedInstancesPolicy"]["LaunchTemplate"]["LaunchTemplateSpecification"]
        data = {"ImageId": "ami-12c6146b", "InstanceType": "m5.large", "UserData": "aGVsbG8="}
        client("ec2").create_launch_template_version(
            LaunchTemplateId=template["LaunchTemplateId"], LaunchTemplateData=data
        )
        specification = {"LaunchTemplateId": template["LaunchTemplateId"], "Version": "2"}
        self.autoscaling.update_auto_scaling_group(
            AutoScalingGroupName=self.name, LaunchTemplate=specification, DesiredCapacity=1
        )
        self.assertEqual(1, len(self.group()["Instances"]))

    def test_metrics_collection_starts_and_stops_by_metric(self):
        at = {"AutoScalingGroupName": self.name}
        self.autoscaling.enable_metrics_collection(**at, Granularity="1Minute", Metrics=["GroupMinSize"])
        self.autoscaling.enable_metrics_collection(**at, Granularity="1Minute", Metrics=["GroupMaxSize"])
        self.autoscaling.disable_metrics_collection(**at, Metrics=["GroupMinSize"])
        self.assertEqual(["GroupMaxSize"], [each["Metric"] for each in self.group()["EnabledMetrics"]])
        self.autoscaling.enable_metrics_collection(**at, Granularity="1Minute")
        self.assertEqual(8, len(self.group()["EnabledMetrics"]))

    def test_instance_refreshes_are_successful_at_once(self):
        at = {"AutoScalingGroupName": self.name}
        preferences = {"MinHealthyPercentage": 90, "SkipMatching": True}
        started = self.autoscaling.start_instance_refresh(**at, Strategy="Rolling", Preferences=preferences)
        found = self.autoscaling.describe_instance_refreshes(**at)["InstanceRefreshes"]
        self.assertEqual([started["InstanceRefreshId"]], [each["InstanceRefreshId"] for each in found])
        self.assertEqual(("Successful", 100), (found[0]["Status"], found[0]["PercentageComplete"]))
        self.assertEqual(preferences, found[0]["Preferences"])

    def test_what_instance_refreshes_refuse(self):
        start, cancel = self.autoscaling.start_instance_refresh, self.autoscaling.cancel_instance_refresh
        for call, group, code in (
            (start, "none", "ValidationError"),
            (cancel, self.name, "ActiveInstanceRefreshNotFound"),
        ):
            with self.assertRaises(ClientError) as raised:
                call(AutoScalingGroupName=group)
            self.assertEqual(code, raised.exception.response["Error"]["Code"])

    def test_hooks_have_the_targets_they_were_given(self):
        queue = f"arn:aws:sqs:{REGION}:123456789012:terminations"
        for name, target in (("plain", {}), ("queued", {"NotificationTargetARN": queue})):
            hook = {"AutoScalingGroupName": self.name, "LifecycleHookName": name, **target}
            self.autoscaling.put_lifecycle_hook(**hook, LifecycleTransition="autoscaling:EC2_INSTANCE_TERMINATING")
        found = self.autoscaling.describe_lifecycle_hooks(AutoScalingGroupName=self.name)["LifecycleHooks"]
        targets = {each["LifecycleHookName"]: each.get("NotificationTargetARN") for each in found}
        self.assertEqual({"plain": None, "queued": queue}, targets)

    def test_policies_are_enabled(self):
        self.autoscaling.put_scaling_policy(
            AutoScalingGroupName=self.name, PolicyName="p", AdjustmentType="ChangeInCapacity", ScalingAdjustment=1
        )
        policy = self.autoscaling.describe_policies(AutoScalingGroupName=self.name)["ScalingPolicies"][0]
        self.assertTrue(policy["Enabled"])
        self.assertNotIn("PredictiveScalingConfiguration", policy)


if __name__ == "__main__":
    unittest.main()
