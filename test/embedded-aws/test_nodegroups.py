"""Managed node groups and the Auto Scaling groups behind them."""

import base64
import unittest

from harness import EksTestCase, client, unique


class NodegroupTestCase(EksTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.name = cls.cluster()
        cls.node_role = cls.role("ec2")

    def refuse(self, fragment, code="InvalidParameterException", **overrides):
        values = {
            "clusterName": self.name,
            "nodegroupName": unique("pool"),
            "subnets": self.subnets,
            "nodeRole": self.node_role,
            **overrides,
        }
        self.assert_refused(code, fragment, self.eks.create_nodegroup, **values)


class CreateNodegroup(NodegroupTestCase):
    def test_defaults_are_awss(self):
        group = self.nodegroup(self.name, nodeRole=self.node_role)
        self.assertEqual({"minSize": 1, "maxSize": 2, "desiredSize": 2}, group["scalingConfig"])
        self.assertEqual(["t3.medium"], group["instanceTypes"])
        self.assertEqual(
            ("AL2023_x86_64_STANDARD", 20, "1.33"), (group["amiType"], group["diskSize"], group["version"])
        )
        self.assertEqual({"maxUnavailable": 1}, group["updateConfig"])

    def test_the_scaling_group_is_real_and_tagged(self):
        template = self.launch_template(MetadataOptions={"HttpTokens": "required"})
        scaling = {"minSize": 1, "maxSize": 4, "desiredSize": 3}
        group = self.nodegroup(
            self.name,
            scalingConfig=scaling,
            instanceTypes=["m5.large", "m5a.large"],
            launchTemplate={"id": template, "version": "1"},
        )
        name = group["resources"]["autoScalingGroups"][0]["name"]
        found = client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]
        self.assertEqual(
            (1, 4, 3, 3), (found["MinSize"], found["MaxSize"], found["DesiredCapacity"], len(found["Instances"]))
        )
        tags = {tag["Key"]: tag["Value"] for tag in found["Tags"]}
        expected = {
            "eks:cluster-name": self.name,
            "eks:nodegroup-name": group["nodegroupName"],
            "k8s.io/cluster-autoscaler/enabled": "true",
            f"k8s.io/cluster-autoscaler/{self.name}": "owned",
            f"kubernetes.io/cluster/{self.name}": "owned",
        }
        self.assertEqual(expected, tags)

    def test_its_role_becomes_a_node_and_leaves_with_the_last_group(self):
        role = self.role("ec2")
        groups = [self.nodegroup(self.name, nodeRole=role)["nodegroupName"] for _ in range(2)]
        entry = self.eks.describe_access_entry(clusterName=self.name, principalArn=role)["accessEntry"]
        self.assertEqual(("EC2_LINUX", ["system:nodes"]), (entry["type"], entry["kubernetesGroups"]))
        self.eks.delete_nodegroup(clusterName=self.name, nodegroupName=groups[0])
        self.assertIn(role, self.eks.list_access_entries(clusterName=self.name)["accessEntries"])
        self.eks.delete_nodegroup(clusterName=self.name, nodegroupName=groups[1])
        self.assertNotIn(role, self.eks.list_access_entries(clusterName=self.name)["accessEntries"])

    def test_sizes(self):
        self.refuse(
            "Minimum capacity 8 can't be greater than desired size 4",
            scalingConfig={"minSize": 8, "maxSize": 9, "desiredSize": 4},
        )
        self.refuse(
            "Desired capacity 5 can't be greater than max size 4",
            scalingConfig={"minSize": 1, "maxSize": 4, "desiredSize": 5},
        )
        self.refuse("greater than maximum size 2", scalingConfig={"minSize": 3, "maxSize": 2, "desiredSize": 3})

    def test_surroundings(self):
        self.refuse("does not exist", subnets=["subnet-0"])
        self.refuse("at least one subnet", subnets=[])
        self.refuse("does not exist or does not trust", nodeRole="arn:aws:iam::123456789012:role/none")
        self.refuse("does not exist or does not trust", nodeRole=self.role("eks"))
        self.refuse("No cluster found", code="ResourceNotFoundException", clusterName="none")
        taken = self.nodegroup(self.name)["nodegroupName"]
        self.refuse("already exists", code="ResourceInUseException", nodegroupName=taken)
        self.refuse("must match", nodegroupName="a" * 64)

    def test_versions(self):
        self.refuse("should be equal to or less than", version="1.34")
        self.refuse("unsupported Kubernetes version", version="1.1")
        self.refuse("release version", releaseVersion="1.32.0-20260101")

    def test_amazon_linux_2_has_ended(self):
        self.refuse("not supported for kubernetes version 1.33", amiType="AL2_x86_64")
        old = self.cluster(version="1.32")
        self.nodegroup(old, amiType="AL2_x86_64")

    def test_image_families(self):
        for ami_type, machine in (
            ("BOTTLEROCKET_x86_64", "m5.large"),
            ("AL2023_x86_64_NVIDIA", "g5.xlarge"),
            ("WINDOWS_CORE_2022_x86_64", "m5.large"),
        ):
            group = self.nodegroup(self.name, amiType=ami_type, instanceTypes=[machine])
            kind = "EC2_WINDOWS" if "WINDOWS" in ami_type else "EC2_LINUX"
            entry = self.eks.describe_access_entry(clusterName=self.name, principalArn=group["nodeRole"])
            self.assertEqual(kind, entry["accessEntry"]["type"])

    def test_labels_and_taints(self):
        self.refuse("reserved prefixes", labels={"kubernetes.io/role": "x"})
        self.refuse("reserved prefixes", labels={"node.k8s.io/role": "x"})
        self.refuse("not a valid Kubernetes label", labels={"-bad": "x"})
        taint = {"key": "a", "value": "b", "effect": "NO_SCHEDULE"}
        self.refuse("Duplicate taint", taints=[taint, taint])
        self.refuse("Too many taints: 51", taints=[{**taint, "key": f"k{index}"} for index in range(51)])
        self.refuse("needs a key and an effect", taints=[{"key": "a"}])

    def test_update_and_repair_settings(self):
        self.refuse("Exactly one of", updateConfig={"maxUnavailable": 1, "maxUnavailablePercentage": 5})
        self.refuse("can't be greater than 100", updateConfig={"maxUnavailable": 101})
        repair = {"enabled": True, "maxParallelNodesRepairedCount": 1, "maxParallelNodesRepairedPercentage": 5}
        self.refuse("Only one of", nodeRepairConfig=repair)

    def test_machine_types(self):
        self.refuse("do not exist: ['m5.enormous']", instanceTypes=["m5.enormous"])
        self.refuse("not a valid instance type for requested amiType AL2023_x86_64", instanceTypes=["m6g.large"])
        self.refuse("not a valid instance type", instanceTypes=["m5.large"], amiType="BOTTLEROCKET_ARM_64")
        self.nodegroup(self.name, instanceTypes=["m6g.large"], amiType="AL2023_ARM_64_STANDARD")


class CapacityBlocks(NodegroupTestCase):
    def test_group_and_template_need_each_other(self):
        block = self.launch_template(
            InstanceType="p5.48xlarge",
            InstanceMarketOptions={"MarketType": "capacity-block"},
            CapacityReservationSpecification={"CapacityReservationTarget": {"CapacityReservationId": "cr-1"}},
        )
        plain = self.launch_template(InstanceType="p5.48xlarge")
        spot = self.launch_template(InstanceType="p5.48xlarge", InstanceMarketOptions={"MarketType": "spot"})
        both = {"amiType": "AL2023_x86_64_NVIDIA", "capacityType": "CAPACITY_BLOCK"}
        self.refuse("need each other", launchTemplate={"id": block})
        self.refuse("need each other", launchTemplate={"id": plain}, **both)
        self.refuse("need each other", **both)
        self.refuse("spot options", code="InvalidRequestException", launchTemplate={"id": spot}, capacityType="SPOT")
        group = self.nodegroup(self.name, launchTemplate={"id": block}, **both)
        self.assertEqual("CAPACITY_BLOCK", group["capacityType"])
        self.eks.update_nodegroup_version(clusterName=self.name, nodegroupName=group["nodegroupName"])


class LaunchTemplates(NodegroupTestCase):
    def refuse_template(self, fragment, code="InvalidRequestException", request=None, **data):
        self.refuse(fragment, code=code, launchTemplate={"id": self.launch_template(**data)}, **(request or {}))

    def test_missing_ones(self):
        self.refuse("not found", code="InvalidRequestException", launchTemplate={"id": "lt-0"})
        template = self.launch_template(EbsOptimized=True)
        self.refuse("not found", code="InvalidRequestException", launchTemplate={"id": template, "version": "7"})
        self.refuse("Either provide launch template ID", launchTemplate={"id": template, "name": "x"})

    def test_fields_that_belong_to_eks(self):
        self.refuse_template("instance profile", IamInstanceProfile={"Name": "x"})
        self.refuse_template("spot options", InstanceMarketOptions={"MarketType": "spot"})
        self.refuse_template(
            "should not specify a subnet", NetworkInterfaces=[{"DeviceIndex": 0, "SubnetId": self.subnets[0]}]
        )

    def test_fields_in_one_place_only(self):
        refusal = {"code": "InvalidParameterException"}
        self.refuse_template("Disk size", request={"diskSize": 30}, EbsOptimized=True, **refusal)
        self.refuse_template("not in both", request={"instanceTypes": ["m5.large"]}, InstanceType="m5.large", **refusal)
        self.refuse_template("other than CUSTOM", request={"amiType": "AL2_x86_64"}, ImageId="ami-1", **refusal)
        self.refuse_template("custom AMIs", request={"version": "1.33"}, ImageId="ami-1", **refusal)
        self.refuse("needs an image id", amiType="CUSTOM")

    def test_user_data_must_be_mime(self):
        text = base64.b64encode(b"#!/bin/bash\ntrue").decode()
        self.refuse_template("MIME multipart", UserData=text)
        mime = base64.b64encode(b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n").decode()
        self.nodegroup(self.name, launchTemplate={"id": self.launch_template(UserData=mime)})

    def test_an_own_image(self):
        template = self.launch_template(ImageId="ami-12c6146b", InstanceType="m5.large")
        group = self.nodegroup(self.name, launchTemplate={"id": template})
        self.assertEqual(("CUSTOM", "ami-12c6146b"), (group["amiType"], group["releaseVersion"]))
        self.assertEqual("1", group["launchTemplate"]["version"])


class ChangeNodegroup(EksTestCase):
    def setUp(self):
        self.name = self.cluster(version="1.33")
        self.template = self.launch_template(EbsOptimized=True)
        group = self.nodegroup(
            self.name,
            scalingConfig={"minSize": 2, "maxSize": 6, "desiredSize": 4},
            launchTemplate={"id": self.template, "version": "1"},
            labels={"a": "1", "b": "2"},
            taints=[{"key": "a", "value": "1", "effect": "NO_SCHEDULE"}],
            version="1.32",
        )
        self.at = {"clusterName": self.name, "nodegroupName": group["nodegroupName"]}
        self.scaling_group = group["resources"]["autoScalingGroups"][0]["name"]

    def group(self):
        return self.eks.describe_nodegroup(**self.at)["nodegroup"]

    def refuse(self, call, fragment, **values):
        self.assert_refused("InvalidParameterException", fragment, call, **self.at, **values)

    def test_sizes_reach_the_scaling_group(self):
        self.eks.update_nodegroup_config(**self.at, scalingConfig={"minSize": 3, "maxSize": 8})
        found = client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[self.scaling_group])
        group = found["AutoScalingGroups"][0]
        self.assertEqual((3, 8, 4), (group["MinSize"], group["MaxSize"], group["DesiredCapacity"]))

    def test_a_minimum_above_the_current_size_is_refused(self):
        refusal = "Minimum capacity 8 can't be greater than desired size 4"
        self.refuse(self.eks.update_nodegroup_config, refusal, scalingConfig={"minSize": 8, "maxSize": 9})

    def test_the_current_size_is_the_scaling_groups(self):
        client("autoscaling").set_desired_capacity(AutoScalingGroupName=self.scaling_group, DesiredCapacity=6)
        self.eks.update_nodegroup_config(**self.at, scalingConfig={"minSize": 5, "maxSize": 6})
        self.assertEqual({"minSize": 5, "maxSize": 6, "desiredSize": 6}, self.group()["scalingConfig"])

    def test_labels_and_taints(self):
        self.eks.update_nodegroup_config(
            **self.at,
            labels={"addOrUpdateLabels": {"a": "3", "c": "4"}, "removeLabels": ["b"]},
            taints={
                "addOrUpdateTaints": [{"key": "n", "value": "", "effect": "NO_EXECUTE"}],
                "removeTaints": [{"key": "a", "value": "1", "effect": "NO_SCHEDULE"}],
            },
        )
        self.assertEqual({"a": "3", "c": "4"}, self.group()["labels"])
        self.assertEqual(["n"], [taint["key"] for taint in self.group()["taints"]])
        labels = {"addOrUpdateLabels": {"k8s.io/x": "1"}}
        self.refuse(self.eks.update_nodegroup_config, "reserved prefixes", labels=labels)

    def test_other_settings(self):
        change = {"updateConfig": {"maxUnavailablePercentage": 20}, "nodeRepairConfig": {"enabled": True}}
        self.eks.update_nodegroup_config(**self.at, **change)
        self.assertEqual(change, {name: self.group()[name] for name in change})

    def test_versions(self):
        update = self.eks.update_nodegroup_version
        self.refuse(update, "should be equal to or less than", version="1.34")
        update(**self.at, version="1.33")
        self.assertTrue(self.group()["releaseVersion"].startswith("1.33."))
        self.refuse(update, "cannot go back", version="1.32")

    def test_the_template(self):
        update = self.eks.update_nodegroup_version
        self.ec2.create_launch_template_version(
            LaunchTemplateId=self.template, LaunchTemplateData={"EbsOptimized": False}
        )
        update(**self.at, launchTemplate={"id": self.template, "version": "2"})
        self.assertEqual("2", self.group()["launchTemplate"]["version"])
        self.refuse(update, "only its version", launchTemplate={"id": self.launch_template(EbsOptimized=True)})
        plain = self.nodegroup(self.name)["nodegroupName"]
        values = {**self.at, "nodegroupName": plain, "launchTemplate": {"id": self.template}}
        self.assert_refused("InvalidParameterException", "created without one", update, **values)

    def test_deleting_takes_the_scaling_group_along(self):
        self.eks.delete_nodegroup(**self.at)
        found = client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[self.scaling_group])
        self.assertEqual([], found["AutoScalingGroups"])
        self.assert_refused("ResourceNotFoundException", "No node group found", self.eks.describe_nodegroup, **self.at)


if __name__ == "__main__":
    unittest.main()
