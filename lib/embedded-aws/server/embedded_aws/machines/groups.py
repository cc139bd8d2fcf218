"""The life of a group's instances. Nothing runs in the background: time passes when somebody calls."""

import math
from typing import Any, Iterator, List, Optional

from moto.autoscaling import autoscaling_backends
from moto.autoscaling.models import InstanceState

from .activities import begin, end
from .clock import now
from .hooks import ABANDON, LAUNCHING, TERMINATING, outcome_of, wait_for_hooks
from .launches import LaunchFailed, launch_instance, template_version
from .played import write_objects
from .refreshes import next_to_replace, surplus
from .settings import LOCK, SETTINGS
from .target_groups import connect

IN_SERVICE, PENDING, PENDING_WAIT = "InService", "Pending", "Pending:Wait"
TERMINATING_STATE, TERMINATING_WAIT = "Terminating", "Terminating:Wait"
_HEALTH_CHECK = "an instance was taken out of service in response to an EC2 health check indicating it has been"
_ALIVE = ("pending", "running")


def all_groups() -> Iterator[Any]:
    for regions in list(autoscaling_backends.values()):
        for backend in list(regions.values()):
            yield from list(backend.autoscaling_groups.values())


def advance() -> None:
    """Lets happen what is due by now in every group."""
    with LOCK:
        for group in all_groups():
            settle(group)


def settle(group: Any) -> None:
    with LOCK:
        for state in list(group.instance_states):
            _step(state)
        _balance(group)
        _refresh(group)
        connect(group, [each.instance for each in group.instance_states if each.lifecycle_state == IN_SERVICE])


def active_states(group: Any) -> List[Any]:
    """Those that count: not the ones in standby or on their way out."""
    return [each for each in group.instance_states if each.lifecycle_state.startswith((PENDING, IN_SERVICE))]


def retire(state: Any, cause: str, hooks: bool = True) -> None:
    """Takes an instance out of its group for good; hooks hold up only what still runs."""
    if state.lifecycle_state.startswith(TERMINATING_STATE):
        return
    end(getattr(state, "activity", None), "Cancelled")
    state.activity = begin(state.auto_scaling_group, f"Terminating EC2 instance: {state.instance.id}", cause)
    waits = hooks and state.instance.state in _ALIVE and wait_for_hooks(state, TERMINATING)
    state.lifecycle_state = TERMINATING_WAIT if waits else TERMINATING_STATE
    _step(state)


def _step(state: Any) -> None:
    phase = state.lifecycle_state
    if phase.startswith(TERMINATING_STATE):
        _leave(state)
    elif state.instance.state not in _ALIVE:
        retire(state, f"{_HEALTH_CHECK} terminated or stopped.")
    elif state.health_status == "Unhealthy":
        retire(state, "an instance was taken out of service in response to a user health-check.")
    elif phase.startswith(PENDING):
        _enter(state)


def _enter(state: Any) -> None:
    if state.lifecycle_state == PENDING_WAIT:
        outcome = outcome_of(state)
        if outcome is None:
            return
        if outcome.outcome == ABANDON:
            end(state.activity, "Cancelled", outcome.message)
            retire(state, "an instance was taken out of service in response to a lifecycle action.")
            return
        state.lifecycle_state = "Pending:Proceed"
        write_objects(state)
    if state.instance.state == "running":
        state.lifecycle_state = IN_SERVICE
        end(state.activity)


def _leave(state: Any) -> None:
    if state.lifecycle_state == TERMINATING_WAIT and state.instance.state in _ALIVE and outcome_of(state) is None:
        return
    state.lifecycle_state = TERMINATING_STATE
    if state.instance.state not in ("terminated", "shutting-down"):
        state.instance.terminate()
    if state.instance.state == "terminated":
        group = state.auto_scaling_group
        group.instance_states = [each for each in group.instance_states if each is not state]
        end(state.activity)


def _refresh(group: Any) -> None:
    state = next_to_replace(group, active_states(group), _wanted(group))
    if state is not None:
        retire(state, "an instance was taken out of service in response to an instance refresh.")
        _balance(group)


def _balance(group: Any) -> None:
    active = active_states(group)
    missing = _wanted(group) - len(active)
    if missing > 0:
        _launch(group, missing)
    elif missing < 0 and "Terminate" not in group._suspended_processes:
        cause = "an instance was taken out of service in response to a difference between desired and actual capacity."
        for state in [each for each in active if not each.protected_from_scale_in][:-missing]:
            retire(state, cause)


def _wanted(group: Any) -> int:
    """How many instances there shall be now: of a mixed policy the first type counts."""
    overrides = ((group.mixed_instances_policy or {}).get("LaunchTemplate") or {}).get("Overrides") or [{}]
    weight = overrides[0].get("WeightedCapacity") or "1"
    capacity = math.ceil((group.desired_capacity or 0) / max(1, int(weight) if str(weight).isdigit() else 1))
    return capacity + surplus(group, active_states(group))


def _launch(group: Any, count: int) -> None:
    if "Launch" in group._suspended_processes or now() < getattr(group, "next_launch", 0):
        return
    cause = "an instance was started in response to a difference between desired and actual capacity."
    for _ in range(count):
        try:
            _welcome(group, launch_instance(group), cause)
        except LaunchFailed as error:
            message = f"{error} Launching EC2 instance failed."
            end(begin(group, f"Launching a new EC2 instance.  Status Reason: {message}", cause), "Failed", message)
            group.next_launch = now() + SETTINGS.launch_retry
            return


def _welcome(group: Any, instance: Any, cause: str) -> None:
    state = InstanceState(instance, PENDING, protected_from_scale_in=group.new_instances_protected_from_scale_in)
    version: Optional[Any] = template_version(group)
    state.template_version = version.number if version else None
    state.activity = begin(group, f"Launching a new EC2 instance: {instance.id}", cause)
    if wait_for_hooks(state, LAUNCHING):
        state.lifecycle_state = PENDING_WAIT
        state.activity["StatusCode"] = "MidLifecycleAction"
    group.instance_states = [*group.instance_states, state]
    _step(state)
