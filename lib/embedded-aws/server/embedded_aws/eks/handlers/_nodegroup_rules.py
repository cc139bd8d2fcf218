"""What EKS refuses about the settings of a managed node group."""

import re
from typing import Any, Dict, List, Optional

from ..catalog import kubernetes
from ..errors import InvalidParameterException
from ..neighbours import RegionalNeighbours
from ..state import ClusterState, Resource
from ._cluster_network import existing_subnet
from .cluster_updates import NODE_SKEW

MAX_TAINTS = 50
LAST_AL2_MINOR = 32
_NAME = re.compile(r"[0-9A-Za-z][A-Za-z0-9_-]{0,62}")
_RESERVED_LABELS = ("kubernetes.io", "k8s.io", "eks.amazonaws.com")
_LABEL_NAME = re.compile(r"[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?")


def check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise InvalidParameterException(f"The nodegroup name '{name}' must match {_NAME.pattern}", nodegroupName=name)


def check_scaling(scaling: Dict[str, int]) -> None:
    low, high, desired = scaling["minSize"], scaling["maxSize"], scaling["desiredSize"]
    if low > high:
        raise InvalidParameterException(f"Minimum capacity {low} can't be greater than maximum size {high}")
    if low > desired:
        raise InvalidParameterException(f"Minimum capacity {low} can't be greater than desired size {desired}")
    if desired > high:
        raise InvalidParameterException(f"Desired capacity {desired} can't be greater than max size {high}")


def check_update_config(config: Dict[str, Any]) -> None:
    if ("maxUnavailable" in config) == ("maxUnavailablePercentage" in config):
        raise InvalidParameterException("Exactly one of maxUnavailable and maxUnavailablePercentage must be specified")
    if config.get("maxUnavailable", 1) > 100:
        raise InvalidParameterException("maxUnavailable can't be greater than 100")


def check_repair_config(config: Dict[str, Any]) -> None:
    for what in ("maxUnhealthyNodeThreshold", "maxParallelNodesRepaired"):
        if what + "Count" in config and what + "Percentage" in config:
            raise InvalidParameterException(f"Only one of {what}Count and {what}Percentage can be specified")


def check_labels(labels: Dict[str, str]) -> None:
    for key, value in labels.items():
        prefix, _, name = key.rpartition("/")
        if any(prefix == domain or prefix.endswith("." + domain) for domain in _RESERVED_LABELS):
            raise InvalidParameterException(f"Label cannot contain reserved prefixes {list(_RESERVED_LABELS)}: {key}")
        if not _LABEL_NAME.fullmatch(name) or (value and not _LABEL_NAME.fullmatch(value)):
            raise InvalidParameterException(f"The label {key}={value} is not a valid Kubernetes label")


def check_taints(taints: List[Dict[str, str]]) -> None:
    if len(taints) > MAX_TAINTS:
        raise InvalidParameterException(f"Too many taints: {len(taints)}. A nodegroup can have at most {MAX_TAINTS}")
    seen = set()
    for taint in taints:
        if not taint.get("key") or not taint.get("effect"):
            raise InvalidParameterException("A taint needs a key and an effect")
        identity = (taint["key"], taint["effect"])
        if identity in seen:
            raise InvalidParameterException(f"Duplicate taint with key {taint['key']} and effect {taint['effect']}")
        seen.add(identity)


def check_subnets(aws: RegionalNeighbours, owner: ClusterState, subnet_ids: List[str]) -> None:
    if not subnet_ids:
        raise InvalidParameterException("A nodegroup needs at least one subnet")
    for subnet_id in subnet_ids:
        if existing_subnet(aws, subnet_id)["VpcId"] != owner.cluster["resourcesVpcConfig"]["vpcId"]:
            raise InvalidParameterException(f"The subnet '{subnet_id}' is not in the VPC of the cluster")


def check_version(owner: ClusterState, version: str) -> None:
    """Nodes may be older than the control plane, within the skew that Kubernetes allows, never newer."""
    kubernetes.check_known(version)
    cluster_version = owner.cluster["version"]
    behind = kubernetes.minor(cluster_version) - kubernetes.minor(version)
    if behind < 0:
        raise InvalidParameterException(
            f"Nodegroup Kubernetes version {version} should be equal to or less than "
            f"the cluster kubernetes version {cluster_version}"
        )
    if behind > NODE_SKEW:
        raise InvalidParameterException(
            f"Nodegroup Kubernetes version {version} is too old for the cluster's {cluster_version}"
        )


def check_ami_type(ami_type: str, version: str) -> None:
    """Amazon Linux 2 ended with Kubernetes 1.32."""
    if ami_type.startswith("AL2_") and kubernetes.minor(version) > LAST_AL2_MINOR:
        raise InvalidParameterException(
            f"Requested amiType {ami_type} is not supported for kubernetes version {version}"
        )


def check_release_version(release: Optional[str], version: str, ami_type: str) -> None:
    if release is None or ami_type.startswith(("BOTTLEROCKET", "WINDOWS")):
        return
    if not re.fullmatch(re.escape(version) + r"\.\d+-\d{8}", release):
        raise InvalidParameterException(
            f"Requested Nodegroup release version {release} is invalid for version {version}"
        )


def scaling_of(group: Resource, given: Optional[Dict[str, int]]) -> Dict[str, int]:
    """The sizes after an update that may name only some of them."""
    scaling = {**group["scalingConfig"], **(given or {})}
    check_scaling(scaling)
    return scaling
