"""Decides which API answers a request: the EKS API, this server's own pages, or moto."""

from typing import Any, Callable, Iterable

from .control_pages import ControlPages
from .middlewares import WsgiApp
from .signature import credential_scope


class Dispatcher:
    """Sends requests signed for ``eks`` to the EKS API and everything else to moto."""

    def __init__(self, eks: WsgiApp, moto: WsgiApp, pages: ControlPages) -> None:
        self._eks = eks
        self._moto = moto
        self._pages = pages

    def __call__(self, environ: dict, start_response: Callable[..., Any]) -> Iterable[bytes]:
        return self._choose(environ)(environ, start_response)

    def _choose(self, environ: dict) -> WsgiApp:
        if self._pages.serves(environ["PATH_INFO"]):
            return self._pages
        scope = credential_scope(environ)
        return self._eks if scope is not None and scope.service == "eks" else self._moto
