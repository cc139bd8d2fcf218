"""The WSGI application: route, parse, validate, handle, serialise."""

import json
import traceback
from collections import defaultdict
from threading import RLock
from typing import Any, Callable, Dict, Iterable

from botocore.model import OperationModel
from werkzeug.wrappers import Request, Response

from ..idempotency import RememberedAnswers
from ..signature import credential_scope
from . import handlers  # noqa: F401  registers every handler
from .errors import EksError, NotImplementedByEmbeddedAws, error_response
from .model import service_model
from .neighbours import Neighbours
from .parsing import parse_input
from .registry import HANDLERS, Call
from .routing import Router
from .serialising import serialise
from .state import RegionState
from .validation import validate

DEFAULT_REGION = "us-east-1"


class EksApi:
    """One EKS per region. Calls are handled one at a time, so handlers need no locks."""

    def __init__(self, neighbours: Neighbours) -> None:
        self._router = Router(service_model())
        self._neighbours = neighbours
        self._lock = RLock()
        self._states: Dict[str, RegionState] = {}
        self._answers: Dict[str, RememberedAnswers] = defaultdict(RememberedAnswers)

    def __call__(self, environ: dict, start_response: Callable[..., Any]) -> Iterable[bytes]:
        return self._respond(Request(environ))(environ, start_response)

    def _respond(self, request: Request) -> Response:
        try:
            operation, output = self._handle(request)
        except EksError as error:
            return error.response()
        except Exception as error:  # a defect of this stand-in: say so, instead of closing the connection
            traceback.print_exc()
            return error_response("ServerException", 500, {"message": f"embedded AWS failed: {error!r}"})
        body = json.dumps(serialise(operation.output_shape, output))
        return Response(body, 200, content_type="application/json")

    def _handle(self, request: Request) -> Any:
        path = request.environ["REQUEST_URI"].split("?")[0]
        operation, labels = self._router.match(request.method, path)
        values = parse_input(operation, request, labels)
        validate(operation.input_shape, values)
        with self._lock:
            return operation, self._answer(operation, values, _region(request))

    def _answer(self, operation: OperationModel, values: Dict[str, Any], region: str) -> Dict[str, Any]:
        handler = HANDLERS.get(operation.name)
        if handler is None:
            raise NotImplementedByEmbeddedAws(f"The embedded AWS does not implement {operation.name}")
        state = self._states.setdefault(region, RegionState(region))
        call = Call(values, state, self._neighbours.in_region(region))
        return self._answers[region].once(operation.name, values.get("clientRequestToken"), values, lambda: handler(call))


def _region(request: Request) -> str:
    scope = credential_scope(request.environ)
    return scope.region if scope else DEFAULT_REGION
