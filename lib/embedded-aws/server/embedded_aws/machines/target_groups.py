"""Target groups of load balancers follow the instances in service."""

from typing import Any, List

from moto.elbv2.exceptions import TargetGroupNotFoundError


def connect(group: Any, instances: List[Any]) -> None:
    """Registers the instances, and deregisters those that this group registered before."""
    ids = {instance.id for instance in instances if instance.state == "running"}
    before = group.__dict__.setdefault("embedded_aws_registered", set())
    for arn in group.target_group_arns or []:
        targets = _targets(group, arn)
        if targets is not None:
            _change(targets, ids, before)
    before |= ids
    if group.load_balancer_names and group.name in group.autoscaling_backend.autoscaling_groups:
        group.autoscaling_backend.update_attached_elbs(group.name)


def disconnect(group: Any, arns: List[str]) -> None:
    """What leaves a group takes its instances along."""
    for arn in arns:
        targets = _targets(group, arn)
        if targets is not None:
            _change(targets, set(), {state.instance.id for state in group.instance_states})


def _targets(group: Any, arn: str) -> Any:
    """None where somebody deleted it before the group."""
    try:
        return group.autoscaling_backend.elbv2_backend.describe_target_groups(
            target_group_arns=[arn], load_balancer_arn=None, names=None
        )[0]
    except TargetGroupNotFoundError:
        return None


def _change(targets: Any, wanted: set, ours: set) -> None:
    gone = [{"Id": each} for each in sorted(ours - wanted) if each in targets.targets]
    new = [{"Id": each, "Port": targets.port} for each in sorted(wanted) if each not in targets.targets]
    targets.deregister(gone)
    targets.register(new)
