"""Lifecycle hooks, replacement, scaling activities and target groups of Auto Scaling groups."""

import unittest

from harness import REGION, client, unique  # first: it finds embedded_aws
from botocore.exceptions import ClientError
from embedded_aws.machines import clock
from machines_harness import LAUNCHING, TERMINATING, MachineTestCase, page


class GroupTestCase(MachineTestCase):
    def hooked(self, transition: str, **hook) -> str:
        """A group of no machine yet, with a hook, as the provider makes it before it sets the size."""
        group = self.group(self.template(), MinSize=0, MaxSize=0)
        values = {"AutoScalingGroupName": group, "LifecycleHookName": "ready", "LifecycleTransition": transition}
        self.autoscaling.put_lifecycle_hook(**values, **hook)
        self.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MinSize=1, MaxSize=1)
        return group

    def hook(self, group: str, instance: str) -> dict:
        return {"AutoScalingGroupName": group, "LifecycleHookName": "ready", "InstanceId": instance}

    def complete(self, group: str, instance: str, result: str = "CONTINUE") -> None:
        self.autoscaling.complete_lifecycle_action(**self.hook(group, instance), LifecycleActionResult=result)

    def running(self, group: str) -> str:
        instance = self.only(group)["InstanceId"]
        self.power(instance, "on")
        return instance


class LaunchHooks(GroupTestCase):
    def test_an_instance_waits_until_its_hook_is_complete(self):
        group = self.hooked(LAUNCHING)
        instance = self.running(group)
        self.assertEqual(["Pending:Wait"], self.states(group))
        self.assertEqual("MidLifecycleAction", self.activities(group)[0][0])
        self.complete(group, instance)
        self.assertEqual(["InService"], self.states(group))
        self.assertEqual("Successful", self.activities(group)[0][0])

    def test_a_hook_is_completed_once(self):
        group = self.hooked(LAUNCHING)
        instance = self.running(group)
        self.complete(group, instance)
        message = f"No active Lifecycle Action found with instance ID {instance}"
        for asked, values in (
            (message, (group, instance)),
            ("name not found", ("none", instance)),
            ("YES", (group, instance, "YES")),
        ):
            with self.assertRaises(ClientError) as raised:
                self.complete(*values)
            error = raised.exception.response["Error"]
            self.assertEqual(("ValidationError", True), (error["Code"], asked in error["Message"]), error)

    def test_an_abandoned_machine_is_replaced(self):
        group = self.hooked(LAUNCHING)
        instance = self.running(group)
        self.complete(group, instance, "ABANDON")
        self.power(instance, "off")
        self.assertNotEqual(instance, self.only(group)["InstanceId"])
        self.assertEqual(["Pending:Wait"], self.states(group))
        cancelled = [message for status, message in self.activities(group) if status == "Cancelled"]
        self.assertIn("was abandoned: Lifecycle Action Completed with ABANDON Result", cancelled[0])

    def test_a_machine_that_says_nothing_is_replaced(self):
        group = self.hooked(LAUNCHING, HeartbeatTimeout=600)
        instance = self.running(group)
        clock.skipped += 601
        self.states(group)
        self.assertEqual("shutting-down", self.instance_state(instance))
        self.assertIn("Heartbeat Timeout", str(self.activities(group)))

    def test_a_heartbeat_gives_more_time(self):
        group = self.hooked(LAUNCHING, HeartbeatTimeout=600)
        instance = self.running(group)
        for _ in range(2):
            clock.skipped += 400
            self.assertEqual(["Pending:Wait"], self.states(group))
            self.autoscaling.record_lifecycle_action_heartbeat(**self.hook(group, instance))

    def test_heartbeats_do_not_give_time_without_end(self):
        group = self.hooked(LAUNCHING, HeartbeatTimeout=30)
        instance = self.running(group)
        for _ in range(120):  # AWS: at most 100 times the heartbeat
            clock.skipped += 25
            if self.states(group) != ["Pending:Wait"]:
                break
            self.autoscaling.record_lifecycle_action_heartbeat(**self.hook(group, instance))
        self.assertEqual("shutting-down", self.instance_state(instance))

    def test_the_default_result_may_be_to_continue(self):
        group = self.hooked(LAUNCHING, HeartbeatTimeout=600, DefaultResult="CONTINUE")
        self.running(group)
        clock.skipped += 601
        self.assertEqual(["InService"], self.states(group))

    def test_hooks_of_the_creation_hold_the_first_instance(self):
        hook = {"LifecycleHookName": "ready", "LifecycleTransition": LAUNCHING, "HeartbeatTimeout": 60}
        group = self.group(self.template(), LifecycleHookSpecificationList=[hook])
        self.assertEqual(["Pending:Wait"], self.states(group))
        found = self.autoscaling.describe_lifecycle_hooks(AutoScalingGroupName=group)["LifecycleHooks"]
        self.assertEqual(("ready", 60), (found[0]["LifecycleHookName"], found[0]["HeartbeatTimeout"]))
        self.assertEqual("ABANDON", found[0]["DefaultResult"])


class TerminationHooks(GroupTestCase):
    def test_an_instance_waits_before_it_is_terminated(self):
        group = self.hooked(TERMINATING)
        instance = self.running(group)
        self.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MinSize=0, DesiredCapacity=0)
        self.assertEqual(["Terminating:Wait"], self.states(group))
        self.assertEqual("running", self.instance_state(instance))
        self.complete(group, instance)
        self.assertEqual("shutting-down", self.instance_state(instance))
        self.power(instance, "off")
        self.assertEqual([], self.states(group))

    def test_a_replacement_does_not_wait_for_the_one_before(self):
        group = self.hooked(TERMINATING)
        instance = self.running(group)
        terminate = self.autoscaling.terminate_instance_in_auto_scaling_group
        terminate(InstanceId=instance, ShouldDecrementDesiredCapacity=False)
        self.assertEqual(["Pending", "Terminating:Wait"], sorted(self.states(group)))

    def test_a_group_with_instances_is_deleted_by_force_only(self):
        group = self.hooked(TERMINATING)
        instance = self.running(group)
        delete = self.autoscaling.delete_auto_scaling_group
        self.assert_refused("ResourceInUse", "while there are instances", delete, AutoScalingGroupName=group)
        delete(AutoScalingGroupName=group, ForceDelete=True)
        self.names.remove(group)
        self.assertEqual("shutting-down", self.instance_state(instance))
        self.assertEqual([], self.instances(group))


class Targets(GroupTestCase):
    def test_instances_in_service_are_targets_with_the_health_that_they_are_said_to_have(self):
        balancer = client("elbv2")
        made = balancer.create_target_group(Name=unique("api"), Protocol="TCP", Port=6443, VpcId=self.vpc)
        arn = made["TargetGroups"][0]["TargetGroupArn"]

        def targets():
            found = balancer.describe_target_health(TargetGroupArn=arn)["TargetHealthDescriptions"]
            return [(each["Target"]["Id"], each["TargetHealth"]["State"]) for each in found]

        group = self.hooked(LAUNCHING)
        self.autoscaling.attach_load_balancer_target_groups(AutoScalingGroupName=group, TargetGroupARNs=[arn])
        instance = self.running(group)
        self.assertEqual([], targets())
        self.complete(group, instance)
        self.assertEqual([(instance, "initial")], targets())
        self.health(instance, "healthy")
        self.assertEqual([(instance, "healthy")], targets())
        self.health(instance, "unhealthy")
        self.assertEqual([(instance, "unhealthy")], targets())
        self.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MinSize=0, DesiredCapacity=0)
        self.assertEqual([], targets())
        self.power(instance, "off")
        self.autoscaling.detach_load_balancer_target_groups(AutoScalingGroupName=group, TargetGroupARNs=[arn])


class Places(GroupTestCase):
    def test_a_group_spreads_over_its_subnets(self):
        places = {"AvailabilityZones": [], "VPCZoneIdentifier": ",".join(self.subnets)}
        group = self.group(self.template(), MinSize=3, MaxSize=3, **places)
        zones = sorted(each["AvailabilityZone"] for each in self.instances(group))
        self.assertEqual([REGION + "a", REGION + "b", REGION + "c"], zones)

    def test_a_suspended_launch_launches_nothing(self):
        group = self.group(self.template(), MinSize=0)
        self.autoscaling.suspend_processes(AutoScalingGroupName=group, ScalingProcesses=["Launch"])
        self.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MinSize=1)
        self.assertEqual([], self.instances(group))
        self.autoscaling.resume_processes(AutoScalingGroupName=group, ScalingProcesses=["Launch"])
        self.assertEqual(1, len(self.instances(group)))


class Refreshes(GroupTestCase):
    def setUp(self):
        super().setUp()
        self.given = self.template()
        self.name = self.group(self.given, MinSize=2, MaxSize=2)
        self.all_on()

    def all_on(self) -> list:
        """Powers on what is pending; the version of each instance in service."""
        for each in self.instances(self.name):
            if each["LifecycleState"] == "Pending":
                self.power(each["InstanceId"], "on")
        return self.versions()

    def versions(self) -> list:
        serving = [each for each in self.instances(self.name) if each["LifecycleState"] == "InService"]
        return sorted(each["LaunchTemplate"]["Version"] for each in serving)

    def begin(self, **preferences) -> None:
        data = {"ImageId": "ami-12c6146b", "InstanceType": "m5.xlarge"}
        template = self.given["LaunchTemplateId"]
        self.ec2.create_launch_template_version(LaunchTemplateId=template, LaunchTemplateData=data)
        preferences = {"SkipMatching": True, **preferences}
        self.autoscaling.start_instance_refresh(AutoScalingGroupName=self.name, Preferences=preferences)

    def end_terminating(self) -> None:
        for each in self.instances(self.name):
            if each["LifecycleState"] == "Terminating":
                self.power(each["InstanceId"], "off")

    def status(self) -> str:
        found = self.autoscaling.describe_instance_refreshes(AutoScalingGroupName=self.name)
        return found["InstanceRefreshes"][0]["Status"]

    def test_one_after_the_other_is_replaced(self):
        self.begin()
        self.assertEqual(["InService", "Pending", "Terminating"], sorted(self.states(self.name)))
        self.end_terminating()
        self.assertEqual((["2"], "InProgress"), (self.all_on(), self.status()))  # the next one goes at once
        self.assertEqual(["InService", "Pending", "Terminating"], sorted(self.states(self.name)))
        self.end_terminating()
        self.assertEqual((["2", "2"], "Successful"), (self.all_on(), self.status()))

    def test_where_there_is_room_the_new_one_comes_first(self):
        self.begin(MaxHealthyPercentage=110)
        for expected in (["1", "1"], ["1", "2"]):
            self.assertEqual(["InService", "InService", "Pending"], sorted(self.states(self.name)))
            self.assertEqual(expected, self.versions())
            self.all_on()
            self.end_terminating()
        self.assertEqual((["2", "2"], "Successful"), (self.all_on(), self.status()))

    def test_a_refresh_is_alone_and_can_be_cancelled(self):
        self.begin()
        at = {"AutoScalingGroupName": self.name}
        start = self.autoscaling.start_instance_refresh
        self.assert_refused("InstanceRefreshInProgress", "already in progress", start, **at)
        self.autoscaling.cancel_instance_refresh(**at)
        self.assertEqual("Cancelled", self.status())
        self.end_terminating()
        self.all_on()
        self.assertEqual(["InService", "InService"], self.states(self.name))


class Played(GroupTestCase):
    SETTINGS = {
        "player": "played",
        "answerAfterMs": 60_000,
        "objects": [{"bucket": "*-machines", "key": "public/ca.crt", "body": "PEM"}],
    }

    def test_a_played_machine_completes_its_hook_and_writes_objects(self):
        s3, name = client("s3"), unique("b") + "-machines"
        other = unique("other")
        for each in (name, other):
            s3.create_bucket(Bucket=each, CreateBucketConfiguration={"LocationConstraint": REGION})
        group = self.hooked(LAUNCHING)
        self.assertEqual((["Pending:Wait"], 0), (self.states(group), self.count(name)))
        clock.skipped += 61
        self.assertEqual((["InService"], 1, 0), (self.states(group), self.count(name), self.count(other)))
        found = s3.get_object(Bucket=name, Key="public/ca.crt")
        self.assertEqual((b"PEM", "text/plain"), (found["Body"].read(), found["ContentType"]))

    def count(self, bucket: str) -> int:
        return client("s3").list_objects_v2(Bucket=bucket)["KeyCount"]

    def test_the_settings_can_be_read_and_taken_back(self):
        shown = page("GET")[1]["settings"]
        self.assertEqual(("played", 60_000), (shown["player"], shown["answerAfterMs"]))
        self.assertEqual("instant", page("DELETE")[1]["settings"]["player"])


class Instant(GroupTestCase):
    SETTINGS = {"player": "instant"}

    def test_nothing_waits_for_machines_that_nobody_plays(self):
        group = self.hooked(LAUNCHING)
        hook = {"AutoScalingGroupName": group, "LifecycleHookName": "leave", "LifecycleTransition": TERMINATING}
        self.autoscaling.put_lifecycle_hook(**hook)
        self.assertEqual(["InService"], self.states(group))
        self.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MinSize=0, DesiredCapacity=0)
        self.assertEqual([], self.states(group))

    def test_a_terminated_instance_is_replaced(self):
        group = self.group(self.template())
        instance = self.only(group)["InstanceId"]
        self.ec2.terminate_instances(InstanceIds=[instance])
        self.assertNotEqual(instance, self.only(group)["InstanceId"])


if __name__ == "__main__":
    unittest.main()
