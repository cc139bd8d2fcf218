"""Faults on demand: what shall go wrong, with which calls, and how often."""

from threading import Lock
from typing import Any, Dict, List, NamedTuple, Optional

from .operations import ApiCall

KINDS = ("throttle", "server-error", "lost-answer", "slow")
_NUMBERS = {"after": 0, "times": 1, "delayMs": 0, "status": 400}
_TEXTS = ("service", "operation", "kind", "code", "message")


class InvalidFault(Exception):
    """The message says which member is wrong."""


class Disturbance(NamedTuple):
    """What the faults do to one call: a delay, and the first of them that makes it fail."""

    delay_seconds: float
    failure: Optional[Dict[str, Any]]


class Faults:
    """Every fault counts the calls that it fits: ``after`` are let through, the next ``times`` are disturbed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._faults: List[Dict[str, Any]] = []
        self._last_id = 0

    def add(self, wish: Any) -> Dict[str, Any]:
        fault = _checked(wish)
        with self._lock:
            self._last_id += 1
            fault["id"] = self._last_id
            self._faults.append(fault)
        return fault

    def listed(self) -> List[Dict[str, Any]]:
        with self._lock:
            return [{**fault, "remaining": _remaining(fault)} for fault in self._faults]

    def clear(self) -> None:
        with self._lock:
            self._faults = []

    def disturb(self, call: ApiCall) -> Disturbance:
        with self._lock:
            acting = [fault for fault in self._faults if _fits(fault, call) and _counts_down(fault)]
        failures = [fault for fault in acting if fault["kind"] != "slow"]
        return Disturbance(sum(fault["delayMs"] for fault in acting) / 1000, failures[0] if failures else None)


def _checked(wish: Any) -> Dict[str, Any]:
    if not isinstance(wish, dict):
        raise InvalidFault("A fault is a JSON object")
    unknown = set(wish) - set(_NUMBERS) - set(_TEXTS)
    if unknown:
        raise InvalidFault(f"Unknown members: {', '.join(sorted(unknown))}")
    for name in _TEXTS:
        if not isinstance(wish.get(name, ""), str):
            raise InvalidFault(f"{name} must be a string")
    if wish.get("kind") not in KINDS:
        raise InvalidFault(f"kind must be one of {', '.join(KINDS)}")
    _check_numbers(wish)
    defaults = {"service": "*", "operation": "*", "after": 0, "times": None, "delayMs": 0}
    return {**defaults, **wish, "seen": 0, "hits": 0}


def _check_numbers(wish: Dict[str, Any]) -> None:
    for name, least in _NUMBERS.items():
        value = wish.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < least):
            raise InvalidFault(f"{name} must be a whole number of at least {least}")
    if wish["kind"] == "slow" and not wish.get("delayMs"):
        raise InvalidFault("A slow fault needs delayMs")


def _fits(fault: Dict[str, Any], call: ApiCall) -> bool:
    return fault["service"] in ("*", call.service) and fault["operation"] in ("*", call.operation)


def _counts_down(fault: Dict[str, Any]) -> bool:
    fault["seen"] += 1
    acts = fault["seen"] > fault["after"] and _remaining(fault) != 0
    if acts:
        fault["hits"] += 1
    return acts


def _remaining(fault: Dict[str, Any]) -> Optional[int]:
    return None if fault["times"] is None else fault["times"] - fault["hits"]
