"""What every request passes before it reaches an API. A middleware takes a WSGI application and returns one.

``MIDDLEWARES`` lists them from the inside out.
"""

import os
import sys
import time
from threading import Lock
from typing import Any, Callable, Iterable, List

from .control_pages import Controls
from .fault_answers import failure_of
from .operations import call_of
from .signature import credential_scope

StartResponse = Callable[..., Any]
WsgiApp = Callable[[dict, StartResponse], Iterable[bytes]]
_log_lock = Lock()


def inject_faults(app: WsgiApp, controls: Controls) -> WsgiApp:
    """Delays a call or answers it with an error. A lost answer is that of a call which was carried out."""

    def disturbed(environ: dict, start_response: StartResponse) -> Iterable[bytes]:
        call = call_of(environ)
        if call is None:
            return app(environ, start_response)
        delay, failure = controls.faults.disturb(call)
        time.sleep(delay)
        if failure is None:
            return app(environ, start_response)
        if failure["kind"] == "lost-answer":
            _carry_out(app, environ)
        return failure_of(failure, call)(environ, start_response)

    return disturbed


def count_calls(app: WsgiApp, controls: Controls) -> WsgiApp:
    def counted(environ: dict, start_response: StartResponse) -> Iterable[bytes]:
        def remember(status: str, *rest: Any) -> Any:
            call = call_of(environ)
            if call is not None:
                controls.calls.count(call, failed=int(status[:3]) >= 400)
            return start_response(status, *rest)

        return app(environ, remember)

    return counted


def access_log(app: WsgiApp, controls: Controls) -> WsgiApp:
    """One line a request: time, service, operation, method, target, status and duration."""

    def logged(environ: dict, start_response: StartResponse) -> Iterable[bytes]:
        started = time.monotonic()

        def remember(status: str, *rest: Any) -> Any:
            _print_line(environ, status, time.monotonic() - started)
            return start_response(status, *rest)

        return app(environ, remember)

    return logged


def _carry_out(app: WsgiApp, environ: dict) -> None:
    answer = app(environ, lambda *_: None)
    for _ in answer:
        pass
    getattr(answer, "close", lambda: None)()


def _print_line(environ: dict, status: str, seconds: float) -> None:
    call, scope = call_of(environ), credential_scope(environ)
    names = f"{call.service} {call.operation}" if call else f"{scope.service} (by EKS)" if scope else "-"
    target = environ.get("REQUEST_URI") or environ["PATH_INFO"]
    milliseconds = f"{seconds * 1000:.0f} ms"
    line = f"{time.strftime('%H:%M:%S')} {names} {environ['REQUEST_METHOD']} {target} {status} {milliseconds}\n"
    with _log_lock:
        sys.stderr.flush()
        os.write(sys.stderr.fileno(), line.encode())  # one write: a buffered stream may split a line between threads


MIDDLEWARES: List[Callable[[WsgiApp, Controls], WsgiApp]] = [inject_faults, count_calls, access_log]
