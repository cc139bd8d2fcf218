"""Managed node groups: create, describe, list, delete."""

from typing import Any, Dict

from ..catalog.images import release_version
from ..errors import ResourceInUseException
from ..paging import page
from ..registry import Call, operation
from ..state import ClusterState, Resource, find, new_id, now
from . import _nodegroup_machines as machines
from . import _nodegroup_rules as rules
from ._access import add_entry, remove_entry, uses_access_entries
from ._nodegroup_scaling_group import create_scaling_group, delete_scaling_group
from ._roles import check_role

_DEFAULT_SCALING = {"minSize": 1, "maxSize": 2, "desiredSize": 2}
_ECHOED = ("nodegroupName", "clusterName", "subnets", "nodeRole", "remoteAccess", "nodeRepairConfig", "warmPoolConfig")


@operation("CreateNodegroup")
def create_nodegroup(call: Call) -> Dict[str, Any]:
    owner = call.state.cluster(call.input["clusterName"])
    _check_request(call, owner)
    capacity_type = call.input.get("capacityType", "ON_DEMAND")
    data = machines.template_data(call.aws, call.input.get("launchTemplate"), capacity_type)
    machines.check_exclusive_fields(call.input, data)
    group = _new_group(call, owner, data)
    rules.check_ami_type(group["amiType"], group["version"])
    rules.check_release_version(call.input.get("releaseVersion"), group["version"], group["amiType"])
    types = group["instanceTypes"] or [data["InstanceType"]]
    machines.check_instance_types(call.aws, types, group["amiType"])
    machines.check_user_data(data, group["amiType"])
    group["resources"] = {"autoScalingGroups": [{"name": create_scaling_group(call.aws, group, data)}]}
    owner.nodegroups[group["nodegroupName"]] = group
    if uses_access_entries(owner):
        kind = "EC2_WINDOWS" if group["amiType"].startswith("WINDOWS") else "EC2_LINUX"
        add_entry(call.state, owner, group["nodeRole"], kind=kind)
    return {"nodegroup": group}


@operation("DescribeNodegroup")
def describe_nodegroup(call: Call) -> Dict[str, Any]:
    return {"nodegroup": nodegroup_of(call)}


@operation("ListNodegroups")
def list_nodegroups(call: Call) -> Dict[str, Any]:
    return page("nodegroups", sorted(call.state.cluster(call.input["clusterName"]).nodegroups), call.input)


@operation("DeleteNodegroup")
def delete_nodegroup(call: Call) -> Dict[str, Any]:
    owner = call.state.cluster(call.input["clusterName"])
    group = nodegroup_of(call)
    delete_scaling_group(call.aws, group)
    del owner.nodegroups[group["nodegroupName"]]
    if all(other["nodeRole"] != group["nodeRole"] for other in owner.nodegroups.values()):
        remove_entry(owner, group["nodeRole"])
    return {"nodegroup": {**group, "status": "DELETING"}}


def nodegroup_of(call: Call) -> Resource:
    owner = call.state.cluster(call.input["clusterName"])
    name = call.input["nodegroupName"]
    return find(owner.nodegroups, name, "node group", clusterName=owner.name, nodegroupName=name)


def _check_request(call: Call, owner: ClusterState) -> None:
    values = call.input
    name, role = values["nodegroupName"], values["nodeRole"]
    rules.check_name(name)
    if name in owner.nodegroups:
        message = f"NodeGroup already exists with name {name} and cluster name {owner.name}"
        raise ResourceInUseException(message, clusterName=owner.name, nodegroupName=name)
    rules.check_subnets(call.aws, owner, values["subnets"])
    refusal = f"The nodeRole {role} does not exist or does not trust ec2.amazonaws.com"
    check_role(call.aws, role, "ec2.amazonaws.com", refusal)
    rules.check_scaling({**_DEFAULT_SCALING, **values.get("scalingConfig", {})})
    rules.check_update_config(values.get("updateConfig") or {"maxUnavailable": 1})
    rules.check_repair_config(values.get("nodeRepairConfig") or {})
    rules.check_labels(values.get("labels") or {})
    rules.check_taints(values.get("taints") or [])
    rules.check_version(owner, values.get("version", owner.cluster["version"]))


def _new_group(call: Call, owner: ClusterState, data: Dict[str, Any]) -> Resource:
    values = call.input
    version = values.get("version", owner.cluster["version"])
    ami_type = machines.ami_type_of(values, data)
    release = data["ImageId"] if data.get("ImageId") else release_version(version, ami_type)
    return {
        **{name: values.get(name) for name in _ECHOED},
        "nodegroupArn": call.state.arn("nodegroup", owner.name, values["nodegroupName"], new_id()),
        "version": version,
        "releaseVersion": values.get("releaseVersion", release),
        "createdAt": now(),
        "modifiedAt": now(),
        "status": "ACTIVE",
        "capacityType": values.get("capacityType", "ON_DEMAND"),
        "scalingConfig": {**_DEFAULT_SCALING, **values.get("scalingConfig", {})},
        "instanceTypes": _instance_types(values, data),
        "amiType": ami_type,
        "labels": dict(values.get("labels") or {}),
        "taints": list(values.get("taints") or []),
        "diskSize": None if data else values.get("diskSize", machines.default_disk(ami_type)),
        "health": {"issues": []},
        "updateConfig": values.get("updateConfig") or {"maxUnavailable": 1},
        "launchTemplate": machines.resolved_specification(data),
        "tags": dict(values.get("tags") or {}),
    }


def _instance_types(values: Dict[str, Any], data: Dict[str, Any]) -> list:
    if data.get("InstanceType"):
        return []
    return values.get("instanceTypes") or [machines.DEFAULT_INSTANCE_TYPE]
