"""Instance refreshes: one instance after the other is replaced by one of the newest template."""

from typing import Any, Dict, List, Optional

from moto.core.utils import utcnow

from .launches import template_version

Refresh = Dict[str, Any]
_IN_PROGRESS = "InProgress"


def refreshes_of(group: Any) -> List[Refresh]:
    """Newest first."""
    return group.__dict__.setdefault("embedded_aws_refreshes", [])


def current_refresh(group: Any) -> Optional[Refresh]:
    return next((each for each in refreshes_of(group) if each["Status"] == _IN_PROGRESS), None)


def surplus(group: Any, active: List[Any]) -> int:
    """How many instances a refresh launches beforehand: one, where the preferences leave room for it."""
    refresh = current_refresh(group)
    most = (refresh or {}).get("Preferences", {}).get("MaxHealthyPercentage") or 100
    return 1 if refresh and int(most) > 100 and _outdated(group, refresh, active) else 0


def next_to_replace(group: Any, active: List[Any], wanted: int) -> Optional[Any]:
    """The instance that may go now: all others are in service. Ends the refresh where none is left."""
    refresh = current_refresh(group)
    if refresh is None or len(active) < wanted or any(state.lifecycle_state != "InService" for state in active):
        return None
    outdated = _outdated(group, refresh, active)
    refresh["InstancesToUpdate"] = len(outdated)
    refresh["PercentageComplete"] = 100 - round(100 * len(outdated) / max(1, len(active)))
    if not outdated:
        refresh.update(Status="Successful", PercentageComplete=100, EndTime=utcnow())
        return None
    return outdated[0]


def _outdated(group: Any, refresh: Refresh, active: List[Any]) -> List[Any]:
    """Those of another version; without ``SkipMatching`` all that were there before."""
    if (refresh.get("Preferences") or {}).get("SkipMatching"):
        version = template_version(group)
        return [state for state in active if version and getattr(state, "template_version", None) != version.number]
    return [state for state in active if state.instance.launch_time < refresh["StartTime"]]
