"""Changes to a managed node group: its settings, and the version or template of its machines."""

from typing import Any, Dict, List

from ..catalog import kubernetes
from ..catalog.images import release_version
from ..errors import InvalidParameterException
from ..registry import Call, operation
from ..state import Resource, now
from . import _nodegroup_machines as machines
from . import _nodegroup_rules as rules
from ._nodegroup_scaling_group import current_size, resize_scaling_group
from ._updates import record_update
from .nodegroups import nodegroup_of


@operation("UpdateNodegroupConfig")
def update_nodegroup_config(call: Call) -> Dict[str, Any]:
    group = nodegroup_of(call)
    changed = _changed_settings(call, group)
    group.update(changed, modifiedAt=now())
    if "scalingConfig" in changed:
        resize_scaling_group(call.aws, group)
    return _record(call, "ConfigUpdate", _params(call.input))


@operation("UpdateNodegroupVersion")
def update_nodegroup_version(call: Call) -> Dict[str, Any]:
    group = nodegroup_of(call)
    values = call.input
    data = _template_after(call, group)
    machines.check_exclusive_fields(
        {name: values[name] for name in ("version", "releaseVersion") if name in values}, data
    )
    version = _version_after(call, group)
    rules.check_ami_type(group["amiType"], version)
    rules.check_release_version(values.get("releaseVersion"), version, group["amiType"])
    machines.check_user_data(data, group["amiType"])
    group.update(
        version=version,
        releaseVersion=values.get("releaseVersion") or _release_after(group, version, data),
        launchTemplate=machines.resolved_specification(data) or group["launchTemplate"],
        modifiedAt=now(),
    )
    return _record(call, "VersionUpdate", {"Version": version, "ReleaseVersion": group["releaseVersion"]})


def _changed_settings(call: Call, group: Resource) -> Dict[str, Any]:
    values = call.input
    changed: Dict[str, Any] = {}
    if "scalingConfig" in values:
        actual = {**group, "scalingConfig": {**group["scalingConfig"], "desiredSize": current_size(call.aws, group)}}
        changed["scalingConfig"] = rules.scaling_of(actual, values["scalingConfig"])
    if "updateConfig" in values:
        rules.check_update_config(values["updateConfig"])
        changed["updateConfig"] = values["updateConfig"]
    if "nodeRepairConfig" in values:
        rules.check_repair_config(values["nodeRepairConfig"])
        changed["nodeRepairConfig"] = values["nodeRepairConfig"]
    if "warmPoolConfig" in values:
        changed["warmPoolConfig"] = values["warmPoolConfig"]
    if "labels" in values:
        changed["labels"] = _labels_after(group["labels"], values["labels"])
    if "taints" in values:
        changed["taints"] = _taints_after(group["taints"], values["taints"])
    return changed


def _labels_after(labels: Dict[str, str], change: Dict[str, Any]) -> Dict[str, str]:
    removed = change.get("removeLabels") or []
    kept = {key: value for key, value in labels.items() if key not in removed}
    kept.update(change.get("addOrUpdateLabels") or {})
    rules.check_labels(kept)
    return kept


def _taints_after(taints: List[Dict[str, str]], change: Dict[str, Any]) -> List[Dict[str, str]]:
    rules.check_taints(change.get("addOrUpdateTaints") or [])
    by_identity = {_identity(taint): taint for taint in taints}
    for taint in change.get("removeTaints") or []:
        by_identity.pop(_identity(taint), None)
    for taint in change.get("addOrUpdateTaints") or []:
        by_identity[_identity(taint)] = taint
    result = list(by_identity.values())
    rules.check_taints(result)
    return result


def _identity(taint: Dict[str, str]) -> tuple:
    return taint.get("key"), taint.get("effect")


def _template_after(call: Call, group: Resource) -> Dict[str, Any]:
    given, known = call.input.get("launchTemplate"), group["launchTemplate"]
    if given is None:
        same = known and {"id": known["id"], "version": known["version"]}
        return machines.template_data(call.aws, same, group["capacityType"])
    if known is None:
        raise InvalidParameterException("You cannot specify a launch template for a nodegroup created without one.")
    if given.get("id", known["id"]) != known["id"] or given.get("name", known["name"]) != known["name"]:
        raise InvalidParameterException("You cannot change the launch template of a nodegroup, only its version.")
    return machines.template_data(call.aws, given, group["capacityType"])


def _version_after(call: Call, group: Resource) -> str:
    owner = call.state.cluster(call.input["clusterName"])
    version = call.input.get("version") or group["version"]
    rules.check_version(owner, version)
    if kubernetes.minor(version) < kubernetes.minor(group["version"]):
        raise InvalidParameterException(f"Nodegroup version cannot go back from {group['version']} to {version}")
    return version


def _release_after(group: Resource, version: str, data: Dict[str, Any]) -> str:
    if data.get("ImageId"):
        return data["ImageId"]
    return release_version(version, group["amiType"])


def _params(values: Dict[str, Any]) -> Dict[str, Any]:
    scaling, labels, taints = (values.get(name) or {} for name in ("scalingConfig", "labels", "taints"))
    return {
        "MinSize": scaling.get("minSize"),
        "MaxSize": scaling.get("maxSize"),
        "DesiredSize": scaling.get("desiredSize"),
        "LabelsToAdd": labels.get("addOrUpdateLabels"),
        "LabelsToRemove": labels.get("removeLabels"),
        "TaintsToAdd": taints.get("addOrUpdateTaints"),
        "TaintsToRemove": taints.get("removeTaints"),
    }


def _record(call: Call, kind: str, params: Dict[str, Any]) -> Dict[str, Any]:
    owner = call.state.cluster(call.input["clusterName"])
    return record_update(owner, kind, params, nodegroupName=call.input["nodegroupName"])
