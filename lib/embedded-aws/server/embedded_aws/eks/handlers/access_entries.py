"""Access entries: which IAM principal is whom in Kubernetes."""

import re
from typing import Any, Dict, List, Optional

from ..errors import InvalidParameterException, ResourceInUseException
from ..paging import page
from ..registry import Call, operation
from ..state import ACCOUNT, ClusterState, Resource, find, now
from ._access import MACHINE_TYPES, add_entry, default_user_name, remove_entry, require_access_entries

_PRINCIPAL = re.compile(r"arn:aws[\w-]*:iam::(\d{12}):(root|(user|role)/[\w+=,.@/-]+)")
_RESERVED_USER_PREFIXES = ("system:", "eks:", "aws:", "amazon:", "iam:")


@operation("CreateAccessEntry")
def create_access_entry(call: Call) -> Dict[str, Any]:
    values = call.input
    owner = call.state.cluster(values["clusterName"])
    require_access_entries(owner)
    principal = values["principalArn"]
    kind = values.get("type", "STANDARD")
    _check_principal(call, principal, kind)
    if principal in owner.access_entries:
        raise ResourceInUseException("The specified access entry resource is already in use on this cluster.")
    _check_type(kind, values)
    _check_names(values.get("kubernetesGroups"), values.get("username"))
    return {"accessEntry": add_entry(call.state, owner, principal, kind=kind, values=values)}


@operation("DescribeAccessEntry")
def describe_access_entry(call: Call) -> Dict[str, Any]:
    return {"accessEntry": entry_of(call)}


@operation("ListAccessEntries")
def list_access_entries(call: Call) -> Dict[str, Any]:
    owner = _owner(call)
    policy = call.input.get("associatedPolicyArn")
    principals = [name for name in owner.access_entries if policy is None or policy in owner.access_policies[name]]
    return page("accessEntries", sorted(principals), call.input)


@operation("UpdateAccessEntry")
def update_access_entry(call: Call) -> Dict[str, Any]:
    entry = entry_of(call)
    values = call.input
    _check_type(entry["type"], values)
    _check_names(values.get("kubernetesGroups"), values.get("username"))
    if "kubernetesGroups" in values:
        entry["kubernetesGroups"] = values["kubernetesGroups"]
    if "username" in values:
        entry["username"] = values["username"] or default_user_name(entry["principalArn"], entry["type"])
    entry["modifiedAt"] = now()
    return {"accessEntry": entry}


@operation("DeleteAccessEntry")
def delete_access_entry(call: Call) -> Dict[str, Any]:
    remove_entry(_owner(call), entry_of(call)["principalArn"])
    return {}


def entry_of(call: Call) -> Resource:
    """The entry that the call names, if the cluster has access entries at all."""
    message = "access entry"
    return find(_owner(call).access_entries, call.input["principalArn"], message)


def _owner(call: Call) -> ClusterState:
    owner = call.state.cluster(call.input["clusterName"])
    require_access_entries(owner)
    return owner


def _check_principal(call: Call, arn: str, kind: str) -> None:
    """An entry is for a user or a role, never for a session of one. That of a machine is for a role of the account."""
    match = _PRINCIPAL.fullmatch(arn)
    if match is None:
        raise InvalidParameterException("The principalArn parameter format is not valid")
    account, resource = match.group(1), match.group(2)
    if kind != "STANDARD" and (account != ACCOUNT or not resource.startswith("role/")):
        raise InvalidParameterException(f"The principalArn of type {kind} must be a role of the cluster's account")
    if account != ACCOUNT or resource == "root":
        return
    exists = call.aws.user_exists(arn) if resource.startswith("user/") else call.aws.role(arn) is not None
    if not exists:
        raise InvalidParameterException("The specified principalArn is invalid: invalid principal.")


def _check_type(kind: str, values: Dict[str, Any]) -> None:
    if kind != "STANDARD" and kind not in MACHINE_TYPES:
        raise InvalidParameterException(
            f"The type {kind} is not valid. Valid types: {', '.join(('STANDARD', *MACHINE_TYPES))}"
        )
    if kind != "STANDARD" and (values.get("kubernetesGroups") or values.get("username")):
        raise InvalidParameterException(f"An access entry of type {kind} cannot have kubernetesGroups or a username")


def _check_names(groups: Optional[List[str]], user_name: Optional[str]) -> None:
    for group in groups or []:
        if group.startswith("system:"):
            raise InvalidParameterException(
                f"The kubernetes group name {group} is invalid, it cannot start with system:"
            )
    if user_name and user_name.startswith(_RESERVED_USER_PREFIXES):
        raise InvalidParameterException(f"The username {user_name} is invalid, it starts with a reserved prefix")
