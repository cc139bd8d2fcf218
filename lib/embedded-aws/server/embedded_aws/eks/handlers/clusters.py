"""Clusters: create, describe, list, delete."""

import base64
import uuid
from typing import Any, Dict

from ..catalog import kubernetes
from ..errors import (
    InvalidParameterException,
    InvalidRequestException,
    ResourceInUseException,
)
from ..paging import page
from ..registry import Call, operation
from ..state import ClusterState, Resource, now
from . import _cluster_config as config
from . import _cluster_network as network
from ._access import add_entry, admit_auto_mode_nodes, uses_access_entries
from ._cluster_security_group import create_security_group, delete_security_group
from ._roles import check_role

_ECHOED = (
    "name",
    "roleArn",
    "encryptionConfig",
    "computeConfig",
    "storageConfig",
    "zonalShiftConfig",
    "remoteNetworkConfig",
)
_ADMIN_POLICY = "AmazonEKSClusterAdminPolicy"


@operation("CreateCluster")
def create_cluster(call: Call) -> Dict[str, Any]:
    values = call.input
    if values["name"] in call.state.clusters:
        raise ResourceInUseException(f"Cluster already exists with name: {values['name']}", clusterName=values["name"])
    cluster = _checked_cluster(call)
    vpc = cluster["resourcesVpcConfig"]
    vpc["clusterSecurityGroupId"] = create_security_group(call.aws, cluster["name"], vpc["vpcId"])
    config.provide_log_group(call.aws, cluster)
    owner = call.state.clusters[cluster["name"]] = ClusterState(cluster)
    _admit_first_principals(call, owner)
    return {"cluster": cluster}


@operation("DescribeCluster")
def describe_cluster(call: Call) -> Dict[str, Any]:
    return {"cluster": call.state.cluster(call.input["name"]).cluster}


@operation("ListClusters")
def list_clusters(call: Call) -> Dict[str, Any]:
    return page("clusters", sorted(call.state.clusters), call.input)


@operation("DeleteCluster")
def delete_cluster(call: Call) -> Dict[str, Any]:
    owner = call.state.cluster(call.input["name"])
    if owner.cluster["deletionProtection"]:
        raise InvalidRequestException("The cluster has deletion protection enabled", clusterName=owner.name)
    if owner.nodegroups:
        raise ResourceInUseException("Cluster has nodegroups attached", clusterName=owner.name)
    if owner.fargate_profiles:
        raise ResourceInUseException("Cluster has Fargate profiles attached", clusterName=owner.name)
    delete_security_group(call.aws, owner.cluster["resourcesVpcConfig"]["clusterSecurityGroupId"])
    del call.state.clusters[owner.name]
    return {"cluster": {**owner.cluster, "status": "DELETING"}}


def _checked_cluster(call: Call) -> Resource:
    values = call.input
    version = values.get("version", kubernetes.DEFAULT_VERSION)
    kubernetes.check_known(version)
    check_role(
        call.aws,
        values["roleArn"],
        "eks.amazonaws.com",
        f"Role with arn: {values['roleArn']}, could not be assumed because it does not exist "
        "or the trusted entity is not correct",
    )
    cluster = {**_identity(call), **{key: values.get(key) for key in _ECHOED}, **_settings(call, version)}
    config.check_upgrade_policy(cluster["upgradePolicy"]["supportType"], version)
    config.check_encryption(call.aws, values.get("encryptionConfig") or [])
    auto_mode = (values.get("computeConfig") or {}).get("enabled", False)
    config.check_auto_mode(cluster, values.get("bootstrapSelfManagedAddons", not auto_mode))
    return cluster


def _identity(call: Call) -> Resource:
    region = call.state.region
    unique = uuid.uuid4().hex.upper()
    return {
        "arn": call.state.arn("cluster", call.input["name"]),
        "createdAt": now(),
        "status": "ACTIVE",
        "platformVersion": kubernetes.PLATFORM_VERSION,
        "endpoint": f"https://{unique}.gr7.{region}.eks.amazonaws.com",
        "identity": {"oidc": {"issuer": f"https://oidc.eks.{region}.amazonaws.com/id/{unique}"}},
        "certificateAuthority": {"data": base64.b64encode(b"embedded AWS: no API server behind this").decode()},
        "health": {"issues": []},
    }


def _settings(call: Call, version: str) -> Resource:
    values = call.input
    vpc_config = _vpc_config(call)
    return {
        "version": version,
        "resourcesVpcConfig": vpc_config,
        "kubernetesNetworkConfig": _network_config(call, vpc_config["vpcId"]),
        "logging": config.logging_after([], (values.get("logging") or {}).get("clusterLogging") or []),
        "accessConfig": {
            "authenticationMode": "CONFIG_MAP",
            "bootstrapClusterCreatorAdminPermissions": True,
            **(values.get("accessConfig") or {}),
        },
        "upgradePolicy": {"supportType": "EXTENDED", **(values.get("upgradePolicy") or {})},
        "controlPlaneScalingConfig": {"tier": "standard", **(values.get("controlPlaneScalingConfig") or {})},
        "deletionProtection": values.get("deletionProtection", False),
        "tags": dict(values.get("tags") or {}),
    }


def _vpc_config(call: Call) -> Dict[str, Any]:
    given = call.input["resourcesVpcConfig"]
    vpc_config = {"endpointPublicAccess": True, "endpointPrivateAccess": False, "securityGroupIds": [], **given}
    vpc_config.setdefault("publicAccessCidrs", [network.ANYWHERE] if vpc_config["endpointPublicAccess"] else [])
    network.check_endpoint(vpc_config)
    vpc_config["vpcId"] = network.check_subnets(call.aws, given.get("subnetIds") or [])
    network.check_security_groups(call.aws, vpc_config["securityGroupIds"])
    return vpc_config


def _network_config(call: Call, vpc_id: str) -> Dict[str, Any]:
    given = call.input.get("kubernetesNetworkConfig") or {}
    network.check_service_cidr(call.aws, given.get("serviceIpv4Cidr"), vpc_id)
    result = {"ipFamily": "ipv4", "elasticLoadBalancing": {"enabled": False}, **given}
    if result["ipFamily"] == "ipv6":
        if "serviceIpv4Cidr" in given:
            raise InvalidParameterException("serviceIpv4Cidr cannot be specified when ipFamily is ipv6")
        return {**result, "serviceIpv6Cidr": "fd00:10:100::/108"}
    in_ten = any(cidr.startswith("10.") for cidr in call.aws.vpc_cidrs(vpc_id))
    return {"serviceIpv4Cidr": "172.20.0.0/16" if in_ten else "10.100.0.0/16", **result}


def _admit_first_principals(call: Call, owner: ClusterState) -> None:
    """With access entries on, EKS enters the creator (unless told not to) and the node role of Auto Mode."""
    if not uses_access_entries(owner):
        return
    if owner.cluster["accessConfig"]["bootstrapClusterCreatorAdminPermissions"]:
        add_entry(call.state, owner, call.aws.caller_arn(), policies=(_ADMIN_POLICY,))
    admit_auto_mode_nodes(call, owner)
