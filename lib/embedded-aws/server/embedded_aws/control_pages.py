"""This server's own pages: its health, the fault switch, the call counts and the machines. For this machine only."""

import ipaddress
import json
import os
import socket
from functools import lru_cache
from typing import Any, Collection, Dict, NamedTuple, Optional, Tuple

from werkzeug.wrappers import Request, Response

from .call_counts import CallCounts
from .faults import Faults, InvalidFault
from .machines import pages as machine_pages

HEALTH_PATH = "/embedded-aws/health"
FAULTS_PATH = "/_embedded-aws/faults"
CALLS_PATH = "/_embedded-aws/calls"

Answer = Tuple[int, Dict[str, Any]]


class Controls(NamedTuple):
    """What can be switched and read from outside."""

    faults: Faults
    calls: CallCounts


class ControlPages:
    """A WSGI application for the paths that it ``serves``."""

    def __init__(self, controls: Controls, trusted: Collection[str] = ()) -> None:
        self._controls = controls
        self._trusted = trusted  # addresses of other machines
        self._pages = {HEALTH_PATH: self._health, FAULTS_PATH: self._faults, CALLS_PATH: self._calls}

    def serves(self, path: str) -> bool:
        return path in self._pages or machine_pages.serves(path)

    def __call__(self, environ: dict, start_response: Any) -> Any:
        request = Request(environ)
        if not self._may_control(request.remote_addr or "0.0.0.0"):
            answer: Optional[Answer] = (403, {"message": "Only for this machine"})
        else:
            answer = self._pages.get(request.path, machine_pages.answer)(request)
        status, body = answer or (405, {"message": f"{request.method} is not for this page"})
        return Response(json.dumps(body), status, content_type="application/json")(environ, start_response)

    def _may_control(self, address: str) -> bool:
        return address in self._trusted or ipaddress.ip_address(address).is_loopback or _is_of_this_machine(address)

    def _health(self, request: Request) -> Optional[Answer]:
        """Lets a launcher verify that the process it is about to stop is really this one."""
        return 200, {"service": "embedded-aws", "pid": os.getpid()}

    def _faults(self, request: Request) -> Optional[Answer]:
        faults = self._controls.faults
        if request.method == "PUT":
            try:
                return 200, faults.add(json.loads(request.get_data()))
            except (InvalidFault, ValueError) as error:
                return 400, {"message": str(error)}
        if request.method == "DELETE":
            faults.clear()
        return (200, {"faults": faults.listed()}) if request.method in ("GET", "DELETE") else None

    def _calls(self, request: Request) -> Optional[Answer]:
        calls = self._controls.calls
        if request.method == "DELETE":
            calls.clear()
        service = request.args.get("service")
        return (200, {"calls": calls.listed(service)}) if request.method in ("GET", "DELETE") else None


@lru_cache(maxsize=256)
def _is_of_this_machine(address: str) -> bool:
    """Calls to an address of a machine may come from another one of it; nothing can listen at those of others."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind((address, 0))
        except OSError:
            return False
    return True
