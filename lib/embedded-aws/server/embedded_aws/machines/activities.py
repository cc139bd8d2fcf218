"""Scaling activities of a group, as DescribeScalingActivities lists them."""

from typing import Any, Dict, List, Optional
from uuid import uuid4

from moto.core.utils import utcnow

KEPT = 100  # of each group; AWS keeps those of six weeks

Activity = Dict[str, Any]


def activities_of(group: Any) -> List[Activity]:
    """Newest first."""
    return group.__dict__.setdefault("embedded_aws_activities", [])


def begin(group: Any, description: str, cause: str, status: str = "InProgress") -> Activity:
    activity: Activity = {
        "ActivityId": str(uuid4()),
        "AutoScalingGroupName": group.name,
        "AutoScalingGroupARN": group.arn,
        "Description": description,
        "Cause": f"At {utcnow():%Y-%m-%dT%H:%M:%SZ} {cause}",
        "StartTime": utcnow(),
        "StatusCode": status,
        "Progress": 30,
        "Details": "{}",
    }
    listed = activities_of(group)
    listed.insert(0, activity)
    del listed[KEPT:]
    return activity


def end(activity: Optional[Activity], status: str = "Successful", message: Optional[str] = None) -> None:
    """Ends an activity once; a later end of the same one changes nothing."""
    if activity is None or "EndTime" in activity:
        return
    activity.update(StatusCode=status, Progress=100, EndTime=utcnow())
    if message is not None:
        activity["StatusMessage"] = message
