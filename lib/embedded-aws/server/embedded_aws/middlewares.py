"""What every request passes before it reaches an API. A middleware takes a WSGI application and returns one.

``MIDDLEWARES`` is the place for switches that make calls slow, throttled or fail.
"""

import sys
import time
from typing import Any, Callable, Iterable, List

from .signature import credential_scope

WsgiApp = Callable[[dict, Callable[..., Any]], Iterable[bytes]]


def access_log(app: WsgiApp) -> WsgiApp:
    """One line a request: time, service, method, target, status and duration."""

    def logged(environ: dict, start_response: Callable[..., Any]) -> Iterable[bytes]:
        started = time.monotonic()

        def remember(status: str, *rest: Any) -> Any:
            _print_line(environ, status, time.monotonic() - started)
            return start_response(status, *rest)

        return app(environ, remember)

    return logged


def _print_line(environ: dict, status: str, seconds: float) -> None:
    scope = credential_scope(environ)
    service = scope.service if scope else "-"
    target = environ.get("HTTP_X_AMZ_TARGET") or environ.get("REQUEST_URI") or environ["PATH_INFO"]
    line = (
        f"{time.strftime('%H:%M:%S')} {service} {environ['REQUEST_METHOD']} {target} {status} {seconds * 1000:.0f} ms"
    )
    sys.stderr.write(line + "\n")  # in one piece: print would let another thread in between


MIDDLEWARES: List[Callable[[WsgiApp], WsgiApp]] = [access_log]
