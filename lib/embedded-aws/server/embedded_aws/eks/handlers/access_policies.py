"""Access policies associated with access entries."""

from typing import Any, Dict

from ..catalog.access_policies import access_policies
from ..errors import InvalidParameterException, InvalidRequestException, ResourceNotFoundException
from ..paging import page
from ..registry import Call, operation
from ..state import Resource
from ._access import WITHOUT_POLICIES, association
from .access_entries import entry_of


@operation("AssociateAccessPolicy")
def associate_access_policy(call: Call) -> Dict[str, Any]:
    values = call.input
    kind = entry_of(call)["type"]
    if kind in WITHOUT_POLICIES:
        raise InvalidRequestException(f"An access policy cannot be associated with an access entry of type {kind}")
    arn = values["policyArn"]
    if arn not in [policy["arn"] for policy in access_policies(call.state.partition)]:
        raise InvalidParameterException(f"The policyArn parameter is not valid: {arn}")
    _check_scope(values["accessScope"])
    associated = _associated(call)[arn] = association(arn, values["accessScope"])
    return {**_about(call), "associatedAccessPolicy": associated}


@operation("ListAssociatedAccessPolicies")
def list_associated_access_policies(call: Call) -> Dict[str, Any]:
    entry_of(call)
    return {**_about(call), **page("associatedAccessPolicies", list(_associated(call).values()), call.input)}


@operation("DisassociateAccessPolicy")
def disassociate_access_policy(call: Call) -> Dict[str, Any]:
    entry_of(call)
    if _associated(call).pop(call.input["policyArn"], None) is None:
        raise ResourceNotFoundException("The specified policyArn is not associated with the access entry")
    return {}


@operation("ListAccessPolicies")
def list_access_policies(call: Call) -> Dict[str, Any]:
    return page("accessPolicies", access_policies(call.state.partition), call.input)


def _associated(call: Call) -> Dict[str, Resource]:
    return call.state.cluster(call.input["clusterName"]).access_policies[call.input["principalArn"]]


def _about(call: Call) -> Dict[str, str]:
    return {name: call.input[name] for name in ("clusterName", "principalArn")}


def _check_scope(scope: Dict[str, Any]) -> None:
    kind, namespaces = scope.get("type"), scope.get("namespaces") or []
    if kind is None:
        raise InvalidParameterException("The accessScope needs a type")
    if kind == "namespace" and not namespaces:
        raise InvalidParameterException("An accessScope of type namespace needs namespaces")
    if kind == "cluster" and namespaces:
        raise InvalidParameterException("An accessScope of type cluster cannot have namespaces")
