"""Instance refreshes of Auto Scaling groups. moto has none."""

from typing import Any, Dict, List
from uuid import uuid4

from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.core.utils import utcnow

from ._additions import add_operations, kept, present, refusal


def add_instance_refreshes() -> None:
    """A refresh is successful at once: instances are records, so there is nothing to replace and to wait for."""

    def start_instance_refresh(self: Any) -> ActionResult:
        name = self._get_param("AutoScalingGroupName")
        if name not in self.autoscaling_backend.autoscaling_groups:
            raise refusal("autoscaling", "ValidationError", "AutoScalingGroup name not found - null")
        refresh = {
            "InstanceRefreshId": str(uuid4()),
            "AutoScalingGroupName": name,
            "Status": "Successful",
            "StartTime": utcnow(),
            "EndTime": utcnow(),
            "PercentageComplete": 100,
            "InstancesToUpdate": 0,
            "Strategy": self._get_param("Strategy") or "Rolling",
            "Preferences": self._get_param("Preferences"),
            "DesiredConfiguration": self._get_param("DesiredConfiguration"),
        }
        _refreshes(self).insert(0, present(refresh))
        return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})

    def describe_instance_refreshes(self: Any) -> ActionResult:
        wanted = self._get_param("InstanceRefreshIds") or []
        found = [each for each in _refreshes(self) if not wanted or each["InstanceRefreshId"] in wanted]
        return ActionResult({"InstanceRefreshes": found[: self._get_int_param("MaxRecords") or 50]})

    def cancel_instance_refresh(self: Any) -> ActionResult:
        message = "No in progress or pending Instance Refresh found"
        raise refusal("autoscaling", "ActiveInstanceRefreshNotFoundFault", message)

    add_operations(
        AutoScalingResponse, start_instance_refresh, describe_instance_refreshes, cancel_instance_refresh
    )


def _refreshes(response: Any) -> List[Dict[str, Any]]:
    """Newest first, as AWS lists them."""
    return kept(response.autoscaling_backend, "refreshes").setdefault(response._get_param("AutoScalingGroupName"), [])


FIXES = [add_instance_refreshes]
