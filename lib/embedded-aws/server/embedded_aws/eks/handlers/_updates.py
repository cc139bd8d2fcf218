"""The record of a change. Every change is complete at once, so its update is already successful."""

import json
from typing import Any, Dict

from ..state import ClusterState, Resource, new_id, now


def record_update(owner: ClusterState, kind: str, params: Dict[str, Any], **about: str) -> Resource:
    update = {
        "id": new_id(),
        "status": "Successful",
        "type": kind,
        "params": [{"type": name, "value": _text(value)} for name, value in params.items() if value is not None],
        "createdAt": now(),
        "errors": [],
        "about": about,  # not in the model: which node group or add-on it belongs to
    }
    owner.updates[update["id"]] = update
    return {"update": update}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
