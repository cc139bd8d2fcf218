"""The time by which hooks and launches wait."""

import time

skipped = 0.0  # seconds; tests go ahead instead of waiting


def now() -> float:
    return time.monotonic() + skipped
