"""Instance refreshes of Auto Scaling groups. moto has none."""

from typing import Any
from uuid import uuid4

from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.core.utils import utcnow

from ..machines.groups import settle
from ..machines.refreshes import current_refresh, refreshes_of
from ..machines.settings import INSTANT, SETTINGS
from ._additions import add_operations, present, refusal


def add_instance_refreshes() -> None:
    """A refresh is successful at once where nobody plays machines: there is nothing to replace and to wait for."""

    def start_instance_refresh(self: Any) -> ActionResult:
        group = _group(self)
        if current_refresh(group) is not None:
            message = "An Instance Refresh is already in progress and blocks the execution of this Instance Refresh."
            raise refusal("autoscaling", "InstanceRefreshInProgressFault", message)
        refresh = {
            "InstanceRefreshId": str(uuid4()),
            "AutoScalingGroupName": group.name,
            "Status": "InProgress",
            "StartTime": utcnow(),
            "PercentageComplete": 0,
            "InstancesToUpdate": 0,
            "Strategy": self._get_param("Strategy") or "Rolling",
            "Preferences": self._get_param("Preferences"),
            "DesiredConfiguration": self._get_param("DesiredConfiguration"),
        }
        if SETTINGS.player == INSTANT:
            refresh.update(Status="Successful", EndTime=utcnow(), PercentageComplete=100)
        refreshes_of(group).insert(0, present(refresh))
        settle(group)
        return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})

    def describe_instance_refreshes(self: Any) -> ActionResult:
        wanted = self._get_param("InstanceRefreshIds") or []
        found = [each for each in refreshes_of(_group(self)) if not wanted or each["InstanceRefreshId"] in wanted]
        return ActionResult({"InstanceRefreshes": found[: self._get_int_param("MaxRecords") or 50]})

    def cancel_instance_refresh(self: Any) -> ActionResult:
        refresh = current_refresh(_group(self))
        if refresh is None:
            message = "No in progress or pending Instance Refresh found"
            raise refusal("autoscaling", "ActiveInstanceRefreshNotFoundFault", message)
        refresh.update(Status="Cancelled", EndTime=utcnow())
        return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})

    add_operations(
        AutoScalingResponse, start_instance_refresh, describe_instance_refreshes, cancel_instance_refresh
    )


def _group(response: Any) -> Any:
    group = response.autoscaling_backend.autoscaling_groups.get(response._get_param("AutoScalingGroupName"))
    if group is None:
        raise refusal("autoscaling", "ValidationError", "AutoScalingGroup name not found - null")
    return group


FIXES = [add_instance_refreshes]
