"""How often each operation was called, so that a test can say that nothing was done twice."""

from collections import defaultdict
from threading import Lock
from typing import Dict, Optional

from .operations import ApiCall

Counts = Dict[str, Dict[str, Dict[str, int]]]


class CallCounts:
    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Counts = defaultdict(dict)

    def count(self, call: ApiCall, failed: bool) -> None:
        with self._lock:
            entry = self._counts[call.service].setdefault(call.operation, {"total": 0, "failed": 0})
            entry["total"] += 1
            entry["failed"] += failed

    def listed(self, service: Optional[str] = None) -> Counts:
        """By service and operation; of one service only if one is named."""
        with self._lock:
            return {
                name: {operation: dict(entry) for operation, entry in sorted(operations.items())}
                for name, operations in sorted(self._counts.items())
                if service in (None, name)
            }

    def clear(self) -> None:
        with self._lock:
            self._counts.clear()
