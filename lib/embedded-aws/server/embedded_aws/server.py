"""Puts the pieces together: one process, one port, many threads."""

import logging
from argparse import Namespace
from functools import reduce
from typing import Sequence

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

LOOPBACK = "127.0.0.1"


class QuietRequestHandler(MotoRequestHandler):
    """moto's handler without werkzeug's own access log; ours names the service."""

    def log_request(self, code: object = "-", size: object = "-") -> None:
        pass


def make_embedded_aws(port: int, host: str = LOOPBACK, controllers: Sequence[str] = ()) -> BaseWSGIServer:
    """The server, bound to its port at the address ``host`` and ready to serve.

    Its own pages are for this machine and for the addresses of the ``controllers``.
    """
    apply_moto_fixes()
    neighbours = Neighbours()
    controls = Controls(Faults(), CallCounts())
    moto = DomainDispatcherApplication(create_backend_app)
    dispatcher = Dispatcher(EksApi(neighbours), moto, ControlPages(controls, controllers))
    app: WsgiApp = reduce(lambda inner, wrap: wrap(inner, controls), MIDDLEWARES, dispatcher)
    server = make_server(host, port, app, threaded=True, request_handler=QuietRequestHandler)
    neighbours.use_endpoint(f"http://{host}:{server.server_port}")
    return server


def serve(options: Namespace) -> int:
    """``options`` are those of the command line."""
    if options.log:
        log_to(options.log)
    exit_on_signals()
    logging.basicConfig(level=logging.WARNING)
    server = make_embedded_aws(options.port, options.host, options.controller)
    if options.parent_pid is not None:
        exit_with_parent(options.parent_pid)
    if options.ready_file:
        write_ready_file(options.ready_file, server.server_port)
    print(f"embedded AWS at http://{options.host}:{server.server_port}", flush=True)
    server.serve_forever()
    return 0
