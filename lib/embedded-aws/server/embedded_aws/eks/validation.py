"""Checks a value against a shape of the model: types, required members, enums, ranges, lengths, patterns."""

import re
from typing import Any, Dict, Iterator, List, Optional

from botocore.model import Shape

from .errors import InvalidParameterException

_TYPES = {
    "boolean": bool,
    "integer": int,
    "long": int,
    "list": list,
    "map": dict,
    "structure": dict,
    "string": str,
}


def validate(shape: Optional[Shape], value: Dict[str, Any]) -> None:
    """Raises one InvalidParameterException that lists everything the model refuses, in AWS's words."""
    problems: List[str] = list(_problems(shape, value, "")) if shape is not None else []
    if problems:
        noun = "error" if len(problems) == 1 else "errors"
        raise InvalidParameterException(f"{len(problems)} validation {noun} detected: " + "; ".join(problems))


def _problems(shape: Shape, value: Any, path: str) -> Iterator[str]:
    expected = _TYPES.get(shape.type_name)
    if expected is not None and not _is_a(value, expected):
        yield _refusal(path, value, f"Member must be a {shape.type_name}")
        return
    yield from _constraint_problems(shape, value, path)
    if shape.type_name == "structure":
        yield from _structure_problems(shape, value, path)
    elif shape.type_name == "list":
        for index, item in enumerate(value, start=1):
            yield from _problems(shape.member, item, f"{path}.{index}.member")
    elif shape.type_name == "map":
        yield from _map_problems(shape, value, path)


def _structure_problems(shape: Shape, value: Dict[str, Any], path: str) -> Iterator[str]:
    for name in shape.required_members:
        if value.get(name) is None:
            yield _refusal(_join(path, name), None, "Member must not be null")
    for name, member in shape.members.items():
        if value.get(name) is not None:
            yield from _problems(member, value[name], _join(path, name))


def _map_problems(shape: Shape, value: Dict[str, Any], path: str) -> Iterator[str]:
    for key, item in value.items():
        yield from _problems(shape.key, key, f"{path}.{key}.key")
        yield from _problems(shape.value, item, f"{path}.{key}.member")


def _constraint_problems(shape: Shape, value: Any, path: str) -> Iterator[str]:
    limits = shape.metadata
    if limits.get("enum") and value not in limits["enum"]:
        yield _refusal(path, value, f"Member must satisfy enum value set: [{', '.join(limits['enum'])}]")
    if "pattern" in limits and not re.fullmatch(limits["pattern"], value):
        yield _refusal(path, value, f"Member must satisfy regular expression pattern: {limits['pattern']}")
    size, what = (value, "value") if isinstance(value, (int, float)) else (_length(value), "length")
    if "min" in limits and size < limits["min"]:
        yield _refusal(path, value, f"Member must have {what} greater than or equal to {limits['min']}")
    if "max" in limits and size > limits["max"]:
        yield _refusal(path, value, f"Member must have {what} less than or equal to {limits['max']}")


def _length(value: Any) -> int:
    return len(value) if hasattr(value, "__len__") else 0


def _is_a(value: Any, expected: type) -> bool:
    if isinstance(value, bool):  # in Python a bool is an int, in JSON it is not
        return expected is bool
    return isinstance(value, expected)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _refusal(path: str, value: Any, why: str) -> str:
    shown = "null" if value is None else f"'{value}'"
    return f"Value {shown} at '{path}' failed to satisfy constraint: {why}"
