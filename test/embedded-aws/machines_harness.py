"""A group of one machine with a fixed address, and the pages through which its machine is played."""

import http.client
import json

from harness import REGION, EksTestCase, client, endpoint, unique

LAUNCHING, TERMINATING = "autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"
PAGE = "/_embedded-aws/machines"


def page(method: str, path: str = "", body=None):
    """Status and answer of a control page."""
    connection = http.client.HTTPConnection(endpoint().split("//")[1], timeout=30)
    connection.request(method, PAGE + path, None if body is None else json.dumps(body))
    response = connection.getresponse()
    answer = json.loads(response.read())
    connection.close()
    return response.status, answer


def machine_of(instance_id: str) -> dict:
    return next(each for each in page("GET")[1]["machines"] if each["instanceId"] == instance_id)


class MachineTestCase(EksTestCase):
    """Machines run outside, and failed launches are tried again at the next call, unless a test says otherwise."""

    SETTINGS = {"player": "outside", "launchRetryMs": 0}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.autoscaling = client("autoscaling")

    def setUp(self):
        self.assertEqual(200, page("PUT", "", self.SETTINGS)[0])
        self.names = []

    def tearDown(self):
        page("DELETE")
        for name in self.names:
            self.autoscaling.delete_auto_scaling_group(AutoScalingGroupName=name, ForceDelete=True)

    def interface(self, address: str, subnet: int = 0) -> str:
        made = self.ec2.create_network_interface(SubnetId=self.subnets[subnet], PrivateIpAddress=address)
        return made["NetworkInterface"]["NetworkInterfaceId"]

    def template(self, **data) -> dict:
        values = {"ImageId": "ami-12c6146b", "InstanceType": "m5.large", **data}
        return {"LaunchTemplateId": self.launch_template(**values), "Version": "$Latest"}

    def member(self, interface: str, **overrides) -> str:
        """A group of one that launches with the interface, in its zone."""
        named = [{"DeviceIndex": 0, "NetworkInterfaceId": interface, "DeleteOnTermination": False}]
        return self.group(self.template(NetworkInterfaces=named), **overrides)

    def group(self, template: dict, **overrides) -> str:
        name = unique("group")
        values = {"MinSize": 1, "MaxSize": 1, "AvailabilityZones": [REGION + "a"], **overrides}
        self.autoscaling.create_auto_scaling_group(AutoScalingGroupName=name, LaunchTemplate=template, **values)
        self.names.append(name)
        return name

    def instances(self, group: str) -> list:
        found = self.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[group])["AutoScalingGroups"]
        return found[0]["Instances"] if found else []

    def only(self, group: str) -> dict:
        (instance,) = self.instances(group)
        return instance

    def states(self, group: str) -> list:
        return [each["LifecycleState"] for each in self.instances(group)]

    def activities(self, group: str) -> list:
        found = self.autoscaling.describe_scaling_activities(AutoScalingGroupName=group)["Activities"]
        return [(each["StatusCode"], each.get("StatusMessage", "")) for each in found]

    def power(self, instance_id: str, value: str) -> None:
        self.assertEqual(200, page("PUT", f"/{instance_id}", {"power": value})[0])

    def health(self, instance_id: str, value: str) -> None:
        self.assertEqual(200, page("PUT", f"/{instance_id}", {"health": value})[0])

    def instance_state(self, instance_id: str) -> str:
        found = self.ec2.describe_instances(InstanceIds=[instance_id])
        return found["Reservations"][0]["Instances"][0]["State"]["Name"]
