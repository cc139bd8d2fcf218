"""Changes to a cluster: its settings one kind at a time, its version one minor at a time, its encryption once."""

from typing import Any, Callable, Dict, List, Tuple

from ..catalog import kubernetes
from ..errors import InvalidParameterException, InvalidRequestException, ResourceInUseException
from ..registry import Call, operation
from ..state import ClusterState, Resource
from . import _cluster_config as config
from . import _cluster_network as network
from ._access import admit_auto_mode_nodes
from ._updates import record_update

Change = Callable[[Call, Resource], Dict[str, Any]]

NODE_SKEW = 3  # minor versions that a kubelet may be behind the control plane
_MODE_STEPS = {"CONFIG_MAP": "API_AND_CONFIG_MAP", "API_AND_CONFIG_MAP": "API"}


@operation("UpdateClusterConfig")
def update_cluster_config(call: Call) -> Dict[str, Any]:
    owner = call.state.cluster(call.input["name"])
    asked = [entry for entry in _CHANGES if any(name in call.input for name in entry[0])]
    if len(asked) != 1:
        number = "No" if not asked else "More than one"
        raise InvalidParameterException(f"{number} type of update given; exactly one is allowed at a time")
    _, kind, change = asked[0]
    return record_update(owner, kind, change(call, owner.cluster))


@operation("UpdateClusterVersion")
def update_cluster_version(call: Call) -> Dict[str, Any]:
    owner = call.state.cluster(call.input["name"])
    old, new = owner.cluster["version"], call.input["version"]
    kubernetes.check_known(new)
    if kubernetes.minor(new) != kubernetes.minor(old) + 1:
        raise InvalidParameterException(f"Unsupported Kubernetes minor version update from {old} to {new}")
    _check_node_versions(owner, new)
    config.check_upgrade_policy(owner.cluster["upgradePolicy"]["supportType"], new)
    owner.cluster["version"] = new
    return record_update(owner, "VersionUpdate", {"Version": new, "PlatformVersion": kubernetes.PLATFORM_VERSION})


@operation("AssociateEncryptionConfig")
def associate_encryption_config(call: Call) -> Dict[str, Any]:
    owner = call.state.cluster(call.input["clusterName"])
    if owner.cluster.get("encryptionConfig"):
        raise ResourceInUseException("The cluster already has an encryption configuration", clusterName=owner.name)
    config.check_encryption(call.aws, call.input["encryptionConfig"])
    owner.cluster["encryptionConfig"] = call.input["encryptionConfig"]
    return record_update(owner, "AssociateEncryptionConfig", {"EncryptionConfig": call.input["encryptionConfig"]})


def _check_node_versions(owner: ClusterState, new: str) -> None:
    late = [
        name
        for name, group in owner.nodegroups.items()
        if kubernetes.minor(new) - kubernetes.minor(group["version"]) > NODE_SKEW
    ]
    if late:
        message = f"Nodegroups {late} must be updated before the cluster can be updated to {new}"
        raise InvalidRequestException(message, clusterName=owner.name)


def _change_vpc(call: Call, cluster: Resource) -> Dict[str, Any]:
    old = cluster["resourcesVpcConfig"]
    new = {**old, **call.input["resourcesVpcConfig"]}
    if new["endpointPublicAccess"] and not new["publicAccessCidrs"]:
        new["publicAccessCidrs"] = [network.ANYWHERE]
    if new == old:
        raise InvalidParameterException(
            "Cluster is already at the desired configuration with "
            f"endpointPrivateAccess: {str(new['endpointPrivateAccess']).lower()}, "
            f"endpointPublicAccess: {str(new['endpointPublicAccess']).lower()}, "
            f"and Public Endpoint Restrictions: [{', '.join(new['publicAccessCidrs'])}]"
        )
    network.check_endpoint(new)
    if network.check_subnets(call.aws, new["subnetIds"]) != old["vpcId"]:
        raise InvalidParameterException("Subnets specified must belong to the VPC of the cluster")
    network.check_security_groups(call.aws, new["securityGroupIds"])
    cluster["resourcesVpcConfig"] = new
    return {
        "EndpointPublicAccess": new["endpointPublicAccess"],
        "EndpointPrivateAccess": new["endpointPrivateAccess"],
        "PublicAccessCidrs": new["publicAccessCidrs"],
    }


def _change_logging(call: Call, cluster: Resource) -> Dict[str, Any]:
    new = config.logging_after(config.enabled_logs(cluster), call.input["logging"].get("clusterLogging") or [])
    if new == cluster["logging"]:
        raise InvalidParameterException("No changes needed for the logging config provided")
    cluster["logging"] = new
    config.provide_log_group(call.aws, cluster)
    return {"ClusterLogging": new}


def _change_access(call: Call, cluster: Resource) -> Dict[str, Any]:
    old = cluster["accessConfig"]["authenticationMode"]
    new = call.input["accessConfig"].get("authenticationMode")
    if new is None or _MODE_STEPS.get(old) != new:
        raise InvalidParameterException(f"Unsupported authentication mode update from {old} to {new}")
    cluster["accessConfig"] = {**cluster["accessConfig"], "authenticationMode": new}
    return {"AuthenticationMode": new}


def _change_upgrade_policy(call: Call, cluster: Resource) -> Dict[str, Any]:
    new = call.input["upgradePolicy"].get("supportType", "EXTENDED")
    config.check_upgrade_policy(new, cluster["version"])
    cluster["upgradePolicy"] = {"supportType": new}
    return {"UpgradePolicy": new}


def _change_auto_mode(call: Call, cluster: Resource) -> Dict[str, Any]:
    names = ("computeConfig", "kubernetesNetworkConfig", "storageConfig")
    changed = {name: {**(cluster.get(name) or {}), **(call.input.get(name) or {})} for name in names}
    changed["computeConfig"] = _compute_after(call, cluster)
    config.check_auto_mode({**cluster, **changed})
    cluster.update(changed)
    admit_auto_mode_nodes(call, call.state.cluster(cluster["name"]))
    return {"ComputeConfig": changed["computeConfig"], "StorageConfig": changed["storageConfig"]}


def _compute_after(call: Call, cluster: Resource) -> Dict[str, Any]:
    """Pools and role are given together, and an empty list of pools leaves no role. The role never becomes another."""
    old, given = cluster.get("computeConfig") or {}, call.input.get("computeConfig") or {}
    new = {**old, **given}
    if given.get("nodePools") == [] and not given.get("nodeRoleArn"):
        new.pop("nodeRoleArn", None)
    if old.get("nodeRoleArn") and new.get("nodeRoleArn") not in (None, old["nodeRoleArn"]):
        raise InvalidParameterException("nodeRoleArn cannot be changed after the compute capability is enabled")
    return new


def _change_deletion_protection(call: Call, cluster: Resource) -> Dict[str, Any]:
    cluster["deletionProtection"] = call.input["deletionProtection"]
    return {"DeletionProtection": call.input["deletionProtection"]}


def _replace(member: str, param: str) -> Change:
    """A change that takes over what is given, member by member."""

    def change(call: Call, cluster: Resource) -> Dict[str, Any]:
        cluster[member] = {**(cluster.get(member) or {}), **call.input[member]}
        return {param: cluster[member]}

    return change


# Which input members belong together, the type of their update, and what they do.
_CHANGES: List[Tuple[Tuple[str, ...], str, Change]] = [
    (("resourcesVpcConfig",), "VpcConfigUpdate", _change_vpc),
    (("logging",), "LoggingUpdate", _change_logging),
    (("accessConfig",), "AccessConfigUpdate", _change_access),
    (("upgradePolicy",), "UpgradePolicyUpdate", _change_upgrade_policy),
    (("zonalShiftConfig",), "ZonalShiftConfigUpdate", _replace("zonalShiftConfig", "ZonalShiftConfig")),
    (("remoteNetworkConfig",), "RemoteNetworkConfigUpdate", _replace("remoteNetworkConfig", "RemoteNetworkConfig")),
    (
        ("controlPlaneScalingConfig",),
        "ControlPlaneScalingConfigUpdate",
        _replace("controlPlaneScalingConfig", "UpdatedTier"),
    ),
    (("computeConfig", "kubernetesNetworkConfig", "storageConfig"), "AutoModeUpdate", _change_auto_mode),
    (("deletionProtection",), "DeletionProtectionUpdate", _change_deletion_protection),
]
