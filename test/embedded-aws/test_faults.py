"""Calls that are slow, throttled or fail on demand, and the counts of all calls."""

import json
import time
import unittest
import urllib.request
from urllib.error import HTTPError

from harness import EksTestCase, client, endpoint, raw, unique  # first: it finds embedded_aws
from botocore.exceptions import ClientError
from embedded_aws.control_pages import ControlPages, Controls
from embedded_aws.call_counts import CallCounts
from embedded_aws.faults import Faults
from werkzeug.test import Client

FAULTS, CALLS = "/_embedded-aws/faults", "/_embedded-aws/calls"


def ask(method: str, path: str, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(endpoint() + path, data, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, json.load(response)
    except HTTPError as error:
        return error.code, json.load(error)


class FaultTestCase(unittest.TestCase):
    def setUp(self):
        self.clear()
        self.addCleanup(self.clear)

    def clear(self):
        ask("DELETE", FAULTS)
        ask("DELETE", CALLS)

    def inject(self, kind, **members):
        status, fault = ask("PUT", FAULTS, {"kind": kind, **members})
        self.assertEqual(200, status, fault)
        return fault

    def outcome(self, call, **values):
        """Status and error code of a call, or 200."""
        try:
            call(**values)
        except ClientError as error:
            return error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"]["Code"]
        return 200


class Shapes(FaultTestCase):
    """Each protocol has its own words; boto3 must understand them all."""

    CALLS = {
        "eks": ("list_clusters", (429, "ThrottlingException"), (500, "ServerException")),
        "ec2": ("describe_vpcs", (503, "RequestLimitExceeded"), (500, "InternalError")),
        "autoscaling": ("describe_auto_scaling_groups", (400, "Throttling"), (500, "InternalFailure")),
        "iam": ("list_roles", (400, "Throttling"), (500, "InternalFailure")),
        "ecr": ("describe_repositories", (400, "ThrottlingException"), (500, "InternalFailure")),
        "sqs": ("list_queues", (400, "ThrottlingException"), (500, "InternalFailure")),
        "efs": ("describe_file_systems", (429, "ThrottlingException"), (500, "ServerException")),
        "route53": ("list_hosted_zones", (400, "Throttling"), (500, "InternalFailure")),
        "cloudwatch": ("list_dashboards", (400, "ThrottlingException"), (500, "InternalFailure")),
        "s3": ("list_buckets", (503, "SlowDown"), (500, "InternalError")),
    }

    def test_throttling_and_internal_errors(self):
        for service, (method, throttled, broken) in self.CALLS.items():
            call = getattr(client(service), method)
            for kind, expected in (("throttle", throttled), ("server-error", broken)):
                with self.subTest(service, kind=kind):
                    self.inject(kind, service=service, times=1)
                    self.assertEqual(expected, self.outcome(call))
                    self.assertEqual(200, self.outcome(call))

    def test_a_fault_may_have_its_own_words(self):
        self.inject("server-error", service="ec2", status=503)
        self.assertEqual((503, "Unavailable"), self.outcome(client("ec2").describe_vpcs))
        ask("DELETE", FAULTS)
        self.inject("server-error", service="ec2", status=400, code="InsufficientInstanceCapacity", message="None left")
        with self.assertRaises(ClientError) as raised:
            client("ec2").describe_vpcs()
        answer = raised.exception.response
        self.assertEqual(400, answer["ResponseMetadata"]["HTTPStatusCode"])
        self.assertEqual({"Code": "InsufficientInstanceCapacity", "Message": "None left"}, answer["Error"])


class Matching(FaultTestCase):
    def test_operations_are_known_in_every_protocol(self):
        names = {
            "eks": ("DescribeCluster", lambda: client("eks").describe_cluster(name="none")),
            "ec2": ("DescribeSubnets", client("ec2").describe_subnets),
            "iam": ("ListRoles", client("iam").list_roles),
            "ecr": ("DescribeRepositories", client("ecr").describe_repositories),
            "backup": ("ListBackupVaults", client("backup").list_backup_vaults),
            "efs": ("DescribeFileSystems", client("efs").describe_file_systems),
            "cloudwatch": ("ListDashboards", client("cloudwatch").list_dashboards),
            "s3": ("GET /", client("s3").list_buckets),
        }
        for service, (operation, call) in names.items():
            with self.subTest(service):
                self.outcome(call)
                self.assertEqual([operation], list(ask("GET", f"{CALLS}?service={service}")[1]["calls"][service]))
                self.inject("throttle", service=service, operation=operation, times=1)
                self.assertNotEqual(200, self.outcome(call))

    def test_the_nth_call(self):
        fault = self.inject("throttle", service="ec2", operation="DescribeVpcs", after=1, times=2)
        ec2 = client("ec2")
        self.assertEqual(200, self.outcome(ec2.describe_subnets))
        outcomes = [self.outcome(ec2.describe_vpcs) for _ in range(5)]
        throttled = (503, "RequestLimitExceeded")
        self.assertEqual([200, throttled, throttled, 200, 200], outcomes)
        listed = ask("GET", FAULTS)[1]["faults"]
        self.assertEqual([(fault["id"], 5, 2, 0)], [(f["id"], f["seen"], f["hits"], f["remaining"]) for f in listed])

    def test_without_a_number_a_fault_lasts_until_it_is_cleared(self):
        self.inject("throttle", operation="*", service="*")
        calls = (client("ec2").describe_vpcs, client("eks").list_clusters, client("iam").list_roles)
        self.assertNotIn(200, [self.outcome(call) for call in calls])
        self.assertIsNone(ask("GET", FAULTS)[1]["faults"][0]["remaining"])
        self.assertEqual({"faults": []}, ask("DELETE", FAULTS)[1])
        self.assertEqual([200, 200, 200], [self.outcome(call) for call in calls])

    def test_slow(self):
        self.inject("slow", service="ec2", delayMs=300, times=1)
        started = time.monotonic()
        client("ec2").describe_vpcs()
        self.assertGreaterEqual(time.monotonic() - started, 0.3)

    def test_wishes_that_make_no_sense(self):
        wishes = ({}, [], {"kind": "flood"}, {"kind": "slow"})
        members = ({"times": 0}, {"times": True}, {"when": "now"}, {"service": 1})
        for wish in (*wishes, *({"kind": "throttle", **each} for each in members)):
            with self.subTest(wish):
                status, answer = ask("PUT", FAULTS, wish)
                self.assertEqual(400, status, answer)
                self.assertTrue(answer["message"])


class Disturbed(FaultTestCase, EksTestCase):
    def test_a_throttled_call_changes_nothing(self):
        name = unique("queue")
        self.inject("throttle", service="sqs", operation="CreateQueue", times=1)
        sqs = client("sqs")
        self.assertNotEqual(200, self.outcome(sqs.create_queue, QueueName=name))
        self.assertEqual([], sqs.list_queues(QueueNamePrefix=name).get("QueueUrls", []))

    def test_a_lost_answer_is_that_of_a_call_which_was_carried_out(self):
        name = unique("queue")
        self.inject("lost-answer", service="sqs", operation="CreateQueue", times=1)
        sqs = client("sqs")
        self.assertEqual((500, "InternalFailure"), self.outcome(sqs.create_queue, QueueName=name))
        self.assertEqual(1, len(sqs.list_queues(QueueNamePrefix=name)["QueueUrls"]))

    def test_eks_can_always_call_its_neighbours(self):
        role = self.role("eks")
        self.inject("throttle", service="ec2")
        self.cluster(roleArn=role)


class Counts(FaultTestCase, EksTestCase):
    def test_calls_and_failures_by_operation(self):
        ec2 = client("ec2")
        self.inject("throttle", service="ec2", operation="DescribeVpcs", times=1)
        for _ in range(3):
            self.outcome(ec2.describe_vpcs)
        expected = {"ec2": {"DescribeVpcs": {"total": 3, "failed": 1}}}
        self.assertEqual({"calls": expected}, ask("GET", f"{CALLS}?service=ec2")[1])
        self.assertEqual({"calls": {}}, ask("GET", f"{CALLS}?service=eks")[1])
        self.assertEqual({"calls": {}}, ask("DELETE", CALLS)[1])

    def test_what_eks_does_by_itself_is_not_counted(self):
        role = self.role("eks")
        ask("DELETE", CALLS)
        self.cluster(roleArn=role)
        calls = ask("GET", CALLS)[1]["calls"]
        self.assertEqual({"CreateCluster": {"total": 1, "failed": 0}}, calls["eks"])
        self.assertNotIn("ec2", calls)


class Pages(unittest.TestCase):
    def test_other_methods(self):
        self.assertEqual(405, ask("POST", FAULTS, {})[0])
        self.assertEqual(405, ask("PUT", CALLS, {})[0])

    def test_other_machines_are_refused(self):
        browser = Client(ControlPages(Controls(Faults(), CallCounts())))
        self.assertEqual(403, browser.get(FAULTS, environ_base={"REMOTE_ADDR": "192.0.2.1"}).status_code)
        self.assertEqual(200, browser.get(FAULTS, environ_base={"REMOTE_ADDR": "127.0.0.1"}).status_code)

    def test_the_control_pages_are_no_calls(self):
        ask("PUT", FAULTS, {"kind": "throttle", "times": 1})
        self.addCleanup(ask, "DELETE", FAULTS)
        self.assertEqual(1, len(ask("GET", FAULTS)[1]["faults"]))
        self.assertEqual(429, raw("GET", "/clusters")[0])


if __name__ == "__main__":
    unittest.main()
