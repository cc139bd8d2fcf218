"""One embedded AWS for all tests of a run, and what tests need around it."""

import http.client
import itertools
import json
import sys
import threading
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "lib" / "embedded-aws" / "server"))

from embedded_aws.environment import prepare_environment  # noqa: E402

prepare_environment()

import boto3  # noqa: E402
from botocore.config import Config  # noqa: E402
from botocore.exceptions import ClientError  # noqa: E402
from embedded_aws import middlewares  # noqa: E402
from embedded_aws.server import make_embedded_aws  # noqa: E402

REGION = "eu-west-1"
ADMIN_POLICY = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
_numbers = itertools.count(1)
_server = None


def endpoint() -> str:
    """Starts the server on first use; it ends with the process."""
    global _server
    if _server is None:
        middlewares.MIDDLEWARES.remove(middlewares.access_log)  # nothing between the test results
        _server = make_embedded_aws(0)
        threading.Thread(target=_server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{_server.server_port}"


def client(service: str, region: str = REGION, keys: tuple = ("test", "test", None)):
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=endpoint(),
        aws_access_key_id=keys[0],
        aws_secret_access_key=keys[1],
        aws_session_token=keys[2],
        config=Config(retries={"total_max_attempts": 1}, parameter_validation=False),
    )


def unique(prefix: str) -> str:
    return f"{prefix}-{next(_numbers)}"


def raw(method: str, path: str, body=None, service: str = "eks"):
    """A request that no SDK would send: status, error code, parsed body."""
    connection = http.client.HTTPConnection(endpoint().split("//")[1], timeout=30)
    scope = (
        f"AWS4-HMAC-SHA256 Credential=test/20260101/{REGION}/{service}/aws4_request, SignedHeaders=host, Signature=0"
    )
    payload = body if body is None or isinstance(body, str) else json.dumps(body)
    connection.request(method, path, payload, {"Authorization": scope, "Content-Type": "application/json"})
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, response.getheader("x-amzn-ErrorType"), json.loads(text)


class EksTestCase(unittest.TestCase):
    """A VPC, a role per service, and clusters on demand."""

    @classmethod
    def setUpClass(cls):
        cls.eks, cls.ec2, cls.iam = client("eks"), client("ec2"), client("iam")
        cls.vpc = cls.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        cls.subnets = [cls.make_subnet(index, zone) for index, zone in enumerate("abc")]

    @classmethod
    def make_subnet(cls, index: int, zone: str) -> str:
        made = cls.ec2.create_subnet(VpcId=cls.vpc, CidrBlock=f"10.0.{index}.0/24", AvailabilityZone=REGION + zone)
        return made["Subnet"]["SubnetId"]

    @classmethod
    def role(cls, service: str, *actions: str) -> str:
        statement = {
            "Effect": "Allow",
            "Principal": {"Service": f"{service}.amazonaws.com"},
            "Action": list(actions) or "sts:AssumeRole",
        }
        document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        return cls.iam.create_role(RoleName=unique("role"), AssumeRolePolicyDocument=document)["Role"]["Arn"]

    @classmethod
    def pod_role(cls) -> str:
        return cls.role("pods.eks", "sts:AssumeRole", "sts:TagSession")

    @classmethod
    def cluster(cls, **overrides) -> str:
        values = {
            "name": unique("cluster"),
            "version": "1.33",
            "roleArn": cls.role("eks"),
            "resourcesVpcConfig": {"subnetIds": cls.subnets},
            "accessConfig": {"authenticationMode": "API", "bootstrapClusterCreatorAdminPermissions": False},
            **overrides,
        }
        return cls.eks.create_cluster(**values)["cluster"]["name"]

    @classmethod
    def nodegroup(cls, cluster: str, **overrides) -> dict:
        values = {
            "clusterName": cluster,
            "nodegroupName": unique("pool"),
            "subnets": cls.subnets,
            "nodeRole": overrides.get("nodeRole") or cls.role("ec2"),
            **overrides,
        }
        return cls.eks.create_nodegroup(**values)["nodegroup"]

    @classmethod
    def launch_template(cls, **data) -> str:
        made = cls.ec2.create_launch_template(LaunchTemplateName=unique("template"), LaunchTemplateData=data)
        return made["LaunchTemplate"]["LaunchTemplateId"]

    def assert_refused(self, code: str, fragment: str, call, **values) -> None:
        with self.assertRaises(ClientError) as raised:
            call(**values)
        error = raised.exception.response["Error"]
        self.assertEqual(code, error["Code"], error)
        self.assertIn(fragment, error["Message"])
