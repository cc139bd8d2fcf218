"""What comes from AWS's model alone: routes, validation, serialisation, error shapes."""

import unittest
from datetime import datetime, timezone

import harness
from embedded_aws.eks.errors import InvalidParameterException, UnknownOperationException
from embedded_aws.eks.model import service_model
from embedded_aws.eks.registry import HANDLERS
from embedded_aws.eks.routing import Router
from embedded_aws.eks.serialising import serialise
from embedded_aws.eks.validation import validate


def input_of(operation):
    return service_model().operation_model(operation).input_shape


class Routing(unittest.TestCase):
    def test_every_operation_is_reached_by_its_own_route(self):
        router = Router(service_model())
        for name in service_model().operation_names:
            operation = service_model().operation_model(name)
            path = operation.http["requestUri"].replace("{", "").replace("}", "")
            self.assertEqual(name, router.match(operation.http["method"], path)[0].name)

    def test_an_encoded_arn_is_one_label(self):
        _, labels = Router(service_model()).match("GET", "/clusters/a/access-entries/arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fx")
        self.assertEqual({"name": "a", "principalArn": "arn:aws:iam::1:role/x"}, labels)

    def test_an_unknown_route_is_refused(self):
        with self.assertRaises(UnknownOperationException):
            Router(service_model()).match("PATCH", "/clusters")

    def test_every_handler_names_an_operation_of_the_model(self):
        self.assertEqual(set(), set(HANDLERS) - set(service_model().operation_names))


class Validation(unittest.TestCase):
    CLUSTER = {"name": "a", "roleArn": "r", "resourcesVpcConfig": {}}
    NODEGROUP = {"clusterName": "a", "nodegroupName": "b", "subnets": [], "nodeRole": "r"}

    def assert_refused(self, operation, values, *fragments):
        with self.assertRaises(InvalidParameterException) as raised:
            validate(input_of(operation), values)
        for fragment in fragments:
            self.assertIn(fragment, str(raised.exception))

    def test_good_input_passes(self):
        validate(input_of("CreateCluster"), self.CLUSTER)
        validate(input_of("CreateNodegroup"), {**self.NODEGROUP, "scalingConfig": {"minSize": 0, "maxSize": 1}})

    def test_missing_members_are_all_named(self):
        self.assert_refused("CreateCluster", {}, "3 validation errors", "'name'", "'roleArn'", "'resourcesVpcConfig'")

    def test_wrong_types(self):
        self.assert_refused("CreateCluster", {**self.CLUSTER, "name": 5}, "must be a string")
        self.assert_refused("CreateCluster", {**self.CLUSTER, "resourcesVpcConfig": []}, "must be a structure")
        self.assert_refused("CreateNodegroup", {**self.NODEGROUP, "diskSize": True}, "must be a integer")
        self.assert_refused("CreateNodegroup", {**self.NODEGROUP, "diskSize": 1.5}, "must be a integer")

    def test_enums(self):
        self.assert_refused(
            "CreateNodegroup", {**self.NODEGROUP, "amiType": "AL9"}, "'amiType'", "enum value set", "CUSTOM"
        )
        logging = {"clusterLogging": [{"types": ["apis"], "enabled": True}]}
        self.assert_refused(
            "CreateCluster", {**self.CLUSTER, "logging": logging}, "'logging.clusterLogging.1.member.types.1.member'"
        )

    def test_ranges(self):
        self.assert_refused(
            "CreateNodegroup", {**self.NODEGROUP, "scalingConfig": {"maxSize": 0}}, "greater than or equal to 1"
        )
        self.assert_refused(
            "CreateNodegroup",
            {**self.NODEGROUP, "updateConfig": {"maxUnavailablePercentage": 101}},
            "less than or equal to 100",
        )

    def test_lengths_and_patterns(self):
        self.assert_refused("CreateCluster", {**self.CLUSTER, "name": "a" * 101}, "length less than or equal to 100")
        self.assert_refused("CreateCluster", {**self.CLUSTER, "name": "-a"}, "regular expression pattern")
        self.assert_refused("CreateCluster", {**self.CLUSTER, "name": "a b"}, "regular expression pattern")
        self.assert_refused("CreateCluster", {**self.CLUSTER, "tags": {"k": "v" * 257}}, "'tags.k.member'")
        self.assert_refused(
            "CreateNodegroup", {**self.NODEGROUP, "labels": {"k" * 64: "v"}}, "length less than or equal to 63"
        )


class Serialisation(unittest.TestCase):
    def test_unknown_members_go_and_timestamps_are_seconds(self):
        shape = service_model().operation_model("DescribeCluster").output_shape
        when = datetime(2026, 1, 1, tzinfo=timezone.utc)
        value = {"cluster": {"name": "a", "createdAt": when, "internal": 1, "version": None}, "other": 2}
        self.assertEqual({"cluster": {"name": "a", "createdAt": when.timestamp()}}, serialise(shape, value))


class OnTheWire(unittest.TestCase):
    def test_refusals_have_awss_shape(self):
        self.assertEqual((400, "InvalidParameterException"), harness.raw("POST", "/clusters", {})[:2])
        self.assertEqual((400, "InvalidParameterException"), harness.raw("POST", "/clusters", "{")[:2])
        self.assertEqual((400, "InvalidParameterException"), harness.raw("POST", "/clusters", "[]")[:2])
        self.assertEqual((404, "UnknownOperationException"), harness.raw("GET", "/nothing")[:2])
        self.assertEqual((404, "NotFoundException"), harness.raw("GET", "/tags/arn%3Anone")[:2])
        status, code, body = harness.raw("GET", "/clusters/none")
        self.assertEqual((404, "ResourceNotFoundException"), (status, code))
        self.assertEqual({"message": "No cluster found for name: none.", "clusterName": "none"}, body)

    def test_query_members_are_validated(self):
        self.assertEqual(400, harness.raw("GET", "/clusters?maxResults=0")[0])
        self.assertEqual(400, harness.raw("GET", "/clusters?maxResults=many")[0])
        self.assertEqual(400, harness.raw("GET", "/clusters?nextToken=x")[0])

    def test_an_operation_without_handler_says_so_without_retries(self):
        self.assertEqual((501, "NotImplementedByEmbeddedAws"), harness.raw("POST", "/clusters/a/insights", {})[:2])


if __name__ == "__main__":
    unittest.main()
