"""Auto Scaling groups, their hooks and policies."""

from typing import Any, Callable

from moto.autoscaling.models import FakeAutoScalingGroup, FakeScalingPolicy
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import EmptyResult

from ._additions import add_operations

# Arguments that moto accepts and forgets, and the attribute under which its response looks for them.
_FORGOTTEN = {
    "DefaultInstanceWarmup": "default_instance_warmup",
    "MaxInstanceLifetime": "max_instance_lifetime",
    "InstanceMaintenancePolicy": "instance_maintenance_policy",
    "CapacityRebalance": "capacity_rebalance",
    "DefaultCooldown": "default_cooldown",
    "TerminationPolicies": "termination_policies",
    "ServiceLinkedRoleARN": "service_linked_role_arn",
}

_ALL_METRICS = (
    "GroupMinSize",
    "GroupMaxSize",
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupPendingInstances",
    "GroupStandbyInstances",
    "GroupTerminatingInstances",
    "GroupTotalInstances",
)


def keep_the_targets_of_hooks() -> None:
    """moto returns one made-up queue and role for every hook, instead of what was put or nothing."""
    put = AutoScalingResponse.put_lifecycle_hook

    def fixed(self: Any) -> Any:
        result = put(self)
        names = (self._get_param("AutoScalingGroupName"), self._get_param("LifecycleHookName"))
        hook = self.autoscaling_backend.lifecycle_hooks["_".join(names)]
        hook.notification_target_arn = self._get_param("NotificationTargetARN")
        hook.role_arn = self._get_param("RoleARN")
        hook.notification_metadata = self._get_param("NotificationMetadata")
        return result

    AutoScalingResponse.put_lifecycle_hook = fixed


def report_policies_as_enabled() -> None:
    """A policy without ``Enabled``, or with an empty predictive block, reads back as a change to the provider."""
    init = FakeScalingPolicy.__init__

    def fixed(self: Any, *args: Any, **kwargs: Any) -> None:
        init(self, *args, **kwargs)
        self.enabled = True
        predictive = self.predictive_scaling_configuration
        if not predictive or not any(dict(predictive).values()):
            self.predictive_scaling_configuration = None

    FakeScalingPolicy.__init__ = fixed


def keep_mixed_instances_on_update() -> None:
    """An update that does not mention the instances policy must leave it; moto clears it."""
    update = FakeAutoScalingGroup.update

    def fixed(self: Any, *args: Any, **kwargs: Any) -> Any:
        before = self.mixed_instances_policy
        result = update(self, *args, **kwargs)
        if not any(kwargs.get(name) for name in ("mixed_instances_policy", "launch_template", "launch_config_name")):
            self.mixed_instances_policy = before
        return result

    FakeAutoScalingGroup.update = fixed


def keep_forgotten_arguments() -> None:
    """moto parses these arguments and drops them; the provider plans to set them again on every run."""
    for name in ("create_auto_scaling_group", "update_auto_scaling_group"):
        setattr(AutoScalingResponse, name, _remembering(getattr(AutoScalingResponse, name)))


def add_the_end_of_metrics_collection() -> None:
    """moto cannot stop it, and starting it for one metric stops it for the others."""

    def enable(self: Any, metrics: Any) -> None:
        self.metrics = sorted({*self.metrics, *(metrics or _ALL_METRICS)})

    def disable_metrics_collection(self: Any) -> Any:
        group = self.autoscaling_backend.describe_auto_scaling_groups([self._get_param("AutoScalingGroupName")])[0]
        stopped = self._get_param("Metrics") or group.metrics
        group.metrics = [metric for metric in group.metrics if metric not in stopped]
        return EmptyResult()

    FakeAutoScalingGroup.enable_metrics_collection = enable
    add_operations(AutoScalingResponse, disable_metrics_collection)


def _remembering(handler: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def fixed(self: Any) -> Any:
        result = handler(self)
        group = self.autoscaling_backend.autoscaling_groups.get(self._get_param("AutoScalingGroupName"))
        for parameter, attribute in _FORGOTTEN.items():
            value = self._get_param(parameter)
            if value is not None:
                setattr(group, attribute, value)
        return result

    return fixed


FIXES = [
    keep_the_targets_of_hooks,
    report_policies_as_enabled,
    keep_mixed_instances_on_update,
    keep_forgotten_arguments,
    add_the_end_of_metrics_collection,
]
