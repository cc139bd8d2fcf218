"""What every request passes before it reaches an API. A middleware takes a WSGI application and returns one.

``MIDDLEWARES`` lists them from the inside out.
"""

import os
import sys
import time
from threading import Lock, RLock
from typing import Any, Callable, Iterable, List

from .control_pages import Controls
from .fault_answers import failure_of
from .machines.groups import advance
from .machines.settings import LOCK as MACHINES
from .operations import call_of
from .signature import credential_scope

StartResponse = Callable[..., Any]
WsgiApp = Callable[[dict, StartResponse], Iterable[bytes]]
_log_lock = Lock()
_OF_MACHINES = ("ec2", "autoscaling", "elasticloadbalancing", "s3")
_LOCKS = {"ec2": MACHINES, "autoscaling": MACHINES, "secretsmanager": RLock(), "s3": RLock()}


def one_at_a_time(app: WsgiApp, controls: Controls) -> WsgiApp:
    """moto looks and then acts, with nothing that keeps others out in between; AWS promises more.

    Time passes here, too: before a call of a service that knows instances, what is due by now happens.
    """

    def ordered(environ: dict, start_response: StartResponse) -> Iterable[bytes]:
        scope = credential_scope(environ)
        service = scope.service if scope else ""
        if service in _OF_MACHINES:
            advance()
        lock = _LOCKS.get(service)
        if lock is None or (service == "s3" and not _is_conditional(environ)):
            return app(environ, start_response)
        with lock:
            return app(environ, start_response)

    return ordered


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


def _is_conditional(environ: dict) -> bool:
    """A write that only one of several writers may win."""
    return environ["REQUEST_METHOD"] == "PUT" and bool({"HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH"} & environ.keys())


def _print_line(environ: dict, status: str, seconds: float) -> None:
    call, scope = call_of(environ), credential_scope(environ)
    names = f"{call.service} {call.operation}" if call else f"{scope.service} (by EKS)" if scope else "-"
    target = environ.get("REQUEST_URI") or environ["PATH_INFO"]
    milliseconds = f"{seconds * 1000:.0f} ms"
    line = f"{time.strftime('%H:%M:%S')} {names} {environ['REQUEST_METHOD']} {target} {status} {milliseconds}\n"
    with _log_lock:
        sys.stderr.flush()
        os.write(sys.stderr.fileno(), line.encode())  # one write: a buffered stream may split a line between threads


MIDDLEWARES: List[Callable[[WsgiApp, Controls], WsgiApp]] = [one_at_a_time, inject_faults, count_calls, access_log]
