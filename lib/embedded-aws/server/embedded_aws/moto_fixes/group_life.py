"""How Auto Scaling groups live: launches, hooks, health and activities. What happens is in ``machines``."""

from typing import Any

from moto.autoscaling.models import AutoScalingBackend, FakeAutoScalingGroup, InstanceState, TerminateInstanceActivity
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult, EmptyResult

from ..machines.activities import activities_of
from ..machines.groups import active_states, advance, retire, settle
from ..machines.target_groups import disconnect
from ._additions import add_operations, refusal


def let_groups_live() -> None:
    """moto counts instances and starts or ends some; launches never fail, and the dead are not replaced."""

    def set_desired_capacity(self: Any, capacity: Any) -> None:
        self.desired_capacity = self.min_size if capacity is None else capacity
        settle(self)

    FakeAutoScalingGroup.set_desired_capacity = set_desired_capacity
    FakeAutoScalingGroup.active_instances = active_states
    AutoScalingBackend.notify_terminate_instances = lambda self, instance_ids: advance()


def name_the_version_of_each_instance() -> None:
    """moto shows the default version of the template, whatever an instance was launched from."""
    shown = InstanceState.launch_template.fget

    def launch_template(self: Any) -> Any:
        template, version = shown(self), getattr(self, "template_version", None)
        return template and {**template, "Version": str(version or template["Version"])}

    InstanceState.launch_template = property(launch_template)


def end_instances_by_the_group() -> None:
    """moto forgets the instance at once, hooks and activities included."""

    def terminate_instance(self: Any, instance_id: str, should_decrement: bool) -> Any:
        state = next((each for each in self.describe_auto_scaling_instances([instance_id])), None)
        if state is None:
            message = f"Instance Id not found - No managed instance found for instance ID: {instance_id}"
            raise refusal("autoscaling", "ValidationError", message)
        group = state.auto_scaling_group
        before = group.desired_capacity
        group.desired_capacity -= 1 if should_decrement else 0
        retire(state, "an instance was taken out of service in response to a user request.")
        settle(group)
        return TerminateInstanceActivity(state.instance, before)

    AutoScalingBackend.terminate_instance = terminate_instance


def delete_groups_only_when_empty() -> None:
    """moto ends the instances of a group that is deleted; AWS does so by force only, and without hooks then."""
    delete = AutoScalingResponse.delete_auto_scaling_group

    def fixed(self: Any) -> Any:
        group = self.autoscaling_backend.autoscaling_groups.get(self._get_param("AutoScalingGroupName"))
        states = list(group.instance_states) if group else []
        if states and not self._get_bool_param("ForceDelete", False):
            rest = "while there are instances or pending Spot instance request(s) still in the group."
            raise refusal("autoscaling", "ResourceInUseFault", f"You cannot delete an AutoScalingGroup {rest}")
        for state in states:
            state.waits = {}
            retire(state, "an instance was taken out of service in response to a user request.", hooks=False)
        return delete(self)

    AutoScalingResponse.delete_auto_scaling_group = fixed


def register_what_is_in_service() -> None:
    """moto registers every instance with the target groups, and leaves it there when it is gone."""

    def update(self: Any, group_name: str) -> None:
        settle(self.autoscaling_groups[group_name])

    def detach(self: Any, group_name: str, arns: list) -> None:
        group = self.autoscaling_groups[group_name]
        group.target_group_arns = [arn for arn in group.target_group_arns if arn not in arns]
        disconnect(group, arns)

    AutoScalingBackend.update_attached_target_groups = update
    AutoScalingBackend.detach_load_balancer_target_groups = detach


def list_scaling_activities() -> None:
    """moto lists none; the provider reads there why capacity does not come."""

    def describe_scaling_activities(self: Any) -> ActionResult:
        name, wanted = self._get_param("AutoScalingGroupName"), self._get_param("ActivityIds") or []
        groups = self.autoscaling_backend.describe_auto_scaling_groups([name] if name else [])
        listed = [each for group in groups for each in activities_of(group)]
        found = [each for each in listed if not wanted or each["ActivityId"] in wanted]
        return ActionResult({"Activities": found[: self._get_int_param("MaxRecords") or 100]})

    AutoScalingResponse.describe_scaling_activities = describe_scaling_activities


def make_hooks_with_the_group() -> None:
    """moto ignores the hooks that a group is created with, and a group launches at once."""
    create = AutoScalingResponse.create_auto_scaling_group

    def fixed(self: Any) -> Any:
        name, made = self._get_param("AutoScalingGroupName"), []
        for each in self._get_param("LifecycleHookSpecificationList") or []:
            hook = self.autoscaling_backend.create_lifecycle_hook(
                each["LifecycleHookName"],
                name,
                each["LifecycleTransition"],
                each.get("HeartbeatTimeout"),
                each.get("DefaultResult"),
            )
            hook.notification_target_arn, hook.role_arn = each.get("NotificationTargetARN"), each.get("RoleARN")
            hook.notification_metadata = each.get("NotificationMetadata")
            made.append(hook.name)
        try:
            return create(self)
        except Exception:
            for hook_name in made:
                self.autoscaling_backend.delete_lifecycle_hook(name, hook_name)
            raise

    AutoScalingResponse.create_auto_scaling_group = fixed


def add_the_end_of_hooks() -> None:
    """moto knows hooks, but nothing waits for them."""

    def complete_lifecycle_action(self: Any) -> EmptyResult:
        outcome = self._get_param("LifecycleActionResult")
        if outcome not in ("CONTINUE", "ABANDON"):
            message = f"Invalid value {outcome!r} for LifecycleActionResult. It must be CONTINUE or ABANDON."
            raise refusal("autoscaling", "ValidationError", message)
        _waiting(self).complete(outcome)
        advance()
        return EmptyResult()

    def record_lifecycle_action_heartbeat(self: Any) -> EmptyResult:
        _waiting(self).heartbeat()
        return EmptyResult()

    add_operations(AutoScalingResponse, complete_lifecycle_action, record_lifecycle_action_heartbeat)


def _waiting(response: Any) -> Any:
    """What the request's instance or token waits for. Errors: ValidationError where nothing does."""
    group = response.autoscaling_backend.autoscaling_groups.get(response._get_param("AutoScalingGroupName"))
    if group is None:
        raise refusal("autoscaling", "ValidationError", "AutoScalingGroup name not found - null")
    hook, instance_id = response._get_param("LifecycleHookName"), response._get_param("InstanceId")
    token = response._get_param("LifecycleActionToken")
    for state in group.instance_states:
        wait = state.__dict__.get("waits", {}).get(hook)
        of_request = wait is not None and (state.instance.id == instance_id or wait.token == token)
        if of_request and wait.result is None and state.lifecycle_state.endswith(":Wait"):
            return wait
    asked = f"instance ID {instance_id}" if instance_id else f"token {token}"
    raise refusal("autoscaling", "ValidationError", f"No active Lifecycle Action found with {asked}")


FIXES = [
    let_groups_live,
    name_the_version_of_each_instance,
    end_instances_by_the_group,
    delete_groups_only_when_empty,
    register_what_is_in_service,
    list_scaling_activities,
    make_hooks_with_the_group,
    add_the_end_of_hooks,
]
