"""Finds the operation of a request by the HTTP traits of the model."""

import re
from typing import Dict, List, NamedTuple, Pattern, Tuple
from urllib.parse import unquote

from botocore.model import OperationModel, ServiceModel

from .errors import UnknownOperationException


class Route(NamedTuple):
    method: str
    pattern: Pattern[str]
    operation: OperationModel


class Router:
    """Matches the raw path, because an ARN in it holds encoded slashes. A slash at the end makes no difference."""

    def __init__(self, model: ServiceModel) -> None:
        self._routes: List[Route] = [_route(model.operation_model(name)) for name in model.operation_names]

    def match(self, method: str, raw_path: str) -> Tuple[OperationModel, Dict[str, str]]:
        for route in self._routes:
            found = route.pattern.fullmatch(raw_path.rstrip("/")) if route.method == method else None
            if found:
                return route.operation, {name: unquote(value) for name, value in found.groupdict().items()}
        raise UnknownOperationException(f"Unknown operation: {method} {raw_path}")


def _route(operation: OperationModel) -> Route:
    parts = re.split(r"\{(\w+)\+?\}", operation.http["requestUri"].split("?")[0].rstrip("/"))
    # The pieces alternate: literal text, label, literal text, ...
    pattern = "".join(f"(?P<{part}>[^/]+)" if index % 2 else re.escape(part) for index, part in enumerate(parts))
    return Route(operation.http["method"], re.compile(pattern), operation)
