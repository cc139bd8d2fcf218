"""The other services EKS talks to: this server calls its own endpoint, as EKS calls EC2, IAM and the rest."""

import json
from functools import lru_cache
from typing import Any, Dict, List, Optional

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from ..environment import ACCESS_KEY, SECRET_KEY

_CONFIG = Config(retries={"total_max_attempts": 1}, max_pool_connections=4)


class Neighbours:
    """Made before the port is known, hence the endpoint comes later."""

    def __init__(self) -> None:
        self._endpoint = ""
        self._regions: Dict[str, "RegionalNeighbours"] = {}

    def use_endpoint(self, endpoint: str) -> None:
        self._endpoint = endpoint

    def in_region(self, region: str) -> "RegionalNeighbours":
        return self._regions.setdefault(region, RegionalNeighbours(self._endpoint, region))


class RegionalNeighbours:
    """Questions are answered with ``None`` or an empty list where the thing does not exist."""

    def __init__(self, endpoint: str, region: str) -> None:
        self._endpoint = endpoint
        self.region = region
        self.client = lru_cache(maxsize=None)(self._make_client)

    def _make_client(self, service: str) -> Any:
        return boto3.client(
            service,
            region_name=self.region,
            endpoint_url=self._endpoint,
            aws_access_key_id=ACCESS_KEY,
            aws_secret_access_key=SECRET_KEY,
            config=_CONFIG,
        )

    def subnet(self, subnet_id: str) -> Optional[Dict[str, Any]]:
        found = _existing(lambda: self.client("ec2").describe_subnets(SubnetIds=[subnet_id])["Subnets"])
        return found[0] if found else None

    def vpc_cidrs(self, vpc_id: str) -> List[str]:
        vpc = self.client("ec2").describe_vpcs(VpcIds=[vpc_id])["Vpcs"][0]
        return [association["CidrBlock"] for association in vpc["CidrBlockAssociationSet"]]

    def security_group_exists(self, group_id: str) -> bool:
        return bool(
            _existing(lambda: self.client("ec2").describe_security_groups(GroupIds=[group_id])["SecurityGroups"])
        )

    def is_public_subnet(self, subnet: Dict[str, Any]) -> bool:
        """Whether the subnet's route table, or else the main one of its VPC, leads to an internet gateway."""
        own = self._route_tables("association.subnet-id", subnet["SubnetId"])
        tables = own or [table for table in self._route_tables("vpc-id", subnet["VpcId"]) if _is_main(table)]
        return any(route.get("GatewayId", "").startswith("igw-") for table in tables for route in table["Routes"])

    def _route_tables(self, name: str, value: str) -> List[Dict[str, Any]]:
        return self.client("ec2").describe_route_tables(Filters=[{"Name": name, "Values": [value]}])["RouteTables"]

    def role(self, arn: str) -> Optional[Dict[str, Any]]:
        role = _existing(lambda: self.client("iam").get_role(RoleName=arn.split("/")[-1])["Role"])
        return role if role and role["Arn"] == arn else None

    def user_exists(self, arn: str) -> bool:
        user = _existing(lambda: self.client("iam").get_user(UserName=arn.split("/")[-1])["User"])
        return bool(user) and user["Arn"] == arn

    def caller_arn(self) -> str:
        return self.client("sts").get_caller_identity()["Arn"].replace(":sts:", ":iam:")

    def key(self, key_arn: str) -> Optional[Dict[str, Any]]:
        return _existing(lambda: self.client("kms").describe_key(KeyId=key_arn)["KeyMetadata"])

    def ensure_log_group(self, name: str) -> None:
        try:
            self.client("logs").create_log_group(logGroupName=name)
        except ClientError as error:
            if error.response["Error"]["Code"] != "ResourceAlreadyExistsException":
                raise

    def instance_type(self, name: str) -> Optional[Dict[str, Any]]:
        found = _existing(lambda: self.client("ec2").describe_instance_types(InstanceTypes=[name])["InstanceTypes"])
        return found[0] if found else None

    def launch_template_version(self, specification: Dict[str, Any]) -> Optional[Dict[str, Any]]:
        """The version that a node group names by template id or name; its default version when none is named."""
        by_id, by_name = specification.get("id"), specification.get("name")
        reference = {"LaunchTemplateId": by_id} if by_id else {"LaunchTemplateName": by_name}
        version = specification.get("version") or "$Default"
        ec2 = self.client("ec2")
        found = _existing(
            lambda: ec2.describe_launch_template_versions(Versions=[version], **reference)["LaunchTemplateVersions"]
        )
        return found[0] if found else None


def trusts(role: Dict[str, Any], service: str, actions: tuple = ("sts:AssumeRole",)) -> bool:
    """Whether the role's trust policy lets the service principal perform all the actions."""
    document = role["AssumeRolePolicyDocument"]
    statements = _as_list((json.loads(document) if isinstance(document, str) else document)["Statement"])
    allowed = {
        action
        for statement in statements
        if statement["Effect"] == "Allow" and _names_service(statement.get("Principal"), service)
        for action in _as_list(statement["Action"])
    }
    return bool(allowed & {"*", "sts:*"}) or set(actions) <= allowed


def _names_service(principal: Any, service: str) -> bool:
    return isinstance(principal, dict) and service in _as_list(principal.get("Service", []))


def _as_list(value: Any) -> list:
    return value if isinstance(value, list) else [value]


def _is_main(table: Dict[str, Any]) -> bool:
    return any(association.get("Main") for association in table["Associations"])


def _existing(ask: Any) -> Any:
    """The answer, or None where the service says that the thing, or a thing of that name, does not exist."""
    try:
        return ask()
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if "NotFound" in code or "NoSuch" in code or "Invalid" in code or "Malformed" in code:
            return None
        raise
