"""Lifecycle hooks: what an instance waits for before it enters service, or before it is terminated."""

from typing import Any, Dict, List, NamedTuple, Optional
from uuid import uuid4

from .clock import now
from .settings import INSTANT, PLAYED, SETTINGS

LAUNCHING, TERMINATING = "autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"
CONTINUE, ABANDON = "CONTINUE", "ABANDON"


class Result(NamedTuple):
    outcome: str
    message: str


class Wait:
    """One hook that one instance waits for."""

    def __init__(self, hook: Any) -> None:
        self.hook = hook
        self.token = str(uuid4())
        self.began = now()
        # AWS: 48 hours or 100 times the heartbeat, whichever is smaller
        self.limit = self.began + min(hook.global_timeout, 100 * hook.heartbeat_timeout)
        self.result: Optional[Result] = None
        self.heartbeat()

    def heartbeat(self) -> None:
        self.deadline = min(now() + self.hook.heartbeat_timeout, self.limit)

    def complete(self, outcome: str) -> None:
        self.result = Result(outcome, f"Lifecycle Action Completed with {outcome} Result")

    def look(self) -> Optional[Result]:
        """The result if there is one by now."""
        if self.result is None and SETTINGS.player == PLAYED and now() >= self.began + SETTINGS.answer_after:
            self.complete(CONTINUE)
        if self.result is None and now() >= self.deadline:
            self.result = Result(self.hook.default_result, "Heartbeat Timeout")
        return self.result


def hooks_of(group: Any, transition: str) -> List[Any]:
    hooks = group.autoscaling_backend.describe_lifecycle_hooks(group.name)
    return [hook for hook in hooks if hook.lifecycle_transition == transition]


def wait_for_hooks(state: Any, transition: str) -> bool:
    """Begins to wait for all hooks of the transition. False where there is nothing to wait for."""
    hooks = [] if SETTINGS.player == INSTANT else hooks_of(state.auto_scaling_group, transition)
    state.waits = {hook.name: Wait(hook) for hook in hooks}
    return bool(hooks)


def waits_of(state: Any) -> Dict[str, Wait]:
    return state.__dict__.setdefault("waits", {})


def outcome_of(state: Any) -> Optional[Result]:
    """None while the instance waits. One ABANDON decides; otherwise every hook must CONTINUE."""
    results = {name: wait.look() for name, wait in waits_of(state).items()}
    abandoned = [(name, each) for name, each in results.items() if each is not None and each.outcome == ABANDON]
    if abandoned:
        name, result = abandoned[0]
        token = waits_of(state)[name].token
        reason = f"Lifecycle Action with token {token} was abandoned: {result.message}"
        return Result(ABANDON, f"Instance failed to complete user's Lifecycle Action: {reason}")
    return None if None in results.values() else Result(CONTINUE, "")
