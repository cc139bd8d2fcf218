"""Catalogues: add-on versions, Kubernetes versions."""

from typing import Any, Dict

from ..catalog import addons, kubernetes
from ..errors import InvalidParameterException, ResourceNotFoundException
from ..paging import page
from ..registry import Call, operation


@operation("DescribeAddonVersions")
def describe_addon_versions(call: Call) -> Dict[str, Any]:
    name, version = call.input.get("addonName"), call.input.get("kubernetesVersion")
    if version is not None:
        kubernetes.check_known(version)
    if name is not None and addons.kind(name) is None:
        raise ResourceNotFoundException(f"Addon {name} not found", addonName=name)
    names = [name] if name else addons.names()
    described = [addons.describe(each, [version] if version else kubernetes.versions()) for each in names]
    types = call.input.get("types")
    return page("addons", [addon for addon in described if not types or addon["type"] in types], call.input)


@operation("DescribeClusterVersions")
def describe_cluster_versions(call: Call) -> Dict[str, Any]:
    values = call.input
    infos = [kubernetes.version_information(version) for version in reversed(kubernetes.versions())]
    if values.get("defaultOnly"):
        infos = [info for info in infos if info["defaultVersion"]]
    for member, wanted in (("versionStatus", values.get("versionStatus")), ("status", values.get("status"))):
        if wanted:
            infos = [info for info in infos if info[member] == wanted]
    if values.get("clusterVersions"):
        infos = [info for info in infos if info["clusterVersion"] in values["clusterVersions"]]
    return page("clusterVersions", infos, values)


@operation("DescribeAddonConfiguration")
def describe_addon_configuration(call: Call) -> Dict[str, Any]:
    name = call.input["addonName"]
    if addons.kind(name) is None:
        raise InvalidParameterException(f"Addon {name} not found", addonName=name)
    return {"addonName": name, "addonVersion": call.input["addonVersion"], "configurationSchema": '{"type": "object"}'}
