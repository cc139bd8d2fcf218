"""Rules and defaults for the settings of a cluster, shared by creation and updates."""

from typing import Any, Dict, List

from ..catalog import kubernetes
from ..errors import InvalidParameterException
from ..neighbours import RegionalNeighbours
from ..state import Resource

AUTO_MODE_POOLS = ("general-purpose", "system")
LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"]


def logging_after(enabled: List[str], setups: List[Dict[str, Any]]) -> Dict[str, Any]:
    """The logging configuration in the form EKS returns it: one entry on, one entry off."""
    wanted = set(enabled)
    for setup in setups:
        types = set(setup.get("types") or [])
        wanted = wanted | types if setup.get("enabled") else wanted - types
    parts = [
        {"types": [name for name in LOG_TYPES if name in wanted], "enabled": True},
        {"types": [name for name in LOG_TYPES if name not in wanted], "enabled": False},
    ]
    return {"clusterLogging": [part for part in parts if part["types"]]}


def enabled_logs(cluster: Resource) -> List[str]:
    return [name for part in cluster["logging"]["clusterLogging"] if part["enabled"] for name in part["types"]]


def provide_log_group(aws: RegionalNeighbours, cluster: Resource) -> None:
    """EKS creates the log group when it is missing, without encryption or retention."""
    if enabled_logs(cluster):
        aws.ensure_log_group(f"/aws/eks/{cluster['name']}/cluster")


def check_upgrade_policy(support_type: str, version: str) -> None:
    if support_type == "STANDARD" and kubernetes.in_extended_support(version):
        message = f"Kubernetes version {version} is in extended support; the upgrade policy STANDARD does not cover it"
        raise InvalidParameterException(message)


def check_encryption(aws: RegionalNeighbours, configs: List[Dict[str, Any]]) -> None:
    for config in configs:
        if config.get("resources") != ["secrets"]:
            raise InvalidParameterException("Only the resource 'secrets' can be encrypted")
        key_arn = (config.get("provider") or {}).get("keyArn", "")
        key = aws.key(key_arn) if key_arn.startswith("arn:") else None
        if key is None or not key["Enabled"]:
            raise InvalidParameterException(f"The keyArn '{key_arn}' does not name an enabled key")
        if key.get("KeySpec", "SYMMETRIC_DEFAULT") != "SYMMETRIC_DEFAULT":
            raise InvalidParameterException(f"The key '{key_arn}' is not symmetric")


def check_auto_mode(cluster: Resource, bootstraps_addons: bool = False) -> None:
    """Auto Mode has three switches, which only move together."""
    compute = (cluster.get("computeConfig") or {}).get("enabled", False)
    balancing = (cluster["kubernetesNetworkConfig"].get("elasticLoadBalancing") or {}).get("enabled", False)
    storage = ((cluster.get("storageConfig") or {}).get("blockStorage") or {}).get("enabled", False)
    if len({compute, balancing, storage}) > 1:
        raise InvalidParameterException(
            "For EKS Auto Mode, please ensure that all required configs, including computeConfig, "
            "kubernetesNetworkConfig, and blockStorage are all either fully enabled or fully disabled."
        )
    _check_node_pools(cluster.get("computeConfig") or {})
    if compute and cluster["accessConfig"]["authenticationMode"] == "CONFIG_MAP":
        raise InvalidParameterException("EKS Auto Mode requires the authentication mode API or API_AND_CONFIG_MAP")
    if compute and bootstraps_addons:
        raise InvalidParameterException("bootstrapSelfManagedAddons must be false when EKS Auto Mode is enabled")


def _check_node_pools(compute: Dict[str, Any]) -> None:
    """The built-in node pools and the role of their machines come together."""
    unknown = [name for name in compute.get("nodePools") or [] if name not in AUTO_MODE_POOLS]
    if unknown:
        raise InvalidParameterException(f"Compute Config nodePools {unknown} are not among {list(AUTO_MODE_POOLS)}")
    if compute.get("nodeRoleArn") and not compute.get("nodePools"):
        raise InvalidParameterException(
            "When Compute Config nodeRoleArn is not null or empty, nodePool value(s) must be provided."
        )
    if compute.get("nodePools") and not compute.get("nodeRoleArn"):
        raise InvalidParameterException(
            "When Compute Config nodeRoleArn is null or empty, nodePool list cannot be populated."
        )
