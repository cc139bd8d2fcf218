"""Instances whose machines run outside: they are on or off, healthy or not, when somebody says so."""

from copy import copy
from typing import Any

from .settings import SETTINGS

_CODES = {"pending": 0, "running": 16, "shutting-down": 32, "terminated": 48, "stopping": 64, "stopped": 80}


# Of a target; the first until somebody says how the checks went.
INITIAL, HEALTHY, UNHEALTHY = "initial", "healthy", "unhealthy"


def set_state(instance: Any, name: str) -> None:
    instance._state.name, instance._state.code = name, _CODES[name]


def begin_launch(instance: Any) -> None:
    if SETTINGS.outside:
        instance.has_machine, instance.health = True, INITIAL
        set_state(instance, "pending")


def ends_later(instance: Any, state: str) -> Any:
    """The state before, where a machine outside must be off first; None where nothing needs to be waited for."""
    if not (SETTINGS.outside and getattr(instance, "has_machine", False)):
        return None
    previous = copy(instance._state)
    set_state(instance, state)
    return previous


def health_of(instance: Any) -> str:
    """What health checks of its target groups find."""
    return getattr(instance, "health", HEALTHY)


def machine_is_on(instance: Any) -> None:
    if instance.state == "pending":
        set_state(instance, "running")


def machine_is_off(instance: Any) -> None:
    """It was asked to go off, or it powered itself off: then the shutdown behaviour says what that means."""
    state, instance.has_machine = instance.state, False
    by_itself = state in ("pending", "running")
    if state == "shutting-down" or (by_itself and instance.instance_initiated_shutdown_behavior == "terminate"):
        instance.terminate()
    elif state == "stopping" or by_itself:
        instance.stop()
    if by_itself:
        instance.state_reason.code = "Client.InstanceInitiatedShutdown"
        instance.state_reason.message = "Client.InstanceInitiatedShutdown: Instance initiated shutdown"
