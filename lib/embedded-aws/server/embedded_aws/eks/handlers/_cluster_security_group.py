"""The security group that EKS makes for a cluster, its nodes and its control plane interfaces."""

import uuid

from botocore.exceptions import ClientError

from ..neighbours import RegionalNeighbours

_DESCRIPTION = (
    "EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, "
    "as well as any managed workloads."
)


def create_security_group(aws: RegionalNeighbours, cluster: str, vpc_id: str) -> str:
    ec2 = aws.client("ec2")
    name = f"eks-cluster-sg-{cluster}-{uuid.uuid4().int % 10**10}"
    tags = [{"Key": "Name", "Value": name}, {"Key": f"kubernetes.io/cluster/{cluster}", "Value": "owned"}]
    group_id = ec2.create_security_group(
        GroupName=name,
        Description=_DESCRIPTION,
        VpcId=vpc_id,
        TagSpecifications=[{"ResourceType": "security-group", "Tags": tags}],
    )["GroupId"]
    from_itself = {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group_id}]}
    ec2.authorize_security_group_ingress(GroupId=group_id, IpPermissions=[from_itself])
    return group_id


def delete_security_group(aws: RegionalNeighbours, group_id: str) -> None:
    """Like EKS, leaves the group behind when something else still refers to it."""
    try:
        aws.client("ec2").delete_security_group(GroupId=group_id)
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("DependencyViolation", "InvalidGroup.NotFound"):
            raise
