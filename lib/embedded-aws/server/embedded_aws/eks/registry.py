"""Handlers by operation name. A handler takes the call and returns what the model's output shape asks for."""

from typing import TYPE_CHECKING, Any, Callable, Dict, NamedTuple

if TYPE_CHECKING:
    from .neighbours import RegionalNeighbours
    from .state import RegionState


class Call(NamedTuple):
    """One validated request: its input, the state of its region, and the other services there."""

    input: Dict[str, Any]
    state: "RegionState"
    aws: "RegionalNeighbours"


Handler = Callable[[Call], Dict[str, Any]]
HANDLERS: Dict[str, Handler] = {}


def operation(name: str) -> Callable[[Handler], Handler]:
    """Registers the decorated function as the handler of an operation of the model."""

    def register(handler: Handler) -> Handler:
        HANDLERS[name] = handler
        return handler

    return register
