"""What instances are called, and which keys their tags may have."""

import re
from typing import Any, Iterable

from moto.ec2.exceptions import EC2ClientError

_PATTERN = re.compile(r"[0-9a-zA-Z\-_+=,.@:]{1,255}")
_RESERVED = (".", "..", "_index")


def host_name(instance: Any) -> str:
    """By address, or by id where the launch says so: the latter is never used again."""
    by_id = getattr(instance, "hostname_type", None) == "resource-name"
    region, name = instance.ec2_backend.region_name, instance.id
    if not by_id:
        name = "ip-" + str(instance.private_ip).replace(".", "-")
    return f"{name}.ec2.internal" if region == "us-east-1" else f"{name}.{region}.compute.internal"


def check_tag_keys(keys: Iterable[str]) -> None:
    """Errors: EC2's for what cannot be shown in metadata as the last part of a path.

    https://github.com/kubernetes/cloud-provider-aws/issues/762 has the message (read 2026-11).
    """
    for key in keys:
        if key in _RESERVED or not _PATTERN.fullmatch(key):
            pattern = r"([0-9a-zA-Z\\-_+=,.@:]{1,255})"
            rule = f"Tag keys must match pattern {pattern}, and must not be a reserved name ('.', '..', '_index')"
            raise EC2ClientError("InvalidParameterValue", f"'{key}' is not a valid tag key. {rule}")
