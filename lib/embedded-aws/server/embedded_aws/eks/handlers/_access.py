"""Access entries as EKS itself makes them: for the creator, for node roles and for Fargate."""

from typing import Any, Dict, Iterable, Optional

from ..errors import InvalidRequestException
from ..registry import Call
from ..state import ACCOUNT, ClusterState, RegionState, Resource, new_id, now

# What EKS fills in for the entries of machines.
_MACHINE_GROUPS = {
    "EC2_LINUX": ["system:nodes"],
    "EC2_WINDOWS": ["system:nodes", "eks:kube-proxy-windows"],
    "FARGATE_LINUX": ["system:node-proxier", "system:nodes"],
    "HYBRID_LINUX": ["system:nodes"],
    "HYPERPOD_LINUX": ["system:nodes"],
    "EC2": ["system:nodes"],
}
_MACHINE_USER_NAMES = {
    "FARGATE_LINUX": "system:node:{{SessionName}}",
    "HYBRID_LINUX": "system:node:{{SessionName}}",
    "EC2": "system:node:{{EC2PrivateDNSName}}",
}
MACHINE_TYPES = tuple(_MACHINE_GROUPS)
WITHOUT_POLICIES = ("EC2_LINUX", "EC2_WINDOWS")


def uses_access_entries(owner: ClusterState) -> bool:
    return owner.cluster["accessConfig"]["authenticationMode"] != "CONFIG_MAP"


def require_access_entries(owner: ClusterState) -> None:
    if not uses_access_entries(owner):
        raise InvalidRequestException(
            "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] "
            "to perform this operation."
        )


def add_entry(
    state: RegionState,
    owner: ClusterState,
    principal_arn: str,
    kind: str = "STANDARD",
    policies: Iterable[str] = (),
    values: Optional[Dict[str, Any]] = None,
) -> Resource:
    """Adds the entry unless the principal has one already; either way returns the one there is."""
    if principal_arn in owner.access_entries:
        return owner.access_entries[principal_arn]
    given = values or {}
    entry = {
        "clusterName": owner.name,
        "principalArn": principal_arn,
        "accessEntryArn": _entry_arn(state, owner, principal_arn),
        "type": kind,
        "username": given.get("username") or default_user_name(principal_arn, kind),
        "kubernetesGroups": given.get("kubernetesGroups") or _MACHINE_GROUPS.get(kind, []),
        "tags": dict(given.get("tags") or {}),
        "createdAt": now(),
        "modifiedAt": now(),
    }
    owner.access_entries[principal_arn] = entry
    for policy in policies:
        arn = f"arn:{state.partition}:eks::aws:cluster-access-policy/{policy}"
        owner.access_policies[principal_arn][arn] = association(arn, {"type": "cluster"})
    return entry


def admit_auto_mode_nodes(call: Call, owner: ClusterState) -> None:
    """The role of the built-in node pools gets its entry from EKS, when Auto Mode is on from the start or later."""
    node_role = (owner.cluster.get("computeConfig") or {}).get("nodeRoleArn")
    if node_role:
        add_entry(call.state, owner, node_role, kind="EC2", policies=("AmazonEKSAutoNodePolicy",))


def remove_entry(owner: ClusterState, principal_arn: str) -> None:
    owner.access_entries.pop(principal_arn, None)
    owner.access_policies.pop(principal_arn, None)


def association(policy_arn: str, scope: Dict[str, Any]) -> Resource:
    full_scope = {"namespaces": [], **scope}
    return {"policyArn": policy_arn, "accessScope": full_scope, "associatedAt": now(), "modifiedAt": now()}


def default_user_name(principal_arn: str, kind: str) -> str:
    """A role shows up in Kubernetes as its session, everything else as its own ARN."""
    if kind in MACHINE_TYPES:
        return _MACHINE_USER_NAMES.get(kind, "system:node:{{EC2PrivateDNSName}}")
    account, resource = principal_arn.split(":")[4:6]
    if not resource.startswith("role/"):
        return principal_arn
    partition = principal_arn.split(":")[1]
    return f"arn:{partition}:sts::{account}:assumed-role/{resource.split('/')[-1]}/{{{{SessionName}}}}"


def _entry_arn(state: RegionState, owner: ClusterState, principal_arn: str) -> str:
    resource = principal_arn.split(":")[5]
    kind, name = resource.split("/")[0], resource.split("/")[-1]
    return state.arn("access-entry", owner.name, kind, ACCOUNT, name, new_id())
