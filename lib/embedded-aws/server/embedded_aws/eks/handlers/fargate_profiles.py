"""Fargate profiles."""

from typing import Any, Dict, List

from ..errors import InvalidParameterException, ResourceInUseException
from ..paging import page
from ..registry import Call, operation
from ..state import ClusterState, Resource, find, new_id, now
from ._access import add_entry, uses_access_entries
from ._cluster_network import existing_subnet
from ._roles import check_role

MAX_SELECTORS = 5
_ROLE_REFUSAL = (
    "Misconfigured PodExecutionRole Trust Policy; Please add the eks-fargate-pods.amazonaws.com Service Principal"
)


@operation("CreateFargateProfile")
def create_fargate_profile(call: Call) -> Dict[str, Any]:
    values = call.input
    owner = call.state.cluster(values["clusterName"])
    name = values["fargateProfileName"]
    if name in owner.fargate_profiles:
        raise ResourceInUseException(f"Fargate profile already exists with name {name}", clusterName=owner.name)
    check_role(call.aws, values["podExecutionRoleArn"], "eks-fargate-pods.amazonaws.com", _ROLE_REFUSAL)
    subnets = values.get("subnets") or owner.cluster["resourcesVpcConfig"]["subnetIds"]
    _check_subnets(call, owner, subnets)
    _check_selectors(values.get("selectors") or [])
    profile = {
        "fargateProfileName": name,
        "fargateProfileArn": call.state.arn("fargateprofile", owner.name, name, new_id()),
        "clusterName": owner.name,
        "createdAt": now(),
        "podExecutionRoleArn": values["podExecutionRoleArn"],
        "subnets": subnets,
        "selectors": values["selectors"],
        "status": "ACTIVE",
        "tags": dict(values.get("tags") or {}),
        "health": {"issues": []},
    }
    owner.fargate_profiles[name] = profile
    if uses_access_entries(owner):
        add_entry(call.state, owner, values["podExecutionRoleArn"], kind="FARGATE_LINUX")
    return {"fargateProfile": profile}


@operation("DescribeFargateProfile")
def describe_fargate_profile(call: Call) -> Dict[str, Any]:
    return {"fargateProfile": _profile_of(call)}


@operation("ListFargateProfiles")
def list_fargate_profiles(call: Call) -> Dict[str, Any]:
    return page(
        "fargateProfileNames", sorted(call.state.cluster(call.input["clusterName"]).fargate_profiles), call.input
    )


@operation("DeleteFargateProfile")
def delete_fargate_profile(call: Call) -> Dict[str, Any]:
    profile = _profile_of(call)
    del call.state.cluster(call.input["clusterName"]).fargate_profiles[profile["fargateProfileName"]]
    return {"fargateProfile": {**profile, "status": "DELETING"}}


def _profile_of(call: Call) -> Resource:
    owner = call.state.cluster(call.input["clusterName"])
    name = call.input["fargateProfileName"]
    return find(owner.fargate_profiles, name, "Fargate profile", clusterName=owner.name, fargateProfileName=name)


def _check_subnets(call: Call, owner: ClusterState, subnet_ids: List[str]) -> None:
    for subnet_id in subnet_ids:
        subnet = existing_subnet(call.aws, subnet_id)
        if subnet["VpcId"] != owner.cluster["resourcesVpcConfig"]["vpcId"]:
            raise InvalidParameterException(f"The subnet '{subnet_id}' is not in the VPC of the cluster")
        if call.aws.is_public_subnet(subnet):
            raise InvalidParameterException(f"Subnet {subnet_id} provided in Fargate Profile is not a private subnet")


def _check_selectors(selectors: List[Dict[str, Any]]) -> None:
    if not 1 <= len(selectors) <= MAX_SELECTORS:
        raise InvalidParameterException(f"A Fargate profile needs 1 to {MAX_SELECTORS} selectors, not {len(selectors)}")
    for selector in selectors:
        if not selector.get("namespace"):
            raise InvalidParameterException("Each Fargate profile selector needs a namespace")
        if len(selector.get("labels") or {}) > MAX_SELECTORS:
            raise InvalidParameterException(f"A Fargate profile selector can have at most {MAX_SELECTORS} labels")
