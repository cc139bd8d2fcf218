"""Collects the input of an operation from path, query and body, as the model places its members."""

import json
from typing import Any, Dict

from botocore.model import OperationModel, Shape
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Request

from .errors import InvalidParameterException


def parse_input(operation: OperationModel, request: Request, labels: Dict[str, str]) -> Dict[str, Any]:
    if operation.input_shape is None:
        return {}
    body = _json_body(request)
    values = {}
    for name, shape in operation.input_shape.members.items():
        wire_name = shape.serialization.get("name", name)
        value = _read(shape, wire_name, labels, request.args, body)
        if value is not None:
            values[name] = value
    return values


def _read(shape: Shape, wire_name: str, labels: Dict[str, str], query: MultiDict, body: Dict[str, Any]) -> Any:
    location = shape.serialization.get("location")
    if location == "uri":
        return labels[wire_name]
    if location == "querystring":
        return _from_query(shape, query.getlist(wire_name))
    return body.get(wire_name)


def _from_query(shape: Shape, texts: list) -> Any:
    if not texts:
        return None
    if shape.type_name == "list":
        return texts
    if shape.type_name == "boolean":
        return {"true": True, "false": False}.get(texts[0], texts[0])
    if shape.type_name == "integer":
        return int(texts[0]) if texts[0].lstrip("-").isdigit() else texts[0]
    return texts[0]


def _json_body(request: Request) -> Dict[str, Any]:
    data = request.get_data()
    if not data:
        return {}
    try:
        body = json.loads(data)
    except ValueError:
        raise InvalidParameterException("The request body is not valid JSON") from None
    if not isinstance(body, dict):
        raise InvalidParameterException("The request body is not a JSON object")
    return body
