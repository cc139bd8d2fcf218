"""Instances whose machines run outside: power, disks, addresses and what their metadata service says of them."""

import base64
import json
import unittest

from harness import REGION, client, unique
from machines_harness import MachineTestCase, machine_of, page


class Power(MachineTestCase):
    def test_an_instance_runs_when_its_machine_is_on(self):
        group = self.member(self.interface("10.0.0.10"))
        instance = self.only(group)["InstanceId"]
        self.assertEqual("pending", self.instance_state(instance))
        self.assertEqual(["Pending"], self.states(group))
        self.power(instance, "on")
        self.assertEqual("running", self.instance_state(instance))
        self.assertEqual(["InService"], self.states(group))

    def test_an_instance_ends_when_its_machine_is_off(self):
        group = self.member(self.interface("10.0.0.11"))
        instance = self.only(group)["InstanceId"]
        self.power(instance, "on")
        self.ec2.terminate_instances(InstanceIds=[instance])
        self.assertEqual("shutting-down", self.instance_state(instance))
        self.power(instance, "off")
        self.assertEqual("terminated", self.instance_state(instance))

    def test_a_machine_that_powers_itself_off_is_replaced(self):
        interface = self.interface("10.0.0.12")
        group = self.member(interface)
        first = self.only(group)["InstanceId"]
        self.power(first, "on")
        self.power(first, "off")
        second = self.only(group)["InstanceId"]
        self.assertNotEqual(first, second)
        self.assertEqual("terminated", self.instance_state(first))
        self.assertEqual(("10.0.0.12", "pending"), (machine_of(second)["address"], machine_of(second)["state"]))
        causes = [each["Cause"] for each in self.autoscaling.describe_scaling_activities()["Activities"]]
        self.assertTrue(any("EC2 health check" in cause for cause in causes), causes)

    def test_a_lone_machine_that_powers_itself_off_is_stopped(self):
        made = self.ec2.run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1, SubnetId=self.subnets[0])
        instance = made["Instances"][0]["InstanceId"]
        self.power(instance, "on")
        self.power(instance, "off")
        self.assertEqual("stopped", self.instance_state(instance))

    def test_the_pages_refuse_nonsense(self):
        instance = self.only(self.member(self.interface("10.0.0.13")))["InstanceId"]
        for told in ({"power": "up"}, {"health": "initial"}, {"power": "on", "health": "healthy"}, {}):
            self.assertEqual(400, page("PUT", f"/{instance}", told)[0], told)
        self.assertEqual(400, page("PUT", "", {"player": "nobody"})[0])
        self.assertEqual(400, page("PUT", "", {"player": "played", "answerAfterMs": -1})[0])
        self.assertEqual(400, page("PUT", "", {"player": "played", "objects": [{"key": "a"}]})[0])
        self.assertEqual(400, page("PUT", "", {"player": "played", "typo": 1})[0])
        self.assertEqual(404, page("PUT", "/i-00000000000000000", {"power": "on"})[0])
        self.assertEqual(405, page("PATCH")[0])


class Interfaces(MachineTestCase):
    def test_a_launch_with_an_interface_in_use_fails_and_is_tried_again(self):
        interface = self.interface("10.0.0.20")
        first = self.member(interface)
        instance = self.only(first)["InstanceId"]
        self.power(instance, "on")
        second = self.member(interface)
        self.assertEqual([], self.instances(second))
        message = f"Interface: [{interface}] in use. Launching EC2 instance failed."
        self.assertEqual(("Failed", message), self.activities(second)[0])
        self.autoscaling.update_auto_scaling_group(AutoScalingGroupName=first, MinSize=0, DesiredCapacity=0)
        self.assertEqual([], self.instances(second))  # it is still being shut down
        self.power(instance, "off")
        self.assertEqual("10.0.0.20", machine_of(self.only(second)["InstanceId"])["address"])

    def test_a_named_interface_outlives_its_instance(self):
        interface = self.interface("10.0.0.21")
        group = self.member(interface)
        instance = self.only(group)["InstanceId"]
        self.power(instance, "on")
        shown = self.ec2.describe_network_interfaces(NetworkInterfaceIds=[interface])["NetworkInterfaces"][0]
        self.assertEqual(("in-use", instance), (shown["Status"], shown["Attachment"]["InstanceId"]))
        self.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MinSize=0, DesiredCapacity=0)
        self.power(instance, "off")
        shown = self.ec2.describe_network_interfaces(NetworkInterfaceIds=[interface])["NetworkInterfaces"][0]
        self.assertEqual(("available", "10.0.0.21"), (shown["Status"], shown["PrivateIpAddress"]))
        self.assertNotIn("Attachment", shown)

    def test_an_interface_that_a_launch_made_goes_with_its_instance(self):
        group = self.group(self.template(), VPCZoneIdentifier=self.subnets[1], AvailabilityZones=[])
        instance = self.only(group)["InstanceId"]
        self.power(instance, "on")
        interface = self.ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0][
            "NetworkInterfaces"
        ][0]["NetworkInterfaceId"]
        self.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MinSize=0, DesiredCapacity=0)
        self.power(instance, "off")
        self.assert_refused(
            "InvalidNetworkInterfaceID.NotFound",
            interface,
            self.ec2.describe_network_interfaces,
            NetworkInterfaceIds=[interface],
        )

    def test_a_group_in_another_zone_than_its_interface_launches_nothing(self):
        group = self.member(self.interface("10.0.1.22", subnet=1))
        self.assertEqual([], self.instances(group))
        self.assertEqual("Failed", self.activities(group)[0][0])


class Volumes(MachineTestCase):
    def setUp(self):
        super().setUp()
        self.first, self.second, self.elsewhere = (self.machine(zone) for zone in (0, 0, 1))
        made = self.ec2.create_volume(AvailabilityZone=REGION + "a", Size=8)
        self.volume = {"VolumeId": made["VolumeId"], "Device": "/dev/sdf"}

    def machine(self, subnet: int) -> str:
        made = self.ec2.run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1, SubnetId=self.subnets[subnet])
        instance = made["Instances"][0]["InstanceId"]
        self.power(instance, "on")
        return instance

    def attachments(self) -> list:
        return self.ec2.describe_volumes(VolumeIds=[self.volume["VolumeId"]])["Volumes"][0]["Attachments"]

    def test_a_volume_belongs_to_one_instance(self):
        self.ec2.attach_volume(InstanceId=self.first, **self.volume)
        attach = self.ec2.attach_volume
        self.assert_refused("VolumeInUse", "already attached", attach, InstanceId=self.second, **self.volume)
        self.assert_refused("VolumeInUse", "already attached", attach, InstanceId=self.first, **self.volume)
        found = [(each["InstanceId"], each["Device"], each["State"]) for each in self.attachments()]
        self.assertEqual([(self.first, "/dev/sdf", "attached")], found)
        shown = {"volumeId": self.volume["VolumeId"], "sizeGiB": 8, "device": "/dev/sdf"}
        self.assertEqual([shown], machine_of(self.first)["volumes"])

    def test_zone_device_and_state_must_fit(self):
        attach = self.ec2.attach_volume
        elsewhere = {**self.volume, "InstanceId": self.elsewhere}
        self.assert_refused("InvalidVolume.ZoneMismatch", "not in the same", attach, **elsewhere)
        device = {**self.volume, "Device": "/dev/sda1"}
        self.assert_refused("InvalidParameterValue", "already in use", attach, InstanceId=self.first, **device)
        self.ec2.terminate_instances(InstanceIds=[self.first])
        self.assert_refused("IncorrectState", "is not 'running'", attach, InstanceId=self.first, **self.volume)

    def test_an_attached_volume_is_free_and_whole_once_the_machine_is_off(self):
        self.ec2.attach_volume(InstanceId=self.first, **self.volume)
        self.ec2.terminate_instances(InstanceIds=[self.first])
        attach = self.ec2.attach_volume
        self.assert_refused("VolumeInUse", "already attached", attach, InstanceId=self.second, **self.volume)
        self.power(self.first, "off")
        self.assertEqual([], self.attachments())
        attach(InstanceId=self.second, **self.volume)
        self.assertEqual([self.second], [each["InstanceId"] for each in self.attachments()])

    def test_what_is_not_attached_cannot_be_detached(self):
        detach, volume = self.ec2.detach_volume, self.volume["VolumeId"]
        self.assert_refused("IncorrectState", "'available' state", detach, VolumeId=volume, InstanceId=self.first)
        self.ec2.attach_volume(InstanceId=self.first, **self.volume)
        other = {"VolumeId": volume, "InstanceId": self.second}
        self.assert_refused("InvalidAttachment.NotFound", "not attached", detach, **other)
        detach(VolumeId=volume, InstanceId=self.first)
        self.assertEqual([], self.attachments())


class What(MachineTestCase):
    def setUp(self):
        super().setUp()
        iam, self.role_name = client("iam"), self.role("ec2").split("/")[-1]
        profile = unique("profile")
        self.arn = iam.create_instance_profile(InstanceProfileName=profile)["InstanceProfile"]["Arn"]
        iam.add_role_to_instance_profile(InstanceProfileName=profile, RoleName=self.role_name)
        self.data = base64.b64encode(b"\x1f\x8b not text \xff").decode()

    def test_a_machine_has_what_the_newest_version_says(self):
        template = self.template(UserData=base64.b64encode(b"old").decode())
        tags = [{"ResourceType": "instance", "Tags": [{"Key": "Generation", "Value": "2"}]}]
        self.ec2.create_launch_template_version(
            LaunchTemplateId=template["LaunchTemplateId"],
            LaunchTemplateData={
                "ImageId": "ami-12c6146b",
                "InstanceType": "m5.xlarge",
                "UserData": self.data,
                "TagSpecifications": tags,
                "IamInstanceProfile": {"Arn": self.arn},
                "MetadataOptions": {"HttpTokens": "required", "InstanceMetadataTags": "enabled"},
                "NetworkInterfaces": [{"DeviceIndex": 0, "NetworkInterfaceId": self.interface("10.0.0.30")}],
            },
        )
        group = self.group(template)
        shown = machine_of(self.only(group)["InstanceId"])
        place = (shown["address"], shown["instanceType"], shown["zone"])
        self.assertEqual(("10.0.0.30", "m5.xlarge", REGION + "a"), place)
        self.assertEqual((self.data, self.role_name), (shown["userData"], shown["roleName"]))
        self.assertEqual(("2", group), (shown["tags"]["Generation"], shown["tags"]["aws:autoscaling:groupName"]))
        self.assertEqual({"tokens": "required", "tags": True}, shown["metadata"])
        self.assertEqual(("Pending", "InService"), (shown["lifecycleState"], shown["targetLifecycleState"]))
        self.assertEqual("2", self.only(group)["LaunchTemplate"]["Version"])

    def test_a_machine_gets_credentials_of_its_role(self):
        group = self.group(self.template(IamInstanceProfile={"Arn": self.arn}))
        instance = self.only(group)["InstanceId"]
        status, keys = page("POST", f"/{instance}/credentials")
        self.assertEqual(200, status)
        sts = client("sts", keys=(keys["AccessKeyId"], keys["SecretAccessKey"], keys["Token"]))
        identity = sts.get_caller_identity()["Arn"]
        self.assertTrue(identity.endswith(f":assumed-role/{self.role_name}/{instance}"), identity)

    def test_without_a_role_there_are_no_credentials(self):
        group = self.group(self.template())
        self.assertEqual(404, page("POST", f"/{self.only(group)['InstanceId']}/credentials")[0])

    def test_tags_that_metadata_shows_have_keys_that_fit_a_path(self):
        key = "kubernetes.io/cluster/prod"
        tag = {"Key": key, "Value": "owned", "PropagateAtLaunch": True}
        shown = self.group(self.template(MetadataOptions={"InstanceMetadataTags": "enabled"}), Tags=[tag])
        hidden = self.group(self.template(), Tags=[tag])
        self.assertEqual((0, 1), (len(self.instances(shown)), len(self.instances(hidden))))
        self.assertIn(f"'{key}' is not a valid tag key.", self.activities(shown)[0][1])

    def test_names_are_by_address_or_by_id(self):
        by_id = self.group(self.template(PrivateDnsNameOptions={"HostnameType": "resource-name"}))
        by_address = self.member(self.interface("10.0.0.40"))
        instance = self.only(by_id)["InstanceId"]
        self.assertEqual(f"{instance}.{REGION}.compute.internal", machine_of(instance)["hostName"])
        other = self.only(by_address)["InstanceId"]
        self.assertEqual(f"ip-10-0-0-40.{REGION}.compute.internal", machine_of(other)["hostName"])

    def test_an_unknown_profile_fails_the_launch(self):
        group = self.group(self.template(IamInstanceProfile={"Name": "none"}))
        self.assertEqual([], self.instances(group))
        self.assertEqual("Failed", self.activities(group)[0][0])
        self.assertTrue(json.dumps(self.activities(group)))


if __name__ == "__main__":
    unittest.main()
