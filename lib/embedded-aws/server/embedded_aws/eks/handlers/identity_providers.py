"""OIDC identity providers of a cluster: users that come from outside of IAM."""

from typing import Any, Dict

from ..errors import InvalidParameterException, ResourceInUseException, ResourceLimitExceededException
from ..paging import page
from ..registry import Call, operation
from ..state import Resource, find, new_id
from ._updates import record_update


@operation("AssociateIdentityProviderConfig")
def associate_identity_provider_config(call: Call) -> Dict[str, Any]:
    owner = call.state.cluster(call.input["clusterName"])
    oidc = call.input["oidc"]
    name = oidc["identityProviderConfigName"]
    if name in owner.identity_providers:
        raise ResourceInUseException(
            f"Identity provider config already exists with name {name}", clusterName=owner.name
        )
    if owner.identity_providers:
        raise ResourceLimitExceededException("A cluster can have one identity provider config", clusterName=owner.name)
    if not oidc["issuerUrl"].startswith("https://"):
        raise InvalidParameterException("The issuerUrl must start with https://", clusterName=owner.name)
    config = {
        **oidc,
        "identityProviderConfigArn": call.state.arn("identityproviderconfig", owner.name, "oidc", name, new_id()),
        "clusterName": owner.name,
        "tags": dict(call.input.get("tags") or {}),
        "status": "ACTIVE",
    }
    owner.identity_providers[name] = config
    return {
        **record_update(owner, "AssociateIdentityProviderConfig", {"IdentityProviderConfig": name}),
        "tags": config["tags"],
    }


@operation("DescribeIdentityProviderConfig")
def describe_identity_provider_config(call: Call) -> Dict[str, Any]:
    return {"identityProviderConfig": {"oidc": _config_of(call)}}


@operation("ListIdentityProviderConfigs")
def list_identity_provider_configs(call: Call) -> Dict[str, Any]:
    names = call.state.cluster(call.input["clusterName"]).identity_providers
    return page("identityProviderConfigs", [{"type": "oidc", "name": name} for name in sorted(names)], call.input)


@operation("DisassociateIdentityProviderConfig")
def disassociate_identity_provider_config(call: Call) -> Dict[str, Any]:
    owner = call.state.cluster(call.input["clusterName"])
    name = _config_of(call)["identityProviderConfigName"]
    del owner.identity_providers[name]
    return record_update(owner, "DisassociateIdentityProviderConfig", {"IdentityProviderConfig": name})


def _config_of(call: Call) -> Resource:
    owner = call.state.cluster(call.input["clusterName"])
    wanted = call.input["identityProviderConfig"]
    if wanted["type"] != "oidc":
        raise InvalidParameterException(f"Unknown identity provider type: {wanted['type']}", clusterName=owner.name)
    return find(owner.identity_providers, wanted["name"], "identity provider config", clusterName=owner.name)
