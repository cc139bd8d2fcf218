"""Tags of everything that has an ARN."""

from typing import Any, Dict

from ..errors import BadRequestException, NotFoundException
from ..registry import Call, operation
from ..state import Resource

MAX_TAGS = 50
_OWN_ARN = (
    "arn",
    "nodegroupArn",
    "addonArn",
    "accessEntryArn",
    "associationArn",
    "fargateProfileArn",
    "identityProviderConfigArn",
)


@operation("TagResource")
def tag_resource(call: Call) -> Dict[str, Any]:
    resource = _tagged(call)
    tags = {**resource["tags"], **call.input["tags"]}
    if any(key.lower().startswith("aws:") for key in call.input["tags"]):
        raise BadRequestException("Tag keys starting with aws: are reserved")
    if len(tags) > MAX_TAGS:
        raise BadRequestException(f"A resource can have at most {MAX_TAGS} tags")
    resource["tags"] = tags
    return {}


@operation("UntagResource")
def untag_resource(call: Call) -> Dict[str, Any]:
    resource = _tagged(call)
    resource["tags"] = {key: value for key, value in resource["tags"].items() if key not in call.input["tagKeys"]}
    return {}


@operation("ListTagsForResource")
def list_tags_for_resource(call: Call) -> Dict[str, Any]:
    return {"tags": _tagged(call)["tags"]}


def _tagged(call: Call) -> Resource:
    arn = call.input["resourceArn"]
    for owner in call.state.clusters.values():
        for resource in owner.resources():
            if arn in (resource.get(name) for name in _OWN_ARN):
                return resource
    raise NotFoundException(f"No resource found for ARN: {arn}")
