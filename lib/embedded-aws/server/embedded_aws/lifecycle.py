"""How the server announces itself and how it ends."""

import json
import os
import signal
import sys
import threading
import time

POLL_SECONDS = 0.5


def write_ready_file(path: str, port: int) -> None:
    """Written under another name first, so that a reader never sees half of it."""
    temporary = f"{path}.{os.getpid()}"
    with open(temporary, "w", encoding="utf-8") as handle:
        json.dump({"port": port, "pid": os.getpid()}, handle)
    os.replace(temporary, path)


def exit_on_signals() -> None:
    """All state is in memory: there is nothing to save, so the process ends at once."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: os._exit(0))


def exit_with_parent(parent_pid: int) -> None:
    threading.Thread(target=_watch, args=(parent_pid,), daemon=True).start()


def log_to(path: str) -> None:
    """Sends everything that this process prints, moto's output included, to the file."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        os.dup2(descriptor, stream.fileno())
    os.close(descriptor)


def _watch(parent_pid: int) -> None:
    while _alive(parent_pid):
        time.sleep(POLL_SECONDS)
    os._exit(0)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_zombie(pid)


def _is_zombie(pid: int) -> bool:
    """A process that has ended, and that its own parent has not asked after yet. Known on Linux only."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as handle:
            return handle.read().rpartition(")")[2].split()[0] == "Z"
    except (OSError, IndexError):
        return False
