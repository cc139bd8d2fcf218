"""Where moto answers differently from AWS, and the Terraform provider notices. One module per service."""

from . import (
    autoscaling,
    backup,
    ecr,
    efs,
    group_life,
    instance_refreshes,
    instances,
    launch_templates,
    route53,
    s3,
    secrets,
    security_groups,
    ssm,
    target_groups,
    volumes,
)

_MODULES = (
    autoscaling,
    backup,
    ecr,
    efs,
    group_life,
    instance_refreshes,
    instances,
    launch_templates,
    route53,
    s3,
    secrets,
    security_groups,
    ssm,
    target_groups,
    volumes,
)


def apply_moto_fixes() -> None:
    """Idempotent within a process: a second call changes nothing."""
    for module in _MODULES:
        for fix in module.FIXES:
            if not getattr(fix, "applied", False):
                fix()
                fix.applied = True
