"""The records of past changes."""

from typing import Any, Dict

from ..paging import page
from ..registry import Call, operation
from ..state import find

_FILTERS = ("nodegroupName", "addonName")


@operation("DescribeUpdate")
def describe_update(call: Call) -> Dict[str, Any]:
    owner = call.state.cluster(call.input["name"])
    return {"update": find(owner.updates, call.input["updateId"], "update", clusterName=owner.name)}


@operation("ListUpdates")
def list_updates(call: Call) -> Dict[str, Any]:
    wanted = {name: call.input[name] for name in _FILTERS if name in call.input}
    updates = call.state.cluster(call.input["name"]).updates
    return page("updateIds", [key for key, update in updates.items() if update["about"] == wanted], call.input)
