"""Add-ons."""

import json
from typing import Any, Dict, List, Optional

from ..catalog import addons as catalog
from ..errors import InvalidParameterException, ResourceInUseException
from ..paging import page
from ..registry import Call, operation
from ..state import ClusterState, Resource, find, new_id, now
from ._updates import record_update
from .pod_identities import add_pod_identity, check_free, check_pod_role

_CHANGEABLE = ("addonVersion", "serviceAccountRoleArn", "configurationValues")


@operation("CreateAddon")
def create_addon(call: Call) -> Dict[str, Any]:
    values = call.input
    owner = call.state.cluster(values["clusterName"])
    name = values["addonName"]
    catalog.check_known(name, owner.cluster["version"])
    if name in owner.addons:
        raise ResourceInUseException("Addon already exists.", clusterName=owner.name, addonName=name)
    _check_settings(call, owner, name)
    identities = values.get("podIdentityAssociations") or []
    _check_identities(call, owner, identities, replaced=[])
    addon = _new_addon(call, owner)
    addon["podIdentityAssociations"] = _add_identities(call, owner, addon, identities)
    owner.addons[name] = addon
    return {"addon": addon}


@operation("DescribeAddon")
def describe_addon(call: Call) -> Dict[str, Any]:
    return {"addon": _addon_of(call)}


@operation("ListAddons")
def list_addons(call: Call) -> Dict[str, Any]:
    return page("addons", sorted(call.state.cluster(call.input["clusterName"]).addons), call.input)


@operation("UpdateAddon")
def update_addon(call: Call) -> Dict[str, Any]:
    values = call.input
    owner = call.state.cluster(values["clusterName"])
    addon = _addon_of(call)
    _check_settings(call, owner, addon["addonName"])
    if "podIdentityAssociations" in values:
        _replace_identities(call, owner, addon)
    addon.update({name: values[name] for name in _CHANGEABLE if name in values}, modifiedAt=now())
    params = {"AddonVersion": values.get("addonVersion"), "ConfigurationValues": values.get("configurationValues")}
    return record_update(owner, "AddonUpdate", params, addonName=addon["addonName"])


@operation("DeleteAddon")
def delete_addon(call: Call) -> Dict[str, Any]:
    owner = call.state.cluster(call.input["clusterName"])
    addon = _addon_of(call)
    _remove_identities(owner, addon)
    del owner.addons[addon["addonName"]]
    return {"addon": {**addon, "status": "DELETING"}}


def _addon_of(call: Call) -> Resource:
    owner = call.state.cluster(call.input["clusterName"])
    name = call.input["addonName"]
    return find(owner.addons, name, "addon", clusterName=owner.name, addonName=name)


def _new_addon(call: Call, owner: ClusterState) -> Resource:
    values = call.input
    name = values["addonName"]
    return {
        "addonName": name,
        "clusterName": owner.name,
        "status": "ACTIVE",
        "addonVersion": values.get("addonVersion") or catalog.default_version(name, owner.cluster["version"]),
        "health": {"issues": []},
        "addonArn": call.state.arn("addon", owner.name, name, new_id()),
        "createdAt": now(),
        "modifiedAt": now(),
        "serviceAccountRoleArn": values.get("serviceAccountRoleArn"),
        "configurationValues": values.get("configurationValues"),
        "namespaceConfig": {"namespace": _namespace(values, name)},
        "tags": dict(values.get("tags") or {}),
        "publisher": "eks",
        "owner": "aws",
    }


def _namespace(values: Dict[str, Any], name: str) -> str:
    kind = catalog.kind(name)
    default = kind.namespace if kind else "kube-system"
    return (values.get("namespaceConfig") or {}).get("namespace", default)


def _check_settings(call: Call, owner: ClusterState, name: str) -> None:
    values = call.input
    if "addonVersion" in values:
        catalog.check_version(name, values["addonVersion"], owner.cluster["version"])
    if values.get("configurationValues"):
        _check_configuration(values["configurationValues"])
    role = values.get("serviceAccountRoleArn")
    if role and call.aws.role(role) is None:
        raise InvalidParameterException(f"The serviceAccountRoleArn {role} does not exist", addonName=name)


def _check_configuration(text: str) -> None:
    """AWS also accepts YAML; this stand-in asks for the JSON subset, which tools generate."""
    try:
        parsed: Optional[Any] = json.loads(text)
    except ValueError:
        parsed = None
    if not isinstance(parsed, dict):
        raise InvalidParameterException("ConfigurationValue provided in request is not supported: not a JSON object")


def _check_identities(call: Call, owner: ClusterState, identities: List[Dict[str, str]], replaced: List[str]) -> None:
    """Before anything changes, so that a refused call leaves nothing behind."""
    namespace = _namespace(call.input, call.input["addonName"])
    for identity in identities:
        check_free(owner, namespace, identity["serviceAccount"], except_arns=replaced)
        check_pod_role(call.aws, identity["roleArn"])


def _add_identities(call: Call, owner: ClusterState, addon: Resource, identities: List[Dict[str, str]]) -> List[str]:
    namespace = addon["namespaceConfig"]["namespace"]
    made = [
        add_pod_identity(call.state, owner, {**identity, "namespace": namespace, "ownerArn": addon["addonArn"]})
        for identity in identities
    ]
    return [association["associationArn"] for association in made]


def _replace_identities(call: Call, owner: ClusterState, addon: Resource) -> None:
    identities = call.input["podIdentityAssociations"] or []
    _check_identities(call, owner, identities, replaced=addon["podIdentityAssociations"])
    _remove_identities(owner, addon)
    addon["podIdentityAssociations"] = _add_identities(call, owner, addon, identities)


def _remove_identities(owner: ClusterState, addon: Resource) -> None:
    for arn in addon["podIdentityAssociations"]:
        owner.pod_identities.pop(arn.split("/")[-1], None)
