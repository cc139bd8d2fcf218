"""Puts the pieces together: one process, one port, many threads."""

import logging
from functools import reduce
from typing import Optional

from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)
from werkzeug.serving import BaseWSGIServer, make_server

from .call_counts import CallCounts
from .control_pages import ControlPages, Controls
from .dispatch import Dispatcher
from .eks.app import EksApi
from .eks.neighbours import Neighbours
from .faults import Faults
from .lifecycle import exit_on_signals, exit_with_parent, log_to, write_ready_file
from .middlewares import MIDDLEWARES, WsgiApp
from .moto_fixes import apply_moto_fixes

HOST = "127.0.0.1"


class QuietRequestHandler(MotoRequestHandler):
    """moto's handler without werkzeug's own access log; ours names the service."""

    def log_request(self, code: object = "-", size: object = "-") -> None:
        pass


def make_embedded_aws(port: int) -> BaseWSGIServer:
    """The server, bound to its port and ready to serve."""
    apply_moto_fixes()
    neighbours = Neighbours()
    controls = Controls(Faults(), CallCounts())
    moto = DomainDispatcherApplication(create_backend_app)
    dispatcher = Dispatcher(EksApi(neighbours), moto, ControlPages(controls))
    app: WsgiApp = reduce(lambda inner, wrap: wrap(inner, controls), MIDDLEWARES, dispatcher)
    server = make_server(HOST, port, app, threaded=True, request_handler=QuietRequestHandler)
    neighbours.use_endpoint(f"http://{HOST}:{server.server_port}")
    return server


def serve(port: int, log: Optional[str], ready_file: Optional[str], parent_pid: Optional[int]) -> int:
    if log:
        log_to(log)
    exit_on_signals()
    logging.basicConfig(level=logging.WARNING)
    server = make_embedded_aws(port)
    if parent_pid is not None:
        exit_with_parent(parent_pid)
    if ready_file:
        write_ready_file(ready_file, server.server_port)
    print(f"embedded AWS at http://{HOST}:{server.server_port}", flush=True)
    server.serve_forever()
    return 0
