"""Decides which API answers a request: the EKS API, this server's own health page, or moto."""

import json
import os
from typing import Any, Callable, Iterable

from .middlewares import WsgiApp
from .signature import credential_scope

HEALTH_PATH = "/embedded-aws/health"


class Dispatcher:
    """Sends requests signed for ``eks`` to the EKS API and everything else to moto."""

    def __init__(self, eks: WsgiApp, moto: WsgiApp) -> None:
        self._eks = eks
        self._moto = moto

    def __call__(self, environ: dict, start_response: Callable[..., Any]) -> Iterable[bytes]:
        return self._choose(environ)(environ, start_response)

    def _choose(self, environ: dict) -> WsgiApp:
        if environ["PATH_INFO"] == HEALTH_PATH:
            return health
        scope = credential_scope(environ)
        return self._eks if scope is not None and scope.service == "eks" else self._moto


def health(environ: dict, start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Lets a launcher verify that the process it is about to stop is really this one."""
    body = json.dumps({"service": "embedded-aws", "pid": os.getpid()}).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
