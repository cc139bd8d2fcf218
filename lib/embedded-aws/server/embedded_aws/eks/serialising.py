"""Turns a handler's result into the JSON of the model: unknown members dropped, timestamps as seconds."""

from datetime import datetime
from typing import Any, Optional

from botocore.model import Shape


def serialise(shape: Optional[Shape], value: Any) -> Any:
    if shape is None:
        return {}
    if shape.type_name == "structure":
        present = {name: value.get(name) for name in shape.members if value.get(name) is not None}
        return {
            shape.members[name].serialization.get("name", name): serialise(shape.members[name], item)
            for name, item in present.items()
        }
    if shape.type_name == "list":
        return [serialise(shape.member, item) for item in value]
    if shape.type_name == "map":
        return {key: serialise(shape.value, item) for key, item in value.items()}
    if shape.type_name == "timestamp":
        return value.timestamp() if isinstance(value, datetime) else value
    return value
