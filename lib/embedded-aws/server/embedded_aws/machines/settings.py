"""Who plays the machines behind the instances. One setting for the whole server, like all of its state."""

from fnmatch import fnmatchcase
from threading import RLock
from typing import Any, Dict, List, NamedTuple

INSTANT, PLAYED, OUTSIDE = "instant", "played", "outside"

# Held by every call that reads or changes instances, groups, volumes and network interfaces.
LOCK = RLock()


class InvalidSettings(ValueError):
    """The message says what was expected."""


class PlayedObject(NamedTuple):
    """An object that a played machine writes into every bucket whose name fits."""

    bucket: str  # a pattern such as "*-machines-*"
    key: str
    body: str

    def fits(self, bucket: str) -> bool:
        return fnmatchcase(bucket, self.bucket)


class MachineSettings:
    """``instant``: an instance runs at once, and every hook is complete at once.

    ``played``: this server completes hooks ``answer_after`` seconds after they began, and writes the objects then.
    ``outside``: somebody else runs the machines, says when one is on or off, and completes the hooks.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.player = INSTANT
        self.answer_after = 0.0
        self.launch_retry = 1.0
        self.objects: List[PlayedObject] = []

    @property
    def outside(self) -> bool:
        return self.player == OUTSIDE

    def change(self, values: Any) -> None:
        """Replaces the settings; what is not named has its default."""
        if not isinstance(values, dict) or values.get("player") not in (INSTANT, PLAYED, OUTSIDE):
            raise InvalidSettings(f'"player" must be one of "{INSTANT}", "{PLAYED}" and "{OUTSIDE}".')
        unknown = set(values) - {"player", "answerAfterMs", "launchRetryMs", "objects"}
        if unknown:
            raise InvalidSettings(f"Unknown: {', '.join(sorted(unknown))}.")
        answer_after, launch_retry = (_seconds(values, name) for name in ("answerAfterMs", "launchRetryMs"))
        objects = [_object(each) for each in values.get("objects", [])]
        self.reset()
        self.player, self.objects = values["player"], objects
        self.answer_after = answer_after or 0.0
        self.launch_retry = 1.0 if launch_retry is None else launch_retry

    def shown(self) -> Dict[str, Any]:
        return {
            "player": self.player,
            "answerAfterMs": round(self.answer_after * 1000),
            "launchRetryMs": round(self.launch_retry * 1000),
            "objects": [{"bucket": each.bucket, "key": each.key} for each in self.objects],
        }


def _seconds(values: Dict[str, Any], name: str) -> Any:
    value = values.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
        raise InvalidSettings(f'"{name}" must be a number of milliseconds from 0.')
    return value / 1000


def _object(value: Any) -> PlayedObject:
    fields = PlayedObject._fields
    if not isinstance(value, dict) or set(value) != set(fields) or not all(isinstance(value[f], str) for f in fields):
        raise InvalidSettings('An object needs "bucket" (a pattern), "key" and "body", all of them texts.')
    return PlayedObject(**value)


SETTINGS = MachineSettings()
